/** Which version a requester gets: by a stable hash, so that the same person always meets the same version of an experiment. */
import { digest } from '../../lib/canonical.ts';
import type { Experiment } from './experiment.ts';

/** Which of the experiment's versions a requester gets, by its place; null for nobody and for those outside of its share. */
export const assignedPlace = (
  experiment: Pick<Experiment, 'id' | 'share' | 'arms'>,
  requester: string,
): number | null => placeOfLot(experiment, lotOf(requester));

/** The lot of a requester, by which all experiments draw; it names nobody. Empty for nobody. */
export const lotOf = (requester: string): string =>
  requester === '' ? '' : digest(`lot ${requester}`).slice(0, LOT_DIGITS);

const LOT_DIGITS = 16;

/** Which of the experiment's versions a lot gets. */
export function placeOfLot(
  { id, share, arms }: Pick<Experiment, 'id' | 'share' | 'arms'>,
  lot: string,
): number | null {
  if (lot === '' || drawOf(`${id} share`, lot) >= share) return null;
  return Math.floor(drawOf(`${id} arm`, lot) * arms.length);
}

/** Whether new runs were given versions by it at a moment of the server's. */
export const isRunning = ({ startsAt, endsAt, stoppedAt }: Experiment, now: string): boolean =>
  now >= startsAt && now < endsAt && (stoppedAt === null || now < stoppedAt);

/** Whether it is under way for a page that knows of it: the page's own clock may be behind the server's, by which it began or was stopped. */
export const isUnderWay = ({ endsAt, stoppedAt }: Experiment, now: string): boolean =>
  stoppedAt === null && now < endsAt;

/** Evenly from 0 to below 1; the same names always give the same. */
const drawOf = (salt: string, lot: string): number =>
  Number.parseInt(digest(`${salt} ${lot}`).slice(0, 13), 16) / 0x10000000000000;
