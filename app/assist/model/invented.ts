/** Traces every link, address, sum, day, number and name of a sentence to where it comes from. */
import { findEmails } from '../../ticket/facts/contact.ts';
import { findDates } from '../../ticket/facts/dates.ts';
import { findAmounts, findPercents } from '../../ticket/facts/money.ts';
import { coverage } from '../words.ts';
import { saysWill } from './effects.ts';
import { type Ground, sumsInWords } from './ground.ts';
import { codeOf, numbersIn } from './numbers.ts';
import type { RawSentence } from './reading.ts';
import { spansIn, vagueTimeIn } from './time-spans.ts';

/** The checks' names. */
export type SentenceCheck =
  | 'too-long'
  | 'markup'
  | 'placeholder'
  | 'unknown-step'
  | 'unknown-basis'
  | 'internal-text'
  | 'planted-text'
  | 'asks-secret'
  | 'unwanted-ask'
  | 'invented-link'
  | 'other-customer'
  | 'invented-amount'
  | 'invented-date'
  | 'invented-number'
  | 'not-happened'
  | 'baseless-promise';

/** What a check has against a sentence. */
export interface SentenceProblem {
  /** The check's stable name. */
  readonly check: SentenceCheck;
  /** The part of the sentence that it is about; empty for the whole. */
  readonly part: string;
}

interface Tracing {
  readonly sentence: RawSentence;
  readonly ground: Ground;
  /** The policy's words that the sentence serves. */
  readonly words: string;
  /** What is not traced yet; what was traced is blanked. */
  rest: string;
}

/** What of a sentence comes from nowhere; null where everything is traced. */
export function findInvented(sentence: RawSentence, ground: Ground): SentenceProblem | null {
  const tracing: Tracing = {
    sentence,
    ground,
    words: ground.itemText(sentence.serves) ?? '',
    rest: sentence.text.normalize('NFKC').replace(LIST_NUMBER, ''),
  };
  return (
    traceLinks(tracing) ??
    traceEmails(tracing) ??
    traceOtherNames(tracing) ??
    traceSums(tracing) ??
    traceDays(tracing) ??
    traceSpans(tracing) ??
    traceNumbers(tracing)
  );
}

// The number of a list's line: `1. `, `2) `
const LIST_NUMBER = /^\s*(?:[-•]\s*)?\d{1,2}[.)]\s+/;

const found = (check: SentenceProblem['check'], part: string): SentenceProblem => ({ check, part });

function blank(tracing: Tracing, start: number, end: number): void {
  tracing.rest = `${tracing.rest.slice(0, start)}${' '.repeat(end - start)}${tracing.rest.slice(end)}`;
}

// `https://x.example/y`, `www.example.com`, `track.example.com/123`, `example.com`
const LINK =
  /\bhttps?:\/\/\S+|\bwww\.\S+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|de|fr|es|nl|pt|jp|uk|us|eu|info|app|dev|shop|store|link|ly|me|biz|xyz|online|site|example)\b(?:\/\S*)?/giu;

function traceLinks(tracing: Tracing): SentenceProblem | null {
  for (const match of tracing.rest.matchAll(LINK)) {
    const link = match[0].replace(/[).,;:!?]+$/, '');
    const known = [...tracing.ground.links, tracing.words];
    if (!known.some((text) => hasWhole(text, link))) return found('invented-link', link);
    blank(tracing, match.index, match.index + link.length);
  }
  return null;
}

/** The link itself, not the beginning of another. */
const hasWhole = (text: string, link: string): boolean =>
  text.split(/[\s()"'<>]+/).some((word) => word.replace(/[).,;:!?]+$/, '') === link);

function traceEmails(tracing: Tracing): SentenceProblem | null {
  for (const email of findEmails(tracing.rest)) {
    const value = String(email.value);
    if (!tracing.ground.emails.has(value) && !tracing.words.toLowerCase().includes(value))
      return found('other-customer', value);
    blank(tracing, email.start, email.end);
  }
  return null;
}

function traceOtherNames({ rest, ground, words }: Tracing): SentenceProblem | null {
  const there = new Set(rest.toLowerCase().match(/\p{L}+/gu) ?? []);
  const public_ = new Set(words.toLowerCase().match(/\p{L}+/gu) ?? []);
  const name = ground.otherNames.find((each) => there.has(each) && !public_.has(each));
  return name === undefined ? null : found('other-customer', name);
}

/** Sums and shares come from the policy's words or from results, never from what somebody wrote. */
function traceSums(tracing: Tracing): SentenceProblem | null {
  const allowed = new Set([...sumsInWords(tracing.words), ...tracing.ground.sums]);
  for (const sum of [...findAmounts(tracing.rest), ...findPercents(tracing.rest)]) {
    const text = tracing.rest.slice(sum.start, sum.end);
    if (sum.name !== 'currency' && text.trim() !== '' && !allowed.has(codeOf(String(sum.value))))
      return found('invented-amount', text.trim());
  }
  for (const sum of [...findAmounts(tracing.rest), ...findPercents(tracing.rest)])
    blank(tracing, sum.start, sum.end);
  const worded = WORDED_SHARE.exec(tracing.rest)?.[0];
  return worded !== undefined && coverage(worded, tracing.words) < 1
    ? found('invented-amount', worded)
    : null;
}

// Shares in words: `fifty percent`, `half price`, `die Hälfte`, `la moitié`, `mitad`, `半額`
const WORDED_SHARE =
  /(?<!\p{L})(?:five|ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred) ?(?:per ?cent|dollars?|euros?|pounds?|bucks)(?!\p{L})|(?<!\p{L})half (?:price|the price|off|of)|(?<!\p{L})hälfte(?!\p{L})|(?<!\p{L})moitié(?!\p{L})|(?<!\p{L})mitad(?!\p{L})|(?<!\p{L})metade(?!\p{L})|(?<!\p{L})helft(?!\p{L})|半額|全額/iu;

function traceDays(tracing: Tracing): SentenceProblem | null {
  const { ground, sentence } = tracing;
  const mayRepeat = !saysWill(sentence.text) && sentence.kind !== 'promise';
  const today = ground.now.slice(0, 10);
  for (const day of findDates(tracing.rest, { at: ground.now, locale: dateLocale(ground) })) {
    const value = String(day.value);
    const text = tracing.rest.slice(day.start, day.end);
    const known =
      ground.firmDays.has(value) ||
      (mayRepeat && (ground.saidDays.has(value) || value === today)) ||
      tracing.words.toLowerCase().includes(text.toLowerCase());
    if (!known) return found('invented-date', text);
    blank(tracing, day.start, day.end);
  }
  return null;
}

const dateLocale = ({ ticket, language }: Ground): string =>
  ticket.requester.locale.startsWith(language) ? ticket.requester.locale : language;

/** How long something takes or took: `3-5 business days`, `within two weeks`, `by the end of the week`. */
function traceSpans(tracing: Tracing): SentenceProblem | null {
  const { ground, sentence, words } = tracing;
  const mayRepeat = !saysWill(sentence.text) && sentence.kind !== 'promise';
  const inWords = new Set(spansIn(words).flatMap((span) => span.counts));
  for (const span of spansIn(tracing.rest)) {
    const text = tracing.rest.slice(span.start, span.end);
    const known = span.counts.every(
      (count) =>
        inWords.has(count) ||
        ground.spans.has(String(count)) ||
        (mayRepeat && ground.said.has(String(count))),
    );
    if (!known) return found('invented-date', text);
    blank(tracing, span.start, span.end);
  }
  const vague = vagueTimeIn(tracing.rest);
  return vague !== '' && !words.toLowerCase().includes(vague.toLowerCase())
    ? found('invented-date', vague)
    : null;
}

function traceNumbers(tracing: Tracing): SentenceProblem | null {
  const { ground, sentence } = tracing;
  const mayRepeat = !saysWill(sentence.text) && sentence.kind !== 'promise';
  const inWords = new Set(numbersIn(tracing.words).map((each) => each.code));
  for (const { code, start, end } of numbersIn(tracing.rest)) {
    if (ground.firm.has(code) || inWords.has(code) || (mayRepeat && ground.said.has(code))) continue;
    return found('invented-number', tracing.rest.slice(start, end));
  }
  return null;
}
