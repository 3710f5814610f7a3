import type { Lane } from '../tools/tool.ts';
import { strictest } from './allowance.ts';
import type { Policy } from './policy.ts';

/**
 * A version under way as it goes on today: its own steps and wording, of the limits and lanes the stricter of its own and
 * today's.
 */
export const stricterOf = (begun: Policy, today: Policy): Policy => ({
  ...begun,
  limits: lowerOf(begun.limits, today.limits),
  approval: stricterLanes(begun.approval, today.approval),
});

type Limits = Policy['limits'];

function lowerOf(one: Limits, other: Limits): Limits {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Math.min(one[name] ?? Number.POSITIVE_INFINITY, other[name] ?? Number.POSITIVE_INFINITY),
    ]),
  );
}

type Lanes = Readonly<Record<string, Lane>>;

function stricterLanes(one: Lanes, other: Lanes): Lanes {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => [name, strictest([one[name], other[name]].flatMap((lane) => lane ?? []))]),
  );
}
