/** Where the steps of one version of a policy are in another, so that what was recorded with the one can be read with the other. */
import type { RunEvent } from '../../assist/event.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../../policy/policy.ts';

/** Gives the step ref in the other version; the ref itself where the step is gone or never moved. */
export type Moved = (ref: string) => string;

/** The moves from some policies to others of the same ids. */
export function movesBetween(before: readonly Policy[], after: readonly Policy[]): Moved {
  const moves = new Map<string, string>();
  for (const old of before) {
    const fresh = after.find(({ id }) => id === old.id);
    if (fresh && fresh !== old) for (const [from, to] of stepMoves(old, fresh)) moves.set(from, to);
  }
  return (ref) => moves.get(ref) ?? ref;
}

/** Steps of the same words, then steps that mention the same tools, each taken once. */
function stepMoves(old: Policy, fresh: Policy): [string, string][] {
  const left = new Set(walkSteps(fresh.steps).map(({ step }) => step));
  const moves: [string, string][] = [];
  const unmoved: Step[] = [];
  const take = (step: Step, found: Step | undefined): boolean => {
    if (!found) return false;
    left.delete(found);
    moves.push([stepRef(old.id, step.id), stepRef(fresh.id, found.id)]);
    return true;
  };
  for (const { step } of walkSteps(old.steps)) {
    const same = [...left].filter(({ text }) => text === step.text);
    if (!take(step, same.find(({ id }) => id === step.id) ?? same[0])) unmoved.push(step);
  }
  for (const step of unmoved) {
    const alike = [...left].filter((each) => each.kind === step.kind && toolsOf(each) === toolsOf(step));
    take(step, alike.find(({ id }) => id === step.id) ?? (toolsOf(step) === '' ? undefined : alike[0]));
  }
  return moves;
}

const toolsOf = ({ tools }: Step): string =>
  tools
    .map(({ name }) => name)
    .sort()
    .join(' ');

/** An event as it would stand had its run gone by the other version. */
export function movedEvent(event: RunEvent, moved: Moved): RunEvent {
  switch (event.type) {
    case 'policy-chosen':
      return event.from === null ? event : { ...event, from: moved(event.from) };
    case 'tool-returned':
    case 'call-approved':
    case 'call-rejected':
    case 'step-overridden':
    case 'round-ended':
      return { ...event, step: moved(event.step) };
    case 'question-answered':
      return { ...event, question: movedIn(event.question, moved) };
    case 'draft-inserted':
      return {
        ...event,
        asks: event.asks.map((ask) => movedIn(ask, moved)),
        ...(event.tells ? { tells: event.tells.map(moved) } : {}),
      };
    case 'run-ended':
      return event;
  }
}

// The step inside a question's id: `condition:refund-policy#2.1`, `part:retention#3:1`.
const REF = /[^:\s]+#[\w.]+/;

const movedIn = (question: string, moved: Moved): string => question.replace(REF, (ref) => moved(ref));
