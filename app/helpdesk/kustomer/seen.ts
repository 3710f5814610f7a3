/** Records that a list gave before, each in the newest state that was seen: a list that knows no newer one needs no second look at them. */
import type { KustomerRecord } from './record.ts';

/** What was seen, by the records' ids. */
export interface Seen<Held> {
  /** What was kept of a record, where it is at least as new as this row of a list says. */
  find(row: KustomerRecord): Held | undefined;
  keep(record: KustomerRecord, held: Held): void;
  /** What is taken out must not be shown again by a list that lags. */
  forget(id: string): void;
}

/** More than a page of any list holds; the oldest go. */
const SEEN_MAX = 500;

/** Nothing seen yet. */
export function createSeen<Held>(): Seen<Held> {
  const known = new Map<string, { readonly rev: number; readonly held: Held }>();
  return {
    find: (row) => {
      const [seen, rev] = [known.get(row.id), revOf(row)];
      return seen && rev !== null && seen.rev >= rev ? seen.held : undefined;
    },
    keep: (record, held) => {
      const rev = revOf(record);
      if (rev === null) return;
      known.delete(record.id);
      known.set(record.id, { rev, held });
      for (const id of known.keys()) if (known.size > SEEN_MAX) known.delete(id);
    },
    forget: (id) => void known.delete(id),
  };
}

/** Kustomer counts the states of a record; null where it does not say. */
const revOf = ({ attributes }: KustomerRecord): number | null =>
  typeof attributes['rev'] === 'number' ? attributes['rev'] : null;
