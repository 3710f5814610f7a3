/** A back-test's comparisons added up, and put in the order in which people want to see them. */
import type { Comparison } from './back-test.ts';
import { CHANGE_KINDS, type ChangeKind } from './changes.ts';

/** A back-test in numbers. */
export interface Summary {
  readonly tickets: number;
  /** Tickets by their gravest difference. */
  readonly flips: Readonly<Record<ChangeKind, number>>;
  readonly unchanged: number;
  /** Compared only up to a look-up that nobody recorded an answer to. */
  readonly upToLookUp: number;
  /** The customer never wrote. */
  readonly empty: number;
  /** Tickets with a message to which the model gave no answer, compared without it there. */
  readonly unanswered: number;
  /** Moments at which people decided something, and how often each version had said it. */
  readonly decided: number;
  readonly agreed: { readonly before: number; readonly after: number };
}

/** Adds comparisons up. */
export function summaryOf(comparisons: readonly Comparison[]): Summary {
  const decided = comparisons
    .flatMap(({ moments }) => moments)
    .filter(({ agrees }) => agrees.before !== null && agrees.after !== null);
  const count = (fits: (one: Comparison) => boolean): number => comparisons.filter(fits).length;
  return {
    tickets: comparisons.length,
    flips: {
      policy: count(({ flip }) => flip === 'policy'),
      action: count(({ flip }) => flip === 'action'),
      reply: count(({ flip }) => flip === 'reply'),
      refusal: count(({ flip }) => flip === 'refusal'),
    },
    unchanged: count(({ flip, moments }) => flip === null && moments.length > 0),
    upToLookUp: count(({ upTo }) => upTo !== ''),
    empty: count(({ moments }) => moments.length === 0),
    unanswered: count(isUnanswered),
    decided: decided.length,
    agreed: {
      before: decided.filter(({ agrees }) => agrees.before).length,
      after: decided.filter(({ agrees }) => agrees.after).length,
    },
  };
}

/** Whether the model gave no answer to a message of it. */
export const isUnanswered = ({ moments }: Comparison): boolean =>
  moments.some(({ model }) => model === 'unanswered');

/** The flips first, the gravest of them before the others; within a kind the newest ticket first. */
export function inOrder(comparisons: readonly Comparison[]): readonly Comparison[] {
  const rank = ({ flip }: Comparison): number =>
    flip === null ? CHANGE_KINDS.length : CHANGE_KINDS.indexOf(flip);
  return [...comparisons].sort(
    (a, b) => rank(a) - rank(b) || (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0),
  );
}
