import type { Json } from './json.ts';

/** Which of the two custom objects (klasses) holds a record: agents write entries, roles can protect rules. */
export type Table = 'entry' | 'rule';

/** A record to be written. `key` is unique in its table and never reused. */
export interface NewRecord {
  readonly table: Table;
  readonly key: string;
  /** What it is, for lists: `run`, `claim`, `settlement`, `request`, `decision`, `policy`, `summary`, `cache` … */
  readonly type: string;
  readonly body: Json;
  /** Ticket, policy or day that lists are filtered by; empty where none. */
  readonly group: string;
}

/** A record as the helpdesk holds it; times and people are the helpdesk's own, set by its server. */
export interface StoredRecord extends NewRecord {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** What became of a first write: exactly one caller is told `won`. */
export type PutOutcome =
  | { readonly status: 'won'; readonly record: StoredRecord }
  | { readonly status: 'lost'; readonly record: StoredRecord }
  /** Surely not written, e.g. no permission or too long. */
  | { readonly status: 'failed'; readonly reason: string }
  /** May have been written; read it back. */
  | { readonly status: 'unknown'; readonly reason: string };

/** A page of a list. `next` is the cursor of the page behind it, null at the end. */
export interface Page {
  readonly records: readonly StoredRecord[];
  readonly next: string | null;
}

/** What a list asks for; newest first unless `order` says otherwise. Lists may lag behind writes by seconds: never decide by one. */
export interface FindQuery {
  readonly table: Table;
  readonly type: string;
  readonly group?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly order?: 'oldest-first';
}

/**
 * Keeps records in the helpdesk's own storage. Reads by key see every earlier write; reads throw only when the helpdesk cannot
 * be reached or refuses, then with its HTTP status as the error's `cause`.
 */
export interface Store {
  /** Writes a new record. Of all callers with one key exactly one is told `won`; decided by reading back, never by the answer alone. */
  putIfAbsent(record: NewRecord): Promise<PutOutcome>;
  get(table: Table, key: string): Promise<StoredRecord | null>;
  /**
   * Those of the keys that exist, in the order asked. Keys that count on (`run:7:0`, `run:7:1` …) are numbered without gaps by
   * whoever writes them, so a store may stop at the first of them that is missing.
   */
  getMany(table: Table, keys: readonly string[]): Promise<readonly StoredRecord[]>;
  /** How many keys that stand alone `getMany` reads by one request. */
  readonly keysARequest: number;
  /** Writes over what is there. For caches and single-writer records only. */
  put(record: NewRecord): Promise<void>;
  find(query: FindQuery): Promise<Page>;
  remove(table: Table, key: string): Promise<void>;
}

/** A record's body stays below this many bytes of JSON; the helpdesk's limit of 32 KB counts the rest too. */
export const BODY_BYTES_MAX = 30_000;
