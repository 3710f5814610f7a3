/**
 * A year of a busy team in the sandbox's storage, always the same for the same day: agents' days, the sums that supervisors'
 * pages would have written down, the log of every case, and what supervisors were asked.
 */
import { digest } from '../../app/lib/canonical.ts';
import type { ObjectRecord } from '../../app/sandbox/zendesk/record.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { packTotals } from '../../app/study/pack.ts';
import { dayAfter, daysOfMonth, isOver } from '../../app/study/periods.ts';
import type { Row, RowOutcome } from '../../app/study/row.ts';
import { addTotals, type OwnedRow, type Totals, totalsOf } from '../../app/study/totals.ts';

/** A record that is yet to get its id. */
export type SeedRecord = Omit<ObjectRecord, 'id'>;

/** How big the year is. */
export interface YearSize {
  /** Cases in all. */
  readonly runs: number;
  readonly agents: number;
  /** ISO 8601; the year ends on its day. */
  readonly now: string;
  /** How the desk names a person, by the sandbox's number; the number itself where nothing is said. */
  readonly idOf?: (user: number) => string;
}

/** The year, oldest first. */
export function* generatedYear(size: YearSize): Generator<SeedRecord> {
  const today = size.now.slice(0, 10);
  const random = createRandom(20_260_814);
  const sums = new Map<string, Totals>();
  const perDay = size.runs / DAYS;
  let made = 0;
  for (let back = DAYS - 1; back >= 0; back -= 1) {
    const day = dayAfter(today, -back);
    const wanted = back === 0 ? size.runs - made : Math.round((DAYS - back) * perDay) - made;
    const rows: OwnedRow[] = [];
    for (let i = 0; i < wanted; i += 1) {
      const one = makeCase(made + i, { day, size, random });
      rows.push(...one.rows);
      yield one.log;
      if ((made + i) % CASES_A_REQUEST === 0) yield* asked(one.log, size.runs - made - i > CASES_WAITING);
    }
    made += wanted;
    yield* dayRecordsOf(day, rows, size);
    if (!isOver(day, size.now)) continue;
    sums.set(day, totalsOf(rows));
    yield totalRecord(day, totalsOf(rows), day);
  }
  const months = new Set([...sums.keys()].map((day) => day.slice(0, 7)));
  for (const month of months) {
    const days = daysOfMonth(month).flatMap((day) => sums.get(day) ?? []);
    if (days.length === daysOfMonth(month).length)
      yield totalRecord(month, addTotals(days), daysOfMonth(month).at(-1) ?? month);
  }
}

const DAYS = 365;

/** Of so many cases one went to a supervisor; those among the last cases still wait. */
const CASES_A_REQUEST = 50;
const CASES_WAITING = 1_000;
const SUPERVISOR = 1104;

/** Ids of the agents: two of the sandbox's people, the rest unknown to it. */
const agentId = (n: number): number => (n < 2 ? 1101 + n : 90_000 + n);

const idIn = ({ idOf = String }: YearSize, user: number): string => idOf(user);

const CASES = [
  { policy: 'refund-policy', step: 'refund-policy#3', tool: 'refund_order' },
  { policy: 'skip-next-shipment', step: 'skip-next-shipment#2.1', tool: 'skip_next_shipment' },
  { policy: 'shipment-not-received', step: 'shipment-not-received#6.2', tool: 'file_carrier_claim' },
  { policy: 'retention', step: 'retention#4', tool: 'create_discount_coupon' },
  { policy: 'reshipment-policy', step: 'reshipment-policy#3', tool: 'reship_order' },
] as const;

interface Making {
  readonly day: string;
  readonly size: YearSize;
  readonly random: () => number;
}

function makeCase(n: number, { day, size, random }: Making): { rows: OwnedRow[]; log: SeedRecord } {
  const kind = CASES[Math.floor(random() * CASES.length)] ?? CASES[0];
  const number = agentId(Math.floor(random() * size.agents));
  const user = idIn(size, number);
  const ticket = String(1_000_000 + n);
  const at = `${day}T${String(8 + Math.floor(random() * 10)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}:00.000Z`;
  const head = { at, ticket, policy: kind.policy, step: kind.step, version: 'v1' };
  const amount = 500 + Math.floor(random() * 9_500);
  const call = suggestion(head, { tool: kind.tool, n: 0 }, random);
  const draft = suggestion(head, { tool: '', n: 1 }, random);
  const rows: Row[] = [call, draft];
  const isDone = call.kind === 'suggestion' && call.outcome !== 'rejected' && call.outcome !== 'ignored';
  if (isDone)
    rows.push({
      ...head,
      kind: 'effect',
      id: `e:${ticket}`,
      tool: kind.tool,
      status: random() < 0.01 ? 'unknown' : 'done',
      repeated: false,
      money: kind.tool === 'refund_order' ? { currency: 'USD', minor: amount } : null,
    });
  rows.push({
    ...head,
    step: '',
    kind: 'run',
    id: `u:${ticket}`,
    result: random() < 0.95 ? 'done' : 'stopped',
    lot: '',
    began: '',
    turns: 1 + Math.floor(random() * 3),
    offered: kind.policy === 'retention',
    saved: kind.policy === 'retention' && random() < 0.6,
    worth: null,
  });
  return {
    rows: rows.map((row) => ({ agent: user, row })),
    log: logRecord({ ticket, at, user, number, kind, amount }),
  };
}

function suggestion(
  head: {
    readonly at: string;
    readonly ticket: string;
    readonly policy: string;
    readonly step: string;
    readonly version: string;
  },
  { tool, n }: { tool: string; n: number },
  random: () => number,
): Row {
  const chance = random();
  const outcome: RowOutcome =
    chance < 0.62
      ? 'unedited'
      : chance < 0.8
        ? 'light'
        : chance < 0.87
          ? 'heavy'
          : chance < 0.94
            ? 'rejected'
            : 'ignored';
  const lookedMs = Math.round(800 + random() * random() * 60_000);
  return {
    ...head,
    kind: 'suggestion',
    id: `s:${head.ticket}:${n}`,
    suggestion: `c${n}`,
    tool,
    outcome,
    share: outcome === 'light' ? 0.2 : outcome === 'heavy' ? 0.7 : 0,
    reason: outcome === 'rejected' ? (random() < 0.5 ? 'wrong-value' : 'not-allowed') : '',
    lookedMs,
    tookMs: lookedMs * 2,
    quick: outcome === 'unedited' && lookedMs < 1_500,
    risky: tool !== '',
    channel: random() < 0.8 ? 'email' : 'native_messaging',
    brand: '',
  };
}

interface LogInput {
  readonly ticket: string;
  readonly at: string;
  readonly user: string;
  readonly number: number;
  readonly kind: (typeof CASES)[number];
  readonly amount: number;
}

function logRecord({ ticket, at, user, number, kind, amount }: LogInput): SeedRecord {
  const by = { kind: 'agent', id: user };
  const call = {
    id: 'c0',
    tool: kind.tool,
    args: { order_id: ticket, amount: amount / 100, currency: 'USD' },
  };
  const base = { at, run: '1' };
  const text = `Hello, thank you for writing. We have taken care of order ${ticket}.`;
  const events = [
    {
      ...base,
      id: 'a',
      by: { kind: 'app', id: 'stepwise' },
      type: 'policy-chosen',
      policy: kind.policy,
      version: 'v1',
      from: null,
    },
    { ...base, id: 'b', by, type: 'call-approved', call, step: kind.step },
    {
      ...base,
      id: 'c',
      by: { kind: 'app', id: 'ledger' },
      type: 'tool-returned',
      call,
      step: kind.step,
      status: 'done',
      output: { reference: `r-${ticket}` },
    },
    { ...base, id: 'd', by, type: 'draft-inserted', text, asks: [], tells: [kind.step] },
  ];
  const shown = { at, ticket, by, policy: kind.policy, version: 'v1', steps: [kind.step] };
  const reviews = [
    {
      ...shown,
      id: 'r0',
      suggestion: 'c0',
      type: 'suggestion-shown',
      offered: { type: 'call', tool: kind.tool, args: call.args },
    },
    { ...shown, id: 'r1', suggestion: 'c1', type: 'suggestion-shown', offered: { type: 'draft', text } },
    {
      id: 'r2',
      at,
      ticket,
      by,
      suggestion: 'c0',
      type: 'suggestion-accepted',
      as: { type: 'call', tool: kind.tool, args: call.args },
    },
    {
      id: 'r3',
      at,
      ticket,
      by,
      suggestion: 'c1',
      type: 'suggestion-accepted',
      as: { type: 'draft', text: `${text} Kind regards` },
    },
  ];
  return record(
    { key: `run:${ticket}:0`, type: 'run', group: ticket, body: { prev: '', events, reviews } },
    number,
    at,
  );
}

/** What the case's agent asked of a supervisor, and the supervisor's no. */
function* asked({ fields, createdBy, createdAt }: SeedRecord, isDecided: boolean): Generator<SeedRecord> {
  const ticket = String(fields['record_group']);
  const key = `request:${ticket}:0`;
  const body = {
    proposal: {
      type: 'call',
      run: '1',
      step: 'refund-policy#3',
      call: { id: 'c9', tool: 'refund_order', args: { order_id: ticket, amount: 180, currency: 'USD' } },
      sources: {},
      evidence: [{ kind: 'comment', id: '1', path: '', quote: 'I want my money back' }],
    },
    ticket,
    effect: { tool: 'refund_order', subject: `order:${ticket}` },
    n: 0,
    undoes: null,
    basis: { facts: '', policy: '' },
    because: 'over the limit of 150',
    words: '',
    version: 'v1',
  };
  yield record({ key, type: 'request', group: ticket, body }, createdBy, createdAt);
  if (!isDecided) return;
  const said = { request: key, digest: digest(body), verdict: 'rejected', args: null, reason: 'too much' };
  const decision = { key: `decision:${ticket}:0:0`, type: 'decision', group: ticket, body: said };
  yield record(decision, SUPERVISOR, createdAt, 'stepwise_rule');
}

function* dayRecordsOf(day: string, rows: readonly OwnedRow[], size: YearSize): Generator<SeedRecord> {
  const numbers = new Map(
    Array.from({ length: size.agents }, (_, n) => [idIn(size, agentId(n)), agentId(n)] as const),
  );
  const byAgent = new Map<string, Row[]>();
  for (const { agent, row } of rows) byAgent.set(agent, [...(byAgent.get(agent) ?? []), row]);
  for (const [agent, own] of byAgent)
    for (const made of dayRecords({ day, user: agent, browser: 'generated' }, own))
      yield record(made, numbers.get(agent) ?? 0, `${day}T09:00:00.000Z`);
}

const totalRecord = (name: string, totals: Totals, day: string): SeedRecord =>
  record(
    { key: `total:${name}`, type: 'total', group: name.slice(0, 7), body: packTotals(totals) },
    SUPERVISOR,
    `${dayAfter(day, 3)}T07:00:00.000Z`,
    'stepwise_rule',
  );

const record = (
  { key, type, group, body }: { key: string; type: string; group: string; body: unknown },
  user: number,
  at: string,
  object = 'stepwise_entry',
): SeedRecord => ({
  object,
  name: key,
  externalId: key,
  fields: { record_type: type, record_group: group, nonce: 'generated', body: JSON.stringify(body) },
  createdAt: at,
  createdBy: user,
  updatedAt: at,
  updatedBy: user,
});

/** Chance that can be had again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
