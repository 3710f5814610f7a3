/** Reads where a step sends the case inside its own policy: back to a step, round a loop, or out. */
import { type Policy, type Step, walkSteps } from './policy.ts';

/** A step's words about the order of steps. */
export type Reference =
  /** `number` as the author wrote it: `2`, `2.1`. */
  | { readonly type: 'go-to'; readonly number: string }
  /** `times` is null where the words give no number; `until` is empty where they name no end. */
  | {
      readonly type: 'repeat';
      readonly number: string | null;
      readonly until: string;
      readonly times: number | null;
    }
  /** Nothing behind the step in its block applies. */
  | { readonly type: 'stop' };

/** The reference in a step's words; null where there is none. */
export function readReference(step: Pick<Step, 'text'>): Reference | null {
  const repeat = REPEAT.exec(step.text);
  const number = STEP_NUMBER.exec(step.text)?.[1] ?? null;
  if (repeat) {
    const times = TIMES.exec(step.text)?.[1];
    const until = UNTIL.exec(step.text)?.[1] ?? '';
    if (number !== null || until !== '' || times !== undefined)
      return {
        type: 'repeat',
        number,
        until: until.trim(),
        times: times === undefined ? null : countOf(times),
      };
  }
  if (number !== null && GO_TO.test(step.text)) return { type: 'go-to', number };
  return STOP.test(step.text) ? { type: 'stop' } : null;
}

// A loop: `repeat step 2`, `repeat until it works`, `keep asking until`.
const REPEAT = /\b(?:repeat|try again|retry|keep (?:asking|trying|checking)|ask again)\b/i;
// A step's number: `step 2`, `steps 2.1`, `step #3`.
const STEP_NUMBER = /\bsteps?\s+#?(\d{1,2}(?:\.\d{1,2}){0,4})\b/i;
// A jump: `go back to step 2`, `continue with step 4`, `skip to step 5`.
const GO_TO =
  /\b(?:go(?: back)?|return|jump|skip|proceed|continue|move(?: on)?|start (?:over|again)|restart|resume|head)\b[^.;]{0,30}\b(?:to|with|from|at)\s+(?:the )?step/i;
// What ends a loop: `until the customer confirms`.
const UNTIL = /\buntil\s+(.{3,200}?)(?:[.;]|,\s+(?:up to|at most|for up|but|max)|$)/i;
// How often: `twice`, `up to 3 times`.
const TIMES = /\b(once|twice|three times|\d{1,2}(?= times\b))/i;
// `stop here`, `end the process`, `no further action is needed`.
const STOP =
  /\b(?:stop here|stop there|stop the (?:process|policy|procedure)|end (?:the|this) (?:policy|process|procedure|conversation|flow)|do nothing (?:further|else|more)|no further (?:action|steps?)\b|skip the rest)\b/i;

function countOf(words: string): number {
  const word = words.toLowerCase();
  if (word === 'once') return 1;
  if (word === 'twice') return 2;
  return word === 'three times' ? 3 : Number(word);
}

/**
 * The step that an author's number means. Steps made of an `Otherwise` inside another do not count, since the author
 * gave them no number; under headings the number counts within the nearest list around the step that speaks.
 */
export function findNumbered(policy: Policy, from: Step, number: string): Step | undefined {
  const [first = '', ...rest] = number.split('.');
  const place = walkSteps(policy.steps).find(({ step }) => step.id === from.id);
  const lists = [policy.steps, ...(place?.above ?? []).map((step) => step.children)].reverse();
  const fitting = lists.filter(
    (steps) => !steps.includes(from) || steps === policy.steps || steps.length > 1,
  );
  for (const steps of [...fitting].reverse()) {
    const found = numbered(steps)[Number(first) - 1];
    if (found && found.id !== from.id) return descend(found, rest);
  }
  return undefined;
}

const numbered = (steps: readonly Step[]): Step[] =>
  steps.filter((step) => !/^(?:otherwise|else|if not)\b/i.test(step.text));

function descend(step: Step, rest: readonly string[]): Step | undefined {
  let here: Step | undefined = step;
  for (const part of rest) here = here && numbered(here.children)[Number(part) - 1];
  return here;
}
