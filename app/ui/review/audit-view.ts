/** What the audit page shows, as one immutable value, and what it can ask for. */
import type { AuditedType } from '../../study/audit.ts';

/** The audit page. */
export interface AuditView {
  readonly state: 'reading' | 'ready';
  /** The quarter of an hour that it is. */
  readonly now: string;
  readonly type: AuditedType;
  readonly ticket: string;
  readonly rows: readonly AuditRow[];
  /** Newer rows were let go of for older ones. */
  readonly isCut: boolean;
  readonly more: 'none' | 'more' | 'reading';
  /** Whether the ticket's log is whole; null where no ticket is named or nothing was checked. */
  readonly chain: { readonly isWhole: boolean; readonly words: string } | null;
  /** Lines written so far; null while nothing is exported. */
  readonly exported: number | null;
  /** What was taken out; empty where nothing was. */
  readonly erased: string;
  readonly trouble: string;
  readonly retention: RetentionView;
}

/** What the setting for old records did while the page was open; empty where nothing. */
export interface RetentionView {
  readonly words: string;
  readonly trouble: string;
}

/** A line of the record. */
export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly ticket: string;
  readonly what: string;
  readonly policy: string;
  readonly version: string;
  readonly detail: string;
  /** Quotes that it rests on. */
  readonly evidence: readonly string[];
  readonly altered: boolean;
}

/** What the audit page can ask for. */
export interface AuditActions {
  show(type: AuditedType): void;
  /** Of one ticket, by its id; empty for all. */
  find(ticket: string): void;
  more(): void;
  /** Gives a file with every record of the days, both included; empty for no bound. */
  save(from: string, to: string): void;
  stopSaving(): void;
  openTicket(ticket: string): void;
  /** Takes out what is kept about the ticket that is shown. */
  erase(): Promise<void>;
  retry(): void;
}

/** Taking out a customer's data, as far as it has come. */
export type CustomerView =
  /** Waits for an address; `trouble` says what was wrong with the last one, empty where nothing. */
  | { readonly state: 'asked'; readonly trouble: string }
  | { readonly state: 'finding' }
  | { readonly state: 'found'; readonly words: string }
  | { readonly state: 'erasing'; readonly words: string }
  /** `left`: what was not taken out, a sentence each, never empty. */
  | { readonly state: 'done'; readonly erased: string; readonly left: readonly string[] };

/** What the form for a customer's data can ask for. */
export interface CustomerActions {
  /** Looks for the tickets of a whole address. */
  find(email: string): Promise<void>;
  /** Takes out what is kept about those that were found. */
  erase(): Promise<void>;
  /** Stops behind the ticket that is being taken out. */
  stop(): void;
  close(): void;
}
