import { type Passage, readPassages } from '../../ticket/clean.ts';
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

/** The sentences by which a ticket is matched, in reading order: what people outside said in public. */
export function readSaid(ticket: Ticket): SaidSentence[] {
  const passages = readPassages(ticket).filter(
    (passage) => passage.public && (passage.by === 'requester' || passage.by === 'other'),
  );
  const own = passages.filter((passage) => passage.by === 'requester' && passage.comment !== 'subject');
  const first = own[0];
  const latest = own[own.length - 1];
  return passages.flatMap((passage) =>
    passage.sentences.slice(0, SENTENCES_MAX).map((sentence, at) => ({
      quote: sentence.quote,
      text: sentence.text,
      weight: passageWeight(passage, first, latest) * placeWeight(at),
      features: readFeatures(sentence.text),
      latest: passage === latest,
    })),
  );
}

/** A page-long message is read to here. */
const SENTENCES_MAX = 60;

/** What opens the case and what was said last count most. */
function passageWeight(passage: Passage, first: Passage | undefined, latest: Passage | undefined): number {
  if (passage.by === 'other') return 0.4;
  return passage === first || passage === latest || passage.comment === 'subject' ? 1 : 0.6;
}

/** The first sentences of a message count fully, later ones less and less. */
const placeWeight = (at: number): number => (at < 6 ? 1 : 6 / at);

/** The features of several sentences together; said twice counts little more than once. */
export function together(sentences: readonly SaidSentence[]): Features {
  const sum = new Map<string, number>();
  for (const { features, weight } of sentences)
    for (const [feature, count] of features) sum.set(feature, (sum.get(feature) ?? 0) + count * weight);
  return sum;
}
