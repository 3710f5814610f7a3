/**
 * Drafts: what stands in an agent's reply box, and messages that wait for their time. A draft without a time stays unsent; one
 * that is due becomes a message of its conversation and is gone.
 * @see https://developer.kustomer.com/api/core-resources/create-draft-for-customer, read 2026-08
 */
import type { Clock } from '../clock.ts';
import { hexId } from './ids.ts';

/** A draft. */
export interface Draft {
  readonly id: string;
  readonly customerId: number;
  readonly ticketId: number;
  readonly channel: string;
  readonly body: string;
  readonly createdBy: number;
  /** Null while it is only being written. */
  readonly sendAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The drafts of the org. */
export interface Drafts {
  all(): readonly Draft[];
  find(id: string): Draft | undefined;
  create(draft: Omit<Draft, 'id' | 'createdAt' | 'updatedAt'>): Draft;
  update(id: string, change: Partial<Pick<Draft, 'body' | 'sendAt'>>): Draft | undefined;
  remove(id: string): void;
  /** Those whose time has come, taken out. */
  takeDue(): readonly Draft[];
}

/** No drafts. */
export function createDrafts(clock: Clock): Drafts {
  const held = new Map<string, Draft>();
  let last = 0;
  const nowIso = () => new Date(clock.now()).toISOString();
  return {
    all: () => [...held.values()],
    find: (id) => held.get(id),
    create: (draft) => {
      last += 1;
      const made = { ...draft, id: hexId('draft', last), createdAt: nowIso(), updatedAt: nowIso() };
      held.set(made.id, made);
      return made;
    },
    update: (id, change) => {
      const before = held.get(id);
      if (!before) return undefined;
      const after = { ...before, ...change, updatedAt: nowIso() };
      held.set(id, after);
      return after;
    },
    remove: (id) => void held.delete(id),
    takeDue: () => {
      const due = [...held.values()].filter(
        ({ sendAt }) => sendAt !== null && Date.parse(sendAt) <= clock.now(),
      );
      for (const { id } of due) held.delete(id);
      return due;
    },
  };
}
