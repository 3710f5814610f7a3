/** Asks: what the customer has to say, part by part. Known parts are never asked for again. */
import { type Step, stepRef } from '../../policy/policy.ts';
import { askedSlots } from '../../policy/slots.ts';
import type { Question } from '../question.ts';
import { carriedIn, givenAnswer } from '../questions.ts';
import { type Place, type PlanContext, readAnswer } from './context.ts';
import type { Gatherer, Standing } from './frontier.ts';
import { LASTING } from './rounds.ts';

/** After this many times without an answer a question goes to the agent. */
const ASKED_MAX = 2;

/** Plans the asking itself; children are planned by the caller. */
export function planAsk(step: Step, place: Place, context: PlanContext, into: Gatherer): Standing {
  const parts = partsOf(step, place);
  const open = parts.filter((part) => !isAnswered(part, context, into));
  if (open.length === 0)
    return { status: 'done', because: context.phrases('because.answered'), hold: 'settled' };
  if (place.mayEnd) return { status: 'todo', because: context.phrases('because.may-end'), hold: 'asks' };
  const standings = open.map((part) => planPart(part, step, context, into));
  const waiting = standings.every((standing) => standing === 'waiting');
  return waiting
    ? { status: 'blocked', because: context.phrases('because.waiting-customer'), hold: 'asks' }
    : { status: 'active', because: context.phrases('because.ask'), hold: 'asks' };
}

/** The parts of a compound ask as questions. */
export function partsOf(step: Step, place: Pick<Place, 'policy'>): Question[] {
  const ref = stepRef(place.policy.id, step.id);
  return askedSlots(step).map((part, index) =>
    part.kind === 'slot'
      ? { id: `slot:${part.slot}`, kind: 'slot', text: part.text, step: ref, slot: part.slot, options: [] }
      : {
          id: `part:${ref}:${index + 1}`,
          kind: 'condition',
          text: part.text,
          step: ref,
          slot: '',
          options: [],
        },
  );
}

function isAnswered(part: Question, context: PlanContext, into: Gatherer): boolean {
  const given = givenAnswer(context.past, [part.id, part.text, ...(part.slot === '' ? [] : [part.slot])]);
  if (given && given.value !== 'ask') return true;
  if (part.kind === 'slot') return isKnown(part.slot, context) || repliedFreely(part, context);
  const answer = readAnswer(part, context);
  if (!answer) return false;
  into.evidence.push(...answer.evidence);
  return true;
}

/** In a later round a value has to come anew, save what says who the customer is. */
function isKnown(slot: string, { known, round }: PlanContext): boolean {
  const fact = known.certain(slot);
  return fact !== undefined && (round === null || LASTING.has(slot) || round.isNew(fact.source));
}

/** Slots without a form of their own (`reason`, `what happened`) are answered by whatever the customer writes back, once asked. */
function repliedFreely(part: Question, context: PlanContext): boolean {
  if (FORMED.has(part.slot)) return false;
  return carried(part, context).some((one) => one.replied);
}

const FORMED = new Set([
  'email',
  'order_id',
  'tracking_number',
  'subscription_id',
  'percent',
  'amount',
  'date',
  'photo',
  'phone',
  'address',
]);

/** Where a question was already put to the customer. */
export const carried = (part: Question, context: PlanContext) =>
  carriedIn(part.id, part.slot === '' ? part.text : slotWords(part.slot), context.past, context.passages);

const slotWords = (slot: string): string =>
  slot === 'order_id' ? 'order number' : slot === 'email' ? 'email address' : slot.replaceAll('_', ' ');

/** Puts one open part into the reply, to the agent, or nowhere while the customer is thinking. */
function planPart(part: Question, step: Step, context: PlanContext, into: Gatherer): 'asked' | 'waiting' {
  const times = carried(part, context);
  const last = times.at(-1);
  const refuted = part.slot === '' ? '' : (context.known.refuted(part.slot).at(-1) ?? '');
  const waiting =
    last !== undefined && !last.replied && !(refuted !== '' && refutedSince(part, last.at, context));
  if (waiting) into.waitingFor.push(part);
  else if (times.length < ASKED_MAX)
    into.asks.push({
      ref: part.step,
      step,
      question: part,
      asked: times.length,
      refuted,
      several: context.known.ambiguous(part.slot).includes(refuted),
    });
  const stuck = !waiting && times.length >= ASKED_MAX;
  if (part.kind === 'condition' || stuck || context.known.unconfirmed(part.slot))
    offerToAgent(part, context, into);
  return waiting ? 'waiting' : 'asked';
}

/** Whether a value was found wrong after the last time it was asked for. */
function refutedSince(part: Question, askedAt: string, context: PlanContext): boolean {
  return context.past.returns.some(
    (one) =>
      one.at > askedAt &&
      Object.values(one.call.args).some((value) => context.known.refuted(part.slot).includes(String(value))),
  );
}

/** The agent may know: asks them, or asks to confirm a value that is there but not sure. */
export function offerToAgent(part: Question, context: PlanContext, into: Gatherer): void {
  const unsure = part.slot === '' ? undefined : context.known.unconfirmed(part.slot);
  const run = into.run;
  if (!unsure) {
    into.proposals.push({ type: 'ask-agent', run, step: part.step, question: part, evidence: [] });
    return;
  }
  const question: Question = {
    id: `confirm:${unsure.name}=${String(unsure.value)}`,
    kind: 'confirm',
    text: context.phrases('question.confirm', { name: unsure.name, value: String(unsure.value) }),
    step: part.step,
    slot: unsure.name,
    options: [],
  };
  into.proposals.push({ type: 'ask-agent', run, step: part.step, question, evidence: [unsure.source] });
}
