/** Which version a requester gets: by a stable hash, so that the same person always meets the same version of an experiment. */
import { digest } from '../../lib/canonical.ts';
import type { Experiment } from './experiment.ts';

/** The version that a new run of a policy begins with. */
export interface Assigned {
  readonly version: number;
  /** Id of the experiment that chose it; null where none did. */
  readonly experiment: string | null;
}

/** Chooses the version for a requester. A run that began keeps its version: only new runs ask. `published` is what runs outside of experiments. */
export function assignVersion(
  requester: string,
  { policy, published }: { readonly policy: string; readonly published: number },
  { experiments, now }: { readonly experiments: readonly Experiment[]; readonly now: string },
): Assigned {
  const running = experiments.find((one) => one.policy === policy && isRunning(one, now));
  const place = running ? assignedPlace(running, requester) : null;
  if (!running || place === null) return { version: published, experiment: null };
  return { version: running.arms[place] ?? published, experiment: running.id };
}

/** Which of the experiment's versions a requester gets, by its place; null for nobody and for those outside of its share. */
export function assignedPlace(
  { id, share, arms }: Pick<Experiment, 'id' | 'share' | 'arms'>,
  requester: string,
): number | null {
  if (requester === '' || drawOf(`${id} share`, requester) >= share) return null;
  return Math.floor(drawOf(`${id} arm`, requester) * arms.length);
}

/** Whether new runs are given versions by it. */
export const isRunning = ({ startsAt, endsAt, stoppedAt }: Experiment, now: string): boolean =>
  now >= startsAt && now < endsAt && (stoppedAt === null || now < stoppedAt);

/** Evenly from 0 to below 1; the same names always give the same. */
const drawOf = (salt: string, requester: string): number =>
  Number.parseInt(digest(`${salt} ${requester}`).slice(0, 13), 16) / 0x10000000000000;
