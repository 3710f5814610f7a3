/** Tellings, offers and hand-overs: what goes into the reply, and where the case goes next. */
import { shortDigest } from '../../lib/canonical.ts';
import { addTime } from '../../lib/time.ts';
import { type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import { readWait } from '../../policy/wait.ts';
import type { Offer } from '../offers.ts';
import type { Question } from '../question.ts';
import { isTold } from '../questions.ts';
import { policyOfRef, stepOfRef } from '../run.ts';
import { askToDo, saidOfDoing } from './by-hand.ts';
import type { Place, PlanContext } from './context.ts';
import type { Gatherer, Standing } from './frontier.ts';

/** Something to tell. Telling of what was turned down is left out; telling of a write waits until it is settled. */
export function planTell(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const ref = stepRef(place.policy.id, step.id);
  if (isTold(ref, step.text, context.past, context.passages)) {
    return { status: 'done', because: context.phrases('because.told'), hold: 'settled' };
  }
  if (place.undone) return { status: 'skipped', because: context.phrases('because.undone'), hold: 'settled' };
  if (place.before === 'waits')
    return { status: 'todo', because: context.phrases('because.earlier'), hold: 'tells' };
  into.tells.push({ ref, step, options: [] });
  return { status: 'active', because: context.phrases('because.tell'), hold: 'tells' };
}

/** An offer with options: told in the reply, then it waits for the customer's choice. */
export function planOffer(
  step: Step,
  offer: Offer,
  place: Place,
  context: PlanContext,
  into: Gatherer,
): Standing {
  if (offer.chosen !== null) {
    into.evidence.push(...offer.evidence);
    const because = offer.chosen === 'declined' ? 'because.declined' : 'because.chosen';
    return { status: 'done', because: context.phrases(because, { option: offer.chosen }), hold: 'settled' };
  }
  if (place.before === 'waits' || place.before === 'asks') {
    return { status: 'todo', because: context.phrases('because.earlier'), hold: 'waits' };
  }
  const question = choiceQuestion(offer, context);
  if (offer.offeredAt !== null && !offer.replied) into.waitingFor.push(question);
  else into.tells.push({ ref: offer.ref, step, options: question.options });
  into.proposals.push({
    type: 'ask-agent',
    run: place.run.id,
    step: offer.ref,
    question,
    evidence: place.evidence,
  });
  return offer.offeredAt !== null && !offer.replied
    ? { status: 'blocked', because: context.phrases('because.waiting-customer'), hold: 'waits' }
    : { status: 'active', because: context.phrases('because.offer'), hold: 'waits' };
}

/** The choice that an offer leaves. */
export const choiceQuestion = (offer: Offer, context: PlanContext): Question => ({
  id: `choice:${offer.ref}`,
  kind: 'choice',
  text: context.phrases('question.choice'),
  step: offer.ref,
  slot: '',
  options: offer.options.map((option) => ({ value: option.label, label: option.label })),
});

/** Where a hand-off stands: not yet gone, away at the other policy, back again. */
export type CallState = 'open' | 'finished';

/** A hand-off to another policy; it waits for everything before it, as a write does. */
export function planHandOff(
  step: Step,
  place: Place,
  context: PlanContext,
  {
    into,
    calls,
    finished,
  }: { into: Gatherer; calls: ReadonlyMap<string, CallState>; finished: ReadonlySet<string> },
): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const call = calls.get(ref);
  if (call === 'open')
    return { status: 'active', because: context.phrases('because.handed-off'), hold: 'waits' };
  if (call === 'finished')
    return { status: 'done', because: context.phrases('because.came-back'), hold: 'settled' };
  const mention = step.policies[0];
  const found = mention ? context.library.resolve(mention) : undefined;
  if (found?.status !== 'found' && found?.status !== 'unknown-section')
    return planLostHandOff(step, place, context, into);
  const section = found.status === 'found' ? found.section : null;
  if (finished.has(found.policy.id) || comesFrom(place, found.policy.id, section)) {
    return { status: 'done', because: context.phrases('because.came-back'), hold: 'settled' };
  }
  if (place.before === 'waits' || place.before === 'asks') {
    return { status: 'todo', because: context.phrases('because.earlier'), hold: 'waits' };
  }
  into.proposals.push({
    type: 'hand-off',
    run: place.run.id,
    step: ref,
    policy: found.policy.id,
    section: section?.id ?? null,
    evidence: [...place.evidence, ...into.evidence],
  });
  return {
    status: 'active',
    because: context.phrases('because.hand-off', { policy: found.policy.title }),
    hold: 'waits',
  };
}

/** A mention of the very section that the case was handed over from says where it comes from; it sends nobody back. */
function comesFrom({ run }: Place, policy: string, section: Step | null): boolean {
  if (run.calledFrom === null || section === null || policyOfRef(run.calledFrom) !== policy) return false;
  const caller = stepOfRef(run.calledFrom);
  return caller === section.id || caller.startsWith(`${section.id}.`);
}

/** A policy that nobody knows must not freeze the case: the agent does that step by hand. */
function planLostHandOff(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const done = saidOfDoing(ref, context.past);
  if (done) return { status: 'done', because: context.phrases('because.agent-did'), hold: 'settled' };
  askToDo(step, place, into);
  return { status: 'active', because: context.phrases('because.unknown-policy'), hold: 'waits' };
}

/** Handing the case to a person; an escalation fires as soon as its condition holds, whatever else is open. */
export function planEscalate(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const ref = stepRef(place.policy.id, step.id);
  const back = context.past.returns.findLast(
    (one) => one.call.tool === 'escalate_to_agent' && one.step === ref,
  );
  const answered = saidOfDoing(ref, context.past);
  if (back?.status === 'done' || answered)
    return { status: 'done', because: context.phrases('because.escalated'), hold: 'settled' };
  if (
    !step.condition &&
    !place.above.some((each) => each.condition) &&
    place.before !== 'settled' &&
    place.before !== 'tells'
  ) {
    return { status: 'todo', because: context.phrases('because.earlier'), hold: 'waits' };
  }
  into.proposals.push({
    type: 'escalate',
    run: place.run.id,
    step: ref,
    reason: step.text,
    evidence: place.evidence,
  });
  return { status: 'active', because: context.phrases('because.escalate'), hold: 'waits' };
}

/** A wait that is not over: until a date, or until something is so. Null where the step may go on. */
export function planWait(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing | null {
  const wait = readWait(step);
  if (!wait || !('count' in wait)) return null;
  const begun = context.round?.startedAt ?? place.run.startedAt;
  const last = context.past.returns.findLast(
    (one) => !holds(one.call.tool, context) && !isBehind(one.step, step, place),
  );
  const since = last && (context.round === null || last.at > begun) ? last.at : begun;
  const dueAt = addTime(since, wait.count, wait.unit);
  if (dueAt <= context.now) return null;
  if (place.before === 'settled' || place.before === 'tells') {
    into.dueAt = into.dueAt === null || dueAt < into.dueAt ? dueAt : into.dueAt;
    proposeHold(step, dueAt, place, context, into);
  }
  return {
    status: 'blocked',
    because: context.phrases('because.waiting-until', { date: dueAt }),
    hold: 'waits',
  };
}

/** What came of the waiting step itself, or of one behind it, begins no wait. */
function isBehind(ref: string, step: Step, { policy }: Place): boolean {
  if (policyOfRef(ref) !== policy.id) return false;
  const ids = walkSteps(policy.steps).map((each) => each.step.id);
  return ids.indexOf(stepOfRef(ref)) >= ids.indexOf(step.id);
}

const holds = (tool: string, { catalog }: PlanContext): boolean =>
  catalog.find(tool)?.classes.includes('hold') === true;

/** Who waits may lay the ticket aside until then; turned down or done it is not offered again. */
function proposeHold(step: Step, dueAt: string, place: Place, context: PlanContext, into: Gatherer): void {
  const [tool] = context.catalog.ofClass('hold');
  const ref = stepRef(place.policy.id, step.id);
  const { returns, approvals, rejections } = context.past;
  const isSettled = [...returns, ...approvals, ...rejections].some(
    (one) => one.step === ref && holds(one.call.tool, context),
  );
  if (!tool || isSettled || context.ticket.status === 'hold') return;
  const until = dayAfter(dueAt);
  into.proposals.push({
    type: 'call',
    run: place.run.id,
    step: ref,
    call: {
      id: shortDigest({ ticket: context.ticket.id, ref, tool: tool.name, until }),
      tool: tool.name,
      args: { until },
    },
    sources: { until: { kind: 'policy', id: ref, path: '', quote: step.text } },
    evidence: place.evidence,
  });
}

/** The first day that begins no earlier than a moment, by UTC: `2026-11-25T15:00:00Z` gives `2026-11-26`. */
const dayAfter = (iso: string): string => addTime(iso, /T00:00:00/.test(iso) ? 0 : 1, 'days').slice(0, 10);
