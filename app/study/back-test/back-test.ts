/**
 * A back-test: what two versions of the policies would have said of past tickets. It is a pure function of one ticket's record
 * and the versions; the same input always gives the same comparison. Nothing is called and nothing is written.
 */
import { matchTicket, NEW_REQUEST_SCORE } from '../../assist/assist.ts';
import type { RunEvent } from '../../assist/event.ts';
import { canonicalJson } from '../../lib/canonical.ts';
import type { Policy } from '../../policy/policy.ts';
import { agreesWith, CHANGE_KINDS, type ChangeKind, changesBetween } from './changes.ts';
import { movesBetween } from './moved.ts';
import { type Done, type Moment, momentsOf, type PastCase } from './past.ts';
import { type Engine, type Played, playMoment, type Said, type Version } from './replay.ts';

/** Two versions to compare. */
export interface Versions {
  readonly before: Version;
  readonly after: Version;
  /** Ids of the policies that are not the same in both. */
  readonly changed: ReadonlySet<string>;
  /** The same titles lead to the same policies in both. */
  readonly sameNames: boolean;
}

/** One moment of a ticket, compared. */
export interface MomentComparison {
  readonly at: string;
  readonly said: string;
  readonly before: Said;
  readonly after: Said;
  readonly done: Done;
  /** The gravest first; empty where both say the same. */
  readonly changes: readonly ChangeKind[];
  /** Whether a model read it for both; `unanswered`: it was asked and gave no answer, so that both are without it. */
  readonly model: 'none' | 'read' | 'unanswered';
  /** Whether people did what each said; null where nobody decided anything. */
  readonly agrees: { readonly before: boolean | null; readonly after: boolean | null };
}

/** A ticket, compared. */
export interface Comparison {
  readonly ticket: string;
  readonly subject: string;
  readonly createdAt: string;
  /** Oldest first; empty where the customer never wrote. */
  readonly moments: readonly MomentComparison[];
  /** The gravest difference of all moments; null where there is none. */
  readonly flip: ChangeKind | null;
  /** The look-up without a recorded answer up to which it was compared; empty where it was compared to its end. */
  readonly upTo: string;
}

/** Makes two engines ready to be compared; they differ in their policies only. */
export function versionsOf(before: Engine, after: Engine): Versions {
  const [old, fresh] = [before.library.policies, after.library.policies];
  const ids = new Set([...old, ...fresh].map(({ id }) => id));
  const textOf = (policies: readonly Policy[], id: string): string =>
    canonicalJson(policies.find((policy) => policy.id === id) ?? null);
  const namesOf = (policies: readonly Policy[]): string =>
    canonicalJson(policies.map(({ id, title }) => [id, title]));
  return {
    before: { engine: before, moved: (ref) => ref },
    after: { engine: after, moved: movesBetween(old, fresh) },
    changed: new Set([...ids].filter((id) => textOf(old, id) !== textOf(fresh, id))),
    sameNames: namesOf(old) === namesOf(fresh),
  };
}

/** What both versions said at a moment, and what they chose for the next. */
export interface PlayedBoth {
  readonly before: Played;
  readonly after: Played;
  readonly model: MomentComparison['model'];
}

/** The versions' own choices of policies so far. */
interface Chosen {
  readonly before: readonly RunEvent[];
  readonly after: readonly RunEvent[];
}

/** Compares two versions on one ticket, moment by moment, as far as the answers to its look-ups were recorded. */
export function backTest(past: PastCase, versions: Versions): Comparison {
  const comparing = createComparing(past);
  for (const moment of momentsOf(past))
    if (!comparing.take(moment, playBoth(moment, { past, versions, chosen: comparing.chosen() }))) break;
  return comparing.comparison();
}

/** Everything that a moment is played from. */
export interface Stage {
  readonly past: PastCase;
  readonly versions: Versions;
  readonly chosen: Chosen;
}

function playBoth(moment: Moment, { past, versions, chosen }: Stage): PlayedBoth {
  const before = playMoment(moment, past, { version: versions.before, chosen: chosen.before });
  const after =
    playedAlike(before, moment, versions, canonicalJson(chosen.before) === canonicalJson(chosen.after)) ??
    playMoment(moment, past, { version: versions.after, chosen: chosen.after });
  return { before, after, model: 'none' };
}

/** Plays a moment with both versions. */
export function playInFull(moment: Moment, { past, versions, chosen }: Stage): Omit<PlayedBoth, 'model'> {
  return {
    before: playMoment(moment, past, { version: versions.before, chosen: chosen.before }),
    after: playMoment(moment, past, { version: versions.after, chosen: chosen.after }),
  };
}

/** A comparison in the making, moment by moment. */
export interface Comparing {
  chosen(): Chosen;
  /** False where it ends here: nobody recorded the answer to a look-up. */
  take(moment: Moment, both: PlayedBoth): boolean;
  comparison(): Comparison;
}

/** Begins a comparison. */
export function createComparing({ ticket }: PastCase): Comparing {
  const moments: MomentComparison[] = [];
  let chosen: Chosen = { before: [], after: [] };
  let upTo = '';
  return {
    chosen: () => chosen,
    take: (moment, { before, after, model }) => {
      moments.push(comparisonOf(moment, { before: before.said, after: after.said, model }));
      chosen = { before: before.chosen, after: after.chosen };
      upTo = before.said.unanswered || after.said.unanswered;
      return upTo === '';
    },
    comparison: () => ({
      ticket: ticket.id,
      subject: ticket.subject,
      createdAt: ticket.createdAt,
      moments,
      flip: CHANGE_KINDS.find((kind) => moments.some(({ changes }) => changes.includes(kind))) ?? null,
      upTo,
    }),
  };
}

/** Where the other version matches the same and none of the policies at work differs, it plays the same; undefined where it has to be played. */
function playedAlike(
  before: Played,
  moment: Moment,
  { after, changed, sameNames }: Versions,
  sameSoFar: boolean,
): Played | undefined {
  const { runs, matches } = before.assistance;
  if (!sameNames || !sameSoFar || runs.some(({ policy }) => changed.has(policy))) return undefined;
  const fresh = matchTicket(moment.ticket, after.engine.index, after.engine.learned);
  const formOf = ({ matches: all }: typeof matches): string =>
    canonicalJson(all.map(({ policy, reasons }) => [policy, reasons]));
  if (formOf(fresh) !== formOf(matches)) return undefined;
  if (fresh.matches.some(({ score }, i) => isSure(score) !== isSure(matches.matches[i]?.score ?? 0)))
    return undefined;
  return { ...before, said: { ...before.said, score: fresh.matches[0]?.score ?? 0 } };
}

const isSure = (score: number): boolean => score >= NEW_REQUEST_SCORE;

const comparisonOf = (
  moment: Moment,
  { before, after, model }: Pick<MomentComparison, 'before' | 'after' | 'model'>,
): MomentComparison => ({
  at: moment.at,
  said: moment.said,
  before,
  after,
  done: moment.done,
  changes: changesBetween(before, after),
  model,
  agrees: { before: agreesWith(before, moment.done), after: agreesWith(after, moment.done) },
});
