/** The policy studio as a session: what the person may do, which part is open, and the sessions of the parts. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { RIGHTS, type Right } from '../../study/studio-rights.ts';
import type { StudioPorts } from './ports.ts';

/** The parts of the studio. */
export const STUDIO_PARTS = ['library', 'backtest', 'experiments'] as const;
/** One of them. */
export type StudioPart = (typeof STUDIO_PARTS)[number];

/** The studio's frame. */
export interface StudioView {
  readonly part: StudioPart;
  /** Null until the helpdesk's server has said so. */
  readonly rights: ReadonlySet<Right> | null;
  /** Why that is not known; empty where all is well. */
  readonly trouble: string;
}

/** The running studio; one for as long as the page stands. */
export interface StudioSession {
  readonly ports: StudioPorts;
  readonly view: ReadonlySignal<StudioView>;
  readonly show: (part: StudioPart) => void;
  readonly retry: () => void;
}

/** Starts the studio with the library. */
export function startStudio(ports: StudioPorts): StudioSession {
  const view = signal<StudioView>({ part: 'library', rights: null, trouble: '' });
  void readRights(ports, view);
  return {
    ports,
    view,
    show: (part) => {
      view.value = { ...view.value, part };
    },
    retry: () => void readRights(ports, view),
  };
}

async function readRights({ mayDo, user }: StudioPorts, view: Signal<StudioView>): Promise<void> {
  view.value = { ...view.value, trouble: '' };
  try {
    const held = await Promise.all(RIGHTS.map((right) => mayDo(right, user.id)));
    view.value = { ...view.value, rights: new Set(RIGHTS.filter((_, i) => held[i])) };
  } catch (error) {
    view.value = { ...view.value, trouble: error instanceof Error ? error.message : String(error) };
  }
}
