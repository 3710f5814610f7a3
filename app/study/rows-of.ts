/** What a ticket's log has to count for one person: the rows of everything that they brought to its end. */
import type { RunEvent } from '../assist/event.ts';
import type { ModelCost } from '../assist/model/cost.ts';
import { type ModelTrace, usageOf } from '../assist/model/trace.ts';
import type { RunState } from '../assist/outcome.ts';
import { policyOfRef } from '../assist/run.ts';
import type { Log } from '../ledger/log.ts';
import { type LogEntry, reviewsOf } from '../ledger/log.ts';
import { changedShare, type Fate, foldFates, type Offered, type ReviewEvent } from '../ledger/review.ts';
import { isObject, type JsonObject } from '../lib/json.ts';
import { parseMoney } from '../lib/money.ts';
import { parseTime } from '../lib/time.ts';
import { courtesyOf } from '../ticket/thanks.ts';
import type { Comment, Ticket } from '../ticket/ticket.ts';
import type { Catalog } from '../tools/tool.ts';
import { lotOf } from './experiment/assign.ts';
import { dayOf, outcomeOfShare, type Row, type RowOutcome, type SuggestionRow } from './row.ts';
import { worthOf } from './worth.ts';

/** What rows are made from. */
export interface RowsInput {
  readonly ticket: Ticket;
  readonly log: Log;
  readonly runs: readonly RunState[];
  readonly offers: readonly { readonly ref: string; readonly offeredAt: string | null }[];
  readonly catalog: Catalog;
  /** What the model took for the newest message; null where it read none. */
  readonly model: { readonly trace: ModelTrace; readonly cost: ModelCost | null } | null;
  /** Whose rows. */
  readonly user: string;
  readonly now: string;
}

/** The rows of one person on a ticket, in no particular order; the same log gives the same rows. */
export function rowsOf(input: RowsInput): readonly Row[] {
  const reviews = reviewsOf(input.log);
  return [
    ...foldFates(reviews).flatMap((fate) => suggestionRow(fate, input)),
    ...reviews.flatMap((review) => refusedRow(review, input)),
    ...input.log.entries.flatMap((entry) => effectRows(entry, input)),
    ...wrongMatchRows(input),
    ...input.runs.flatMap((run) => runRow(run, input)),
    ...input.runs.flatMap((run) => cameBackRow(run, input)),
    ...modelRow(input),
  ];
}

function suggestionRow(fate: Fate, { ticket, catalog, user }: RowsInput): SuggestionRow[] {
  const { ended } = fate;
  if (!ended || ended.by.id !== user) return [];
  const { outcome, share, reason } = endingOf(fate, ticket);
  const tool = fate.offered.type === 'call' ? fate.offered.tool : '';
  return [
    {
      kind: 'suggestion',
      id: `s:${fate.ticket}:${fate.suggestion}`,
      at: ended.at,
      ticket: fate.ticket,
      policy: fate.policy,
      step: fate.steps[0] ?? '',
      version: fate.version,
      suggestion: fate.suggestion,
      tool,
      outcome,
      share,
      reason,
      lookedMs: fate.lookedAtMs,
      tookMs: Math.max(0, (parseTime(ended.at) ?? 0) - (parseTime(fate.shownAt) ?? 0)),
      quick: outcome === 'unedited' && isQuick(fate),
      risky: isRisky(tool, catalog),
      channel: ticket.channel,
      brand: ticket.brand,
    },
  ];
}

function endingOf(fate: Fate, ticket: Ticket): { outcome: RowOutcome; share: number; reason: string } {
  const { ending, offered, ended } = fate;
  switch (ending.type) {
    case 'accepted':
    case 'edited': {
      const taken = ending.type === 'edited' ? ending.as : offered;
      const share = changedShare(offered, findSent(taken, ticket, ended));
      return { outcome: outcomeOfShare(share), share, reason: '' };
    }
    case 'rejected':
      return { outcome: 'rejected', share: 0, reason: ending.reason };
    default:
      return { outcome: 'ignored', share: 0, reason: '' };
  }
}

/** What was really sent in place of a draft: an agent may go on editing in the composer. Until something was, what they put there counts. */
export function findSent(taken: Offered, ticket: Ticket, ended: Fate['ended']): Offered {
  if (taken.type !== 'draft' || !ended) return taken;
  const from = parseTime(ended.at) ?? 0;
  const sent = ticket.comments.find(({ author, public: isPublic, createdAt }) => {
    const at = parseTime(createdAt) ?? 0;
    const isTheirs = author.kind === 'agent' && author.id === ended.by.id;
    return isPublic && isTheirs && at >= from - SECOND_MS && at < from + SENT_WITHIN_MS;
  });
  return sent ? { type: 'draft', text: sent.text } : taken;
}

/** Helpdesks cut the time of a comment to the second. */
const SECOND_MS = 1_000;
/** A reply that comes later than this is another one. */
const SENT_WITHIN_MS = 12 * 60 * 60_000;

/** Nobody reads faster than ten words a second; a card takes a second at least. */
function isQuick({ offered, lookedAtMs }: Fate): boolean {
  if (lookedAtMs === 0) return false;
  const words = offered.type === 'draft' ? offered.text.split(/\s+/).length : CARD_WORDS;
  return lookedAtMs < Math.max(words * WORD_MS, CARD_MS);
}

const WORD_MS = 100;
const CARD_WORDS = 12;
const CARD_MS = 1_000;

function isRisky(name: string, catalog: Catalog): boolean {
  const tool = catalog.find(name);
  if (!tool || tool.effect === 'read') return false;
  return tool.moves === 'money' || tool.moves === 'shipping' || tool.moves === 'order' || !tool.reversible;
}

function refusedRow(review: ReviewEvent, { user }: RowsInput): Row[] {
  if (review.type !== 'proposal-refused' || review.by.id !== user) return [];
  return [
    {
      kind: 'refused',
      id: `r:${review.id}`,
      at: review.at,
      ticket: review.ticket,
      policy: review.policy,
      step: review.steps[0] ?? '',
      version: '',
      tool: review.tool,
      check: review.check,
    },
  ];
}

/** An effect belongs to whoever wrote down what became of it: the page that carried it out. */
function effectRows({ events, by }: LogEntry, { ticket, catalog, user, log }: RowsInput): Row[] {
  if (by !== user) return [];
  return events.flatMap((event): Row[] => {
    if (event.type !== 'tool-returned' || catalog.find(event.call.tool)?.effect !== 'write') return [];
    const policy = policyOfRef(event.step);
    return [
      {
        kind: 'effect',
        id: `e:${ticket.id}:${event.id}`,
        at: event.at,
        ticket: ticket.id,
        policy,
        step: event.step,
        version: versionAt(policy, log),
        tool: event.call.tool,
        status: event.status,
        repeated: event.status === 'done' && isRepeated(event, log, catalog),
        money: event.status === 'done' ? moneyOf(event) : null,
      },
    ];
  });
}

type Returned = Extract<RunEvent, { type: 'tool-returned' }>;

function isRepeated(event: Returned, log: Log, catalog: Catalog): boolean {
  const tool = catalog.find(event.call.tool);
  const subject = tool?.subjectOf(event.call.args) ?? null;
  if (!tool || subject === null || tool.moves === 'message' || tool.moves === 'ticket') return false;
  const all = log.entries.flatMap((entry) => entry.events);
  const earlier = all.slice(0, all.indexOf(event));
  return earlier.some(
    (one) =>
      one.type === 'tool-returned' &&
      one.status === 'done' &&
      one.id !== event.id &&
      one.call.tool === tool.name &&
      tool.subjectOf(one.call.args) === subject,
  );
}

const versionAt = (policy: string, log: Log): string =>
  log.entries
    .flatMap((entry) => entry.events)
    .flatMap((event) => (event.type === 'policy-chosen' && event.policy === policy ? [event.version] : []))
    .at(-1) ?? '';

/** What the call says that it gave, else what its result says. */
function moneyOf({ call, output }: Returned): { currency: string; minor: number } | null {
  return amountIn(call.args) ?? (isObject(output) ? amountIn(output as JsonObject) : null);
}

function amountIn(values: JsonObject): { currency: string; minor: number } | null {
  const amount = values['amount'] ?? values['refunded'];
  const money = parseMoney(amount, values['currency']);
  return money && money.amountMinor > 0 ? { currency: money.currency, minor: money.amountMinor } : null;
}

/** An agent who puts another policy in a run's place says that the first was wrong. */
function wrongMatchRows({ log, ticket, user }: RowsInput): Row[] {
  const rows: Row[] = [];
  const chosen = new Map<string, Extract<RunEvent, { type: 'policy-chosen' }>>();
  for (const event of log.entries.flatMap((entry) => entry.events)) {
    if (event.type !== 'policy-chosen' || event.from !== null) continue;
    const before = chosen.get(event.run);
    chosen.set(event.run, event);
    if (before?.by.kind !== 'app' || event.by.id !== user || before.policy === event.policy) continue;
    const { policy, version } = before;
    rows.push({
      kind: 'wrong-match',
      id: `w:${ticket.id}:${event.id}`,
      at: event.at,
      ticket: ticket.id,
      policy,
      step: '',
      version,
      right: event.policy,
    });
  }
  return rows;
}

/** A run belongs to whoever wrote down the last thing that happened in it. */
function runRow(run: RunState, { log, ticket, offers, catalog, user }: RowsInput): Row[] {
  if (run.calledFrom !== null || (run.status !== 'done' && run.status !== 'stopped')) return [];
  const last = log.entries.findLast(({ events }) => events.some((event) => event.run === run.id));
  if (!last || last.by !== user) return [];
  const offered = offers.some(({ ref, offeredAt }) => policyOfRef(ref) === run.policy && offeredAt !== null);
  const at = last.events.findLast((event) => event.run === run.id)?.at ?? last.at;
  return [
    {
      kind: 'run',
      id: `u:${ticket.id}:${run.id}`,
      at,
      ticket: ticket.id,
      policy: run.policy,
      step: '',
      version: run.version,
      result: run.status,
      lot: lotOf(ticket.requester.id),
      began: beganAt(run.id, log),
      turns: writtenIn(ticket, { to: (parseTime(at) ?? 0) + SENT_AT_ONCE_MS }).filter(
        (comment) => courtesyOf(comment, ticket) !== 'thanks',
      ).length,
      offered,
      saved: offered && run.status === 'done' && !isCancelled(log, catalog),
      worth: worthOf(log, catalog),
    },
  ];
}

/** What the requester wrote after `from` and not after `to`, oldest first; milliseconds. */
const writtenIn = (
  { comments }: Ticket,
  { from = 0, to = Number.POSITIVE_INFINITY }: { readonly from?: number; readonly to?: number },
): readonly Comment[] =>
  comments.filter(({ author, createdAt }) => {
    const at = parseTime(createdAt);
    return author.kind === 'requester' && at !== undefined && at > from && at <= to;
  });

/** A customer who writes again after it was done may do so to anybody's page; thanks are none, and the first that is more counts. */
function cameBackRow(run: RunState, { log, ticket, now }: RowsInput): Row[] {
  if (run.calledFrom !== null || run.status !== 'done') return [];
  const events = log.entries.flatMap((entry) => entry.events).filter((event) => event.run === run.id);
  const doneAt = parseTime(events.at(-1)?.at ?? '');
  if (doneAt === undefined) return [];
  const after = writtenIn(ticket, { from: doneAt + SENT_AT_ONCE_MS });
  const back = after.find((comment) => courtesyOf(comment, ticket) === null);
  if (!back) return [];
  const { createdAt } = back;
  return [
    {
      kind: 'came-back',
      id: `b:${ticket.id}:${run.id}`,
      // Rows are kept on the day on which somebody sees what they tell.
      at: dayOf(createdAt) === dayOf(now) ? createdAt : now,
      ticket: ticket.id,
      policy: run.policy,
      step: '',
      version: run.version,
      wroteAt: createdAt,
    },
  ];
}

/** A message that was on its way when it was done does not speak about that. */
const SENT_AT_ONCE_MS = 60_000;

const beganAt = (run: string, log: Log): string =>
  log.entries
    .flatMap((entry) => entry.events)
    .filter((event) => event.run === run)
    .reduce((first, { at }) => (first === '' || at < first ? at : first), '');

const isCancelled = (log: Log, catalog: Catalog): boolean =>
  log.entries.some((entry) =>
    entry.events.some(
      (event) =>
        event.type === 'tool-returned' &&
        event.status === 'done' &&
        catalog.find(event.call.tool)?.classes.includes('cancellation'),
    ),
  );

function modelRow({ model, ticket, runs }: RowsInput): Row[] {
  if (!model) return [];
  const { trace, cost } = model;
  const { inputTokens, outputTokens } = usageOf(trace);
  const run = runs.at(-1);
  return [
    {
      kind: 'model',
      id: `m:${ticket.id}:${trace.at}`,
      at: trace.at,
      ticket: ticket.id,
      policy: run?.policy ?? '',
      step: '',
      version: run?.version ?? '',
      inputTokens,
      outputTokens,
      cost,
    },
  ];
}
