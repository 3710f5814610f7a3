/** What the second desk's page holds besides the state that both desks share. */
import type { DeskState, Store } from '../../desk/state.ts';
import type { KustomerView } from '../desk-routes.ts';

/** The second desk's own state. */
export interface KustomerState {
  readonly view: KustomerView;
  /** Whether the agent has folded all conversations up: the context is the customer alone. */
  readonly isFolded: boolean;
  /** Whether contexts are told again at every change; without that a card learns nothing by itself. */
  readonly tellsContexts: boolean;
  /** Grows when the card's frame is to load anew. */
  readonly reloads: number;
}

/** The running page as its parts use it. */
export interface KustomerDesk {
  readonly store: Store<DeskState>;
  readonly own: Store<KustomerState>;
  readonly appOrigin: string;
}

/** Asks the sandbox as the signed-in person. */
export function askDesk(store: Store<DeskState>, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-desk-user': String(store.get().userId) };
  return fetch(`/kustomer/desk/${path}`, { ...init, headers });
}

/** Reads app and drafts anew. */
export async function readKustomerView(store: Store<DeskState>): Promise<KustomerView> {
  const response = await askDesk(store, 'view');
  return (await response.json()) as KustomerView;
}
