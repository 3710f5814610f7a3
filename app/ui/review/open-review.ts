/** One suggestion side by side with what became of it. */

import { emptyLog, eventsOf, type Log, readLog, reviewsOf } from '../../ledger/log.ts';
import { type Fate, foldFates, type Offered } from '../../ledger/review.ts';
import type { Json } from '../../lib/json.ts';
import { isNotLater } from '../../lib/time.ts';
import type { ReviewItem } from '../../study/review-list.ts';
import { findSent } from '../../study/rows-of.ts';
import { type Mark, readScores, type Score } from '../../study/scorecard.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { differenceOf } from '../parts/difference.ts';
import { freshMemory, type SessionContext } from '../session/context.ts';
import { sourceView, stepRefView } from '../session/sources.ts';
import type { SourceView } from '../sidebar/view-model.ts';
import { caseContext } from './case-context.ts';
import { durationWords } from './numbers-make.ts';
import type { ReviewPorts } from './ports.ts';
import type { OpenReview, ValueRow } from './review-view.ts';

/** What is read for an open suggestion. */
export interface ReadReview {
  readonly ticket: Ticket | null;
  readonly log: Log;
  readonly fate: Fate | null;
  readonly scores: readonly Score[];
}

/** Reads ticket, log and scores at once. Throws where the helpdesk cannot be reached. */
export async function readReview({ row }: ReviewItem, { helpdesk }: ReviewPorts): Promise<ReadReview> {
  const [ticket, log, scores] = await Promise.all([
    helpdesk.readTicketById(row.ticket).catch(() => null),
    readLog(helpdesk.store, emptyLog(row.ticket)),
    readScores(helpdesk.store, row.ticket),
  ]);
  const fate = foldFates(reviewsOf(log)).find(({ suggestion }) => suggestion === row.suggestion) ?? null;
  return { ticket, log, fate, scores: scores.filter(({ suggestion }) => suggestion === row.suggestion) };
}

/** What was taken in the end: for a draft what was really sent, where that can be told; null where nothing was. */
export function takenOf({ fate, ticket }: Pick<ReadReview, 'fate' | 'ticket'>): Offered | null {
  if (!fate || (fate.ending.type !== 'accepted' && fate.ending.type !== 'edited')) return null;
  const taken = fate.ending.type === 'edited' ? fate.ending.as : fate.offered;
  return ticket ? findSent(taken, ticket, fate.ended) : taken;
}

/** What the person who reviews has in hand. */
export interface Hand {
  readonly criteria: readonly string[];
  readonly marks: Readonly<Record<string, Mark>>;
  readonly comment: string;
  readonly isSaved: boolean;
  readonly noted: boolean;
  readonly trouble: string;
  readonly nameOf: (id: string) => string;
}

/** The view of an open suggestion; `read` is null until it was read. */
export function openReviewView(
  item: ReviewItem,
  read: ReadReview | null,
  hand: Hand,
  ports: ReviewPorts,
): OpenReview {
  const { row, agent } = item;
  const { text, library, user } = ports;
  const fate = read?.fate ?? null;
  const context = read?.ticket && fate ? contextAt(read.ticket, read.log, fate, ports, hand) : null;
  return {
    id: idOf(item),
    title: row.tool === '' ? text.phrase('review.draft') : text.phrase(`tool.${row.tool}.title`),
    state: read === null ? 'reading' : fate ? 'ready' : 'gone',
    trouble: hand.trouble,
    ticket: row.ticket,
    subject: read?.ticket?.subject ?? '',
    agent: hand.nameOf(agent) || agent,
    at: row.at,
    outcome: text.phrase(`review.outcome-name.${row.outcome}`),
    policy: library.find(row.policy)?.title ?? row.policy,
    step: context ? stepRefView(row.step, context) : null,
    customer: read?.ticket && fate ? lastWords(read.ticket, fate.shownAt) : '',
    body: fate ? bodyOf(fate, read, ports) : null,
    evidence: context ? evidenceOf(row.suggestion, context) : [],
    looked: row.lookedMs === 0 ? '' : durationWords(row.lookedMs, text),
    quick: row.quick,
    criteria: hand.criteria,
    mine: { marks: hand.marks, comment: hand.comment, isSaved: hand.isSaved },
    ...othersOf(read?.scores ?? [], user.id, hand),
    noted: hand.noted,
  };
}

/** What others said is shown to whoever has scored it too: before that it would colour the score. */
function othersOf(
  scores: readonly Score[],
  user: string,
  { nameOf }: Hand,
): Pick<OpenReview, 'others' | 'keptBack'> {
  const others = scores.filter(({ by }) => by !== user);
  if (others.length === scores.length) return { others: [], keptBack: others.length };
  const shown = others.map(({ by, marks, comment }) => ({ by: nameOf(by) || by, marks, comment }));
  return { others: shown, keptBack: 0 };
}

/** The id of an item in the list. */
export const idOf = ({ agent, row }: ReviewItem): string => `${agent} ${row.id}`;

const lastWords = (ticket: Ticket, at: string): string =>
  ticket.comments
    .findLast(({ author, createdAt }) => author.kind === 'requester' && isNotLater(createdAt, at))
    ?.text.slice(0, WORDS_MAX) ?? '';

const WORDS_MAX = 1_200;

function bodyOf(fate: Fate, read: ReadReview | null, ports: ReviewPorts): OpenReview['body'] {
  const { offered } = fate;
  const taken = read ? takenOf(read) : null;
  if (offered.type === 'draft') {
    const words = taken?.type === 'draft' ? taken.text : '';
    return {
      type: 'draft',
      suggested: offered.text,
      taken: words,
      difference: differenceOf(offered.text, words),
    };
  }
  const after = taken?.type === 'call' ? taken.args : null;
  const names = [...new Set([...Object.keys(offered.args), ...Object.keys(after ?? {})])];
  return {
    type: 'call',
    values: names.map((name): ValueRow => {
      const suggested = wordsOf(offered.args[name]);
      const now = after === null ? '' : wordsOf(after[name]);
      const label = ports.text.phrase(`param.${name}`);
      return { name, label, suggested, taken: now, changed: after !== null && suggested !== now };
    }),
  };
}

function wordsOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The ticket and its run as they stood when the suggestion was shown, seen with today's policies. */
function contextAt(ticket: Ticket, log: Log, fate: Fate, ports: ReviewPorts, hand: Hand): SessionContext {
  const { shownAt } = fate;
  const comments = ticket.comments.filter(({ createdAt }) => isNotLater(createdAt, shownAt));
  const events = eventsOf(log).filter(({ at }) => at <= shownAt);
  const then = { ...ticket, comments, status: 'open' };
  const assistance = ports.replay(then, events, shownAt);
  const desk = {
    ticket: then,
    now: shownAt,
    events,
    log,
    assistance,
    receipts: [],
    pending: [],
    asked: [],
    lookUps: [],
    running: new Set<string>(),
    failures: new Map(),
    trouble: '',
    model: null,
    limitsOn: () => ({ status: 'none' as const }),
  };
  return caseContext({ desk, memory: freshMemory, nameOf: hand.nameOf }, ports);
}

/** Where its values came from, where today's policies would still suggest it. */
function evidenceOf(suggestion: string, context: SessionContext): SourceView[] {
  const call = context.desk.assistance.suggestions.find(
    (each) => each.type === 'call' && each.call.id === suggestion,
  );
  if (call?.type !== 'call') return [];
  const all = [...call.evidence, ...Object.values(call.sources)];
  const once = new Map(all.map((each) => [`${each.kind} ${each.id} ${each.quote}`, each]));
  return [...once.values()].map((each) => sourceView(each, context));
}
