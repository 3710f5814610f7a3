/** Acts: calls that change something, in the policy's order, with everything they rest on read and fresh. */

import { shortDigest } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import { isObject, leavesOf } from '../../lib/json.ts';
import { isFresh } from '../../lib/time.ts';
import type { OfferOption } from '../../policy/options.ts';
import { type Policy, type Step, stepRef } from '../../policy/policy.ts';
import type { Param, Tool } from '../../tools/tool.ts';
import { type FilledArguments, fillArguments } from '../arguments.ts';
import type { ToolReturn } from '../event.ts';
import { sameValue } from '../known.ts';
import type { Offer } from '../offers.ts';
import { coverage } from '../words.ts';
import { writeText } from '../written.ts';
import { askToDo, saidOfDoing } from './by-hand.ts';
import type { Place, PlanContext } from './context.ts';
import type { Gatherer, Standing } from './frontier.ts';
import { askForSlot, lastReturn, planRead, readTools, worstOf } from './look-up.ts';

/** Results older than this are read again before something is changed. */
export const STALE_MS = 5 * 60_000;

/** Plans the writes of a step; `option` is what the customer chose where the step applies an offer. */
export function planAct(
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
  option?: OfferOption,
): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const tools = option ? bindOption(option, step, context) : writeTools(step, context);
  const reads = readTools(step, context).map((tool) => planRead(tool, step, place, context, into));
  const read = worstOf(reads);
  if (read && read.hold !== 'settled') return read;
  if (place.before === 'waits' || place.before === 'asks') {
    return (
      doneAnyway(tools, ref, context) ?? {
        status: 'todo',
        because: context.phrases('because.earlier'),
        hold: 'waits',
      }
    );
  }
  if (tools.length === 0) return planByHand(step, place, context, into, option);
  const standings = tools.map((tool) => planCall(tool, { step, place, option }, context, into));
  return worstOf(standings) ?? { status: 'done', because: '', hold: 'settled' };
}

/** Tools of a chosen option: those in its own words, else the applying step's, else the catalog's of the class that the step speaks of. */
export function bindOption(option: OfferOption, step: Step, context: PlanContext): Tool[] {
  const own = findWrites(option.tools, context);
  if (own.length > 0) return own;
  const named = writeTools(step, context).filter((tool) => fits(tool, option));
  if (named.length > 0) return named.slice(0, 1);
  const classes = classesIn(step.text, context);
  return classes
    .flatMap((name) => context.catalog.ofClass(name))
    .filter((tool) => tool.effect === 'write' && fits(tool, option))
    .slice(0, 1);
}

const findWrites = (names: readonly string[], context: PlanContext): Tool[] =>
  names.flatMap((name) => {
    const tool = context.catalog.find(name);
    return tool?.effect === 'write' ? [tool] : [];
  });

const writeTools = (step: Step, context: PlanContext): Tool[] =>
  findWrites(
    step.tools.map((mention) => mention.name),
    context,
  );

/** Whether an option's label speaks of a tool: its name's words or one of its known wordings. */
function fits(tool: Tool, option: OfferOption): boolean {
  const label = option.label.toLowerCase();
  if (tool.words.some((words) => label.includes(words))) return true;
  return coverage(tool.name.replaceAll('_', ' '), option.label) === 1;
}

// `other applicable retention tools`, `the cancellation tools`: the word before `tools` names a class.
const CLASS_OF_TOOLS = /(\w+)\s+tools?\b/gi;

function classesIn(text: string, context: PlanContext): string[] {
  const words = [...text.matchAll(CLASS_OF_TOOLS)].map((match) => (match[1] ?? '').toLowerCase());
  return words.filter((word) => context.catalog.ofClass(word).length > 0);
}

interface Spot {
  readonly step: Step;
  readonly place: Place;
  readonly option: OfferOption | undefined;
}

function planCall(tool: Tool, spot: Spot, context: PlanContext, into: Gatherer): Standing {
  const ref = stepRef(spot.place.policy.id, spot.step.id);
  const filled = fillArguments(tool, {
    known: context.known,
    amounts: [...(spot.option?.amounts ?? []), ...spot.step.amounts],
    ref,
    words: spot.option?.text ?? spot.step.text,
    written: (name) =>
      writeText(name, { ...context, passages: context.conversation, facts: context.known.facts }, spot.place),
  });
  const past = pastStanding(tool, ref, filled, context);
  if (past) return past;
  const waiting = needStanding(tool, filled, spot, context, into);
  if (waiting) return waiting;
  const id = callId(tool, ref, filled, context);
  into.proposals.push({
    type: 'call',
    run: spot.place.run.id,
    step: ref,
    call: { id, tool: tool.name, args: filled.args },
    sources: filled.sources,
    evidence: callEvidence(spot.place, into),
  });
  return {
    status: 'active',
    because: context.phrases('because.act'),
    hold: tool.moves === 'message' ? 'tells' : 'waits',
  };
}

const callEvidence = (place: Place, into: Gatherer): readonly Evidence[] => {
  const all = [...place.evidence, ...into.evidence];
  return all.filter(
    (one, i) =>
      all.findIndex(
        (other) => other.id === one.id && other.quote === one.quote && other.path === one.path,
      ) === i,
  );
};

/** Names this attempt: the same proposal made again has the same id, a new attempt after a failure another. */
function callId(tool: Tool, ref: string, filled: FilledArguments, context: PlanContext): string {
  const subject = tool.subjectOf(filled.args) ?? ref;
  const attempts = context.past.returns.filter(
    (one) => one.call.tool === tool.name && one.status === 'failed',
  ).length;
  const round = context.round ? { round: context.round.number } : {};
  return shortDigest({ ticket: context.ticket.id, ref, tool: tool.name, subject, attempts, ...round });
}

/** What already happened about this effect: done, unknown, on its way, or turned down. */
function pastStanding(
  tool: Tool,
  ref: string,
  filled: FilledArguments,
  context: PlanContext,
): Standing | undefined {
  const subject = tool.subjectOf(filled.args);
  const since =
    context.past.overrides.get(ref)?.to === 'todo' ? (context.past.overrides.get(ref)?.at ?? '') : '';
  const mine = (call: { tool: string; args: FilledArguments['args'] }, step: string): boolean =>
    call.tool === tool.name &&
    (step === ref ||
      (subject !== null &&
        tool.moves !== 'message' &&
        tool.moves !== 'ticket' &&
        tool.subjectOf(call.args) === subject));
  const last = context.past.returns.findLast((one) => one.at > since && mine(one.call, one.step));
  if (last?.status === 'done')
    return { status: 'done', because: context.phrases('because.done'), hold: 'settled' };
  if (last?.status === 'unknown')
    return { status: 'blocked', because: context.phrases('because.unknown'), hold: 'waits' };
  const approved = context.past.approvals.findLast((one) => one.at > since && mine(one.call, one.step));
  if (approved && (!last || last.at < approved.at))
    return { status: 'active', because: context.phrases('because.approved'), hold: 'waits' };
  const rejected = context.past.rejections.findLast(
    (one) => one.at > since && one.step === ref && one.call.tool === tool.name,
  );
  if (rejected)
    return {
      status: 'skipped',
      because: context.phrases('because.rejected', { reason: rejected.reason }),
      hold: 'settled',
    };
  return undefined;
}

function doneAnyway(tools: readonly Tool[], ref: string, context: PlanContext): Standing | undefined {
  const done =
    tools.length > 0 &&
    tools.every((tool) =>
      context.past.returns.some(
        (one) => one.status === 'done' && one.step === ref && one.call.tool === tool.name,
      ),
    );
  return done ? { status: 'done', because: context.phrases('because.done'), hold: 'settled' } : undefined;
}

/** Reads and slots that the call needs first; undefined where nothing is lacking. */
function needStanding(
  tool: Tool,
  filled: FilledArguments,
  spot: Spot,
  context: PlanContext,
  into: Gatherer,
): Standing | undefined {
  const asked = filled.missing.filter((param) => isCustomers(param));
  const helped = asked.length > 0 ? helpStanding(tool, spot, context, into) : undefined;
  if (helped) return helped;
  for (const param of asked) askForSlot(param.fact, spot.step, spot.place, context, into);
  const keys = asked.filter((param) => KEYS.has(param.fact));
  if (keys.length > 0) {
    const what = keys.map((param) => context.phrases(`slot.${param.fact}`)).join(', ');
    return { status: 'todo', because: context.phrases('because.needs', { what }), hold: 'waits' };
  }
  const reads = tool.needs.flatMap((name) => {
    const needed = context.catalog.find(name);
    return needed ? [planNeededRead(needed, tool, filled, spot, context, into)] : [];
  });
  return worstOf(reads.filter((standing) => standing.hold !== 'settled'));
}

/** A read that may find what the call lacks, made once; undefined where there is none to make. */
function helpStanding(
  tool: Tool,
  { step, place }: Spot,
  context: PlanContext,
  into: Gatherer,
): Standing | undefined {
  const sources = { known: context.known, amounts: [], ref: '', words: '', written: () => undefined };
  const made = tool.helps.flatMap((name) => {
    const help = context.catalog.find(name);
    if (!help) return [];
    const { missing, args } = fillArguments(help, sources);
    return missing.length > 0 || lastReturn(help, args, context)
      ? []
      : [planRead(help, step, place, context, into)];
  });
  return worstOf(made);
}

/** A needed read is made when it is missing, and made again when it is stale or the customer has written about it since. */
function planNeededRead(
  needed: Tool,
  tool: Tool,
  filled: FilledArguments,
  spot: Spot,
  context: PlanContext,
  into: Gatherer,
): Standing {
  const last = lastOfKind(needed, filled, context);
  if (last && isFresh(last.at, context.now, STALE_MS) && !isTouched(last.at, context)) {
    return { status: 'done', because: context.phrases('because.looked-up'), hold: 'settled' };
  }
  const sources = {
    known: context.known,
    amounts: [],
    ref: stepRef(spot.place.policy.id, spot.step.id),
    words: spot.step.text,
    written: () => undefined,
  };
  const read = fillArguments(needed, sources);
  if (read.missing.length > 0) return planRead(needed, spot.step, spot.place, context, into);
  const id = shortDigest({
    ticket: context.ticket.id,
    tool: needed.name,
    args: read.args,
    before: tool.name,
    after: last?.at ?? '',
  });
  into.proposals.push({
    type: 'call',
    run: spot.place.run.id,
    step: stepRef(spot.place.policy.id, spot.step.id),
    call: { id, tool: needed.name, args: read.args },
    sources: read.sources,
    evidence: [],
  });
  return {
    status: 'active',
    because: context.phrases(last ? 'because.stale' : 'because.look-up'),
    hold: 'waits',
  };
}

/** The newest result that says what the needed look-up would say: its own, or that of a tool of the same class about the same thing. */
function lastOfKind(needed: Tool, filled: FilledArguments, context: PlanContext): ToolReturn | undefined {
  const keys = needed.params
    .filter((param) => param.origin === 'grounded')
    .flatMap((param) => filled.args[param.name] ?? []);
  return context.past.returns.findLast((one) => {
    const tool = context.catalog.find(one.call.tool);
    const isOfKind =
      tool?.name === needed.name || tool?.classes.some((name) => needed.classes.includes(name));
    if (!tool || !isOfKind || one.status !== 'done' || !isObject(one.output)) return false;
    const leaves = leavesOf(one.output);
    return keys.every((key) => leaves.some((leaf) => sameValue(leaf.value, key)) || sameCall(one, key));
  });
}

const sameCall = (one: ToolReturn, key: unknown): boolean =>
  Object.values(one.call.args).some((value) => sameValue(value, key));

// Words with which a customer changes what was read: `it just arrived`, `I found it`, `please use my new address`.
const TOUCHING =
  /\b(?:arrived|turned up|showed up|found|got it|received it|cancell?ed|new address|moved|changed)\b/i;

function isTouched(readAt: string, context: PlanContext): boolean {
  return context.passages.some(
    (passage) => passage.by === 'requester' && passage.at > readAt && TOUCHING.test(passage.text),
  );
}

/** What the customer can say; an agent who knows it may fill it in on the card meanwhile. */
const isCustomers = (param: Param): boolean =>
  param.origin === 'grounded' &&
  param.options.length === 0 &&
  (KEYS.has(param.fact) || DETAILS.has(param.fact));

/** Without these nobody knows what the call would be about. */
const KEYS = new Set(['email', 'order_id', 'subscription_id', 'tracking_number']);
const DETAILS = new Set(['product', 'variant', 'address', 'phone', 'photo', 'date']);

/** A step without a tool that the app knows is done by the agent, who says so. */
export function planByHand(
  step: Step,
  place: Place,
  context: PlanContext,
  into: Gatherer,
  option?: OfferOption,
): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const given = saidOfDoing(ref, context.past);
  if (given?.value === false)
    return {
      status: 'skipped',
      because: context.phrases('because.rejected', { reason: '' }),
      hold: 'settled',
    };
  if (given) return { status: 'done', because: context.phrases('because.agent-did'), hold: 'settled' };
  askToDo(step, place, into, option ? `${step.text} (${option.label})` : step.text);
  return { status: 'active', because: context.phrases('because.by-hand'), hold: 'waits' };
}

// `apply the agreed-upon offer`, `process the option they selected`: the step carries out an earlier offer.
const APPLIES =
  /\b(?:apply|process|carry out|set up|arrange|implement|proceed with|honou?r)\b[^.]*\b(?:agreed|chosen|selected|accepted|preferred|choice|offer|option)/i;

/** The offer whose chosen option a step carries out; undefined where it carries out none. */
export function appliedOffer(step: Step, policy: Policy, offers: readonly Offer[]): Offer | undefined {
  if (!APPLIES.test(step.text)) return undefined;
  return offers.findLast((offer) => offer.ref.startsWith(`${policy.id}#`));
}
