import { conceptsOf, phraseConcepts } from './concepts.ts';
import { normalise, stemsOf } from './words.ts';

/** What a text is matched by: stems, concepts (`~missing`) and neighbouring stems (`+cancel order`), with how often each occurs. */
export type Features = ReadonlyMap<string, number>;

/** The features of a text. */
export function readFeatures(text: string): Features {
  const normal = normalise(text);
  const features = new Map<string, number>();
  let last: string | undefined;
  for (const stem of stemsOf(normal)) {
    add(features, stem, 1);
    if (last !== undefined && last !== stem) add(features, pairOf(last, stem), 1);
    for (const concept of conceptsOf(stem)) add(features, concept, 1);
    last = stem;
  }
  for (const concept of phraseConcepts(normal)) add(features, `~${concept}`, PHRASE_COUNT);
  return features;
}

/** The features of several texts together. */
export function sumFeatures(texts: readonly Features[]): Features {
  const sum = new Map<string, number>();
  for (const features of texts) for (const [feature, count] of features) add(sum, feature, count);
  return sum;
}

/** A phrase says plainly what single words only hint at. */
const PHRASE_COUNT = 2;

/** Two neighbours in either order. */
const pairOf = (one: string, two: string): string => (one < two ? `+${one} ${two}` : `+${two} ${one}`);

function add(into: Map<string, number>, feature: string, count: number): void {
  into.set(feature, (into.get(feature) ?? 0) + count);
}
