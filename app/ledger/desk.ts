/**
 * One person's work on one ticket: reads it, lets the engine plan, runs the look-ups, keeps the log, carries out what was
 * approved. Everything shown is planned anew from ticket and log; what is not in the log did not happen.
 */
import { type Assistance, type AssistInput, assist } from '../assist/assist.ts';
import type { Actor, RunEvent } from '../assist/event.ts';
import type { ModelReader, ModelState } from '../assist/model-reader.ts';
import type { CallProposal, Refusal } from '../assist/outcome.ts';
import { emptyCase } from '../assist/run.ts';
import type { CallSuggestion, Suggestion } from '../assist/verify.ts';
import { digest } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { isClosed } from '../ticket/ticket.ts';
import type { ToolCall } from '../tools/tool.ts';
import { type Approval, approve } from './approval.ts';
import { type AskedRequest, isPending, readAsked, readSaid, type SaidOfRequest, stageOf } from './asked.ts';
import { basisOf } from './basis.ts';
import { noteRun, runsJustOver } from './case-note.ts';
import { catchUp, type PendingCall } from './catch-up.ts';
import { cumulativeLimitsOf } from './cumulative.ts';
import { claimKey, effectOf } from './effect.ts';
import type { ExecutePorts, Execution } from './execute.ts';
import { fulfil } from './fulfil.ts';
import { answerInquiry, inquire } from './inquiry.ts';
import { appendFacts, emptyLog, eventsOf, type Log, readLog } from './log.ts';
import { type Receipt, receiptsOf } from './receipts.ts';
import { lookAtEffect, type ReconcilePorts } from './reconcile.ts';
import { askSupervisor, type IsSupervisor, type Word } from './request.ts';
import {
  carryOutDecided,
  decideRequest,
  type Hands,
  recheckAsked,
  type SupervisedOutcome,
} from './supervise.ts';

/** What working a ticket needs. */
export interface DeskPorts
  extends Pick<ReconcilePorts, 'store' | 'runner' | 'now' | 'sleep' | 'randomId' | 'timeoutMs'> {
  /** The engine's other inputs. */
  readonly engine: Omit<AssistInput, 'now' | 'ticket' | 'events'>;
  /** Reads the ticket afresh; throws where the helpdesk cannot be reached. */
  readonly readTicket: () => Promise<Ticket | null>;
  readonly user: { readonly id: string; readonly role: 'agent' | 'supervisor' };
  /** Absent in guided mode. */
  readonly reader?: ModelReader;
  readonly isSupervisor: IsSupervisor;
  /** `agent` looks up and writes as soon as a ticket is open; `supervisor` only when something is carried out. */
  readonly work: 'agent' | 'supervisor';
  /** Adds an internal note to the ticket; null where the team wants none. */
  readonly addNote: ((ticket: string, text: string, marker: string) => Promise<void>) | null;
}

/** A look-up as the desk knows it while it runs or after it failed. */
export interface DeskLookUp {
  readonly suggestion: CallSuggestion;
  readonly state: 'loading' | 'failed';
  readonly reason: string;
  readonly mend: string;
}

/** Everything that is known, as one value. */
export interface DeskState {
  readonly ticket: Ticket;
  readonly now: string;
  readonly events: readonly RunEvent[];
  readonly assistance: Assistance;
  readonly receipts: readonly Receipt[];
  readonly pending: readonly PendingCall[];
  /** What was asked of supervisors, oldest first. */
  readonly asked: readonly AskedRequest[];
  readonly lookUps: readonly DeskLookUp[];
  /** Ids of suggestions being carried out. */
  readonly running: ReadonlySet<string>;
  /** Why the last attempt at a suggestion did not go through, by its id. */
  readonly failures: ReadonlyMap<string, { readonly reason: string; readonly mend: string }>;
  /** What could not be written to the log; empty where all is well. */
  readonly trouble: string;
  /** Null in guided mode. */
  readonly model: ModelState | null;
}

/** What became of a person's approval. */
export type ApprovalOutcome =
  | { readonly status: 'carried-out'; readonly execution: Execution }
  | { readonly status: 'needs-supervisor'; readonly because: string }
  | { readonly status: 'refused'; readonly reason: string };

/** A person at work on a ticket. Methods may be called at any time; the state follows. */
export interface Desk {
  /** Null before the ticket was read and where none is open. */
  state(): DeskState | null;
  subscribe(listener: () => void): () => void;
  /** Reads ticket and log, finds what became of unfinished calls, looks up what is needed. Throws where the ticket cannot be read. */
  open(): Promise<void>;
  /** The same after a change on the ticket. */
  refresh(): Promise<void>;
  /** Lets the model read the newest message, where one is set up and the message waits; the state follows. Never throws for the model. */
  readWithModel(): Promise<void>;
  /** The same after the model was away. */
  retryModel(): Promise<void>;
  approve(id: string, args: JsonObject): Promise<ApprovalOutcome>;
  reject(id: string, reason: string): Promise<void>;
  /** Takes back what a receipt is about, by a call of its own through the same gate. */
  undo(receipt: string): Promise<ApprovalOutcome>;
  askSupervisor(id: string, args: JsonObject, words: string): Promise<string>;
  /** Reads whether anything was decided or asked about pending requests; goes on with the case where it was. */
  checkAsked(): Promise<void>;
  /** Answers a supervisor's question by its key; gives why it could not be, empty where it was. */
  answerInquiry(key: string, words: string): Promise<string>;
  /** The same from the supervisor's side: asks the agent about a request, by its key. */
  inquire(request: string, words: string): Promise<string>;
  /** Puts a request's call with these arguments through every check; gives what speaks against it. */
  recheck(request: string, args: JsonObject): CallSuggestion | Refusal | null;
  /** A supervisor's word on a request; what is approved is carried out at once. */
  decide(request: string, word: Word): Promise<SupervisedOutcome>;
  /** Carries out what was decided where the page that decided went away. */
  carryOut(request: string): Promise<SupervisedOutcome>;
  answer(question: string, value: Json, evidence?: readonly Evidence[]): Promise<void>;
  /** Remembers what was put into the composer. */
  noteDraft(text: string): Promise<void>;
  override(step: string, to: 'todo' | 'active' | 'done' | 'skipped', reason: string): Promise<void>;
  /** Another policy for a run; null starts one where none runs. */
  choosePolicy(policy: string, run: string | null): Promise<void>;
  endRun(run: string, reason: string): Promise<void>;
  /** Runs a failed look-up once more; all of them for an empty id. */
  retry(id: string): Promise<void>;
  close(): void;
}

/** Creates the desk of a person at a ticket. */
export function createDesk(ports: DeskPorts): Desk {
  const held = createHeld(ports);
  return {
    state: () => held.state,
    subscribe: (listener) => {
      held.listeners.add(listener);
      return () => held.listeners.delete(listener);
    },
    open: () => open(held),
    refresh: () => open(held),
    readWithModel: () => readWithModel(held),
    retryModel: () => {
      ports.reader?.retry();
      return readWithModel(held);
    },
    approve: (id, args) => approveSuggestion(held, id, args),
    reject: (id, reason) => reject(held, id, reason),
    undo: (receipt) => undo(held, receipt),
    askSupervisor: (id, args, words) => ask(held, id, { args, words }),
    checkAsked: () => checkAsked(held),
    answerInquiry: (key, words) => answer(held, key, words),
    inquire: (request, words) => inquireOf(held, request, words),
    recheck: (request, args) => {
      const asked = findAsked(held, request);
      return asked ? recheckAsked(asked.request, args, handsOf(held)) : null;
    },
    decide: (request, word) => supervise(held, request, (asked, hands) => decideRequest(asked, word, hands)),
    carryOut: (request) => supervise(held, request, carryOutDecided),
    answer: (question, value, evidence = []) =>
      write(held, [{ ...person(held, question), type: 'question-answered', question, value, evidence }]),
    noteDraft: (text) => noteDraft(held, text),
    override: (step, to, reason) =>
      write(held, [{ ...person(held, step), type: 'step-overridden', step, to, reason }]),
    choosePolicy: (policy, run) =>
      write(held, [
        {
          ...person(held, ''),
          run: run ?? freshRun(held),
          type: 'policy-chosen',
          policy,
          version: versionOf(held, policy),
          from: null,
        },
      ]),
    endRun: (run, reason) => write(held, [{ ...person(held, ''), run, type: 'run-ended', reason }]),
    retry: (id) => retry(held, id),
    close: () => {
      held.closed = true;
      held.listeners.clear();
    },
  };
}

/** The desk's memory; only functions of this file touch it. */
interface Held {
  readonly ports: DeskPorts;
  readonly listeners: Set<() => void>;
  state: DeskState | null;
  ticket: Ticket | null;
  log: Log;
  /** Happened in this turn and not yet written. */
  fresh: RunEvent[];
  pending: readonly PendingCall[];
  asked: readonly SaidOfRequest[];
  lookUps: Map<string, DeskLookUp>;
  running: Set<string>;
  failures: Map<string, { reason: string; mend: string }>;
  trouble: string;
  /** One reading at a time; a change meanwhile asks for one more. */
  reading: Promise<void> | null;
  again: boolean;
  closed: boolean;
}

const createHeld = (ports: DeskPorts): Held => ({
  ports,
  listeners: new Set(),
  state: null,
  ticket: null,
  log: emptyLog(''),
  fresh: [],
  pending: [],
  asked: [],
  lookUps: new Map(),
  running: new Set(),
  failures: new Map(),
  trouble: '',
  reading: null,
  again: false,
  closed: false,
});

async function open(held: Held): Promise<void> {
  if (held.reading) {
    held.again = true;
    return held.reading;
  }
  held.reading = readAll(held).finally(() => {
    held.reading = null;
  });
  await held.reading;
  if (!held.again || held.closed) return;
  held.again = false;
  await open(held);
}

async function readAll(held: Held): Promise<void> {
  const before = held.state;
  const ticket = await held.ports.readTicket();
  if (held.closed) return;
  if (ticket?.id !== held.ticket?.id) forget(held, ticket?.id ?? '');
  held.ticket = ticket;
  if (!ticket) return show(held);
  held.log = await readLog(held.ports.store, held.log);
  show(held);
  await tellEndings(held, ticket);
  if (held.ports.work === 'agent') await lookUp(held);
  await noteEnds(held, before);
  await readRequests(held, ticket);
}

/** A ticket on which nothing was written has no requests, and asking for them would cost. */
async function readRequests(held: Held, ticket: Ticket): Promise<void> {
  if (held.log.entries.length === 0) return;
  held.asked = await readAsked(held.ports.store, ticket.id, held.ports.isSupervisor);
  if (held.asked.length > 0) show(held);
}

function forget(held: Held, ticket: string): void {
  Object.assign(held, {
    log: emptyLog(ticket),
    fresh: [],
    pending: [],
    asked: [],
    lookUps: new Map(),
    running: new Set(),
    failures: new Map(),
    trouble: '',
  });
}

/** Plans anew and tells everybody who listens. */
function show(held: Held): void {
  if (held.closed) return;
  held.state = held.ticket ? stateOf(held, held.ticket) : null;
  for (const listener of held.listeners) listener();
}

function stateOf(held: Held, ticket: Ticket): DeskState {
  const { ports } = held;
  const now = ports.now();
  const events = eventsNow(held);
  const input: AssistInput = { ...ports.engine, now, ticket, events };
  const assistance = ports.reader ? ports.reader.assist(input) : assist(input);
  return {
    ticket,
    now,
    events,
    assistance,
    receipts: receiptsOf(events, held.pending, ports.engine.catalog),
    pending: held.pending,
    asked: held.asked.map((said) => ({
      ...said,
      stage: stageOf(said, events, (proposal) => basisOf(proposal, assistance.past, ports.engine.library)),
    })),
    lookUps: [...held.lookUps.values()],
    running: new Set(held.running),
    failures: new Map(held.failures),
    trouble: held.trouble,
    model: ports.reader?.state(ticket) ?? null,
  };
}

const eventsNow = (held: Held): RunEvent[] => [...eventsOf(held.log), ...held.fresh];

/** What became of calls whose page went away; a ticket without such calls costs nothing. */
async function tellEndings(held: Held, ticket: Ticket): Promise<void> {
  const caught = await catchUp(eventsOf(held.log), reconcilePorts(held, ticket));
  held.pending = caught.pending;
  if (caught.events.length > 0) await append(held, caught.events);
  if (eventsOf(held.log).some((event) => event.type === 'call-approved')) show(held);
}

const reconcilePorts = ({ ports }: Held, ticket: Ticket): ReconcilePorts => ({
  store: ports.store,
  runner: ports.runner,
  now: ports.now,
  sleep: ports.sleep,
  randomId: ports.randomId,
  timeoutMs: ports.timeoutMs,
  user: ports.user.id,
  ticket: ticket.id,
  requesterEmail: ticket.requester.email ?? '',
});

/** The model's answers may lead on: to look-ups, to another policy, to a draft that serves other steps. */
async function readWithModel(held: Held): Promise<void> {
  const { reader } = held.ports;
  const input = inputOf(held);
  if (!reader || !input) return;
  await reader.read(input, () => show(held));
  if (held.closed || held.ticket?.id !== input.ticket.id) return;
  show(held);
  takePolicy(held);
  await lookUp(held);
  const later = inputOf(held);
  if (later?.ticket.id === input.ticket.id) await reader.repair(later, () => show(held));
}

const inputOf = (held: Held): AssistInput | null =>
  held.ticket && {
    ...held.ports.engine,
    now: held.ports.now(),
    ticket: held.ticket,
    events: eventsNow(held),
  };

/** Where only the app has worked on the only run, the policy that the model read takes the place of the one that matched by words. */
function takePolicy(held: Held): void {
  const { state } = held;
  const wanted = state?.assistance.reading?.policy?.id;
  const open =
    state?.assistance.runs.filter((run) => run.status !== 'done' && run.status !== 'stopped') ?? [];
  const [run, second] = open.filter((each) => each.calledFrom === null);
  if (!state || wanted === undefined || !run || second || run.policy === wanted) return;
  const untouched = state.events.every(
    (event) => event.by.kind === 'app' && (event.type === 'policy-chosen' || event.type === 'tool-returned'),
  );
  if (!untouched || isClosed(state.ticket)) return;
  held.fresh.push({
    ...byApp(held, `read:${wanted}`),
    run: run.id,
    type: 'policy-chosen',
    policy: wanted,
    version: versionOf(held, wanted),
    from: null,
  });
  show(held);
}

/** No policy needs more rounds of look-ups than this. */
const ROUNDS_MAX = 12;

/** A run that came to its end is summed up once for colleagues who do not have the app. */
async function noteEnds(held: Held, before: DeskState | null): Promise<void> {
  const { ports, state } = held;
  const { addNote } = ports;
  if (!addNote || !before || !state || before.ticket.id !== state.ticket.id) return;
  for (const run of runsJustOver(before.assistance, state.assistance)) {
    const title = ports.engine.library.find(run.policy)?.title ?? run.policy;
    await noteRun(
      run,
      { ticket: state.ticket.id, title, receipts: state.receipts },
      {
        store: ports.store,
        phrases: ports.engine.phrases,
        addNote: (text, marker) => addNote(state.ticket.id, text, marker),
      },
    );
  }
}

/** Runs what may run by itself, round by round, until nothing new comes up; then writes the turn. */
async function lookUp(held: Held): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX && !held.closed; round += 1) {
    startRuns(held);
    followHandOffs(held);
    const ready = lookUpsReady(held);
    if (ready.length === 0) break;
    for (const suggestion of ready)
      held.lookUps.set(suggestion.call.id, { suggestion, state: 'loading', reason: '', mend: '' });
    show(held);
    const ticket = held.ticket?.id;
    const results = await Promise.all(ready.map((suggestion) => runLookUp(held, suggestion)));
    if (held.closed || held.ticket?.id !== ticket) return;
    held.fresh.push(...results.flat());
    show(held);
  }
  await flush(held);
}

/** A run that the engine opened by itself is written down with the first thing that happens in it. */
function startRuns(held: Held): void {
  const { state, ticket } = held;
  if (!state || !ticket || isClosed(ticket)) return;
  const known = new Set(state.events.map((event) => event.run));
  for (const run of state.assistance.runs) {
    if (known.has(run.id) || run.calledFrom !== null) continue;
    held.fresh.push({
      ...byApp(held, `start:${run.id}`),
      run: run.id,
      type: 'policy-chosen',
      policy: run.policy,
      version: versionOf(held, run.policy),
      from: null,
    });
  }
  if (held.fresh.length > 0) show(held);
}

/** Going on in another policy changes nothing outside, so nobody is asked. */
function followHandOffs(held: Held): void {
  for (let steps = 0; steps < ROUNDS_MAX; steps += 1) {
    const next = held.state?.assistance.suggestions.find((each) => each.type === 'hand-off');
    if (next?.type !== 'hand-off' || !held.ticket || isClosed(held.ticket)) return;
    const run = `${next.run}>${next.step}`;
    held.fresh.push({
      ...byApp(held, `hand-off:${next.step}`),
      run,
      type: 'policy-chosen',
      policy: next.policy,
      version: versionOf(held, next.policy),
      from: next.step,
      ...(next.section === null ? {} : { section: next.section }),
    });
    show(held);
  }
}

function lookUpsReady(held: Held): CallSuggestion[] {
  const all = held.state?.assistance.suggestions ?? [];
  return all.flatMap((each) =>
    each.type === 'call' && each.lane === 'auto' && !held.lookUps.has(each.call.id) ? [each] : [],
  );
}

async function runLookUp(held: Held, suggestion: CallSuggestion): Promise<RunEvent[]> {
  const { ports, ticket } = held;
  const { call, run, step } = suggestion;
  const context = {
    now: ports.now(),
    ticket: ticket?.id ?? '',
    requesterEmail: ticket?.requester.email ?? '',
    timeoutMs: ports.timeoutMs,
  };
  const result = await ports.runner.run(call, context);
  if (result.status !== 'done') {
    const mend = result.status === 'failed' ? result.mend : '';
    held.lookUps.set(call.id, { suggestion, state: 'failed', reason: result.reason, mend });
    return [];
  }
  held.lookUps.delete(call.id);
  return [
    {
      ...byApp(held, `read:${call.id}`),
      run,
      type: 'tool-returned',
      call,
      step,
      status: 'done',
      output: result.output,
    },
  ];
}

async function retry(held: Held, id: string): Promise<void> {
  for (const [key, one] of held.lookUps)
    if (one.state === 'failed' && (id === '' || id === key)) held.lookUps.delete(key);
  held.failures.delete(id);
  await open(held);
}

/** Writes what happened in this turn as one entry; what cannot be written stays with us and is said. */
async function flush(held: Held): Promise<void> {
  if (held.fresh.length === 0 || !held.ticket || isClosed(held.ticket)) return;
  const events = held.fresh;
  await append(held, events);
  held.fresh = held.trouble === '' ? held.fresh.filter((event) => !events.includes(event)) : held.fresh;
  show(held);
}

async function append(held: Held, events: readonly RunEvent[]): Promise<void> {
  try {
    const outcome = await appendFacts(held.ports.store, held.log, events);
    if (outcome.status === 'failed') held.trouble = outcome.reason;
    else {
      held.log = outcome.log;
      held.trouble = '';
    }
  } catch (error) {
    held.trouble = error instanceof Error ? error.message : String(error);
  }
}

/** Remembers what a person said or did, then goes on. */
async function write(held: Held, events: readonly RunEvent[]): Promise<void> {
  held.fresh.push(...events);
  show(held);
  await lookUp(held);
}

const byApp = (held: Held, about: string) => ({
  id: digest({ ticket: held.ticket?.id ?? '', about, n: eventsNow(held).length }).slice(0, 20),
  at: held.ports.now(),
  run: '',
  by: { kind: 'app', id: 'stepwise' } as Actor,
});

function person(held: Held, about: string) {
  const { user, randomId, now } = held.ports;
  return {
    id: randomId(),
    at: now(),
    run: runOf(held, about),
    by: { kind: user.role, id: user.id } as Actor,
  };
}

/** The run that a step or a question belongs to: the newest whose policy it names, else the newest that goes on. */
function runOf(held: Held, about: string): string {
  const runs = held.state?.assistance.runs ?? [];
  const named = runs.findLast((run) => about.includes(`${run.policy}#`));
  const open = runs.findLast((run) => run.status !== 'done' && run.status !== 'stopped');
  return (named ?? open ?? runs.at(-1))?.id ?? '1';
}

const freshRun = (held: Held): string => String((held.state?.assistance.runs.length ?? 0) + 1);

/** A policy's version is the digest of what it says, until versions are published. */
function versionOf(held: Held, policy: string): string {
  const found = held.ports.engine.library.find(policy);
  return found ? digest(found.steps).slice(0, 12) : '';
}

async function reject(held: Held, id: string, reason: string): Promise<void> {
  const suggestion = findSuggestion(held, id);
  if (!suggestion) return;
  if (suggestion.type === 'call') {
    await write(held, [
      {
        ...person(held, suggestion.step),
        run: suggestion.run,
        type: 'call-rejected',
        call: suggestion.call,
        step: suggestion.step,
        reason,
      },
    ]);
    return;
  }
  await write(held, [
    {
      ...person(held, suggestion.step),
      run: suggestion.run,
      type: 'step-overridden',
      step: suggestion.step,
      to: 'skipped',
      reason,
    },
  ]);
}

/** The id under which a suggestion is shown: the call's, or the step with what is suggested there. */
export const suggestionId = (suggestion: Suggestion): string =>
  suggestion.type === 'call' ? suggestion.call.id : `${suggestion.type}:${suggestion.step}`;

const findSuggestion = (held: Held, id: string): Suggestion | undefined =>
  held.state?.assistance.suggestions.find((each) => suggestionId(each) === id);

/** The engine's suggestion with the arguments as a person edited them, each change bearing their name; checked again. */
function edited(held: Held, suggestion: CallSuggestion, args: JsonObject): CallSuggestion | Refusal {
  const { user } = held.ports;
  const { type, run, step, call, sources, evidence } = suggestion;
  const changed = Object.entries(args).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(call.args[name]),
  );
  const theirs = changed.map(
    ([name, value]) =>
      [name, { kind: 'agent', id: user.id, path: '', quote: String(value) } as Evidence] as const,
  );
  const proposal: CallProposal = {
    type,
    run,
    step,
    call: { ...call, args },
    sources: { ...sources, ...Object.fromEntries(theirs) },
    evidence,
  };
  return reverify(held, proposal);
}

const reverify = (held: Held, proposal: CallProposal): CallSuggestion | Refusal =>
  held.state
    ? held.state.assistance.reverify(proposal)
    : { proposal, check: 'no-ticket', reason: 'no ticket is open' };

/** An escalation is a call of its own, made for the step that asks for a person. */
function callOf(held: Held, suggestion: Suggestion, args: JsonObject): CallSuggestion | Refusal | null {
  if (suggestion.type === 'call') return suggestion;
  if (suggestion.type !== 'escalate') return null;
  const tool = held.ports.engine.catalog.ofClass('escalation')[0];
  if (!tool) return null;
  const id = digest({ ticket: held.ticket?.id ?? '', escalate: suggestion.step }).slice(0, 16);
  const standard: JsonObject = { reason: suggestion.reason };
  return reverify(held, {
    type: 'call',
    run: suggestion.run,
    step: suggestion.step,
    call: { id, tool: tool.name, args: { ...standard, ...args } },
    sources: {},
    evidence: suggestion.evidence,
  });
}

async function approveSuggestion(held: Held, id: string, args: JsonObject): Promise<ApprovalOutcome> {
  const { ticket } = held;
  const suggestion = findSuggestion(held, id);
  if (!suggestion || !ticket) return { status: 'refused', reason: held.ports.engine.phrases('refused.gone') };
  if (held.running.has(id))
    return { status: 'refused', reason: held.ports.engine.phrases('refused.running') };
  held.running.add(id);
  held.failures.delete(id);
  show(held);
  try {
    return await carryOut(held, { id, suggestion, args, ticket });
  } finally {
    held.running.delete(id);
    show(held);
  }
}

const reasonIn = (checked: CallSuggestion | Refusal | null | undefined): string | undefined =>
  checked && 'reason' in checked ? checked.reason : undefined;

interface Wanted {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly args: JsonObject;
  readonly ticket: Ticket;
}

async function carryOut(held: Held, { id, suggestion, args, ticket }: Wanted): Promise<ApprovalOutcome> {
  const call = callOf(held, suggestion, args);
  const checked =
    call && 'lane' in call
      ? edited(held, call, suggestion.type === 'escalate' ? { ...call.call.args, ...args } : args)
      : call;
  if (!checked || !('lane' in checked))
    return fail(held, id, reasonIn(checked) ?? held.ports.engine.phrases('refused.gone'));
  const made = await makeApproval(held, checked, ticket);
  if (made.status === 'refused') return fail(held, id, made.reason);
  if (made.status === 'needs-supervisor') return supervisorsMatter(held, id, made.because);
  await flush(held);
  // What the message tells is what is to be told now; the plan moves on as soon as it is sent.
  const told = messageEvent(held, made.approval);
  const { execution, log } = await fulfil(made.approval, held.log, executePorts(held, ticket));
  if (held.closed) return { status: 'carried-out', execution };
  held.log = log;
  if (told && execution.status === 'done') held.fresh.push(told);
  noteFailure(held, id, execution);
  held.pending =
    execution.status === 'unknown'
      ? (await catchUp(eventsOf(held.log), reconcilePorts(held, ticket))).pending
      : held.pending;
  show(held);
  await open(held);
  return { status: 'carried-out', execution };
}

/** The card says why and offers to ask. */
function supervisorsMatter(held: Held, id: string, because: string): ApprovalOutcome {
  held.failures.set(id, { reason: because, mend: held.ports.engine.phrases('refused.ask-supervisor') });
  return { status: 'needs-supervisor', because };
}

function fail(held: Held, id: string, reason: string): ApprovalOutcome {
  held.failures.set(id, { reason, mend: '' });
  return { status: 'refused', reason };
}

function noteFailure(held: Held, id: string, execution: Execution): void {
  if (execution.status === 'failed' || execution.status === 'claim-failed')
    held.failures.set(id, { reason: execution.reason, mend: execution.mend });
  else if (execution.status === 'refused' || execution.status === 'overtaken')
    held.failures.set(id, { reason: execution.reason, mend: '' });
  else if (execution.status === 'late')
    held.failures.set(id, { reason: held.ports.engine.phrases('refused.late'), mend: '' });
}

/** The event by which a run remembers what a message tells; null for a call that sends none. */
function messageEvent(held: Held, approval: Approval): RunEvent | null {
  const message = approval.call.args['message'];
  return typeof message === 'string' && held.state ? draftEvent(held, message) : null;
}

/** The call that takes something back is verified and carried out like any other; nobody has to suggest it. */
async function undo(held: Held, id: string): Promise<ApprovalOutcome> {
  const { ticket } = held;
  const receipt = held.state?.receipts.find((each) => each.id === id);
  if (!receipt?.undo || !ticket)
    return { status: 'refused', reason: held.ports.engine.phrases('refused.gone') };
  const source: Evidence = { kind: 'tool', id: receipt.call.id, path: '', quote: receipt.call.tool };
  const sources = Object.fromEntries(Object.keys(receipt.undo.args).map((name) => [name, source]));
  const call = {
    id: digest({ undoes: receipt.id }).slice(0, 16),
    tool: receipt.undo.tool,
    args: receipt.undo.args,
  };
  const checked = reverify(held, {
    type: 'call',
    run: receipt.run,
    step: receipt.step,
    call,
    sources,
    evidence: [source],
  });
  if (!('lane' in checked)) return fail(held, id, checked.reason);
  const made = await makeApproval(held, checked, ticket, await claimOf(held, receipt.call, ticket));
  if (made.status === 'refused') return fail(held, id, made.reason);
  if (made.status === 'needs-supervisor') return made;
  const { execution, log } = await fulfil(made.approval, held.log, executePorts(held, ticket));
  held.log = log;
  noteFailure(held, id, execution);
  await open(held);
  return { status: 'carried-out', execution };
}

/** The claim of the effect that a receipt is about; null where nothing was claimed for it. */
async function claimOf(held: Held, call: ToolCall, ticket: Ticket): Promise<string | null> {
  const tool = held.ports.engine.catalog.find(call.tool);
  const effect = tool ? effectOf(tool, call.args, ticket.id) : null;
  if (!effect) return null;
  const { state } = await lookAtEffect(effect, reconcilePorts(held, ticket));
  const done = state.done.at(-1);
  return done ? claimKey(effect, done.n) : null;
}

async function makeApproval(
  held: Held,
  suggestion: CallSuggestion,
  ticket: Ticket,
  undoes: string | null = null,
) {
  const { ports } = held;
  const tool = ports.engine.catalog.find(suggestion.call.tool);
  if (!tool)
    return {
      status: 'refused' as const,
      check: 'unknown-tool',
      reason: ports.engine.phrases('refused.unknown-tool', { tool: suggestion.call.tool }),
    };
  const effect = effectOf(tool, suggestion.call.args, ticket.id);
  const state = effect && (await lookAtEffect(effect, reconcilePorts(held, ticket))).state;
  return approve({
    suggestion,
    args: suggestion.call.args,
    tool,
    state,
    reverify: (proposal) => reverify(held, proposal),
    by: { kind: ports.user.role, id: ports.user.id },
    at: ports.now(),
    ticket: ticket.id,
    undoes,
    id: ports.randomId(),
  });
}

function executePorts(held: Held, ticket: Ticket): ExecutePorts {
  const policies = held.ports.engine.library.policies;
  return {
    ...reconcilePorts(held, ticket),
    verifyAnew: (approval) => verifyAnew(held, approval),
    limits: policies.flatMap((policy) => cumulativeLimitsOf(policy.limits)),
    customer: ticket.requester.email ?? ticket.requester.id,
  };
}

/** Reads the ticket and whatever is stale once more, then puts the call through every check. */
async function verifyAnew(
  held: Held,
  approval: Approval,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const ticket = await held.ports.readTicket();
  if (!ticket || ticket.id !== approval.ticket)
    return { ok: false, reason: held.ports.engine.phrases('refused.other-ticket') };
  held.ticket = ticket;
  show(held);
  await lookUp(held);
  const { call, run, step } = approval;
  const before = held.state?.assistance.suggestions.find(
    (each) => each.type === 'call' && each.call.id === call.id,
  );
  const sources = before?.type === 'call' ? before.sources : {};
  const theirs = Object.fromEntries(
    Object.entries(call.args).map(([name, value]) => [
      name,
      { kind: 'agent', id: approval.by.id, path: '', quote: String(value) } as Evidence,
    ]),
  );
  const checked = reverify(held, {
    type: 'call',
    run,
    step,
    call,
    sources: { ...theirs, ...sources },
    evidence: [],
  });
  return 'lane' in checked ? { ok: true } : { ok: false, reason: checked.reason };
}

async function noteDraft(held: Held, text: string): Promise<void> {
  held.fresh.push(draftEvent(held, text));
  show(held);
  await flush(held);
}

function draftEvent(held: Held, text: string): RunEvent {
  const reply = held.state?.assistance.reply;
  const frontiers = held.state?.assistance.frontiers ?? [];
  const tells = reply?.tells ?? frontiers.flatMap((frontier) => frontier.tells.map((tell) => tell.ref));
  const asks = reply?.asks ?? frontiers.flatMap((frontier) => frontier.asks.map((each) => each.question.id));
  return {
    ...person(held, tells[0] ?? ''),
    type: 'draft-inserted',
    text,
    asks: [...asks],
    tells: [...tells],
  };
}

/** Gives why it could not be asked; empty where it was. */
async function ask(
  held: Held,
  id: string,
  { args, words }: { args: JsonObject; words: string },
): Promise<string> {
  const { ports, ticket } = held;
  const suggestion = findSuggestion(held, id);
  const call = suggestion && callOf(held, suggestion, args);
  const checked =
    call && 'lane' in call
      ? edited(held, call, suggestion?.type === 'escalate' ? { ...call.call.args, ...args } : args)
      : call;
  if (!ticket || !checked || !('lane' in checked))
    return reasonIn(checked) ?? ports.engine.phrases('refused.gone');
  const tool = ports.engine.catalog.find(checked.call.tool);
  const effect = tool ? effectOf(tool, checked.call.args, ticket.id) : null;
  const state = effect && (await lookAtEffect(effect, reconcilePorts(held, ticket))).state;
  const { type, run, step, sources, evidence } = checked;
  const proposal: CallProposal = { type, run, step, call: checked.call, sources, evidence };
  await flush(held);
  const outcome = await askSupervisor(
    ports.store,
    {
      proposal,
      ticket: ticket.id,
      effect,
      n: state?.next ?? 0,
      undoes: null,
      basis: basisOf(proposal, held.state?.assistance.past ?? emptyCase, ports.engine.library),
      because: checked.laneBecause === '' ? (held.failures.get(id)?.reason ?? '') : checked.laneBecause,
      words,
    },
    ports.randomId(),
  );
  if (outcome.status === 'failed') return outcome.reason;
  held.asked = await readAsked(ports.store, ticket.id, ports.isSupervisor);
  show(held);
  return '';
}

/** Where nothing was said since, nothing is read but that. */
async function checkAsked(held: Held): Promise<void> {
  const pending = held.state?.asked.filter(isPending) ?? [];
  if (pending.length === 0 || held.reading) return;
  const requests = pending.map(({ request }) => request);
  const news = await readSaid(held.ports.store, requests, held.ports.isSupervisor);
  const isSame = news.every((one) => {
    const before = held.asked.find(({ request }) => request.key === one.request.key);
    return before !== undefined && digest(sayings(before)) === digest(sayings(one));
  });
  if (!isSame || pending.some(({ stage }) => stage === 'approved')) await open(held);
}

const sayings = ({ decision, inquiries, ignored }: SaidOfRequest) => ({ decision, inquiries, ignored });

const findAsked = (held: Held, key: string): AskedRequest | undefined =>
  held.state?.asked.find(({ request }) => request.key === key);

async function answer(held: Held, key: string, words: string): Promise<string> {
  const { store, randomId, engine } = held.ports;
  const about = held.state?.asked.find(({ inquiries }) => inquiries.some((one) => one.key === key));
  const inquiry = about?.inquiries.find((one) => one.key === key);
  if (!about || !inquiry) return engine.phrases('refused.gone');
  const outcome = await answerInquiry(store, inquiry, { request: about.request, words, id: randomId() });
  await checkAsked(held);
  return outcome.status === 'failed' ? outcome.reason : '';
}

async function inquireOf(held: Held, request: string, words: string): Promise<string> {
  const { store, randomId, engine } = held.ports;
  const asked = findAsked(held, request);
  if (!asked) return engine.phrases('refused.gone');
  const outcome = await inquire(store, asked.request, { words, id: randomId() });
  await checkAsked(held);
  return outcome.status === 'failed' ? outcome.reason : '';
}

/** One word at a time; afterwards everything is read anew, so that the page shows what stands. */
async function supervise(
  held: Held,
  key: string,
  act: (request: AskedRequest['request'], hands: Hands) => Promise<SupervisedOutcome>,
): Promise<SupervisedOutcome> {
  const { phrases } = held.ports.engine;
  const asked = findAsked(held, key);
  if (!asked) return { status: 'refused', reason: phrases('refused.gone') };
  if (held.running.has(key)) return { status: 'refused', reason: phrases('refused.running') };
  held.running.add(key);
  show(held);
  try {
    return await act(asked.request, handsOf(held));
  } finally {
    held.running.delete(key);
    await open(held);
  }
}

function handsOf(held: Held): Hands {
  const { ports, state, ticket } = held;
  if (!state || !ticket) throw new Error('no ticket is open');
  return {
    store: ports.store,
    user: ports.user.id,
    isSupervisor: ports.isSupervisor,
    catalog: ports.engine.catalog,
    randomId: ports.randomId,
    basis: (proposal) => basisOf(proposal, (held.state ?? state).assistance.past, ports.engine.library),
    reverify: (proposal) => reverify(held, proposal),
    effectState: async (effect) => (await lookAtEffect(effect, reconcilePorts(held, ticket))).state,
    fulfil: (approval, recheck) => fulfilDecided(held, approval, { ticket, recheck }),
  };
}

/** A supervisor's page keeps no turn of its own, so what is told by a message is written at once. */
async function fulfilDecided(
  held: Held,
  approval: Approval,
  { ticket, recheck }: { ticket: Ticket; recheck: () => string },
): Promise<Execution> {
  const ports = executePorts(held, ticket);
  const told = messageEvent(held, approval);
  const { execution, log } = await fulfil(approval, held.log, {
    ...ports,
    verifyAnew: async (one) => {
      const verdict = await ports.verifyAnew(one);
      const reason = verdict.ok ? recheck() : '';
      return reason === '' ? verdict : { ok: false, reason };
    },
  });
  held.log = log;
  if (told && execution.status === 'done') held.fresh.push(told);
  await flush(held);
  return execution;
}
