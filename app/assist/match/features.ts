import { conceptsOf, phraseConcepts } from './concepts.ts';
import { readStems } from './words.ts';

/** What a text is matched by: stems, concepts (`~missing`) and neighbouring stems (`order+cancel`), with how often each occurs. */
export type Features = ReadonlyMap<string, number>;

/** The features of a text. */
export function readFeatures(text: string): Features {
  const features = new Map<string, number>();
  const stems = readStems(text);
  const phrases = phraseConcepts(text);
  const concepts = new Map<string, number>();
  stems.forEach((stem, at) => {
    add(features, stem, 1);
    const next = stems[at + 1];
    if (next !== undefined && next !== stem) add(features, pairOf(stem, next), 1);
    for (const concept of conceptsOf(stem)) add(concepts, concept, 1);
  });
  for (const concept of phrases) add(concepts, concept, PHRASE_COUNT);
  for (const [concept, count] of concepts) add(features, `~${concept}`, count);
  return features;
}

/** A phrase says plainly what single words only hint at. */
const PHRASE_COUNT = 2;

/** Two neighbours in either order. */
const pairOf = (one: string, two: string): string => (one < two ? `${one}+${two}` : `${two}+${one}`);

function add(into: Map<string, number>, feature: string, count: number): void {
  into.set(feature, (into.get(feature) ?? 0) + count);
}
