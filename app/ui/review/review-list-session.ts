/** The review page as a session: the list and its filters, samples, the open suggestion, scores, notes. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { createRedactor } from '../../assist/model/redactor.ts';
import { policyOfRef } from '../../assist/run.ts';
import { eventsOf } from '../../ledger/log.ts';
import { readDay } from '../../study/day-record.ts';
import { dayAfter, type PeriodPorts, readPeriods } from '../../study/periods.ts';
import { readPolicyNotes, writePolicyNote } from '../../study/policy-note.ts';
import { rehearsalOf, withStandIns } from '../../study/rehearsal.ts';
import {
  ANYTHING,
  fits,
  type ReviewCursor,
  type ReviewItem,
  type ReviewPart,
  readReviewList,
} from '../../study/review-list.ts';
import { dayOf } from '../../study/row.ts';
import { drawSample, type SampleKind, versionKey } from '../../study/sample.ts';
import {
  agreementOf,
  readCriteria,
  readScores,
  type Score,
  writeCriteria,
  writeScore,
} from '../../study/scorecard.ts';
import { createNames } from '../names.ts';
import { idOf, readReview, takenOf } from './open-review.ts';
import type { ReviewPorts } from './ports.ts';
import { createReadAhead } from './read-ahead.ts';
import type { ReviewHeld } from './review-held.ts';
import { criteriaFrom, reviewView } from './review-make.ts';
import type { ReviewActions, ReviewView } from './review-view.ts';
import { createOnce } from './steady.ts';

/** The running page. `looks` tells it whether somebody looks at it. */
export interface ReviewListSession {
  readonly view: ReadonlySignal<ReviewView>;
  readonly actions: ReviewActions;
  looks(isLookedAt: boolean): void;
}

/** A sample has so many suggestions. */
const SAMPLE_SIZE = 10;
const SAMPLE_DAYS = 7;
const KNOWN_DAYS = 28;

/** Starts the page with the newest suggestions. */
export function startReviewList(ports: ReviewPorts): ReviewListSession {
  const held: ReviewHeld = {
    ports,
    names: createNames(
      (ids) => ports.helpdesk.names(ids),
      new Map([[ports.user.id, ports.user.name]]),
      () => show(held),
    ),
    ahead: createReadAhead((cursor, isWanted) =>
      readReviewList(held.filter, cursor, { ...periodPorts(held), isWanted }),
    ),
    rowOnce: createOnce(),
    view: signal<ReviewView>(NOTHING),
    filter: ANYTHING,
    shown: { kind: 'all' },
    items: [],
    seen: new Map(),
    next: null,
    isCut: false,
    reachedTo: '',
    isReading: false,
    isRead: false,
    open: null,
    openTrouble: '',
    criteria: [],
    marks: {},
    comment: '',
    isSaved: false,
    noted: false,
    agreement: null,
    notes: null,
    trouble: '',
    turn: 0,
  };
  show(held);
  void readList(held, null);
  return { view: held.view, actions: actionsOf(held), looks: (isLookedAt) => held.ahead.looks(isLookedAt) };
}

const NOTHING: ReviewView = {
  state: 'reading',
  now: '',
  filter: ANYTHING,
  choices: { policies: [], tools: [], agents: [], outcomes: [], channels: [], brands: [], steps: [] },
  shown: { kind: 'all' },
  rows: [],
  isCut: false,
  more: 'none',
  reachedTo: '',
  selected: '',
  open: null,
  agreement: null,
  notes: null,
  scoredBy: null,
  trouble: '',
};

function show(held: ReviewHeld): void {
  held.view.value = reviewView(held, held.view.peek());
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const periodPorts = ({ ports }: ReviewHeld): PeriodPorts => ({
  store: ports.helpdesk.store,
  isSupervisor: ports.isSupervisor,
  now: ports.now,
});

/** What goes wrong is said; what was there stays. */
async function attempt(held: ReviewHeld, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    held.trouble = '';
  } catch (error) {
    held.trouble = messageOf(error);
  }
  show(held);
}

async function readList(held: ReviewHeld, cursor: ReviewCursor | null): Promise<void> {
  held.turn += 1;
  const { turn } = held;
  held.isReading = true;
  if (cursor === null) {
    held.ahead.expect(null);
    Object.assign(held, { items: [], next: null, isCut: false, isRead: false, shown: { kind: 'all' } });
  }
  show(held);
  try {
    const part = await readPart(held, cursor);
    if (turn !== held.turn) return;
    keep(held, part);
    held.trouble = '';
  } catch (error) {
    if (turn !== held.turn) return;
    held.trouble = messageOf(error);
  }
  held.isReading = false;
  held.isRead = true;
  show(held);
}

const readPart = (held: ReviewHeld, cursor: ReviewCursor | null): Promise<ReviewPart> =>
  cursor === null
    ? readReviewList(held.filter, null, { ...periodPorts(held), isWanted: () => true })
    : held.ahead.take(cursor);

/** So many stay on the page; older ones take the place of the newest. */
const ITEMS_MAX = 1_000;

function keep(held: ReviewHeld, part: ReviewPart): void {
  const all = once([...held.items, ...part.items]);
  held.items = all.slice(-ITEMS_MAX);
  if (all.length > ITEMS_MAX) held.isCut = true;
  for (const item of part.items)
    held.seen.set([item.agent, item.row.channel, item.row.brand].join('\n'), item);
  held.next = part.next;
  held.reachedTo = part.reachedTo;
  held.ahead.expect(part.next);
}

const once = (items: readonly ReviewItem[]): readonly ReviewItem[] => [
  ...new Map(items.map((item) => [idOf(item), item])).values(),
];

/** Drawn anew each week, and the same for everybody who draws in it. */
async function sample(held: ReviewHeld, kind: SampleKind): Promise<void> {
  held.turn += 1;
  held.isReading = true;
  held.shown = { kind, size: SAMPLE_SIZE };
  held.items = [];
  held.next = null;
  held.isCut = false;
  held.ahead.expect(null);
  show(held);
  await attempt(held, async () => {
    const today = dayOf(held.ports.now());
    const items = await itemsOf(held, SAMPLE_DAYS);
    const known = await knownBefore(held, dayAfter(today, -SAMPLE_DAYS));
    const seed = `${kind} ${weekOf(today)}`;
    const fitting = items.filter((item) => fits(item, held.filter));
    held.items = drawSample(fitting, { kind, size: SAMPLE_SIZE, seed, known });
    held.reachedTo = dayAfter(today, -SAMPLE_DAYS);
  });
  held.isReading = false;
  held.isRead = true;
  show(held);
}

async function itemsOf(held: ReviewHeld, days: number): Promise<readonly ReviewItem[]> {
  const today = dayOf(held.ports.now());
  const all: ReviewItem[] = [];
  for (let back = 0; back < days; back += 1)
    for (const { agent, row } of await readDay(held.ports.helpdesk.store, dayAfter(today, -back)))
      if (row.kind === 'suggestion') all.push({ agent, row });
  return once(all);
}

/** Who and what was seen in the weeks before; versions are told by days' rows only, so the first days of the span stand for them. */
async function knownBefore(held: ReviewHeld, day: string) {
  const days = Array.from({ length: KNOWN_DAYS }, (_, i) => dayAfter(day, -i));
  const periods = await readPeriods(days, periodPorts(held));
  const agents = new Set(periods.flatMap(({ totals }) => Object.keys(totals?.byAgent ?? {})));
  const rows = await readDay(held.ports.helpdesk.store, day);
  const versions = new Set(
    rows.flatMap(({ agent, row }) => (row.kind === 'suggestion' ? [versionKey({ agent, row })] : [])),
  );
  return { agents, versions };
}

/** The Monday of a day's week. */
const weekOf = (day: string): string => dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));

function select(held: ReviewHeld, id: string): void {
  const item = held.items.find((one) => idOf(one) === id);
  if (!item || (held.open && idOf(held.open.item) === id)) return;
  Object.assign(held, { marks: {}, comment: '', isSaved: false, noted: false, openTrouble: '' });
  held.open = { item, read: null };
  show(held);
  void openItem(held, item);
}

async function openItem(held: ReviewHeld, item: ReviewItem): Promise<void> {
  const isOurs = (): boolean => held.open?.item === item;
  try {
    const { store } = held.ports.helpdesk;
    const [read, criteria] = await Promise.all([
      readReview(item, held.ports),
      held.criteria.length > 0 ? held.criteria : readCriteria(store),
    ]);
    if (!isOurs()) return;
    const mine = read.scores.find(({ by }) => by === held.ports.user.id);
    held.criteria = criteria;
    held.open = { item, read };
    if (mine) Object.assign(held, { marks: mine.marks, comment: mine.comment, isSaved: true });
  } catch (error) {
    if (isOurs()) held.openTrouble = messageOf(error);
  }
  show(held);
}

function move(held: ReviewHeld, by: 1 | -1): void {
  const here = held.open
    ? held.items.findIndex((item) => held.open && idOf(item) === idOf(held.open.item))
    : -1;
  const next = held.items[here < 0 ? (by === 1 ? 0 : held.items.length - 1) : here + by];
  if (next) select(held, idOf(next));
}

async function saveScore(held: ReviewHeld, tellAgent: boolean): Promise<void> {
  const { open, ports } = held;
  if (!open) return;
  const { ticket, suggestion } = open.item.row;
  await attempt(held, async () => {
    const { marks, comment } = held;
    const score = { ticket, suggestion, marks, comment };
    await writeScore(ports.helpdesk.store, ports.user.id, score);
    keepScore(held, open.item, { ...score, by: ports.user.id, at: ports.now() });
    if (tellAgent && comment.trim() !== '') await leaveNote(held, ticket, comment.trim());
  });
}

/** Another suggestion may have been opened meanwhile: the score is not that one's. */
function keepScore(held: ReviewHeld, item: ReviewItem, score: Score): void {
  if (held.open?.item !== item) return;
  held.isSaved = held.marks === score.marks && held.comment === score.comment;
  const { read } = held.open;
  if (!read) return;
  const scores = [...read.scores.filter(({ by }) => by !== score.by), score];
  held.open = { item, read: { ...read, scores } };
}

/** The agent reads it where they work: on the ticket. */
async function leaveNote({ ports }: ReviewHeld, ticket: string, words: string): Promise<void> {
  const text = ports.text.phrase('review.card.note', { name: ports.user.name, words });
  const reply = await ports.helpdesk.services.send({
    service: 'helpdesk',
    operation: 'add-comment',
    args: { ticket, marker: `review:${ports.randomId()}` },
    body: { text, public: false },
    timeoutMs: NOTE_TIMEOUT_MS,
  });
  if (reply.status !== 'answered' || reply.httpStatus >= 400)
    throw new Error(ports.text.phrase('review.card.note-failed'));
}

const NOTE_TIMEOUT_MS = 15_000;

async function note(held: ReviewHeld, words: string): Promise<void> {
  const { open, ports } = held;
  if (!open || words.trim() === '') return;
  const { row } = open.item;
  await attempt(held, async () => {
    const { ticket, suggestion, step, version } = row;
    const policy = row.policy || policyOfRef(step);
    const about = { policy, step, version, words: words.trim(), ticket, suggestion };
    const trouble = await writePolicyNote(ports.helpdesk.store, ports.randomId(), about);
    if (trouble !== '') throw new Error(trouble);
    held.noted = true;
    held.notes = null;
  });
}

/** Of the policy that is filtered by, else of all. */
const readNotes = (held: ReviewHeld): Promise<void> =>
  attempt(held, async () => {
    held.notes = await readPolicyNotes(held.ports.helpdesk.store, held.filter.policy || null);
  });

/** What was taken was right; where it was rejected, offering no action would have been. */
function saveRehearsal({ open, ports }: ReviewHeld): void {
  const { ticket, fate, log } = open?.read ?? {};
  if (!open || !ticket || !fate || !log) return;
  const redactor = createRedactor(ticket, {
    emails: true,
    phones: true,
    names: true,
    addresses: true,
    orderNumbers: false,
  });
  const script = rehearsalOf({
    ticket,
    events: eventsOf(log),
    at: fate.shownAt,
    policy: fate.policy,
    right: fate.ending.type === 'rejected' ? null : (takenOf({ fate, ticket }) ?? fate.offered),
    hide: withStandIns(redactor, ticket.requester.email),
  });
  const name = `${fate.policy}-${ticket.id}.json`;
  ports.save(name, 'application/json', [`${JSON.stringify(script, null, 2)}\n`]);
}

function actionsOf(held: ReviewHeld): ReviewActions {
  const { helpdesk } = held.ports;
  const change = (what: Partial<ReviewHeld>): void => {
    Object.assign(held, what);
    show(held);
  };
  return {
    filter: (wanted) => {
      const step = wanted.policy === undefined ? {} : { step: '' };
      held.filter = { ...held.filter, ...step, ...wanted };
      void (held.shown.kind === 'all' ? readList(held, null) : sample(held, held.shown.kind));
      if (held.notes && wanted.policy !== undefined) void readNotes(held);
    },
    sample: (kind) => void (kind === 'all' ? readList(held, null) : sample(held, kind)),
    more: () => {
      if (held.next && !held.isReading) void readList(held, held.next);
    },
    select: (id) => select(held, id),
    move: (by) => move(held, by),
    mark: (criterion, mark) => change({ marks: { ...held.marks, [criterion]: mark }, isSaved: false }),
    comment: (comment) => change({ comment, isSaved: false }),
    saveScore: (tellAgent) => saveScore(held, tellAgent),
    note: (words) => note(held, words),
    saveRehearsal: () => saveRehearsal(held),
    setCriteria: (criteria) =>
      void attempt(held, async () => {
        await writeCriteria(helpdesk.store, criteriaFrom(criteria, held.ports.text));
        held.criteria = await readCriteria(helpdesk.store);
      }),
    showCriteria: () =>
      void attempt(held, async () => {
        held.criteria = await readCriteria(helpdesk.store);
      }),
    toggleAgreement: () =>
      held.agreement
        ? change({ agreement: null })
        : void attempt(held, async () => {
            held.agreement = agreementOf(await readScores(helpdesk.store, null));
          }),
    toggleNotes: () => (held.notes ? change({ notes: null }) : void readNotes(held)),
    openTicket: (ticket) => helpdesk.openTicket(ticket),
    close: () => change({ open: null }),
    retry: () => void readList(held, null),
  };
}
