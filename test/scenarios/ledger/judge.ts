/** The rules that no schedule may break, asked of the shop, the storage and what people were told. */
import type { Approval } from '../../../app/ledger/approval.ts';
import type { PendingCall } from '../../../app/ledger/catch-up.ts';
import { type Entry, entryOf } from '../../../app/ledger/effect.ts';
import type { Execution } from '../../../app/ledger/execute.ts';
import { checkChain, emptyLog, eventsOf, type Log, readLog } from '../../../app/ledger/log.ts';
import { isObject } from '../../../app/lib/json.ts';
import type { StoredRecord } from '../../../app/lib/store.ts';
import { type Desk, isSupervisorId } from './session.ts';
import { type Happened, isBig, orderIn, styleOf, worldCatalog } from './shop.ts';

/** What is looked at. */
export interface Evidence {
  readonly desk: Desk;
  readonly records: readonly StoredRecord[];
  readonly tickets: readonly string[];
  /** What a healthy page could not settle at the end. */
  readonly pending: readonly PendingCall[];
}

interface Case extends Evidence {
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, StoredRecord>;
  readonly logs: readonly Log[];
}

type Rule = (all: Case) => string[];

/** One phrase for each rule that was broken. */
export async function judge(evidence: Evidence): Promise<string[]> {
  const byKey = new Map(evidence.records.map((record) => [`${record.table}/${record.key}`, record]));
  const store = evidence.desk.storeOf('judge');
  const logs = await Promise.all(evidence.tickets.map((ticket) => readLog(store, emptyLog(ticket))));
  const all = { ...evidence, byKey, logs, entries: entriesOf(evidence.records, byKey) };
  return Object.entries(RULES).flatMap(([name, rule]) => rule(all).map((detail) => `${name}: ${detail}`));
}

function entriesOf(
  records: readonly StoredRecord[],
  byKey: ReadonlyMap<string, StoredRecord>,
): readonly Entry[] {
  return records
    .filter(({ type }) => type === 'claim')
    .map((claim) => entryOf(claim, byKey.get(`entry/${claim.key.replace('claim:', 'settlement:')}`)));
}

const attemptsOf = ({ desk }: Case, entry: Entry): readonly Happened[] =>
  entry.claim ? desk.shop.effectsOf(entry.claim.attempt) : [];

const approvalOf = ({ desk }: Case, entry: Entry): Approval | undefined =>
  desk.book.approvals.get(entry.claim?.approval ?? '');

const isFree = (tool: string): boolean =>
  ['ticket', 'message'].includes(worldCatalog.find(tool)?.moves ?? '');

const RULES: Readonly<Record<string, Rule>> = {
  'every effect has a claim': ({ desk, entries }) => {
    const claimed = new Set(entries.map(({ claim }) => claim?.attempt));
    return desk.shop.effects.filter(({ attempt }) => !claimed.has(attempt)).map(({ attempt }) => attempt);
  },
  'one effect a claim': (all) =>
    all.entries.filter((entry) => attemptsOf(all, entry).length > 1).map(({ key }) => key),
  'one sending a claim': ({ desk }) => {
    const attempts = desk.shop.sent.map(({ attempt }) => attempt);
    return attempts.filter((attempt, i) => attempts.indexOf(attempt) !== i);
  },
  'no more effects than approvals': ({ desk }) => {
    const approvals = [...desk.book.approvals.values()];
    return desk.shop.effects
      .filter(({ tool, subject }) => {
        const given = approvals.filter(({ effect }) => effect?.tool === tool && effect.subject === subject);
        const had = desk.shop.effects.filter((one) => one.tool === tool && one.subject === subject);
        return had.length > given.length;
      })
      .map(({ tool, subject }) => `${tool} ${subject}`);
  },
  'no more effects than claim keys': ({ desk }) => {
    const keys = new Set<string>();
    for (const { effect, n } of desk.book.approvals.values())
      keys.add(`${effect?.tool}/${effect?.subject}/${n}`);
    const had = new Map<string, number>();
    for (const { tool, subject } of desk.shop.effects)
      had.set(`${tool}/${subject}/`, (had.get(`${tool}/${subject}/`) ?? 0) + 1);
    return [...had]
      .filter(([name, count]) => [...keys].filter((key) => key.startsWith(name)).length < count)
      .map(([name]) => name);
  },
  'the ledger tells the truth': (all) =>
    all.entries
      .filter((entry) => {
        const status = entry.settled?.settlement.status;
        const happened = attemptsOf(all, entry).length > 0;
        return (status === 'done' && !happened) || (status === 'failed' && happened);
      })
      .map(({ key, settled }) => `${key} ${settled?.settlement.status} ${settled?.settlement.how}`),
  'people are told the truth': (all) =>
    all.desk.book.executions.flatMap(({ approval, execution }) => {
      const lie = lieIn(all, approval, execution);
      return lie ? [`${execution.status} ${approval.call.tool}`] : [];
    }),
  'every attempt ends': (all) =>
    all.entries
      .filter((entry) => {
        if (entry.settled) return false;
        const pending = all.pending.find(({ call }) => call.id === entry.claim?.call.id);
        return pending?.found.status !== 'cannot-tell' || pending.found.look === '';
      })
      .map(({ key }) => key),
  'whoever can tell is believed': (all) =>
    all.entries
      .filter(({ settled, effect }) => {
        return !settled && styleOf(effect.tool) === 'exact';
      })
      .map(({ key }) => key),
  'nothing waits for ever': ({ desk }) => {
    const ended = new Set(desk.book.executions.map(({ approval }) => approval.id));
    return desk.book.begun
      .filter(({ approval, tab }) => tab.plan.crashAtMs === null && !ended.has(approval.id))
      .map(({ approval }) => approval.id);
  },
  'nothing is done once the case has changed': (all) =>
    all.entries
      .filter((entry) => {
        const blockedAtMs = all.desk.blockedAtMs.get(orderIn(entry.claim?.call.args ?? {}));
        return (
          blockedAtMs !== undefined &&
          blockedAtMs <= Date.parse(entry.at) &&
          attemptsOf(all, entry).length > 0
        );
      })
      .map(({ key }) => key),
  'supervisors decide what is theirs': (all) =>
    all.entries
      .filter((entry) => attemptsOf(all, entry).length > 0 && !isRightful(all, entry))
      .map(({ key }) => key),
  'limits per customer hold': (all) => {
    const coupons = all.entries.filter(
      (entry) =>
        entry.effect.tool === 'create_discount_coupon' &&
        attemptsOf(all, entry).length > 0 &&
        approvalOf(all, entry)?.lane !== 'supervisor',
    );
    return coupons.length > 1 ? coupons.map(({ key }) => key) : [];
  },
  'logs are whole': ({ logs }) =>
    logs.flatMap((log) => {
      const chain = checkChain(log);
      return chain.status === 'broken' ? [`${log.ticket} ${chain.seq} ${chain.reason}`] : [];
    }),
  'the run knows how it ended': (all) =>
    all.entries.flatMap((entry) => {
      const told = lastTold(all, entry);
      const wanted = entry.settled?.settlement.status ?? 'open';
      return told === wanted ? [] : [`${entry.key} is ${wanted}, told ${told}`];
    }),
  'every approval is told to its end': ({ logs, pending }) =>
    logs.flatMap((log) => {
      const events = eventsOf(log);
      return events.flatMap((event) => {
        if (event.type !== 'call-approved') return [];
        const told = events.some((one) => one.type === 'tool-returned' && one.call.id === event.call.id);
        return told || pending.some(({ call }) => call.id === event.call.id) ? [] : [event.call.id];
      });
    }),
};

/** What a run remembers of an attempt: the last word on its call, where it is of this attempt. */
function lastTold(all: Case, { claim, key }: Entry): string {
  if (all.pending.some(({ call }) => call.id === claim?.call.id)) return 'open';
  const log = all.logs.find(({ ticket }) => ticket === claim?.ticket);
  const last = (log ? eventsOf(log) : []).findLast(
    (event) => event.type === 'tool-returned' && event.call.id === claim?.call.id,
  );
  if (last?.type !== 'tool-returned') return 'nothing';
  return last.id === `returned:${key}` ? last.status : `${last.status} of ${last.id}`;
}

function lieIn(all: Case, approval: Approval, execution: Execution): boolean {
  const own = all.entries.filter(({ claim }) => claim?.approval === approval.id);
  const happened = own.some((entry) => attemptsOf(all, entry).length > 0);
  switch (execution.status) {
    case 'done':
      return !happened;
    case 'unknown':
    case 'under-way':
    case 'not-sure':
      return false;
    case 'claim-failed':
      return happened && !isSharedWith(all, approval);
    case 'already-done': {
      const entry = all.entries.find(({ key }) => key === execution.earlier.key);
      return !entry || attemptsOf(all, entry).length === 0;
    }
    default:
      return happened;
  }
}

/** A decision may be carried out by two pages; one that could not claim speaks for itself only. */
const isSharedWith = ({ desk }: Case, { id }: Approval): boolean =>
  desk.book.begun.filter(({ approval }) => approval.id === id).length > 1;

/** Big amounts, and doing once more what was done, need a decision that somebody else made who may. */
function isRightful(all: Case, entry: Entry): boolean {
  const approval = approvalOf(all, entry);
  if (!approval) return false;
  const before = all.entries.filter(
    (other) => isSameEffect(other, entry) && other.n < entry.n && attemptsOf(all, other).length > 0,
  );
  if (!isBig(approval.call.args) && (before.length === 0 || isFree(entry.effect.tool))) return true;
  const decision = all.byKey.get(`rule/${approval.id}`);
  const asked = isObject(decision?.body)
    ? all.byKey.get(`entry/${String(decision.body['request'])}`)
    : undefined;
  if (!decision || !asked) return false;
  return isSupervisorId(decision.createdBy) && decision.createdBy !== asked.createdBy;
}

const isSameEffect = (a: Entry, b: Entry): boolean =>
  a.effect.tool === b.effect.tool && a.effect.subject === b.effect.subject;
