/** The desk page's state and the one store that holds it; components draw it, the app host reads and changes it. */
import { useSyncExternalStore } from 'react';
import type { TicketProperties } from '../ticket-store.ts';
import type { SandboxView } from '../view.ts';

/** What the composer writes. */
export type CommentType = 'publicReply' | 'internalNote';

/** What stands in a composer. `revision` grows when somebody else than the typing agent changes the text. */
export interface Composer {
  readonly html: string;
  readonly type: CommentType;
  readonly revision: number;
}

/** One open tab. Its changes are what the agent or the app set and nobody has submitted yet. */
export interface Tab {
  readonly id: string;
  readonly kind: 'ticket' | 'new-ticket';
  readonly ticketId: number | null;
  readonly composer: Composer;
  readonly changes: Partial<TicketProperties>;
  /** The requester's address on a ticket that is being written. */
  readonly newEmail: string;
  readonly isSubmitting: boolean;
  /** Ticket fields that an app hid or disabled, by field id. */
  readonly fieldStates: Readonly<
    Record<string, { readonly isVisible: boolean; readonly isEnabled: boolean }>
  >;
  readonly isSaveDisabled: boolean;
}

/** A message at the desk's corner. */
export interface Toast {
  readonly id: number;
  readonly kind: 'notice' | 'alert' | 'error';
  readonly text: string;
}

/** What the main pane shows: the ticket list, the open tab, or the app's page from the left rail. */
export type Screen = 'views' | 'tab' | 'nav-app';

/** Panels of the dock at the bottom. */
export type DockPanel = 'customer' | 'shop' | 'faults' | 'sandbox';

/** Everything the page shows. */
export interface DeskState {
  readonly view: SandboxView;
  readonly userId: number;
  readonly theme: 'light' | 'dark';
  /** Empty for the user's own. */
  readonly locale: string;
  readonly screen: Screen;
  readonly tabs: readonly Tab[];
  readonly activeTabId: string | null;
  readonly trayWidth: 320 | 360 | 400;
  readonly isTrayOpen: boolean;
  readonly dock: DockPanel | null;
  readonly toasts: readonly Toast[];
}

/** A place for one state whose readers are told of each change. */
export interface Store<State> {
  get(): State;
  set(change: (state: State) => State): void;
  listen(listener: () => void): () => void;
}

/** A store that holds `initial`. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's state in a component. */
export const useStore = <State>(store: Store<State>): State => useSyncExternalStore(store.listen, store.get);

/** The tab that is open on the screen, if one is. */
export const activeTab = (state: DeskState): Tab | undefined =>
  state.screen === 'tab' ? state.tabs.find((tab) => tab.id === state.activeTabId) : undefined;

/** The ticket of a tab as the server has it; none for a new one. */
export const ticketOf = (state: DeskState, tab: Tab) =>
  state.view.tickets.find((ticket) => ticket.id === tab.ticketId);

/** A ticket's properties with the tab's unsaved changes over them. */
export function propertiesOf(state: DeskState, tab: Tab): TicketProperties {
  return { ...BLANK_PROPERTIES, ...ticketOf(state, tab), ...tab.changes };
}

const BLANK_PROPERTIES: TicketProperties = {
  subject: '',
  status: 'new',
  priority: null,
  type: null,
  tags: [],
  assigneeId: null,
  groupId: null,
  externalId: null,
  dueAt: null,
  fields: {},
  requesterId: 0,
  ccIds: [],
  rating: null,
};

/** Whether nothing can be written on the tab's ticket any more. */
export const isClosed = (state: DeskState, tab: Tab): boolean => ticketOf(state, tab)?.status === 'closed';

/** The signed-in person; throws where the desk knows nobody of that id. */
export function userOf(state: DeskState) {
  const user = state.view.people.find((person) => person.id === state.userId);
  if (!user) throw new Error(`no user ${state.userId}`);
  return user;
}

/** A change of one tab. */
export function changeTab(store: Store<DeskState>, tabId: string, change: (tab: Tab) => Tab): void {
  store.set((state) => ({
    ...state,
    tabs: state.tabs.map((tab) => (tab.id === tabId ? change(tab) : tab)),
  }));
}
