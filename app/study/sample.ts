/** Drawing what to review: by chance that can be drawn again, and evenly over people, so that nobody is watched more than others. */
import { shortDigest } from '../lib/canonical.ts';
import type { ReviewItem } from './review-list.ts';

/** What a sample is drawn from. `new-policy` and `new-agent`: what began to be seen lately. */
export const SAMPLE_KINDS = ['random', 'risky', 'edited', 'new-policy', 'new-agent'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

/** How a sample is drawn. */
export interface SampleWish {
  readonly kind: SampleKind;
  readonly size: number;
  /** The same seed draws the same sample. */
  readonly seed: string;
  /** Policy versions and agents that had been seen before; the rest is new. */
  readonly known: { readonly versions: ReadonlySet<string>; readonly agents: ReadonlySet<string> };
}

/** Draws a sample, one from each agent in turn until it is full. What was ignored is left out: nobody decided it. */
export function drawSample(items: readonly ReviewItem[], wish: SampleWish): readonly ReviewItem[] {
  const fitting = items.filter((item) => item.row.outcome !== 'ignored' && isOf(item, wish));
  const byAgent = new Map<string, ReviewItem[]>();
  for (const item of inDrawnOrder(fitting, wish.seed))
    byAgent.set(item.agent, [...(byAgent.get(item.agent) ?? []), item]);
  const agents = [...byAgent.keys()].sort((a, b) => drawOf(a, wish.seed) - drawOf(b, wish.seed));
  const drawn: ReviewItem[] = [];
  for (let round = 0; drawn.length < Math.min(wish.size, fitting.length); round += 1)
    for (const agent of agents) {
      const item = byAgent.get(agent)?.[round];
      if (item && drawn.length < wish.size) drawn.push(item);
    }
  return drawn;
}

function isOf({ agent, row }: ReviewItem, { kind, known }: SampleWish): boolean {
  switch (kind) {
    case 'random':
      return true;
    case 'risky':
      return row.risky;
    case 'edited':
      return row.outcome === 'light' || row.outcome === 'heavy' || row.outcome === 'rejected';
    case 'new-policy':
      return !known.versions.has(versionKey({ agent, row }));
    case 'new-agent':
      return !known.agents.has(agent);
  }
}

/** What names a policy's version. */
export const versionKey = ({ row }: ReviewItem): string => `${row.policy} ${row.version}`;

const inDrawnOrder = (items: readonly ReviewItem[], seed: string): ReviewItem[] =>
  [...items].sort((a, b) => drawOf(a.agent + a.row.id, seed) - drawOf(b.agent + b.row.id, seed));

/** A number that chance and the seed give to a name. */
const drawOf = (name: string, seed: string): number =>
  Number.parseInt(shortDigest(`${seed} ${name}`).slice(0, 12), 16);
