/** Look-ups and checks: what is read, whether it was found, and whether it is fresh enough to act on. */

import { canonicalJson, shortDigest } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import { isObject, type JsonObject } from '../../lib/json.ts';
import { statusWords } from '../../lib/phrases.ts';
import { type Step, stepRef } from '../../policy/policy.ts';
import type { Param, Tool, ToolCall } from '../../tools/tool.ts';
import { type FilledArguments, fillArguments } from '../arguments.ts';
import type { ToolReturn } from '../event.ts';
import { hitOf, sameValue } from '../known.ts';
import type { Question } from '../question.ts';
import { carried, offerToAgent } from './ask.ts';
import { askToDo, saidOfDoing } from './by-hand.ts';
import type { Place, PlanContext } from './context.ts';
import type { Gatherer, Standing } from './frontier.ts';

/** Plans the reads that a step mentions. */
export function planLookUp(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const tools = readTools(step, context);
  const standings = tools.map((tool) => planRead(tool, step, place, context, into));
  return worstOf(standings) ?? planCheck(step, place, context, into);
}

/** The read tools that a step mentions and the catalog knows. */
export const readTools = (step: Step, context: PlanContext): Tool[] =>
  step.tools.flatMap((mention) => {
    const tool = context.catalog.find(mention.name);
    return tool?.effect === 'read' ? [tool] : [];
  });

/** One read: done, to be made, or waiting for what it needs. */
export function planRead(
  tool: Tool,
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
): Standing {
  const filled = fillArguments(tool, readSources(step, place, context));
  const need = missingOf(tool, filled);
  if (need.length > 0) return planMissing(need, step, place, context, into);
  const last = lastReturn(tool, filled.args, context);
  if (!last || isNarrower(tool, filled.args, last)) return propose(tool, filled, step, place, context, into);
  if (last.status !== 'done') {
    propose(tool, filled, step, place, context, into);
    return {
      status: 'active',
      because: context.phrases('because.look-up-failed', { reason: reasonOf(last) }),
      hold: 'waits',
    };
  }
  const open = openKey(tool, last, context);
  if (open !== undefined) {
    proposeChoice(open, stepRef(place.policy.id, step.id), context, into);
    return { status: 'blocked', because: context.phrases('because.several-found'), hold: 'waits' };
  }
  return standingOfHit(tool, last, context);
}

/** A look-up that found several things is made again once a key is known that tells which of them is meant. */
const isNarrower = (tool: Tool, args: JsonObject, last: ToolReturn): boolean =>
  foundSeveral(tool, last) &&
  (tool.oneOf ?? []).some((key) => args[key] !== undefined && last.call.args[key] === undefined);

/** The key among whose values somebody has to choose before a result that found several things says anything. */
const openKey = (tool: Tool, last: ToolReturn, { known }: PlanContext): string | undefined =>
  foundSeveral(tool, last) ? (tool.oneOf ?? []).find((key) => known.choices(key).length > 1) : undefined;

function foundSeveral(tool: Tool, { output }: ToolReturn): boolean {
  const parsed = tool.parseOutput(output);
  return parsed.status === 'ok' && tool.outcomeOf(parsed.output) === 'several';
}

const readSources = (step: Step, place: Place, context: PlanContext) => ({
  known: context.known,
  amounts: step.amounts,
  ref: stepRef(place.policy.id, step.id),
  words: step.text,
  written: () => undefined,
});

/** Some look-ups take one of several keys; without any the first of them is asked for. */
function missingOf(tool: Tool, filled: FilledArguments): readonly Param[] {
  const keys = tool.params.filter((param) => tool.oneOf?.includes(param.name));
  const lacking = keys.length > 0 && keys.every((param) => filled.args[param.name] === undefined);
  return lacking ? [...filled.missing, ...keys.slice(0, 1)] : filled.missing;
}

/** The newest answer to the same question; a value may be written in two ways. */
export function lastReturn(tool: Tool, args: JsonObject, context: PlanContext): ToolReturn | undefined {
  return context.past.returns.findLast(
    (one) => isCallOf(tool, one.call) && sameArguments(tool, one.call.args, args),
  );
}

const isCallOf = (tool: Tool, call: ToolCall): boolean =>
  call.tool === tool.name || tool.aliases.includes(call.tool);

/** The same look-up: what is grounded agrees wherever both say it, and at least one value does. */
function sameArguments(tool: Tool, a: JsonObject, b: JsonObject): boolean {
  const grounded = tool.params.filter((param) => param.origin === 'grounded');
  const shared = grounded.filter((param) => a[param.name] !== undefined && b[param.name] !== undefined);
  if (grounded.length > 0 && shared.length === 0) return Object.keys(a).length === 0;
  return shared.every((param) => sameValue(a[param.name], b[param.name]));
}

function standingOfHit(tool: Tool, last: ToolReturn, context: PlanContext): Standing {
  const parsed = tool.parseOutput(last.output);
  const outcome = parsed.status === 'ok' ? hitOf(tool, parsed.output) : 'found';
  if (outcome === 'none')
    return { status: 'blocked', because: context.phrases('because.not-found'), hold: 'waits' };
  if (outcome === 'several')
    return { status: 'blocked', because: context.phrases('because.several-found'), hold: 'waits' };
  return { status: 'done', because: context.phrases('because.looked-up'), hold: 'settled' };
}

function propose(
  tool: Tool,
  filled: FilledArguments,
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const attempt = context.past.returns.filter(
    (one) => isCallOf(tool, one.call) && canonicalJson(one.call.args) === canonicalJson(filled.args),
  ).length;
  const id = shortDigest({
    ticket: context.ticket.id,
    run: place.run.id,
    tool: tool.name,
    args: filled.args,
    attempt,
    ...(context.round ? { round: context.round.number } : {}),
  });
  const already = into.proposals.some((each) => each.type === 'call' && each.call.id === id);
  if (!already) {
    into.proposals.push({
      type: 'call',
      run: place.run.id,
      step: ref,
      call: { id, tool: tool.name, args: filled.args },
      sources: filled.sources,
      evidence: place.evidence,
    });
  }
  return { status: 'active', because: context.phrases('because.look-up'), hold: 'waits' };
}

/** A look-up that lacks a value asks for it, unless the value is being asked for or is a choice. */
export function planMissing(
  need: readonly Param[],
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
): Standing {
  for (const param of need) askForSlot(param.fact, step, place, context, into);
  const names = need.map((param) => context.phrases(`slot.${param.fact}`)).join(', ');
  return { status: 'todo', because: context.phrases('because.needs', { what: names }), hold: 'waits' };
}

/** Puts a slot that a tool needs to the customer or, where several values fit, to the agent as a choice. */
export function askForSlot(
  slot: string,
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
): void {
  const ref = stepRef(place.policy.id, step.id);
  const choices = context.known.choices(slot);
  if (choices.length > 1) {
    proposeChoice(slot, ref, context, into);
    return;
  }
  const question: Question = {
    id: `slot:${slot}`,
    kind: 'slot',
    text: slot.replaceAll('_', ' '),
    step: ref,
    slot,
    options: [],
  };
  const known = [...into.asks.map((ask) => ask.question), ...into.waitingFor].some(
    (each) => each.id === question.id,
  );
  if (known || place.mayEnd) return;
  const last = carried(question, context).at(-1);
  if (last && !last.replied) into.waitingFor.push(question);
  else
    into.asks.push({
      ref,
      step,
      question,
      asked: last ? 1 : 0,
      refuted: context.known.refuted(slot).at(-1) ?? '',
      several: context.known.ambiguous(slot).includes(context.known.refuted(slot).at(-1) ?? ''),
    });
  if (context.known.unconfirmed(slot)) offerToAgent(question, context, into);
}

function proposeChoice(slot: string, ref: string, context: PlanContext, into: Gatherer): void {
  const choices = context.known.choices(slot);
  const options = choices.map((fact) => ({
    value: String(fact.value),
    label: choiceLabel(fact.source, String(fact.value), context),
  }));
  const question: Question = {
    id: `slot:${slot}`,
    kind: 'choice',
    text: context.phrases(`question.which.${slot}`),
    step: ref,
    slot,
    options,
  };
  if (into.proposals.some((each) => each.type === 'ask-agent' && each.question.id === question.id)) return;
  into.proposals.push({
    type: 'ask-agent',
    run: into.run,
    step: ref,
    question,
    evidence: choices.map((fact) => fact.source),
  });
}

/** A value among several reads better with what stands beside it: `#1042 · delivered`; an id that says nothing stays away. */
function choiceLabel(source: Evidence, value: string, context: PlanContext): string {
  if (source.kind !== 'tool') return value;
  const output = context.past.returns.findLast((one) => one.call.id === source.id)?.output;
  const parent = siblingsAt(output, source.path);
  const text = (name: string) => (typeof parent[name] === 'string' ? parent[name] : '');
  const beside = [
    text('name') || text('title') || text('product') || text('carrier') || productsOf(parent),
    text('status') && statusWords(text('status'), context.phrases),
    text('next_charge_date') && context.phrases('question.next-charge', { date: text('next_charge_date') }),
    text('next_charge_date') ? '' : text('total'),
  ].filter((each) => each !== '' && each !== value);
  const named = beside.length > 0 && OPAQUE.test(value);
  return (named ? beside : [value, ...beside]).slice(0, LABEL_PARTS_MAX).join(' · ');
}

const LABEL_PARTS_MAX = 3;

// An id that nobody knows by heart: `b6110927-9ef0-4f0e-9a55-0d1c6a3a8f11`, `gid://shopify/Order/1`.
const OPAQUE = /^(?:[0-9a-f]{8}-[0-9a-f-]{20,}|gid:\/\/.+)$/i;

const productsOf = (each: Record<string, unknown>): string =>
  Array.isArray(each['items'])
    ? each['items']
        .filter(isObject)
        .map((item) => String(item['product'] ?? ''))
        .filter((product) => product !== '')
        .join(', ')
    : '';

function siblingsAt(output: unknown, path: string): Record<string, unknown> {
  let here: unknown = output;
  for (const key of path.split('.').slice(0, -1))
    here = isObject(here) || Array.isArray(here) ? (here as Record<string, unknown>)[key] : undefined;
  return isObject(here) ? here : {};
}

/** A check without a tool of its own reads what was looked up before it; with nothing looked up it is the agent's. */
function planCheck(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const ref = stepRef(place.policy.id, step.id);
  if (saidOfDoing(ref, context.past)) {
    return { status: 'done', because: context.phrases('because.agent-did'), hold: 'settled' };
  }
  if (place.before !== 'settled' && place.before !== 'tells') {
    return { status: 'todo', because: context.phrases('because.earlier'), hold: place.before };
  }
  const read = context.past.returns.some(
    (one) => one.status === 'done' && context.catalog.find(one.call.tool)?.effect !== 'write',
  );
  if (read) return { status: 'done', because: context.phrases('because.checked'), hold: 'settled' };
  askToDo(step, place, into);
  return { status: 'active', because: context.phrases('because.by-hand'), hold: 'waits' };
}

/** The standing that matters most of several; undefined of none. */
export function worstOf(standings: readonly Standing[]): Standing | undefined {
  const order: Standing['hold'][] = ['waits', 'asks', 'tells', 'settled'];
  return order
    .map((hold) => standings.find((standing) => standing.hold === hold))
    .find((standing) => standing !== undefined);
}

const reasonOf = (one: ToolReturn): string =>
  isObject(one.output) && typeof one.output['reason'] === 'string' ? one.output['reason'] : '';
