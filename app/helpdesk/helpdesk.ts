import type { Services } from '../lib/services.ts';
import type { Store } from '../lib/store.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** The person who uses the app, as the helpdesk's server knows them. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: 'agent' | 'supervisor';
  readonly locale: string;
}

/** What happened on the open ticket since it was last read. */
export type TicketChange = 'conversation' | 'properties' | 'switched' | 'shown' | 'hidden' | 'closed';

/** What became of putting a draft into the composer. Nothing is ever sent. */
export type InsertOutcome =
  | { readonly status: 'inserted' }
  /** The composer holds other text; ask the agent whether to replace it or to append. */
  | { readonly status: 'occupied'; readonly text: string }
  /** The text is on the clipboard, since this helpdesk's composer may not be written to; the agent pastes it. */
  | { readonly status: 'copied' }
  | { readonly status: 'failed'; readonly reason: string };

/** Looks of the page around us. */
export interface Surroundings {
  readonly theme: 'light' | 'dark';
  readonly locale: string;
}

/** The helpdesk that the app runs in. Vendor words are translated at this door. */
export interface Helpdesk {
  readonly services: Services;
  readonly store: Store;
  /** The ticket that is open, whole and fresh; null where none is open (a new, unsaved one; another page). Throws where the helpdesk cannot be reached. */
  readTicket(): Promise<Ticket | null>;
  /** Any ticket, whole and fresh, as the page of supervisors needs it; null where there is none. Throws where the helpdesk cannot be reached. */
  readTicketById(id: string): Promise<Ticket | null>;
  user(): Promise<User>;
  /** Names of people by their ids; those whom the helpdesk does not know are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether a user is a supervisor, as the helpdesk's server says; false for one it does not know. */
  isSupervisor(userId: string): Promise<boolean>;
  /** Whether a user is in one of these groups (in Kustomer teams or permission sets), by name or id, or an admin, as the helpdesk's server says. */
  isMember(userId: string, groups: readonly string[]): Promise<boolean>;
  /** A setting that is no secret; empty where it is not set. */
  setting(name: string): string;
  /** Puts text into the composer as a public reply. `ask` gives `occupied` where other text stands there. */
  insertDraft(text: string, mode: 'ask' | 'replace' | 'append'): Promise<InsertOutcome>;
  surroundings(): Surroundings;
  /** Calls back on each change; gives the function that stops it. */
  watch(listener: (change: TicketChange) => void): () => void;
  watchSurroundings(listener: (surroundings: Surroundings) => void): () => void;
  resize(heightPx: number): void;
  /** Opens a ticket in the helpdesk's own window. */
  openTicket(id: string): void;
}
