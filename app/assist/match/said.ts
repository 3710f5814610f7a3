import { type Passage, readPassages, SUBJECT } from '../../ticket/clean.ts';
import { looksPlanted } from '../../ticket/suspicion.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Features, readFeatures } from './features.ts';

/** One sentence of the customer's with what it is matched by. */
export interface SaidSentence {
  /** The ticket's exact words. */
  readonly quote: string;
  /** The same without leftovers of HTML and invisible characters. */
  readonly text: string;
  /** How much it counts, by who said it and where it stands. */
  readonly weight: number;
  readonly features: Features;
  /** Whether it stands in the customer's latest message. */
  readonly latest: boolean;
}

/** The sentences by which a ticket is matched, in reading order: what people outside said in public, nothing twice. */
export function readSaid(ticket: Ticket): SaidSentence[] {
  const passages = chosenPassages(readPassages(ticket));
  const own = passages.filter((passage) => passage.by === 'requester' && passage.comment !== SUBJECT);
  const first = own[0];
  const latest = own[own.length - 1];
  const seen = new Set<string>();
  return passages.flatMap((passage) =>
    passage.sentences.slice(0, SENTENCES_MAX).flatMap((sentence, at) => {
      const again = seen.has(sentence.text) && passage !== latest;
      seen.add(sentence.text);
      if (again) return [];
      const planted = looksPlanted(sentence.text) ? PLANTED_WEIGHT : 1;
      return [
        {
          quote: sentence.quote,
          text: sentence.text,
          weight: passageWeight(passage, first, latest) * placeWeight(at) * planted,
          features: readFeatures(sentence.text),
          latest: passage === latest,
        },
      ];
    }),
  );
}

/** A page-long message is read to here. */
const SENTENCES_MAX = 40;
/** Of a long conversation what opened it and what was said last is read. */
const OPENING_MESSAGES = 4;
const LATEST_MESSAGES = 8;
/** Words that look planted count next to nothing. */
const PLANTED_WEIGHT = 0.05;

function chosenPassages(all: readonly Passage[]): Passage[] {
  const outside = all.filter(({ public: seen, by }) => seen && (by === 'requester' || by === 'other'));
  if (outside.length <= OPENING_MESSAGES + LATEST_MESSAGES) return outside;
  return [...outside.slice(0, OPENING_MESSAGES), ...outside.slice(-LATEST_MESSAGES)];
}

/** What opens the case and what was said last count most. */
function passageWeight(passage: Passage, first: Passage | undefined, latest: Passage | undefined): number {
  if (passage.by === 'other') return 0.4;
  return passage === first || passage === latest || passage.comment === SUBJECT ? 1 : 0.6;
}

/** The first sentences of a message count fully, later ones less and less. */
const placeWeight = (at: number): number => (at < 4 ? 1 : 4 / at);

/** The features of several sentences together; said twice counts little more than once. */
export function together(sentences: readonly SaidSentence[]): Features {
  const sum = new Map<string, number>();
  for (const { features, weight } of sentences)
    for (const [feature, count] of features) sum.set(feature, (sum.get(feature) ?? 0) + count * weight);
  return sum;
}

/** The words that a match is learned by: all but what looks planted. */
export const wordsOf = (said: readonly SaidSentence[]): string =>
  said
    .filter(({ weight }) => weight > PLANTED_WEIGHT)
    .map(({ text }) => text)
    .join('\n');
