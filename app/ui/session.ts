/** The session: one agent at one ticket, as signals that the sidebar shows and actions that it calls. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type PolicyIndex, searchPolicies } from '../assist/match.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { isPending } from '../ledger/asked.ts';
import { suggestionId } from '../ledger/desk/suggested.ts';
import type { Desk } from '../ledger/desk.ts';
import { canonicalJson } from '../lib/canonical.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Library } from '../policy/library.ts';
import type { Catalog } from '../tools/tool.ts';
import { createNames, type Names } from './names.ts';
import { createPoll } from './poll.ts';
import { createQuiet } from './quiet.ts';
import { editsOf } from './session/cards.ts';
import { freshMemory, type Memory, type SessionContext } from './session/context.ts';
import { type Insertion, newestComment } from './session/insertion.ts';
import { readyView } from './session/view.ts';
import type { SetUp } from './set-up.ts';
import type { SidebarActions, SidebarView } from './sidebar/view-model.ts';
import type { Text } from './text.ts';

/** What a session is made from. */
export interface SessionPorts {
  readonly helpdesk: Helpdesk;
  readonly desk: Desk;
  /** Read anew each time: policies are published while tickets are open. */
  readonly library: Library;
  readonly index: PolicyIndex;
  /** How a policy runs on the open ticket; null for one that does not. */
  readonly versionOf: SessionContext['versionOf'];
  readonly catalog: Catalog;
  readonly text: Text;
  readonly user: User;
  readonly setUp: SetUp;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
}

/** A running session; `stop` ends it with the page. */
export interface Session {
  readonly view: ReadonlySignal<SidebarView>;
  readonly actions: SidebarActions;
  stop(): void;
}

/** Starts a session: reads the ticket and follows it while it is looked at. */
export function startSession(ports: SessionPorts): Session {
  const held: Held = {
    ports,
    view: signal<SidebarView>({ state: 'reading' }),
    memory: freshMemory,
    ticket: '',
    names: createNames(
      (ids) => ports.helpdesk.names(ids),
      new Map([[ports.user.id, ports.user.name]]),
      () => show(held),
    ),
    hidden: false,
    missed: false,
  };
  const poll = createPoll(
    () => !held.hidden && (isUnderWay(ports.desk) || (ports.desk.state()?.asked.some(isPending) ?? false)),
    () => (isUnderWay(ports.desk) ? read(held) : ports.desk.checkAsked()),
  );
  const quiet = createQuiet(async () => {
    if (!held.hidden && !held.memory.muted) await ports.desk.readWithModel();
  });
  const offDesk = ports.desk.subscribe(() => {
    show(held);
    poll.update();
  });
  const offTicket = ports.helpdesk.watch((change) => {
    if (change === 'hidden') held.hidden = true;
    else if (change === 'shown') held.hidden = false;
    poll.update();
    if (change === 'closed' || change === 'hidden') return quiet.stop();
    if (held.hidden) held.missed = true;
    else if (change !== 'shown' || held.missed)
      void read(held).then(change === 'conversation' ? quiet.later : quiet.now);
  });
  void read(held).then(quiet.now);
  return {
    view: held.view,
    actions: actionsOf(held),
    stop: () => {
      poll.stop();
      quiet.stop();
      offDesk();
      offTicket();
      ports.desk.close();
    },
  };
}

/** Whether a call was approved, here or by a colleague, whose end can still be found without a person. */
const isUnderWay = (desk: Desk): boolean =>
  desk.state()?.pending.some(({ found }) => found.status !== 'cannot-tell') ?? false;

interface Held {
  readonly ports: SessionPorts;
  readonly view: Signal<SidebarView>;
  readonly names: Names;
  memory: Memory;
  ticket: string;
  /** While hidden nothing is read; what was missed is read once on showing. */
  hidden: boolean;
  missed: boolean;
}

async function read(held: Held): Promise<void> {
  held.missed = false;
  try {
    await held.ports.desk.open();
    show(held);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (held.view.value.state === 'ready') return remember(held, { trouble: message });
    const missing = await held.ports.setUp.missing();
    held.view.value =
      missing.length > 0
        ? { state: 'not-set-up', missing }
        : { state: 'broken', message, mend: held.ports.text.phrase('session.broken-mend') };
  }
}

function show(held: Held): void {
  const { desk, library, versionOf, catalog, text, user } = held.ports;
  const state = desk.state();
  if (!state) {
    held.view.value = { state: 'no-ticket', search: held.memory.search, now: '' };
    return;
  }
  if (held.ticket !== state.ticket.id) {
    held.ticket = state.ticket.id;
    held.memory = {
      ...freshMemory,
      shortcuts: held.memory.shortcuts,
      muted: state.ticket.tags.includes(MUTED_TAG),
    };
  }
  const context: SessionContext = {
    desk: state,
    memory: held.memory,
    library,
    versionOf,
    catalog,
    text,
    phrases: text.phrase,
    mayWritePolicies: user.role === 'supervisor',
    userName: user.name,
    nameOf: (id) => held.names.nameOf(id),
  };
  held.view.value = readyView(context);
}

/** A ticket with this tag is left alone by the app, for everybody. */
const MUTED_TAG = 'stepwise_muted';

function remember(held: Held, change: Partial<Memory>): void {
  held.memory = { ...held.memory, ...change };
  show(held);
}

/** What goes wrong in an action is said in the panel; nothing is swallowed. */
function attempt(held: Held, work: Promise<unknown>): Promise<void> {
  return work.then(
    () => undefined,
    (error: unknown) => remember(held, { trouble: error instanceof Error ? error.message : String(error) }),
  );
}

function actionsOf(held: Held): SidebarActions {
  const { desk, helpdesk, copy } = held.ports;
  return {
    answer: (question, value) => void attempt(held, desk.answer(question, value)),
    askCustomer: (question) => void attempt(held, desk.answer(question, 'ask')),
    editCall: (card, args) => editCall(held, card, args),
    approve: (card, args) => attempt(held, approve(held, card, args)),
    reject: (card, reason, words) =>
      attempt(held, desk.reject(card, words === '' ? reason : `${reason}: ${words}`)),
    askSupervisor: (card, args, words) => attempt(held, askSupervisor(held, { card, args, words })),
    answerInquiry: (inquiry, words) => attempt(held, answerInquiry(held, inquiry, words)),
    insertDraft: (draft, text, mode) => attempt(held, insertDraft(held, { draft, text, mode })),
    copyDraft: (text) =>
      void attempt(
        held,
        copy(text).then(() => desk.noteDraft(text)),
      ),
    editDraft: (draft, text) => remember(held, { draftEdits: withEdit(held.memory.draftEdits, draft, text) }),
    choosePolicy: (policy) => void attempt(held, choosePolicy(held, policy)),
    moveRun: (run) => attempt(held, desk.moveRun(run)),
    pin: () => void attempt(held, pinPolicy(held)),
    readPolicy: (policy) => void attempt(held, choosePolicy(held, policy)),
    writePolicy: () => remember(held, { trouble: held.ports.text.phrase('session.no-studio') }),
    search: (query) => remember(held, { search: searchView(held, query) }),
    mute: () => void attempt(held, setMuted(held, true)),
    unmute: () => void attempt(held, setMuted(held, false)),
    override: (ref, to, reason) => void attempt(held, desk.override(ref, to, reason)),
    typeFact: (name, value) => void attempt(held, desk.answer(`slot:${name}`, value)),
    openEvidence: () => undefined,
    retry: (id) => {
      held.memory = { ...held.memory, trouble: '' };
      if (id.startsWith('model-away:')) void attempt(held, desk.retryModel());
      else void attempt(held, id === '' ? read(held) : desk.retry(id.startsWith('trouble:') ? '' : id));
    },
    undo: (receipt) => attempt(held, desk.undo(receipt)),
    showTab: (openRun) => remember(held, { openRun }),
    setShortcuts: (shortcuts) => remember(held, { shortcuts }),
    checkSetUp: () => held.ports.setUp.all(),
    resize: (heightPx) => helpdesk.resize(heightPx),
  };
}

/** A card's fields as they stand, with the arguments that have no field of their own, such as an amount's currency. */
function wholeArgs(held: Held, card: string, args: JsonObject): JsonObject {
  const view = held.view.value;
  const shown = view.state === 'ready' ? view.next.find((one) => one.id === card) : undefined;
  const suggested = held.ports.desk.state()?.assistance.suggestions.find((one) => suggestionId(one) === card);
  if (shown?.type !== 'call' || suggested?.type !== 'call') return args;
  const fields = new Set(shown.fields.map((field) => field.name));
  const hidden = Object.entries(suggested.call.args).filter(([name]) => !fields.has(name));
  return { ...Object.fromEntries(hidden), ...args };
}

/** What was typed stays with the action until it is done, so that a failed attempt costs nobody their words. */
async function approve(held: Held, card: string, args: JsonObject): Promise<void> {
  const { desk } = held.ports;
  const whole = wholeArgs(held, card, args);
  const edited = editCall(held, card, args);
  const outcome = await desk.approve(card, whole);
  if (edited && outcome.status === 'carried-out' && outcome.execution.status === 'done')
    remember(held, { edits: withEdit(held.memory.edits, edited, null) });
}

/** Keeps what differs from what was suggested; gives the key under which it is kept. */
function editCall(held: Held, card: string, args: JsonObject): string | undefined {
  const all = held.ports.desk.state()?.assistance.suggestions ?? [];
  const call = all.find((each) => each.type === 'call' && each.call.id === card);
  if (call?.type !== 'call') return undefined;
  const suggested = call.call.args;
  const changed = Object.entries(args).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(suggested[name] ?? null),
  );
  const key = editsOf(call);
  const edits = changed.length === 0 ? null : Object.fromEntries(changed);
  remember(held, { edits: withEdit(held.memory.edits, key, edits) });
  return key;
}

function withEdit<T>(edits: Readonly<Record<string, T>>, key: string, edit: T | null): Record<string, T> {
  const others = Object.fromEntries(Object.entries(edits).filter(([id]) => id !== key));
  return edit === null ? others : { ...others, [key]: edit };
}

async function insertDraft(
  held: Held,
  { draft, text, mode }: { draft: string; text: string; mode: 'ask' | 'replace' | 'append' },
): Promise<void> {
  const { helpdesk, desk } = held.ports;
  const ticket = desk.state()?.ticket;
  const of = { draft, text, comment: ticket ? newestComment(ticket) : '' };
  const note = (outcome: Insertion['outcome']) => remember(held, { insertion: { of, outcome } });
  note({ state: 'inserting' });
  const outcome = await helpdesk.insertDraft(text, mode);
  if (outcome.status === 'occupied') return note({ state: 'occupied', composer: outcome.text });
  if (outcome.status === 'failed') return note({ state: 'failed', because: outcome.reason });
  await desk.noteDraft(text);
  if (outcome.status === 'copied') return note({ state: 'copied' });
  note({ state: 'inserted', at: desk.state()?.now ?? '' });
}

async function askSupervisor(
  held: Held,
  { card, args, words }: { card: string; args: Readonly<Record<string, Json>>; words: string },
): Promise<void> {
  const trouble = await held.ports.desk.askSupervisor(card, wholeArgs(held, card, args), words);
  if (trouble !== '') remember(held, { trouble });
}

async function answerInquiry(held: Held, inquiry: string, words: string): Promise<void> {
  const trouble = await held.ports.desk.answerInquiry(inquiry, words);
  if (trouble !== '') remember(held, { trouble });
}

/** The run that is worked on, as the tabs show it. */
function openRun(held: Held) {
  const runs = held.ports.desk.state()?.assistance.runs ?? [];
  return (
    runs.find((run) => run.id === held.memory.openRun) ??
    runs.find((run) => run.status !== 'done' && run.status !== 'stopped')
  );
}

/** The agent vouches for the policy that stands there: it stays, for colleagues too. */
async function pinPolicy(held: Held): Promise<void> {
  const run = openRun(held);
  if (run) await held.ports.desk.choosePolicy(run.policy, run.id);
}

/** The open run gets another policy; without one, a run begins. */
async function choosePolicy(held: Held, policy: string): Promise<void> {
  const open = openRun(held);
  await held.ports.desk.choosePolicy(policy, open?.id ?? null);
  remember(held, { search: { query: '', state: 'idle', results: [] }, openRun: '' });
}

function searchView(held: Held, query: string): Memory['search'] {
  if (query.trim() === '') return { query, state: 'idle', results: [] };
  const found = searchPolicies(query, held.ports.index).slice(0, SEARCH_MAX);
  const results = found.flatMap(({ policy }) => {
    const known = held.ports.library.find(policy);
    return known ? [{ id: known.id, title: known.title, snippet: known.trigger }] : [];
  });
  return { query, state: 'found', results };
}

const SEARCH_MAX = 8;

async function setMuted(held: Held, muted: boolean): Promise<void> {
  const tags: Record<string, Json> = muted ? { addTags: [MUTED_TAG] } : { removeTags: [MUTED_TAG] };
  const reply = await held.ports.helpdesk.services.send({
    service: 'helpdesk',
    operation: 'update-ticket',
    args: { ticket: held.ticket },
    body: tags,
    timeoutMs: 15_000,
  });
  remember(held, { muted });
  if (reply.status !== 'answered' || reply.httpStatus >= 400)
    remember(held, { trouble: held.ports.text.phrase('session.mute-here-only') });
}
