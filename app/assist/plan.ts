/**
 * The planner: goes through a policy's steps in reading order and finds the frontier, every step that can be worked on
 * now. It is a pure function of the case and `now`; it asks nobody and runs nothing.
 */
import type { Evidence } from '../lib/evidence.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../policy/policy.ts';
import { findNumbered, readReference } from '../policy/reference.ts';
import type { Offer } from './offers.ts';
import type { StepState } from './outcome.ts';
import { appliedOffer, planAct } from './plan/act.ts';
import { planAsk } from './plan/ask.ts';
import { planBack } from './plan/back.ts';
import { beginning, type Hold, type Place, type PlanContext, strongerHold } from './plan/context.ts';
import { conditionQuestion, decideCondition, isAskedBefore } from './plan/decide.ts';
import { createGatherer, type Frontier, type Gatherer, type Standing } from './plan/frontier.ts';
import { planLookUp } from './plan/look-up.ts';
import { contextIn, loopOf } from './plan/rounds.ts';
import { type CallState, planEscalate, planHandOff, planOffer, planTell, planWait } from './plan/tell.ts';
import type { Run } from './run.ts';

/** What a run's plan is made from, beside what is known of the case. */
export interface RunInput {
  readonly run: Run;
  readonly policy: Policy;
  readonly offers: readonly Offer[];
  /** Hand-offs taken from this policy's steps, by step ref. */
  readonly calls: ReadonlyMap<string, CallState>;
  /** Policies that later runs of the case carried to their end. */
  readonly finished: ReadonlySet<string>;
}

/** The frontier of one run. */
export function planRun(input: RunInput, context: PlanContext): Frontier {
  const into = createGatherer(input.run.id);
  const planner: Planner = { input, base: context, context, into };
  const place = beginning(input.run, input.policy);
  const hold = planBlock(input.policy.steps, place, planner).hold;
  return {
    ...into,
    states: hold === 'settled' ? into.states.map(restWatch) : into.states,
    settled: hold === 'settled',
  };
}

interface Planner {
  readonly input: RunInput;
  readonly base: PlanContext;
  /** The base as the step at hand may see it: in a later round without the rounds before. */
  readonly context: PlanContext;
  readonly into: Gatherer;
}

/** Escalations that stood by to the end are skipped, not open. */
const restWatch = (state: StepState): StepState =>
  state.status === 'todo' ? { ...state, status: 'skipped' } : state;

interface BlockResult {
  readonly hold: Hold;
  /** A step said that nothing behind it applies any more. */
  readonly ended: boolean;
}

function planBlock(steps: readonly Step[], start: Place, planner: Planner): BlockResult {
  let before = start.before;
  let beforeRow = start.before;
  let own: Hold = 'settled';
  let { mayEnd, undone } = start;
  let ended = false;
  for (const [index, step] of steps.entries()) {
    if (!isInRow(step, steps[index - 1])) beforeRow = before;
    const place = { ...start, before, beforeRow, mayEnd, undone };
    const standing: StepResult = ended
      ? skipTree(step, planner, 'because.ended')
      : planStep(step, place, planner);
    before = strongerHold(before, standing.hold);
    own = strongerHold(own, standing.hold);
    undone ||= standing.undone;
    mayEnd ||= standing.hold !== 'settled' && endsPolicy(step);
    ended ||= standing.ended;
  }
  return { hold: own, ended };
}

/** Conditions side by side are decided side by side. */
const isInRow = (step: Step, previous: Step | undefined): boolean =>
  step.condition !== null && previous !== undefined && previous.condition !== null;

// `stop here`, `do nothing further`, `end the conversation`: nothing behind the step applies.
const STOPS =
  /\b(?:stop here|stop there|do nothing (?:further|else|more)|no further (?:action|steps)|end (?:the|this) (?:policy|process|procedure)|skip the rest)\b/i;

/** Whether an undecided step may leave out what follows: itself or one under it says stop, or jumps elsewhere. */
const endsPolicy = (step: Step): boolean =>
  step.condition !== null &&
  walkSteps([step]).some(({ step: each }) => STOPS.test(each.text) || readReference(each)?.type === 'go-to');

interface StepResult extends Standing {
  readonly undone: boolean;
  readonly ended: boolean;
}

const result = (standing: Standing, more: { undone?: boolean; ended?: boolean } = {}): StepResult => ({
  ...standing,
  undone: more.undone ?? false,
  ended: more.ended ?? false,
});

function planStep(step: Step, place: Place, outside: Planner): StepResult {
  const planner = { ...outside, context: contextIn(step, place.policy, place.run, outside.base) };
  const { context, into, input } = planner;
  const ref = stepRef(place.policy.id, step.id);
  const override = context.past.overrides.get(ref);
  if (override?.to === 'skipped' || override?.to === 'done') return overridden(step, planner, override);
  if (isBeforeSection(step, input)) return skipTree(step, planner, 'because.section');
  if (into.jumped.has(step.id)) return skipTree(step, planner, 'because.jumped');
  const at = into.states.push(stateOf(step, 'todo', '')) - 1;
  const standing = planGated(step, place, planner);
  into.states[at] = stateOf(step, standing.status, standing.because);
  return standing;
}

const stateOf = (step: Step, status: StepState['status'], because: string): StepState => ({
  id: step.id,
  text: step.text,
  kind: step.kind,
  status,
  because,
});

function overridden(
  step: Step,
  planner: Planner,
  override: { to: 'todo' | 'active' | 'done' | 'skipped'; reason: string },
): StepResult {
  const status = override.to === 'done' ? 'done' : 'skipped';
  for (const { step: each } of walkSteps([step]))
    planner.into.states.push(stateOf(each, status, override.reason));
  return result({ status, because: override.reason, hold: 'settled' });
}

/** A step under conditions: left out, waiting for them, or planned by its kind. */
function planGated(step: Step, place: Place, planner: Planner): StepResult {
  const { context, into } = planner;
  if (place.gate === 'undecided') return waitForAbove(step, planner);
  const verdict = wasTaken(step, place, planner) ? TAKEN : decideCondition(step, place, context);
  if (verdict.value === 'no') {
    skipChildren(step, planner, 'because.condition-no');
    return result({ status: 'skipped', because: context.phrases('because.condition-no'), hold: 'settled' });
  }
  if (verdict.value === 'unknown') return planUndecided(step, place, planner, verdict.evidence);
  const inside = { ...place, evidence: [...place.evidence, ...verdict.evidence] };
  const wait = planWait(step, inside, context, into);
  if (wait) {
    planChildren(step, { ...inside, gate: 'undecided' }, planner);
    return result(wait);
  }
  return planKind(step, inside, planner);
}

/** A hand-off that was taken and came back stays done, whatever the customer says later. */
const wasTaken = (step: Step, place: Place, { input }: Planner): boolean =>
  step.kind === 'hand-off' && input.calls.get(stepRef(place.policy.id, step.id)) === 'finished';

const TAKEN = { value: 'yes', evidence: [] } as const;

function waitForAbove(step: Step, planner: Planner): StepResult {
  for (const child of step.children)
    planStep(child, { ...placeholder(planner), gate: 'undecided', above: [step] }, planner);
  return result({ status: 'todo', because: planner.context.phrases('because.above'), hold: 'waits' });
}

const placeholder = ({ input }: Planner): Place => ({
  ...beginning(input.run, input.policy),
  gate: 'undecided',
  before: 'waits',
  beforeRow: 'waits',
});

/** A condition that nobody decided yet becomes the agent's question once everything before it is settled. */
function planUndecided(
  step: Step,
  place: Place,
  planner: Planner,
  evidence: readonly Evidence[],
): StepResult {
  const { context, into } = planner;
  planChildren(step, { ...place, gate: 'undecided' }, planner);
  if (standsBy(step, place))
    return result({ status: 'todo', because: context.phrases('because.stands-by'), hold: 'settled' });
  const ready = place.beforeRow === 'settled' || place.beforeRow === 'tells';
  if (!ready) return result({ status: 'todo', because: context.phrases('because.earlier'), hold: 'waits' });
  const ref = stepRef(place.policy.id, step.id);
  if (step.condition && !isAskedBefore(step, place)) {
    const question = conditionQuestion(step.condition, ref);
    into.proposals.push({ type: 'ask-agent', run: place.run.id, step: ref, question, evidence });
  }
  return result({ status: 'blocked', because: context.phrases('because.undecided'), hold: 'waits' });
}

// A heading over cases that may come up at any time: `Escalation:`, `Exceptions`.
const STANDING_HEADING = /^(?:escalations?|exceptions?|edge cases|at any time)\b/i;

/** An escalation keeps watch beside the run, and a check of what may not be there changes nothing: neither holds it up nor asks. */
const standsBy = (step: Step, place: Place): boolean =>
  step.kind === 'escalate' ||
  (step.kind === 'check' && step.tools.length === 0) ||
  place.above.some((above) => above.kind === 'escalate' || STANDING_HEADING.test(above.text));

/** The steps between a step that jumps ahead and where it goes; undefined where it does not jump ahead. */
function jumpedSteps(step: Step, policy: Policy): readonly Step[] | undefined {
  const reference = readReference(step);
  const target = reference?.type === 'go-to' ? findNumbered(policy, step, reference.number) : undefined;
  if (!target) return undefined;
  const all = walkSteps(policy.steps).map(({ step: each }) => each);
  const between = all.slice(all.indexOf(step) + 1, Math.max(0, all.indexOf(target)));
  if (all.indexOf(target) <= all.indexOf(step)) return undefined;
  return between.filter((each) => !walkSteps([each]).some(({ step: inside }) => inside === target));
}

function planKind(step: Step, place: Place, planner: Planner): StepResult {
  const jumped = jumpedSteps(step, place.policy);
  if (jumped) {
    for (const each of jumped) planner.into.jumped.add(each.id);
    return result({ status: 'done', because: planner.context.phrases('because.jumps'), hold: 'settled' });
  }
  const loop = loopOf(step, place.policy);
  if (loop) return result(planBack(step, loop, place, planner));
  const own = planOwn(step, place, planner);
  const ended = STOPS.test(step.text) && own.hold !== 'waits';
  if (step.kind === 'offer' && offerOf(step, place, planner)) return planOptions(step, own, place, planner);
  const inside = childPlace(step, own, place);
  const block = planBlock(step.children, inside, planner);
  const hold = strongerHold(own.hold, block.hold);
  return result(summary(step, own, hold, planner), {
    undone: own.status === 'skipped' && step.kind === 'act',
    ended: ended || block.ended,
  });
}

/** Writes among the children wait for what the step itself leaves open; a branch leaves nothing of its own open. */
const childPlace = (step: Step, own: Standing, place: Place): Place => ({
  ...place,
  before: strongerHold(place.before, own.hold),
  above: [...place.above, step],
});

function summary(step: Step, own: Standing, hold: Hold, planner: Planner): Standing {
  if (hold === 'settled') return own.status === 'skipped' ? own : { ...own, status: 'done', hold };
  if (own.hold !== 'settled') return { ...own, hold };
  const because = step.children.length > 0 ? planner.context.phrases('because.inside') : own.because;
  return { status: 'active', because, hold };
}

/** The step itself, without its children. */
function planOwn(step: Step, place: Place, planner: Planner): Standing {
  const { context, into, input } = planner;
  if (isHeading(step)) return { status: 'done', because: context.phrases('because.inside'), hold: 'settled' };
  switch (step.kind) {
    case 'note':
    case 'branch':
      return { status: 'done', because: context.phrases('because.inside'), hold: 'settled' };
    case 'ask': {
      const offer = asksAboutOffer(step, place, planner);
      return offer ? choiceStanding(offer, context) : planAsk(step, place, context, into);
    }
    case 'look-up':
    case 'check':
      return planLookUp(step, place, context, into);
    case 'offer': {
      const offer = offerOf(step, place, planner);
      return offer ? planOffer(step, offer, place, context, into) : planTell(step, place, context, into);
    }
    case 'act': {
      const applied = appliedOffer(step, input.policy, input.offers);
      const option = applied?.options.find((each) => each.label === applied.chosen);
      return planAct(step, place, context, into, option);
    }
    case 'inform':
      return planTell(step, place, context, into);
    case 'hand-off':
      return planHandOff(step, place, context, { into, calls: input.calls, finished: input.finished });
    case 'escalate':
      return planEscalate(step, place, context, into);
  }
}

/** A heading over other steps says what they are about; it asks and does nothing itself. */
const isHeading = (step: Step): boolean =>
  step.children.length > 0 && step.tools.length === 0 && step.policies.length === 0 && HEADED.has(step.kind);

const HEADED = new Set<Step['kind']>(['look-up', 'check', 'act', 'inform', 'hand-off', 'escalate']);

const offerOf = (step: Step, place: Place, planner: Planner): Offer | undefined =>
  planner.input.offers.find((offer) => offer.ref === stepRef(place.policy.id, step.id));

// `Ask if they are interested in one of the options`, `Ask which resolution they prefer`: the ask is the offer's own question.
const ASKS_CHOICE =
  /\b(?:interested in|which|prefer|choose|accept|would like|want)\b[^.]*\b(?:options?|offers?|alternatives?|resolutions?|one of)\b/i;

function asksAboutOffer(step: Step, place: Place, planner: Planner): Offer | undefined {
  if (!ASKS_CHOICE.test(step.text)) return undefined;
  const order = walkSteps(place.policy.steps).map(({ step: each }) => stepRef(place.policy.id, each.id));
  const here = order.indexOf(stepRef(place.policy.id, step.id));
  return planner.input.offers.findLast((offer) => order.indexOf(offer.ref) < here);
}

const choiceStanding = (offer: Offer, context: PlanContext): Standing =>
  offer.chosen === null
    ? { status: 'todo', because: context.phrases('because.choice-open'), hold: 'waits' }
    : { status: 'done', because: context.phrases('because.answered'), hold: 'settled' };

/** Options are left out until one is chosen; the chosen one is carried out here unless a later step applies it. */
function planOptions(step: Step, own: Standing, place: Place, planner: Planner): StepResult {
  const offer = offerOf(step, place, planner);
  const inside = childPlace(step, own, place);
  let hold = own.hold;
  for (const child of step.children) {
    const option = offer?.options.find((each) => each.step?.id === child.id);
    const standing =
      option && offer
        ? planOption(child, option.label, offer, { place: inside, planner })
        : planStep(child, inside, planner);
    hold = strongerHold(hold, standing.hold);
  }
  const inSentence = offer && planInSentence(step, offer, inside, planner);
  return result(summary(step, inSentence ?? own, strongerHold(hold, inSentence?.hold ?? 'settled'), planner));
}

/** Carries out a chosen option that stands in the offer's own sentence; null where none does, or a later step applies it. */
function planInSentence(step: Step, offer: Offer, inside: Place, planner: Planner): Standing | null {
  const { context, into, input } = planner;
  const option = offer.options.find(({ label }) => label === offer.chosen);
  if (!option || step.children.some((child) => child.id === option.step?.id)) return null;
  const place = { ...inside, evidence: [...inside.evidence, ...offer.evidence] };
  if (option.policies.length > 0)
    return planHandOff({ ...step, policies: option.policies }, place, context, {
      into,
      calls: input.calls,
      finished: input.finished,
    });
  if (option.tools.length === 0 || isAppliedLater(offer, planner)) return null;
  return planAct(step, place, context, into, option);
}

const isAppliedLater = (offer: Offer, { input }: Planner): boolean =>
  walkSteps(input.policy.steps).some(
    ({ step }) => step.kind === 'act' && appliedOffer(step, input.policy, input.offers)?.ref === offer.ref,
  );

function planOption(
  child: Step,
  label: string,
  offer: Offer,
  { place, planner }: { place: Place; planner: Planner },
): StepResult {
  const { context, into } = planner;
  if (offer.chosen === null) return waitTree(child, planner);
  if (offer.chosen !== label) return skipTree(child, planner, 'because.not-chosen');
  const inside = { ...place, evidence: [...place.evidence, ...offer.evidence] };
  if (child.policies.length > 0) return planStep({ ...child, kind: 'hand-off' }, inside, planner);
  if (!isAppliedLater(offer, planner)) {
    const at = into.states.push(stateOf(child, 'todo', '')) - 1;
    const option = offer.options.find((each) => each.label === label);
    const standing = planAct(child, inside, context, into, option);
    into.states[at] = stateOf(child, standing.status, standing.because);
    return result(standing);
  }
  const because = context.phrases('because.chosen', { option: label });
  for (const { step } of walkSteps([child])) into.states.push(stateOf(step, 'done', because));
  return result({ status: 'done', because, hold: 'settled' });
}

function planChildren(step: Step, place: Place, planner: Planner): void {
  for (const child of step.children) planStep(child, { ...place, above: [...place.above, step] }, planner);
}

function waitTree(step: Step, planner: Planner): StepResult {
  const because = planner.context.phrases('because.choice-open');
  for (const { step: each } of walkSteps([step])) planner.into.states.push(stateOf(each, 'todo', because));
  return result({ status: 'todo', because, hold: 'settled' });
}

function skipTree(step: Step, planner: Planner, key: string): StepResult {
  const because = planner.context.phrases(key);
  for (const { step: each } of walkSteps([step])) planner.into.states.push(stateOf(each, 'skipped', because));
  return result({ status: 'skipped', because, hold: 'settled' });
}

function skipChildren(step: Step, planner: Planner, key: string): void {
  for (const child of step.children) skipTree(child, planner, key);
}

/** A run entered at a section leaves out what stands before it. */
function isBeforeSection(step: Step, { run, policy }: RunInput): boolean {
  if (run.section === null) return false;
  const order = walkSteps(policy.steps).map(({ step: each }) => each.id);
  const from = order.indexOf(run.section);
  const isAbove = run.section.startsWith(`${step.id}.`);
  return from > order.indexOf(step.id) && !isAbove;
}
