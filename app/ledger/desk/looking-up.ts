/** What goes on by itself: runs begin, hand-offs are followed, look-ups run until nothing new comes up. */

import type { RunEvent } from '../../assist/event.ts';
import type { CallSuggestion } from '../../assist/verify.ts';
import { shortDigest } from '../../lib/canonical.ts';
import { isClosed } from '../../ticket/ticket.ts';
import { byApp, flush, versionOf } from './events.ts';
import { type DeskLookUp, eventsNow, type Held, inputOf, show } from './held.ts';

/** No policy needs more rounds of look-ups than this. */
const ROUNDS_MAX = 12;

/** Runs what may run by itself, round by round, until nothing new comes up; then writes the turn. */
export async function lookUp(held: Held): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX && !held.closed; round += 1) {
    startRuns(held);
    followHandOffs(held);
    beginRounds(held);
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

/** A step that goes back changes nothing outside either; once a round is over its steps are open again. */
function beginRounds(held: Held): void {
  const over = held.state?.assistance.roundsOver ?? [];
  if (over.length === 0 || !held.ticket || isClosed(held.ticket)) return;
  for (const { run, step, comment } of over)
    held.fresh.push({ ...byApp(held, `round:${step}`), run, type: 'round-ended', step, comment });
  show(held);
}

function lookUpsReady(held: Held): CallSuggestion[] {
  const all = held.state?.assistance.suggestions ?? [];
  return all.flatMap((each) =>
    each.type === 'call' && each.lane === 'auto' && !held.lookUps.has(each.call.id) ? [each] : [],
  );
}

/** Reads once more what was read before; the newest answer counts. */
export async function readAgain(held: Held, id: string): Promise<void> {
  const before = held.state?.events.findLast(
    (event) => event.type === 'tool-returned' && event.call.id === id,
  );
  if (before?.type !== 'tool-returned') return;
  const { run, step } = before;
  const call = { ...before.call, id: shortDigest({ again: id, n: eventsNow(held).length }) };
  const suggestion = { call, run, step };
  held.lookUps.set(call.id, { suggestion, state: 'loading', reason: '', mend: '' });
  show(held);
  const ticket = held.ticket?.id;
  const events = await runLookUp(held, suggestion);
  if (held.closed || held.ticket?.id !== ticket) return;
  held.fresh.push(...events);
  show(held);
}

async function runLookUp(held: Held, suggestion: DeskLookUp['suggestion']): Promise<RunEvent[]> {
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

/** The model's answers may lead on: to look-ups, to another policy, to a draft that serves other steps. */
export async function readWithModel(held: Held): Promise<void> {
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
