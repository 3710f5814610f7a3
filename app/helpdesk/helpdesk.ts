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

/** Which past tickets are wanted. */
export interface TicketSearch {
  /** Days on which they were made, both included, `2026-07-01`. */
  readonly from: string;
  readonly to: string;
  /** Where the list goes on; null at its beginning. */
  readonly cursor: string | null;
}

/** A page of past tickets, newest first, a hundred at most, without their conversations. */
export interface FoundTickets {
  readonly tickets: readonly Ticket[];
  /** Null at the end. */
  readonly next: string | null;
}

/** What a customer said of how a case was dealt with, in answer to the helpdesk's own survey. */
export type Rating = 'good' | 'bad';

/** Past tickets, for back-tests and for taking out what is kept about a customer. Everything waits its turn, so that a quarter of what the account may ask a minute is enough. */
export interface PastTickets {
  /** Throws where the helpdesk cannot be reached. */
  search(search: TicketSearch): Promise<FoundTickets>;
  /** Tickets that somebody asked for, found by their whole address; none where nobody has it. Throws where the helpdesk cannot be reached. */
  ofCustomer(email: string, cursor: string | null): Promise<FoundTickets>;
  /** A ticket that was found, with its conversation. Throws where it cannot be read. */
  whole(ticket: Ticket): Promise<Ticket>;
  /** What customers said of these tickets, a hundred a request; of tickets that nobody rated, or that are not there, nothing. Throws where the helpdesk cannot be reached. */
  ratings(ids: readonly string[]): Promise<ReadonlyMap<string, Rating>>;
  /** Waits for a turn, for what is read of the helpdesk beside them. */
  turn(): Promise<void>;
  /** Milliseconds between two turns, as far as the account's rate is known. */
  turnMs(): number;
}

/** The helpdesk that the app runs in. Vendor words are translated at this door. */
export interface Helpdesk {
  readonly services: Services;
  readonly store: Store;
  /**
   * The ticket that is open, whole and fresh; null where none is open (a new, unsaved one; another page). `begun` hears its id before the
   * rest is read, so that what is kept about it can be read meanwhile. Throws where the helpdesk cannot be reached.
   */
  readTicket(begun?: (id: string) => void): Promise<Ticket | null>;
  /** Any ticket, whole and fresh, as the page of supervisors needs it; null where there is none. Throws where the helpdesk cannot be reached. */
  readTicketById(id: string): Promise<Ticket | null>;
  readonly past: PastTickets;
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
