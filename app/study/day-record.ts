/** An agent's day in storage: rows, in one record or a few. Only one browser writes a record, again and again, so nothing is lost between writers. */
import * as z from 'zod/mini';
import { bytesOf } from '../ledger/fit.ts';
import type { Json } from '../lib/json.ts';
import type { NewRecord, Page, Store, StoredRecord } from '../lib/store.ts';
import { parseRows, type Row } from './row.ts';
import type { OwnedRow } from './totals.ts';

/** Whose day it is and which browser keeps it. */
export interface DayOwner {
  readonly day: string;
  readonly user: string;
  /** Told apart, so that a person at two machines has two records; letters and digits only. */
  readonly browser: string;
}

/** The records that hold a day's rows. */
export function dayRecords({ day, user, browser }: DayOwner, rows: readonly Row[]): NewRecord[] {
  return chunksOf(rows).map((chunk, i) => ({
    table: 'entry',
    key: `day:${day}:${user}:${browser}:${i}`,
    type: 'day',
    body: { rows: chunk.map(plain) },
    group: day,
  }));
}

const plain = (row: Row): Json => ({ ...row });

function chunksOf(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  let bytes = BYTES_MAX;
  for (const row of rows) {
    const more = bytesOf(plain(row)) + QUOTES_BYTES;
    if (bytes + more > BYTES_MAX) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(row);
    bytes += more;
  }
  return chunks;
}

/** A record takes 31,000 bytes with its quotation marks escaped, of which a row has about seventy. */
const BYTES_MAX = 26_000;
const QUOTES_BYTES = 72;

/** What a day's record says and whose it is; no rows where anybody but its owner wrote it. */
export function readDayRecord(record: StoredRecord): readonly OwnedRow[] {
  const [, , user = ''] = record.key.split(':');
  if (record.createdBy !== record.updatedBy || record.createdBy !== user) return [];
  const parsed = z.safeParse(z.object({ rows: z.unknown() }), record.body);
  return parsed.success ? parseRows(parsed.data.rows).map((row) => ({ agent: user, row })) : [];
}

/** Everybody's rows of a day. Throws where the helpdesk cannot be reached. */
export async function readDay(store: Store, day: string): Promise<readonly OwnedRow[]> {
  const rows: OwnedRow[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < PAGES_MAX && cursor !== null; page += 1) {
    const found: Page = await store.find({
      table: 'entry',
      type: 'day',
      group: day,
      limit: PAGE_SIZE,
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const record of found.records) rows.push(...readDayRecord(record));
    cursor = found.next;
  }
  return rows;
}

const PAGE_SIZE = 100;
const PAGES_MAX = 20;
