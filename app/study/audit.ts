/** Everything that was decided and done, as the helpdesk's own records tell it: who and when are its server's word. */
import { type Claim, claimOfSettlement, readClaim } from '../ledger/effect.ts';
import { type ChainCheck, checkChain, emptyLog, readLog } from '../ledger/log.ts';
import { readLong } from '../ledger/long-record.ts';
import { readRequest, requestOfDecision, type SupervisorRequest } from '../ledger/request.ts';
import { canonicalJson, digest } from '../lib/canonical.ts';
import type { Json } from '../lib/json.ts';
import type { Page, Store, StoredRecord, Table } from '../lib/store.ts';
import { type AuditLine, type Beside, linesOf } from './audit-line.ts';
import { isRollBack, readReleases } from './policy-release.ts';

/** What is kept for the record, by the type of its records. */
export const AUDITED = [
  'run',
  'request',
  'decision',
  'claim',
  'settlement',
  'inquiry',
  'inquiry-answer',
  'example',
  'policy-version',
  'policy-release',
  'policy-experiment',
  'experiment-stop',
] as const;
export type AuditedType = (typeof AUDITED)[number];

/** Decisions and questions of supervisors stand where roles can protect them. */
const TABLES: Readonly<Record<AuditedType, Table>> = {
  run: 'entry',
  request: 'entry',
  decision: 'rule',
  claim: 'entry',
  settlement: 'entry',
  inquiry: 'rule',
  'inquiry-answer': 'entry',
  example: 'entry',
  'policy-version': 'rule',
  'policy-release': 'rule',
  'policy-experiment': 'rule',
  'experiment-stop': 'entry',
};

/** Part of the record. */
export interface AuditPart {
  readonly lines: readonly AuditLine[];
  readonly next: string | null;
  readonly reachedTo: string;
}

/** Records of a page. A turn tells some four things, so that about a hundred lines stand on a page of any type. */
const pageSizeOf = (type: AuditedType): number => (type === 'run' ? 30 : RECORDS_A_PAGE);

const RECORDS_A_PAGE = 100;

/** One page of one type, newest first; of one ticket where one is named. Throws where the helpdesk cannot be reached. */
export async function readAudit(
  store: Store,
  type: AuditedType,
  { ticket, cursor }: { readonly ticket: string; readonly cursor: string | null },
): Promise<AuditPart> {
  const page = await findPage(store, type, { ticket, cursor, limit: pageSizeOf(type) });
  const read = await readWhole(store, page.records);
  const lines = read.flatMap(({ record, body, beside }) => linesOf(record, body, beside));
  return { lines, next: page.next, reachedTo: page.records.at(-1)?.createdAt ?? '' };
}

interface Whole {
  readonly record: StoredRecord;
  readonly body: Json | undefined;
  readonly beside: Beside;
}

/** Records in full, with what others say of them; a request to the helpdesk more where there are decisions, settlements or releases. */
async function readWhole(store: Store, records: readonly StoredRecord[]): Promise<readonly Whole[]> {
  const [requests, claims, releases] = await Promise.all([
    readRequestsOf(store, records),
    readClaimsOf(store, records),
    records.some(({ type }) => type === 'policy-release') ? readReleases(store, []) : [],
  ]);
  const besideOf = (record: StoredRecord): Beside => ({
    request: requests.get(requestOfDecision(record.key)) ?? null,
    claim: claims.get(claimOfSettlement(record.key)) ?? null,
    isRollBack: record.type === 'policy-release' && isRollBack(record.key, releases),
  });
  return await Promise.all(
    records.map(async (record) => ({
      record,
      body: await readLong(store, record),
      beside: besideOf(record),
    })),
  );
}

/** Claims by their keys, of the settlements among the records. */
async function readClaimsOf(
  store: Store,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Claim | null>> {
  const keys = records.flatMap(({ type, key }) => (type === 'settlement' ? [claimOfSettlement(key)] : []));
  if (keys.length === 0) return new Map();
  const found = await store.getMany('entry', keys);
  return new Map(found.map((record) => [record.key, readClaim(record)]));
}

async function readRequestsOf(
  store: Store,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, SupervisorRequest>> {
  const keys = records.flatMap(({ type, key }) => (type === 'decision' ? [requestOfDecision(key)] : []));
  if (keys.length === 0) return new Map();
  const found = await store.getMany('entry', [...new Set(keys)]);
  const read = await Promise.all(found.map((record) => readRequest(store, record)));
  return new Map(read.map((request) => [request.key, request]));
}

interface FindWish {
  readonly ticket: string;
  readonly cursor: string | null;
  readonly limit: number;
}

const findPage = (store: Store, type: AuditedType, { ticket, cursor, limit }: FindWish): Promise<Page> =>
  store.find({
    table: TABLES[type],
    type,
    limit,
    ...(ticket === '' ? {} : { group: ticket }),
    ...(cursor === null ? {} : { cursor }),
  });

/** Whether a ticket's log is whole, and how many turns it has. Throws where the helpdesk cannot be reached. */
export async function checkTicket(
  store: Store,
  ticket: string,
): Promise<{ check: ChainCheck; turns: number }> {
  const log = await readLog(store, emptyLog(ticket));
  const turns = log.entries.length;
  const check = checkChain(log);
  // Reading ends at the first turn that is not there; what stands behind it tells a gap from the end.
  if (check.status === 'whole' && (await lastTurn(store, ticket)) >= turns)
    return { check: { status: 'broken', seq: turns, reason: 'it was taken out' }, turns };
  return { check, turns };
}

/** The number of the newest turn in the helpdesk's list; -1 where there is none. */
async function lastTurn(store: Store, ticket: string): Promise<number> {
  const page = await findPage(store, 'run', { ticket, cursor: null, limit: RECORDS_A_PAGE });
  return Math.max(-1, ...page.records.map(({ key }) => Number(key.slice(key.lastIndexOf(':') + 1))));
}

/** What an export asks for. */
export interface ExportWish {
  readonly types: readonly AuditedType[];
  /** Empty for all tickets. */
  readonly ticket: string;
  /** Days, both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
}

/**
 * The records as JSON Lines, a page at a time, newest first within a type: each line with the record's key, people, times and
 * body as they stand in storage, the body's digest, by which a turn's `prev` can be followed, and in `told` what the page shows
 * of it: what was done, under which policy's version, on what evidence. `tell` takes each page and says whether to go on.
 * Throws where the helpdesk cannot be reached.
 */
export async function exportRecords(
  store: Store,
  wish: ExportWish,
  tell: (lines: string, count: number) => boolean,
): Promise<void> {
  for (const type of wish.types) {
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await findPage(store, type, {
        ticket: wish.ticket,
        cursor: cursor === '' ? null : cursor,
        limit: RECORDS_A_PAGE,
      });
      const inside = page.records.filter(({ createdAt }) => isInside(createdAt, wish));
      const lines = (await readWhole(store, inside)).map(exportLine);
      if (lines.length > 0 && !tell(lines.join(''), lines.length)) return;
      const oldest = page.records.at(-1)?.createdAt ?? '';
      cursor = wish.from !== '' && oldest.slice(0, 10) < wish.from ? null : page.next;
    }
  }
}

const isInside = (at: string, { from, to }: ExportWish): boolean =>
  (from === '' || at.slice(0, 10) >= from) && (to === '' || at.slice(0, 10) <= to);

function exportLine({ record, body = null, beside }: Whole): string {
  const { key, type, group, createdAt, createdBy, updatedAt, updatedBy } = record;
  const told = linesOf(record, body, beside).map(({ what, tool, policy, step, version, evidence }) => ({
    what,
    tool,
    policy,
    step,
    version,
    evidence,
  }));
  const line = {
    key,
    type,
    ticket: group,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    digest: digest(body),
    told,
    body,
  };
  return `${canonicalJson(line)}\n`;
}
