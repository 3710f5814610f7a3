import { type Policy, walkSteps } from '../../policy/policy.ts';
import { commonness } from './common.ts';
import { type Features, readFeatures } from './features.ts';

/** One policy's weight for a feature. */
interface Posting {
  /** Position of the policy in the index. */
  readonly at: number;
  readonly weight: number;
}

/** Policies as the matcher looks things up in them; made by `createIndex`. */
export interface PolicyIndex {
  readonly policies: readonly { readonly id: string; readonly title: string }[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
}

/** How much a word counts by where it stands. Measured on ABCD's train and dev conversations together. */
const FIELD_WEIGHT = { title: 1.5, trigger: 1.5, example: 1.5, steps: 0.6 } as const;
/** Lengths, in words, beyond which a field's words count less. */
const FIELD_LENGTH = { title: 5, trigger: 12, example: 10, steps: 60 } as const;
type Field = keyof typeof FIELD_WEIGHT;

/** Reads policies into an index; the order of the policies decides between equals. */
export function createIndex(policies: readonly Policy[]): PolicyIndex {
  const postings = new Map<string, Posting[]>();
  policies.forEach((policy, at) => {
    for (const [feature, weight] of weigh(policy)) {
      const list = postings.get(feature);
      if (list) list.push({ at, weight });
      else postings.set(feature, [{ at, weight }]);
    }
  });
  return { policies: policies.map(({ id, title }) => ({ id, title })), postings };
}

/** What a feature is worth in this index: rare ones more, by the library's own counts and by what is common in the trade. */
export function rarity(index: PolicyIndex, feature: string, postings: readonly Posting[]): number {
  const kind = kindOf(feature);
  const share = kind === 'word' ? commonness(feature) / 100 : 0.01;
  const held = (postings.length + IMAGINED * share) / (index.policies.length + IMAGINED);
  return KIND_WEIGHT[kind] * Math.log(1 + 1 / held);
}

/** Policies of other shops that every library is thought to stand among, so that counts in a small one mean something. */
const IMAGINED = 30;
const KIND_WEIGHT = { word: 1, concept: 0.8, pair: 1 } as const;

const kindOf = (feature: string): keyof typeof KIND_WEIGHT =>
  feature.startsWith('~') ? 'concept' : feature.includes('+') ? 'pair' : 'word';

function weigh(policy: Policy): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [field, text] of fieldsOf(policy)) {
    const features = readFeatures(text);
    const length = [...features.keys()].filter((feature) => kindOf(feature) === 'word').length;
    const share = FIELD_WEIGHT[field] / (0.5 + 0.5 * Math.max(0.3, length / FIELD_LENGTH[field]));
    for (const [feature, count] of features)
      weights.set(feature, (weights.get(feature) ?? 0) + count * share);
  }
  for (const [feature, weight] of weights) weights.set(feature, weight / (SATURATION + weight));
  return weights;
}

/** At this weight a feature counts half of what it can. */
const SATURATION = 2;

function fieldsOf(policy: Policy): (readonly [Field, string])[] {
  const steps = walkSteps(policy.steps).map(({ step }) => withoutMentions(step.text));
  return [
    ['title', policy.title],
    ['trigger', withoutMentions(policy.trigger)],
    ...policy.examples.map((example) => ['example', example] as const),
    ['steps', steps.join('\n')],
  ];
}

/** Tools' names and other policies' titles say nothing about what this one answers. */
const withoutMentions = (text: string): string => text.replace(MENTION, ' ');

// A mention: `@get_tracking_info(order_id: str)`, `#Refund Policy`.
const MENTION = /@\w+(?:\([^)]*\))?|#[\p{L}\d][\p{L}\d_]*(?: \p{Lu}[\p{L}\d_]*)*/gu;

/** How well each policy answers a text's features: the sum over features that both hold; in the index's order. */
export function scoreAll(index: PolicyIndex, features: Features): Float64Array {
  const scores = new Float64Array(index.policies.length);
  for (const [feature, count] of features) {
    const postings = index.postings.get(feature);
    if (!postings) continue;
    const worth = rarity(index, feature, postings) * ((3 * count) / (2 + count));
    for (const posting of postings) scores[posting.at] = (scores[posting.at] ?? 0) + worth * posting.weight;
  }
  return scores;
}
