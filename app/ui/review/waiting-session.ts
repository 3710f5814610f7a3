/** The supervisor lane as a session: reads the list, opens a case, decides, and keeps looking for news. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { AskedRequest } from '../../ledger/asked.ts';
import { becauseIn } from '../../ledger/because.ts';
import type { Desk } from '../../ledger/desk.ts';
import type { Word } from '../../ledger/request.ts';
import type { SupervisedOutcome } from '../../ledger/supervise.ts';
import { canonicalJson } from '../../lib/canonical.ts';
import type { JsonObject } from '../../lib/json.ts';
import { inWorkingOrder, readWaiting, type WaitingItem } from '../../study/waiting.ts';
import { createNames, type Names } from '../names.ts';
import { createPoll, type Poll } from '../poll.ts';
import { amountOf, caseView, titleOf } from './case-view.ts';
import { outcomeView } from './outcome-words.ts';
import type { ReviewPorts } from './ports.ts';
import type { RequestRow, StandingView, WaitingActions, WaitingView } from './view-model.ts';

/** The running lane. `looks` tells it whether somebody looks at it. */
export interface WaitingSession {
  readonly view: ReadonlySignal<WaitingView>;
  readonly actions: WaitingActions;
  looks(isLookedAt: boolean): void;
  stop(): void;
}

/** Starts the lane; the list is being read when this returns. */
export function startWaiting(ports: ReviewPorts): WaitingSession {
  const held = createHeld(ports);
  void readList(held, null);
  return {
    view: held.view,
    actions: actionsOf(held),
    looks: (isLookedAt) => {
      if (isLookedAt && !held.isLookedAt) void readList(held, null);
      held.isLookedAt = isLookedAt;
      held.poll.restart();
    },
    stop: () => {
      held.poll.stop();
      close(held);
    },
  };
}

interface Held {
  readonly ports: ReviewPorts;
  readonly view: Signal<WaitingView>;
  readonly names: Names;
  readonly poll: Poll;
  isLookedAt: boolean;
  isRead: boolean;
  /** Requests that are over, which are looked at once. */
  readonly over: Set<string>;
  items: ReadonlyMap<string, WaitingItem>;
  /** Where the list goes on, and how far it was read. */
  next: string | null;
  reachedTo: string;
  older: boolean;
  trouble: string;
  open: { readonly key: string; readonly desk: Desk; readonly off: () => void } | null;
  caseTrouble: string;
  edits: JsonObject;
  deciding: boolean;
  /** What became of requests decided here, until another one is opened. */
  settled: ReadonlyMap<string, Extract<StandingView, { state: 'settled' }>>;
}

function createHeld(ports: ReviewPorts): Held {
  const held: Held = {
    ports,
    view: signal<WaitingView>(NOTHING_READ),
    names: createNames(
      (ids) => ports.helpdesk.names(ids),
      new Map([[ports.user.id, ports.user.name]]),
      () => show(held),
    ),
    poll: createPoll(
      () => held.isLookedAt,
      () => lookForNews(held),
    ),
    isLookedAt: true,
    isRead: false,
    over: new Set(),
    items: new Map(),
    next: null,
    reachedTo: '',
    older: false,
    trouble: '',
    open: null,
    caseTrouble: '',
    edits: {},
    deciding: false,
    settled: new Map(),
  };
  return held;
}

const NOTHING_READ: WaitingView = {
  state: 'reading',
  now: '',
  count: 0,
  rows: [],
  selected: '',
  open: null,
  older: 'none',
  reachedTo: '',
  trouble: '',
};

/** Without a cursor the newest page is read anew; what was read behind it stays. */
async function readList(held: Held, cursor: string | null): Promise<void> {
  const { helpdesk, isSupervisor, catalog } = held.ports;
  held.older = cursor !== null;
  show(held);
  try {
    const page = await readWaiting(cursor, { store: helpdesk.store, isSupervisor, catalog, over: held.over });
    const isFirst = !held.isRead;
    held.items = merged(held, page.items, cursor === null ? page.reachedTo : '');
    if (cursor !== null || isFirst) {
      held.next = page.next;
      held.reachedTo = page.reachedTo;
    }
    held.isRead = true;
    held.trouble = '';
  } catch (error) {
    held.trouble = messageOf(error);
  }
  held.older = false;
  show(held);
  held.poll.update();
  await lookBack(held);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the newest page covers and no longer lists is settled; the open case stays until another one is opened. */
function merged(held: Held, items: readonly WaitingItem[], covers: string): ReadonlyMap<string, WaitingItem> {
  const kept = [...held.items.values()].filter(
    ({ request }) => covers === '' || request.at < covers || request.key === held.open?.key,
  );
  return new Map([...kept, ...items].map((item) => [item.request.key, item]));
}

/** Requests younger than this are looked for without being asked. */
const LOOK_BACK_DAYS = 14;
const DAY_MS = 86_400_000;

async function lookBack(held: Held): Promise<void> {
  const from = new Date(Date.parse(held.ports.now()) - LOOK_BACK_DAYS * DAY_MS).toISOString();
  if (held.next === null || held.reachedTo === '' || held.reachedTo < from || held.trouble !== '') return;
  if (held.isLookedAt) await readList(held, held.next);
}

async function lookForNews(held: Held): Promise<void> {
  const before = [...held.items.keys()].join();
  await Promise.all([readList(held, null), held.open?.desk.checkAsked()]);
  if ([...held.items.keys()].join() !== before) held.poll.restart();
}

function show(held: Held): void {
  const { now } = held.ports;
  const items = inWorkingOrder([...held.items.values()]);
  held.view.value = {
    state: held.isRead ? 'ready' : 'reading',
    now: now(),
    count: items.filter(({ request, state }) => state !== 'altered' && !held.settled.has(request.key)).length,
    rows: items.map((item) => rowOf(held, item)),
    selected: held.open?.key ?? '',
    open: openView(held),
    older: held.older ? 'reading' : held.next === null ? 'none' : 'more',
    reachedTo: held.reachedTo,
    trouble: held.trouble,
  };
}

function rowOf({ ports, names, settled }: Held, { request, risk, state }: WaitingItem): RequestRow {
  const { asked } = request;
  return {
    id: request.key,
    title: titleOf(asked.proposal, ports),
    amount: amountOf(asked.proposal.call.args, ports),
    because: becauseIn(asked, ports.text.phrase),
    by: names.nameOf(request.by),
    at: request.at,
    risk,
    state: settled.has(request.key) ? 'settled' : state,
  };
}

function openView(held: Held): WaitingView['open'] {
  const { open, ports } = held;
  const item = open && held.items.get(open.key);
  if (!open || !item) return null;
  return caseView(
    {
      item,
      desk: open.desk.state(),
      trouble: held.caseTrouble,
      edits: held.edits,
      standing: standingOf(held, item, open.desk),
      nameOf: (id) => held.names.nameOf(id),
    },
    ports,
  );
}

function standingOf(held: Held, item: WaitingItem, desk: Desk): StandingView {
  const { request } = item;
  if (held.deciding) return { state: 'deciding' };
  const settled = held.settled.get(request.key);
  if (settled) return settled;
  const asked = desk.state()?.asked.find((one) => one.request.key === request.key);
  return stagedView(held, asked?.stage ?? stageOfItem(item), {
    item,
    desk,
    decision: asked?.decision ?? item.decision,
  });
}

/** What the list says of a request, until its ticket was read. */
function stageOfItem({ state }: WaitingItem): AskedRequest['stage'] {
  return state === 'decided' ? 'approved' : state;
}

interface Staged {
  readonly item: WaitingItem;
  readonly desk: Desk;
  readonly decision: AskedRequest['decision'];
}

function stagedView(
  held: Held,
  stage: AskedRequest['stage'],
  { item, desk, decision }: Staged,
): StandingView {
  const { text, user } = held.ports;
  const by = decision ? held.names.nameOf(decision.by) : '';
  switch (stage) {
    case 'altered':
      return { state: 'altered' };
    case 'stale':
      return { state: 'stale' };
    case 'approved': {
      const words = text.phrase('review.outcome.left', { by });
      return { state: 'settled', tone: 'unsure', words, mayCarryOut: true };
    }
    case 'rejected':
    case 'carried-out':
      return { state: 'decided', by, at: decision?.at ?? '' };
    case 'waiting': {
      const checked = desk.recheck(item.request.key, argsOf(held, item));
      const problem = checked && !('lane' in checked) ? checked.reason : '';
      return { state: 'open', problem, own: item.request.by === user.id };
    }
  }
}

const argsOf = ({ edits }: Held, { request }: WaitingItem): JsonObject => ({
  ...request.asked.proposal.call.args,
  ...edits,
});

function select(held: Held, key: string): void {
  const item = held.items.get(key);
  if (!item || held.open?.key === key) return;
  close(held);
  const desk = held.ports.deskFor(item.request.asked.ticket);
  held.open = { key, desk, off: desk.subscribe(() => show(held)) };
  void openCase(held);
}

function close(held: Held): void {
  held.open?.off();
  held.open?.desk.close();
  const left = [...held.items].filter(([key]) => !held.settled.has(key));
  held.items = new Map(left);
  Object.assign(held, { open: null, edits: {}, caseTrouble: '', settled: new Map() });
}

async function openCase(held: Held): Promise<void> {
  const { open } = held;
  held.caseTrouble = '';
  show(held);
  try {
    await open?.desk.open();
    if (open && open === held.open && open.desk.state() === null)
      held.caseTrouble = held.ports.text.phrase('review.no-ticket');
  } catch (error) {
    if (open === held.open) held.caseTrouble = messageOf(error);
  }
  show(held);
}

function move(held: Held, by: 1 | -1): void {
  const rows = held.view.value.rows.map(({ id }) => id);
  const here = held.open ? rows.indexOf(held.open.key) : -1;
  const next = rows[here < 0 ? (by === 1 ? 0 : rows.length - 1) : here + by];
  if (next !== undefined) select(held, next);
}

/** One word at a time; what became of it is shown in the case's place. */
async function say(held: Held, act: (desk: Desk, key: string) => Promise<SupervisedOutcome>): Promise<void> {
  const { open } = held;
  if (!open || held.deciding) return;
  held.deciding = true;
  show(held);
  try {
    const outcome = await act(open.desk, open.key);
    const settled = outcomeView(outcome, held.ports.text, (id) => held.names.nameOf(id));
    if (settled && held.open === open) held.settled = new Map([...held.settled, [open.key, settled]]);
    held.caseTrouble = outcome.status === 'refused' || outcome.status === 'failed' ? outcome.reason : '';
  } catch (error) {
    held.caseTrouble = messageOf(error);
  } finally {
    held.deciding = false;
    show(held);
    held.poll.restart();
  }
}

function approve(held: Held, args: JsonObject): Promise<void> {
  const item = held.open && held.items.get(held.open.key);
  if (!item) return Promise.resolve();
  const whole = { ...argsOf(held, item), ...args };
  const isSame = canonicalJson(whole) === canonicalJson(item.request.asked.proposal.call.args);
  const word: Word = { verdict: 'approved', args: isSame ? null : whole, reason: '' };
  return say(held, (desk, key) => desk.decide(key, word));
}

async function ask(held: Held, words: string): Promise<void> {
  const { open } = held;
  if (!open) return;
  try {
    held.caseTrouble = await open.desk.inquire(open.key, words);
  } catch (error) {
    held.caseTrouble = messageOf(error);
  }
  show(held);
}

function actionsOf(held: Held): WaitingActions {
  return {
    select: (id) => select(held, id),
    move: (by) => move(held, by),
    edit: (args) => {
      held.edits = args;
      show(held);
    },
    approve: (args) => approve(held, args),
    reject: (reason) =>
      say(held, (desk, key) => desk.decide(key, { verdict: 'rejected', args: null, reason })),
    ask: (words) => ask(held, words),
    carryOut: () => say(held, (desk, key) => desk.carryOut(key)),
    openTicket: () => {
      const ticket = held.view.value.open?.ticket.id;
      if (ticket) held.ports.helpdesk.openTicket(ticket);
    },
    older: () => {
      if (held.next !== null && !held.older) void readList(held, held.next);
    },
    retry: () => void (held.caseTrouble === '' ? readList(held, null) : openCase(held)),
  };
}
