import type { AskedQuestion, MadeChoice, ReadingContext } from './context.ts';

/**
 * The offer that a step's words mean: the nearest one before it in its own policy. Where that one was never put to the customer and
 * stands in a branch of its own, one of another branch that was put is meant. A policy without offers means the newest that was made.
 */
export function nearestOffer(step: string, context: ReadingContext): MadeChoice | undefined {
  const { policy, path } = placeOf(step);
  const own = context.choices.filter((choice) => placeOf(choice.step).policy === policy);
  if (own.length === 0)
    return context.choices.findLast((choice) => wasPut(choice, context)) ?? context.choices.at(-1);
  const before = own
    .filter((choice) => isBefore(placeOf(choice.step).path, path))
    .toSorted((a, b) => (isBefore(placeOf(a.step).path, placeOf(b.step).path) ? -1 : 1));
  const nearest = before.at(-1);
  if (!nearest || wasPut(nearest, context) || !isAside(nearest, path)) return nearest;
  return before.findLast((choice) => wasPut(choice, context) && isAside(choice, path)) ?? nearest;
}

/** Where an offer was last put to the customer; `undefined` where no comment of ours carried it. */
export const putAt = (choice: MadeChoice, context: ReadingContext): AskedQuestion | undefined =>
  context.asked.findLast((one) => one.question === `choice:${choice.step}`);

const wasPut = (choice: MadeChoice, context: ReadingContext): boolean =>
  choice.chosen !== null || putAt(choice, context) !== undefined;

/** The policy of a step ref, and the step's place in it: `[2, 1]` for `retention#2.1`. */
function placeOf(step: string): { policy: string; path: readonly number[] } {
  const at = step.lastIndexOf('#');
  return {
    policy: step.slice(0, Math.max(0, at)),
    path: step
      .slice(at + 1)
      .split('.')
      .map(Number),
  };
}

function isBefore(path: readonly number[], other: readonly number[]): boolean {
  const at = path.findIndex((part, index) => part !== other[index]);
  return at < 0 ? path.length < other.length : (path[at] ?? 0) < (other[at] ?? -1);
}

/** Whether an offer stands in a branch that the step itself does not stand in. */
const isAside = (choice: MadeChoice, path: readonly number[]): boolean =>
  placeOf(choice.step)
    .path.slice(0, -1)
    .some((part, index) => part !== path[index]);
