/** Everything that was decided and done, as the helpdesk's own records tell it: who and when are its server's word. */
import type { RunEvent } from '../assist/event.ts';
import { policyOfRef } from '../assist/run.ts';
import { parseEvents } from '../ledger/event-form.ts';
import { type ChainCheck, checkChain, emptyLog, readLog } from '../ledger/log.ts';
import { readLong } from '../ledger/long-record.ts';
import { canonicalJson, digest } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import { isObject, type Json } from '../lib/json.ts';
import type { Page, Store, StoredRecord, Table } from '../lib/store.ts';

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
};

/** Records of these are about a policy, whatever their ticket. */
const ABOUT_POLICIES: ReadonlySet<string> = new Set<AuditedType>(['policy-version', 'policy-release']);

/** One line of the record. */
export interface AuditLine {
  /** The record's key, with a number where a record tells several things. */
  readonly id: string;
  readonly ticket: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  /** `call-approved`, `decision` …: an event's type, else the record's. */
  readonly what: string;
  readonly tool: string;
  readonly policy: string;
  readonly step: string;
  /** Empty where the record does not name one. */
  readonly version: string;
  /** Plain values that tell what exactly. */
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  /** Somebody else has changed the record since it was made. */
  readonly altered: boolean;
}

/** Part of the record. */
export interface AuditPart {
  readonly lines: readonly AuditLine[];
  readonly next: string | null;
  readonly reachedTo: string;
}

const PAGE_SIZE = 100;

/** One page of one type, newest first; of one ticket where one is named. Throws where the helpdesk cannot be reached. */
export async function readAudit(
  store: Store,
  type: AuditedType,
  { ticket, cursor }: { readonly ticket: string; readonly cursor: string | null },
): Promise<AuditPart> {
  const page = await findPage(store, type, { ticket, cursor });
  const read = await Promise.all(
    page.records.map(async (record) => linesOf(record, await readLong(store, record))),
  );
  return { lines: read.flat(), next: page.next, reachedTo: page.records.at(-1)?.createdAt ?? '' };
}

const findPage = (
  store: Store,
  type: AuditedType,
  { ticket, cursor }: { readonly ticket: string; readonly cursor: string | null },
): Promise<Page> =>
  store.find({
    table: TABLES[type],
    type,
    limit: PAGE_SIZE,
    ...(ticket === '' ? {} : { group: ticket }),
    ...(cursor === null ? {} : { cursor }),
  });

/** What a record tells, newest first. */
export function linesOf(record: StoredRecord, body: Json | undefined): readonly AuditLine[] {
  if (record.type === 'run') return turnLines(record, body);
  const values = isObject(body) ? body : {};
  const call = callIn(values);
  return [
    {
      ...head(record),
      what: record.type,
      tool: call.tool,
      policy: ABOUT_POLICIES.has(record.type)
        ? record.group
        : policyOfRef(call.step) || plainText(values['policy']),
      step: call.step,
      version: versionIn(record, values),
      detail: detailOf(values),
      evidence: [],
    },
  ];
}

/** A save's number stands in its key, a release names the version that runs from then on. */
function versionIn({ type, key }: StoredRecord, { version }: Record<string, unknown>): string {
  if (type === 'policy-version') return key.slice(key.lastIndexOf(':') + 1);
  return type === 'policy-release' && typeof version === 'number' && version > 0 ? String(version) : '';
}

const head = (record: StoredRecord) => ({
  id: record.key,
  ticket: ABOUT_POLICIES.has(record.type) ? '' : record.group,
  by: record.createdBy,
  at: record.createdAt,
  altered: record.updatedBy !== record.createdBy,
});

function turnLines(record: StoredRecord, body: Json | undefined): readonly AuditLine[] {
  const { events } = parseEvents(isObject(body) && Array.isArray(body['events']) ? body['events'] : []);
  const versions = new Map(
    events.flatMap((event) =>
      event.type === 'policy-chosen' ? [[event.policy, event.version] as const] : [],
    ),
  );
  return events
    .map((event, i): AuditLine => {
      const { step, tool, policy, evidence, detail } = partsOf(event);
      const version = versions.get(policy) ?? '';
      return {
        ...head(record),
        id: `${record.key}#${i}`,
        what: event.type,
        step,
        tool,
        policy,
        version,
        evidence,
        detail,
      };
    })
    .reverse();
}

interface Parts {
  readonly step: string;
  readonly tool: string;
  readonly policy: string;
  readonly evidence: readonly Evidence[];
  readonly detail: string;
}

function partsOf(event: RunEvent): Parts {
  const none: Parts = { step: '', tool: '', policy: '', evidence: [], detail: '' };
  const at = (step: string): Parts => ({ ...none, step, policy: policyOfRef(step) });
  switch (event.type) {
    case 'policy-chosen':
      return { ...none, policy: event.policy, step: event.from ?? '' };
    case 'tool-returned':
      return {
        ...at(event.step),
        tool: event.call.tool,
        detail: `${event.status}: ${valuesOf(event.call.args)}`,
      };
    case 'call-approved':
      return { ...at(event.step), tool: event.call.tool, detail: valuesOf(event.call.args) };
    case 'call-rejected':
      return { ...at(event.step), tool: event.call.tool, detail: event.reason };
    case 'question-answered':
      return { ...none, evidence: event.evidence, detail: `${event.question}: ${plain(event.value)}` };
    case 'draft-inserted':
      return { ...at(event.tells?.[0] ?? ''), detail: event.text };
    case 'step-overridden':
      return { ...at(event.step), detail: `${event.to}: ${event.reason}` };
    case 'run-ended':
      return { ...none, detail: event.reason };
  }
}

function callIn(values: Record<string, unknown>): { tool: string; step: string } {
  const proposal = isObject(values['proposal']) ? values['proposal'] : values;
  const call = isObject(proposal['call']) ? proposal['call'] : {};
  return {
    tool: typeof call['tool'] === 'string' ? call['tool'] : '',
    step: typeof proposal['step'] === 'string' ? proposal['step'] : '',
  };
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : '');

const TOLD = ['verdict', 'status', 'state', 'title', 'reason', 'because', 'words', 'note', 'args', 'text'];

const detailOf = (values: Record<string, unknown>): string =>
  TOLD.flatMap((name) => {
    const value = values[name];
    return value === undefined || value === null || value === '' ? [] : [`${name}: ${plain(value)}`];
  }).join(' · ');

const valuesOf = (args: Readonly<Record<string, Json>>): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}: ${plain(value)}`)
    .join(', ');

/** Long values, such as a file’s, are cut: they stand whole in the export. */
const plain = (value: unknown): string =>
  (typeof value === 'string' ? value : canonicalJson(value)).slice(0, VALUE_MAX);

const VALUE_MAX = 400;

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
  const page = await findPage(store, 'run', { ticket, cursor: null });
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
 * body as they stand in storage, and the body's digest, by which a turn's `prev` can be followed. `tell` takes each page and
 * says whether to go on. Throws where the helpdesk cannot be reached.
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
      });
      const inside = page.records.filter(({ createdAt }) => isInside(createdAt, wish));
      const lines = await Promise.all(inside.map((record) => lineOf(store, record)));
      if (lines.length > 0 && !tell(lines.join(''), lines.length)) return;
      const oldest = page.records.at(-1)?.createdAt ?? '';
      cursor = wish.from !== '' && oldest.slice(0, 10) < wish.from ? null : page.next;
    }
  }
}

const isInside = (at: string, { from, to }: ExportWish): boolean =>
  (from === '' || at.slice(0, 10) >= from) && (to === '' || at.slice(0, 10) <= to);

async function lineOf(store: Store, record: StoredRecord): Promise<string> {
  const body = (await readLong(store, record)) ?? null;
  const { key, type, group, createdAt, createdBy, updatedAt, updatedBy } = record;
  const line = {
    key,
    type,
    ticket: group,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    digest: digest(body),
    body,
  };
  return `${canonicalJson(line)}\n`;
}
