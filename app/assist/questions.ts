/** Which questions were put to the customer, in which comment, and whether anybody wrote back. */

import type { Evidence } from '../lib/evidence.ts';
import { isNotLater } from '../lib/time.ts';
import type { Passage } from '../ticket/clean.ts';
import type { Case, GivenAnswer } from './run.ts';
import { coverage } from './words.ts';

/** A public comment of ours that carried a question. */
export interface Carried {
  readonly comment: string;
  readonly at: string;
  /** Whether the requester wrote anything since. */
  readonly replied: boolean;
}

/** So much of a draft has to stand in a comment for the comment to be that draft, edited. */
const DRAFT_SHARE = 0.6;
/** So much of a question's words has to stand in a comment that asks something. */
const QUESTION_SHARE = 0.6;

/**
 * The public agent comments that carried a question, oldest first. An inserted draft says what it asks; a comment that
 * was written by hand carries a question when it asks something in that question's words.
 */
export function carriedIn(id: string, words: string, past: Case, passages: readonly Passage[]): Carried[] {
  const ours = passages.filter((passage) => passage.by === 'agent' && passage.public);
  return ours
    .filter((passage) => draftCarries(id, past, passage) || asksInWords(words, passage))
    .map((passage) => ({
      comment: passage.comment,
      at: passage.at,
      replied: repliedSince(passage, passages),
    }));
}

function draftCarries(id: string, past: Case, passage: Passage): boolean {
  return past.drafts.some(
    (draft) =>
      isNotLater(draft.at, passage.at) &&
      asksFor(draft.asks, id) &&
      coverage(draft.text, passage.text) >= DRAFT_SHARE,
  );
}

/** Drafts name a slot by itself or as a question. */
const asksFor = (asks: readonly string[], id: string): boolean =>
  asks.includes(id) || asks.includes(id.replace(/^slot:/, ''));

// Signs of a request: `Could you send us …?`, `Please confirm that …`, `Let us know …`.
const REQUEST = /[?？]|\b(?:please|could you|can you|would you|let (?:us|me) know)\b/i;

function asksInWords(words: string, passage: Passage): boolean {
  return passage.sentences.some(
    (sentence) => REQUEST.test(sentence.text) && coverage(words, sentence.text) >= QUESTION_SHARE,
  );
}

function repliedSince(passage: Passage, passages: readonly Passage[]): boolean {
  const index = passages.indexOf(passage);
  return passages
    .slice(index + 1)
    .some((later) => later.by === 'requester' && later.public && later.text !== '');
}

/** Whether a public comment of ours says what a step wants told. */
export function isTold(ref: string, words: string, past: Case, passages: readonly Passage[]): boolean {
  const ours = passages.filter((passage) => passage.by === 'agent' && passage.public);
  return ours.some(
    (passage) =>
      past.drafts.some(
        (draft) =>
          isNotLater(draft.at, passage.at) &&
          draft.tells.includes(ref) &&
          coverage(draft.text, passage.text) >= DRAFT_SHARE,
      ) || coverage(words, passage.text) >= TOLD_SHARE,
  );
}

/** So much of a step's words has to stand in a comment for it to be told. */
const TOLD_SHARE = 0.7;

/** The newest answer that somebody gave to a question, known by its id, its words or its step. */
export function givenAnswer(past: Case, names: readonly string[]): GivenAnswer | undefined {
  const wanted = new Set(names.map(plain));
  return past.answers.findLast((answer) => wanted.has(plain(answer.question)));
}

/** What an answer rests on; where it names nothing, the word of whoever gave it, in those words. */
export const evidenceOfAnswer = ({ evidence, by }: GivenAnswer, words: string): readonly Evidence[] =>
  evidence.length > 0 ? evidence : [{ kind: 'agent', id: by.id, path: '', quote: words }];

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[?.!]+$/, '');
