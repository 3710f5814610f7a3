/** Options that stand in one sentence, `a replacement, a refund or store credit`, in other places: their words move, what joins them stays. */
import type { Catalog } from '../../tools/tool.ts';
import { type OfferOption, offerOptions } from '../options.ts';
import type { Step } from '../policy.ts';

/** A sentence with options. */
export interface Sentence {
  /** Empty where the sentence does not surely tell them apart. */
  readonly options: readonly OfferOption[];
  /** What stands before the first and behind the last. */
  readonly frame: readonly [string, string];
}

/** The options of an offer's sentence; of one that was left alone, that one. */
export function readSentence(step: Step, catalog: Catalog): Sentence {
  const options = offerOptions(step, catalog);
  const nothing: Sentence = { options: [], frame: [step.text, ''] };
  const words = options.length === 1 ? aloneIn(step, options) : options.map(({ text }) => text);
  const places = placesOf(words, step.text);
  const [first, last] = [places?.[0], places?.at(-1)];
  if (!first || !last || words.some((each) => UNSURE.test(each))) return nothing;
  const end = step.text.slice(last.end);
  // Behind the last option there is nothing that could speak of that one alone.
  if (!END.test(end)) return nothing;
  return { options, frame: [step.text.slice(0, first.start), end] };
}

/** The words of the only option: those from its label on. */
function aloneIn({ text }: Step, [option]: readonly OfferOption[]): readonly string[] {
  const at = option ? text.indexOf(option.label) : -1;
  return at < 0 ? [] : [text.slice(at).replace(/[.:\s]+$/, '')];
}

// Holds only beside another, in its turn or on a condition: `a swap, or if they do not want it`, `a refund, whichever they prefer`, `else a coupon`.
const UNSURE =
  /\b(?:if|when|where|unless|until|else|otherwise|instead|then|first|next|last|lastly|finally|failing|whichever|whatever|depending|respectively|former|latter|same|both|it|them|that|this|these|those|plus|together|on top|as well|also)\b|[;:!?]/i;
// Nothing more is said: ``, `.`, `:`.
const END = /^[.:\s]*$/;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where each stands, one behind the other; null where one is not there, or there twice. */
function placesOf(words: readonly string[], text: string): readonly Place[] | null {
  const places: Place[] = [];
  for (const each of words) {
    const from = places.at(-1)?.end ?? 0;
    const start = text.indexOf(each, from);
    if (each === '' || start < 0) return null;
    places.push({ start, end: start + each.length });
  }
  return places.length === 0 ? null : places;
}

/** What is changed in a text. */
interface Change {
  readonly offer: Step;
  readonly sentence: Sentence;
  /** Places of the options kept, in their new order. */
  readonly kept: readonly number[];
}

/** The text with the sentence's options so; null where it does not hold their words as they were read. */
export function withWords(text: string, { offer, sentence, kept }: Change): string | null {
  const { span } = offer;
  const source = text.slice(span.start, span.end);
  const places = placesOf(
    sentence.options.map((option) => option.text),
    source,
  );
  const [first, last] = [places?.[0], places?.at(-1)];
  if (!places || !first || !last) return null;
  const before = source.slice(0, first.start);
  if (kept.length === 1 && CHOICE.test(before)) return null;
  const joints = places.slice(1).map(({ start }, i) => source.slice(places[i]?.end ?? start, start));
  const words = kept.map((place) => sentence.options[place]?.text ?? '');
  const joined = words.map((each, i) => each + jointBehind(i, words.length, joints)).join('');
  return text.slice(0, span.start) + before + joined + source.slice(last.end) + text.slice(span.end);
}

// Announces more than one: `either `, `a choice of `.
const CHOICE = /\b(?:either|choices?(?: of| between)?|options? of|between)\s*$/i;

/** Those between the first ones join the first, the last joins the last; two need no comma before theirs. */
function jointBehind(i: number, count: number, joints: readonly string[]): string {
  if (i === count - 1) return '';
  if (i < count - 2) return joints[i] ?? '';
  const last = joints.at(-1) ?? '';
  return count === 2 ? last.replace(/^\s*,\s*(?=or\b)/, ' ') : last;
}
