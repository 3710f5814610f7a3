import { readOnce } from '../../lib/readings.ts';
import { type Policy, walkSteps } from '../../policy/policy.ts';
import { bestPlaces } from './best.ts';
import { type Features, readFeatures, sumFeatures } from './features.ts';
import { addScores, createPostings, kindOf, type Postings, scoreRange } from './postings.ts';

/** Policies as the matcher looks things up in them; made by `createIndex`. */
export interface PolicyIndex {
  readonly policies: readonly IndexedPolicy[];
  /** Each policy as one text. */
  readonly whole: Postings;
  /** Its passages (trigger, an example, a few steps), each with the title. */
  readonly passages: Postings;
}

/** A policy of the index. */
export interface IndexedPolicy {
  readonly id: string;
  readonly title: string;
  /** The numbers of its passages: from, and up to (not included). */
  readonly passages: { readonly from: number; readonly to: number };
  /** Positions of the policies that it hands over to, or that hand over to it. */
  readonly related: ReadonlySet<number>;
}

/** How much a word counts by where it stands. Measured on ABCD's train and dev conversations together. */
const FIELD_WEIGHT = { title: 1.5, trigger: 1.5, example: 1.5, steps: 0.6 } as const;
/** Lengths, in words, beyond which a field's words count less. */
const FIELD_LENGTH = { title: 5, trigger: 12, example: 10, steps: 60 } as const;
type Field = keyof typeof FIELD_WEIGHT;
interface FieldText {
  readonly field: Field;
  readonly features: Features;
}

/** Steps that make a passage together. */
const PASSAGE_STEPS = 2;

/** Reads policies into an index; the order of the policies decides between equals. */
export function createIndex(policies: readonly Policy[]): PolicyIndex {
  const related = relate(policies);
  const wholes: Map<string, number>[] = [];
  const passages: Map<string, number>[] = [];
  const indexed = policies.map((policy, at): IndexedPolicy => {
    const title = fieldOf('title', policy.title);
    const parts = partsOf(policy);
    const steps = stepsOf(policy);
    wholes.push(weigh([title, ...parts, { field: 'steps', features: sumFeatures(steps) }]));
    const from = passages.length;
    const texts = [...parts, ...windowsOf(steps)];
    for (const text of texts) passages.push(weigh([title, text]));
    if (texts.length === 0) passages.push(weigh([title]));
    return {
      id: policy.id,
      title: policy.title,
      passages: { from, to: passages.length },
      related: related[at] ?? new Set(),
    };
  });
  return { policies: indexed, whole: createPostings(wholes), passages: createPostings(passages) };
}

const fieldOf = (field: Field, text: string): FieldText => ({ field, features: featuresOf(text) });

const partsOf = (policy: Policy): FieldText[] => [
  ...(policy.trigger.trim() === '' ? [] : [fieldOf('trigger', withoutMentions(policy.trigger))]),
  ...policy.examples.map((example) => fieldOf('example', example)),
];

const stepsOf = (policy: Policy): Features[] =>
  walkSteps(policy.steps).map(({ step }) => featuresOf(withoutMentions(step.text)));

/** A policy's words are read once, or come read with the package. */
const featuresOf = (text: string): Features => new Map(featureCounts(text));

const featureCounts = readOnce('features', (text) => [...readFeatures(text)]);

function windowsOf(steps: readonly Features[]): FieldText[] {
  const windows: FieldText[] = [];
  for (let at = 0; at < steps.length; at += PASSAGE_STEPS)
    windows.push({ field: 'steps', features: sumFeatures(steps.slice(at, at + PASSAGE_STEPS)) });
  return windows;
}

/** Tools' names and other policies' titles say nothing about what this one answers. */
const withoutMentions = (text: string): string => text.replace(MENTION, ' ');

// A mention: `@get_tracking_info(order_id: str)`, `#Refund Policy`.
const MENTION = /@\w+(?:\([^)]*\))?|#[\p{L}\d][\p{L}\d_]*(?: \p{Lu}[\p{L}\d_]*)*/gu;

/** At this weight a feature counts half of what it can. */
const SATURATION = 2;

function weigh(fields: readonly FieldText[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { field, features } of fields) {
    let length = 0;
    for (const feature of features.keys()) if (kindOf(feature) === 'word') length += 1;
    const share = FIELD_WEIGHT[field] / (0.5 + 0.5 * Math.max(0.3, length / FIELD_LENGTH[field]));
    for (const [feature, count] of features)
      weights.set(feature, (weights.get(feature) ?? 0) + count * share);
  }
  for (const [feature, weight] of weights) weights.set(feature, weight / (SATURATION + weight));
  return weights;
}

/** For each policy those that it mentions and those that mention it. */
function relate(policies: readonly Policy[]): Set<number>[] {
  const places = new Map<string, number>();
  policies.forEach((policy, at) => {
    for (const name of [policy.title, policy.id]) places.set(nameKey(name), at);
  });
  const related = policies.map(() => new Set<number>());
  policies.forEach((policy, at) => {
    const titles = walkSteps(policy.steps).flatMap(({ step }) => step.policies.map(({ title }) => title));
    for (const title of [...titles, ...policy.mentions.policies]) {
      const other = places.get(nameKey(title));
      if (other === undefined || other === at) continue;
      related[at]?.add(other);
      related[other]?.add(at);
    }
  });
  return related;
}

const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** What a policy's best passage counts beside the policy as a whole. */
const PASSAGE_WEIGHT = 1;
/** Only so many of the best wholes are read passage by passage. */
const READ_MAX = 60;

/** How well each policy answers a text's features: the whole, and for the best ones their best passage too; in the index's order. */
export function scoreAll(index: PolicyIndex, features: Features): Float64Array {
  const scores = new Float64Array(index.policies.length);
  addScores(index.whole, features, scores);
  for (const policy of bestPlaces(scores, READ_MAX))
    scores[policy] = (scores[policy] ?? 0) + passageScore(index, features, policy);
  return scores;
}

/** The same for some policies only, in the order given. */
export function scoreSome(index: PolicyIndex, features: Features, some: readonly number[]): Float64Array {
  return Float64Array.from(some, (policy) => {
    const whole = scoreRange(index.whole, features, { from: policy, to: policy + 1 })[0] ?? 0;
    return whole + passageScore(index, features, policy);
  });
}

function passageScore(index: PolicyIndex, features: Features, policy: number): number {
  const range = index.policies[policy]?.passages;
  if (!range || range.to === range.from) return 0;
  const scores = scoreRange(index.passages, features, range);
  return PASSAGE_WEIGHT * scores.reduce((best, score) => Math.max(best, score), 0);
}
