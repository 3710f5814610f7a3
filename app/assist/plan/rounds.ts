/**
 * Rounds: a step that goes back opens the steps from there to itself again. That a round is over is an event; for the steps of
 * the loop everything before it belongs to the round before, so that they are asked, read and decided anew. What was changed
 * stays changed: a write in a later round is another effect, with an approval of its own.
 */
import { canonicalJson } from '../../lib/canonical.ts';
import { addTime } from '../../lib/time.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import { findNumbered, readReference } from '../../policy/reference.ts';
import { askedSlots } from '../../policy/slots.ts';
import { readWait } from '../../policy/wait.ts';
import type { ToolReturn } from '../event.ts';
import { type Case, policyOfRef, type RoundOver, type Run, stepOfRef } from '../run.ts';
import type { PlanContext } from './context.ts';

/** More rounds than this no loop goes by itself; then a person says what next. */
export const ROUNDS_MAX = 5;

/** A step that goes back, with the steps that it opens again, itself the last of them. */
export interface Loop {
  readonly steps: readonly Step[];
  /** What ends it, in the policy's words; empty where the step's own condition does. */
  readonly until: string;
  /** How often its author lets it go round; null where the words say nothing of it. */
  readonly times: number | null;
}

/** Steps that are not gone through twice by the app: what came of them lies in another policy, or with people. */
const ONCE: ReadonlySet<Step['kind']> = new Set(['offer', 'hand-off', 'escalate']);

/** The loop that a step closes; undefined for one that goes back nowhere, and for a loop that has to be gone by hand. */
export function loopOf(step: Step, policy: Policy): Loop | undefined {
  const reference = readReference(step);
  if (!reference || reference.type === 'stop' || step.tools.length > 0 || step.children.length > 0)
    return undefined;
  if (reference.type === 'repeat' && !canRepeat(step, reference)) return undefined;
  const first =
    reference.number === null ? firstBeside(step, policy) : findNumbered(policy, step, reference.number);
  const all = walkSteps(policy.steps).map((each) => each.step);
  const from = first ? all.indexOf(first) : -1;
  const to = all.indexOf(step);
  if (from < 0 || from >= to) return undefined;
  const steps = all.slice(from, to + 1);
  if (steps.some((each) => ONCE.has(each.kind))) return undefined;
  return reference.type === 'repeat'
    ? { steps, until: reference.until, times: reference.times }
    : { steps, until: '', times: null };
}

// A step that repeats others: `Repeat steps 1 and 2 until …`, `Repeat until it works`; `Keep asking until …` asks by itself.
const REPEATS = /^(?:then )?repeat\b/i;

/** Words with a condition in front and an end behind say two things at once. */
const canRepeat = (
  step: Step,
  reference: { readonly until: string; readonly times: number | null },
): boolean =>
  REPEATS.test(step.text) && step.condition === null && (reference.until !== '' || reference.times !== null);

/** The first of the steps that stand in one list with a step, before it. */
function firstBeside(step: Step, policy: Policy): Step | undefined {
  const above = walkSteps(policy.steps)
    .find((each) => each.step.id === step.id)
    ?.above.at(-1);
  return (above?.children ?? policy.steps)[0];
}

/** The newest round that is over for a step, and how many there were. */
interface Over {
  readonly count: number;
  readonly round: RoundOver;
  readonly loop: Loop;
}

/** The context in which a step is planned: in a later round without what the rounds before it said of the loop's steps. */
export function contextIn(step: Step, policy: Policy, run: Run, context: PlanContext): PlanContext {
  const over = findOver(step, policy, run, context.past);
  return over ? inRound(over, policy, context) : context;
}

function findOver(step: Step, policy: Policy, run: Run, past: Case): Over | undefined {
  const mine = past.rounds.filter((each) => each.run === run.id && policyOfRef(each.step) === policy.id);
  if (mine.length === 0) return undefined;
  const steps = walkSteps(policy.steps).map((each) => each.step);
  const around = mine.flatMap((round): Omit<Over, 'count'>[] => {
    const closing = steps.find(({ id }) => id === stepOfRef(round.step));
    const loop = closing && loopOf(closing, policy);
    return loop?.steps.some(({ id }) => id === step.id) ? [{ round, loop }] : [];
  });
  const newest = around.at(-1);
  return newest && { ...newest, count: around.length };
}

function inRound({ count, round, loop }: Over, policy: Policy, context: PlanContext): PlanContext {
  const { before } = round;
  const { past, conversation } = context;
  const refs = new Set(loop.steps.map(({ id }) => stepRef(policy.id, id)));
  const last = conversation.findLastIndex(({ comment }) => comment === round.comment);
  const heard = new Set(conversation.slice(0, last + 1).map(({ comment }) => comment));
  const kept = <T extends { readonly step: string }>(all: readonly T[], old: readonly T[]): T[] =>
    all.filter((one) => !(refs.has(one.step) && old.includes(one)));
  const asks = questionsIn(loop, refs);
  const answers = past.answers.filter((one) => !(before.answers.includes(one) && asks(one.question)));
  const returns = kept(past.returns, before.returns);
  const passages = conversation.filter(({ comment }) => !heard.has(comment));
  return {
    ...context,
    passages,
    past: {
      ...past,
      returns,
      answers,
      drafts: past.drafts.filter((one) => !before.drafts.includes(one)),
      approvals: kept(past.approvals, before.approvals),
      rejections: kept(past.rejections, before.rejections),
      overrides: new Map(
        [...past.overrides].filter(([ref, one]) => !(refs.has(ref) && before.overrides.get(ref) === one)),
      ),
    },
    reading: {
      ...context.reading,
      passages,
      returns,
      asked: context.reading.asked.filter(({ comment }) => !heard.has(comment)),
    },
    modelAnswers: context.modelAnswers.filter(({ evidence }) =>
      evidence.every(({ kind, id }) => kind !== 'comment' || !heard.has(id)),
    ),
    round: {
      number: count,
      startedAt: round.at,
      isNew: ({ kind, id }) =>
        kind === 'comment' || kind === 'attachment'
          ? passages.some(({ comment }) => comment === id)
          : kind === 'agent' || (kind === 'tool' && !before.returns.some((one) => one.call.id === id)),
    },
  };
}

/** Whether a question is one of the loop's: about one of its steps, or for a value that one of them asks for. */
function questionsIn(loop: Loop, refs: ReadonlySet<string>): (question: string) => boolean {
  const slots = loop.steps
    .flatMap((step) => (step.kind === 'ask' ? askedSlots(step) : []))
    .flatMap((part) => (part.kind === 'slot' && !LASTING.has(part.slot) ? [part.slot] : []));
  const named = new Set(slots.flatMap((slot) => [slot, `slot:${slot}`]));
  return (question) => named.has(question) || refs.has(question.replace(QUESTION, '$1'));
}

/** Who the customer is stays known, however often a loop goes round. */
export const LASTING: ReadonlySet<string> = new Set(['email', 'name', 'phone']);

// The step in a question's id: `condition:refund-policy#2.1`, `part:retention#3:1`, `done:retention#4`.
const QUESTION = /^(?:condition|part|done|choice):([^:\s]+#[\w.]+)(?::\d+)?$/;

/** What becomes of a loop when its last step is due. */
export type Turn = 'again' | 'over' | 'stuck';

/** Whether a loop goes round once more; `over` where its author lets it go no further, `stuck` where nothing new would be found. */
export function turnOf(ref: string, loop: Loop, run: Run, context: PlanContext): Turn {
  const mine = context.past.rounds.filter((each) => each.run === run.id && each.step === ref);
  const last = mine.at(-1);
  if (loop.times !== null && mine.length >= loop.times) return 'over';
  if (mine.length >= ROUNDS_MAX) return 'stuck';
  return last === undefined || hasNews(last, loop, context) ? 'again' : 'stuck';
}

/** Something came since the last time: a message, a person's word, a result that says something else, a wait that is over. */
function hasNews(last: RoundOver, loop: Loop, context: PlanContext): boolean {
  const { before } = last;
  const { past, conversation, now } = context;
  const heard = conversation.findLastIndex(({ comment }) => comment === last.comment);
  return (
    conversation.slice(heard + 1).some(({ by }) => by === 'requester') ||
    past.approvals.length + past.rejections.length > before.approvals.length + before.rejections.length ||
    past.answers.some((one) => one.by.kind !== 'app' && !before.answers.includes(one)) ||
    past.returns.some((one) => !before.returns.includes(one) && saysElse(one, before.returns)) ||
    loop.steps.some((step) => isWaitOver(step, last.at, now))
  );
}

function isWaitOver(step: Step, since: string, now: string): boolean {
  const wait = readWait(step);
  return wait !== null && 'count' in wait && addTime(since, wait.count, wait.unit) <= now;
}

function saysElse(one: ToolReturn, before: readonly ToolReturn[]): boolean {
  const last = before.findLast(({ call }) => call.tool === one.call.tool);
  return last === undefined || canonicalJson(last.output) !== canonicalJson(one.output);
}

/** The newest comment on the ticket; empty where there is none. */
export const newestHeard = ({ conversation }: PlanContext): string => conversation.at(-1)?.comment ?? '';
