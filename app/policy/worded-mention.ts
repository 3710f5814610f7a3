import type { Span } from '../lib/problem.ts';
import { normalTitle } from './words.ts';

/**
 * The policy that a step names in plain words (`as outlined in the cancellation policy`): the one title that holds all of
 * those words, of those that the same text mentions with `#`, else of the library. Null where none or several do.
 */
export function findWorded(
  text: string,
  range: Span,
  mentioned: readonly string[],
  known: readonly string[],
): { title: string; span: Span } | null {
  const found = WORDED.exec(text.slice(range.start, range.end));
  const phrase = found?.[1];
  if (!found || phrase === undefined) return null;
  const title = onlyTitle(phrase, mentioned) ?? onlyTitle(phrase, known);
  if (title === undefined) return null;
  const start = range.start + found.index + found[0].length - phrase.length;
  return { title, span: { start, end: start + phrase.length } };
}

// A policy in plain words behind a word that sends there: `as described in the refund policy`, `per our claims procedure`.
const WORDED =
  /\b(?:as (?:outlined|described|explained|set out|laid out|detailed|specified|stated|per)(?: in)?|per|according to|follow(?:ing)?|in line with|refer to|go to|use|using)\s+(?:the|our)\s+((?:[\w-]+\s+){1,4}(?:policy|procedure|process))\b/i;

function onlyTitle(phrase: string, titles: readonly string[]): string | undefined {
  const words = normalTitle(phrase).split(' ');
  const fitting = new Map<string, string>();
  for (const title of titles) {
    const own = normalTitle(title).split(' ');
    const name = own.join(' ');
    if (words.every((word) => own.includes(word)) && !fitting.has(name)) fitting.set(name, title);
  }
  return fitting.size === 1 ? [...fitting.values()][0] : undefined;
}

/** A step's words with the policy that they name in plain words written as a mention. */
export const withMention = (text: string, title: string): string => {
  const found = WORDED.exec(text);
  const phrase = found?.[1];
  if (!found || phrase === undefined) return text;
  const end = found.index + found[0].length;
  const start = text.lastIndexOf(' ', end - phrase.length - 2) + 1;
  return `${text.slice(0, start)}#${title}${text.slice(end)}`;
};

/** The titles that a text mentions with `#`, in order. */
export const mentionedTitles = (text: string): string[] =>
  [...text.matchAll(MENTIONED)].slice(0, TITLES_MAX).map((found) => (found[1] ?? '').trim());

/** More mentions are not looked at; nobody hands over so often in one text. */
const TITLES_MAX = 500;
// A title behind `#`, as far as it is certain: `#Single_order_cancellation_policy`, `#Refund Policy`.
const MENTIONED = /(?<![\w#&/])#(\p{L}[\p{L}\p{N}_]*(?: \p{Lu}[\p{L}\p{N}]*){0,6}(?: policy)?)/gu;
