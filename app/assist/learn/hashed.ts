/** A text as the learner sees it: hashed features with weights, groups of one kind each brought to the same length. */
import { commonness } from '../match/common.ts';
import { readFeatures } from '../match/features.ts';
import { kindOf as matcherKind } from '../match/postings.ts';
import { STOP_WORDS } from '../match/stop-words.ts';
import { normalise } from '../match/words.ts';

/** How many places features are hashed to; two features at one place share a weight. */
export const PLACES = 16384;

/** A feature's place, how often it occurs, its kind and in which share of texts it is to be expected before any are seen. */
export interface HashedFeature {
  readonly place: number;
  readonly count: number;
  readonly kind: Kind;
  readonly expected: number;
}

/** `word` as written, `pair` and `gap` of neighbours and next but one, `part` of four letters, then the matcher's stems, concepts and pairs; `first` stems open a long text. */
export type Kind = 'word' | 'pair' | 'gap' | 'part' | 'stem' | 'concept' | 'stems' | 'first';

/** What a kind weighs against the others. Measured on ABCD's and CLINC150's train and dev texts. */
export const KIND_WEIGHT: Readonly<Record<Kind, number>> = {
  word: 1,
  pair: 1,
  gap: 0.7,
  part: 1,
  stem: 0.7,
  concept: 0.5,
  stems: 0.5,
  first: 0.7,
};

/** A longer text is read to here; an example is a customer's first words, not a book. */
const WORDS_MAX = 400;
/** Texts longer than this tell what they are about at their beginning. */
const OPENING_WORDS = 30;
const PART_LENGTH = 4;

/** The hashed features of a text. */
export function readHashed(text: string): HashedFeature[] {
  const counts = new Map<string, number>();
  const words = (normalise(text).match(WORD) ?? []).slice(0, WORDS_MAX);
  words.forEach((word, at) => {
    add(counts, 'word', word, 1);
    add(counts, 'pair', `${words[at - 1] ?? '^'} ${word}`, 1);
    if (at > 1) add(counts, 'gap', `${words[at - 2]} ${word}`, 1);
    addParts(counts, ` ${word} `);
  });
  add(counts, 'pair', `${words[words.length - 1] ?? '^'} $`, 1);
  const read = words.join(' ');
  for (const [feature, count] of readFeatures(read)) add(counts, kindOf(feature), feature, count);
  if (words.length > OPENING_WORDS)
    for (const [feature, count] of readFeatures(words.slice(0, OPENING_WORDS).join(' ')))
      if (kindOf(feature) === 'stem') add(counts, 'first', feature, count);
  return [...counts].map(([key, count]) => toHashed(key, count));
}

// A word with what belongs to it, or one character of a script without spaces: `don't`, `返`.
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}']+/gu;

const kindOf = (feature: string): Kind => MATCHER_KINDS[matcherKind(feature)];

const MATCHER_KINDS = { word: 'stem', concept: 'concept', pair: 'stems' } as const;

function add(counts: Map<string, number>, kind: Kind, feature: string, count: number): void {
  const key = `${kind} ${feature}`;
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function addParts(counts: Map<string, number>, spaced: string): void {
  for (let at = 0; at + PART_LENGTH <= spaced.length; at += 1)
    add(counts, 'part', spaced.slice(at, at + PART_LENGTH), 1);
}

function toHashed(key: string, count: number): HashedFeature {
  const space = key.indexOf(' ');
  const kind = key.slice(0, space) as Kind;
  return { place: placeOf(key), count, kind, expected: expectedShare(kind, key.slice(space + 1)) };
}

/** FNV-1a with a final mix, so that neighbouring texts land far apart. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % PLACES;
}

function expectedShare(kind: Kind, feature: string): number {
  if (kind === 'word') return STOP_WORDS.has(feature) ? 0.35 : 0.03;
  if (kind === 'stem' || kind === 'first') return Math.max(0.03, commonness(feature) / 100);
  return kind === 'part' ? 0.1 : kind === 'concept' ? 0.1 : 0.02;
}
