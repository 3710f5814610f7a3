/** The only maker of checked readings: what a model says, with everything thrown away that code can fault, and why. */
import type { Evidence } from '../../lib/evidence.ts';
import type { Fact } from '../../ticket/fact.ts';
import type { Answer } from '../question.ts';
import type { Checked, CheckInput } from './checked.ts';
import { checkAnswer, checkFact, checkPolicy } from './claims.ts';
import { makeGround } from './ground.ts';
import { openQuestions } from './open-questions.ts';
import type { RawReading } from './reading.ts';
import { type CheckedSentence, checkSentence, reasonOf } from './sentences.ts';
import { isWrittenIn } from './written-in.ts';

const checked: unique symbol = Symbol('checked');

/** Something that a model said and a check turned down. */
export interface ReadingRefusal {
  /** What it was about, in the model's own words, shortened: shown as text, never used. */
  readonly what: string;
  /** The check's stable name: `quote-not-found`, `invented-amount` … */
  readonly check: string;
  readonly reason: string;
}

/** What is left of a reading after every check. Made only here. */
export interface CheckedReading {
  /** For conditions and choices; answers to slots are among the facts. */
  readonly answers: readonly Answer[];
  readonly facts: readonly Fact[];
  /** The policy among the first few that the model would take; null where it said none or was not believed. */
  readonly policy: { readonly id: string; readonly evidence: Evidence } | null;
  readonly other: { readonly id: string; readonly evidence: Evidence } | null;
  /** In the order of the reply; empty where the draft as a whole was refused. */
  readonly sentences: readonly CheckedSentence[];
  readonly doubts: readonly { readonly about: string; readonly text: string }[];
  readonly refused: readonly ReadingRefusal[];
  readonly [checked]: true;
}

/** Checks every word of a reading. Never throws; a hostile reading leaves nothing but refusals. */
export function checkReading(raw: RawReading, input: CheckInput): CheckedReading {
  const refused: ReadingRefusal[] = [];
  const keep = <T>(what: string, outcome: Checked<T>): T[] => {
    if (outcome.status === 'passed') return [outcome.value];
    refused.push({ what: what.slice(0, WHAT_MAX), check: outcome.check, reason: outcome.reason });
    return [];
  };
  const questions = openQuestions(input.assistance, input.policies);
  const claims = raw.answers.flatMap((answer) =>
    keep(`${answer.question}: ${answer.value}`, checkAnswer(answer, questions, input)),
  );
  const facts = raw.facts.flatMap((fact) => keep(`${fact.name}: ${fact.value}`, checkFact(fact, input)));
  const policy = raw.policy.id === '' ? [] : keep(raw.policy.id, checkPolicy(raw.policy, input));
  const other = raw.other.id === '' ? [] : keep(raw.other.id, checkPolicy(raw.other, input));
  return {
    answers: claims.flatMap((claim) => (claim.type === 'answer' ? [claim.answer] : [])),
    facts: [...claims.flatMap((claim) => (claim.type === 'fact' ? [claim.fact] : [])), ...facts],
    policy: policy[0] ?? null,
    other: other[0] ?? null,
    sentences: draftOf(raw, input, refused),
    doubts: raw.doubts
      .filter((doubt) => doubt.text.trim() !== '')
      .slice(0, DOUBTS_MAX)
      .map(({ about, text }) => ({ about: about.slice(0, WHAT_MAX), text: text.slice(0, DOUBT_MAX) })),
    refused,
    [checked]: true,
  };
}

const WHAT_MAX = 160;
const DOUBTS_MAX = 5;
const DOUBT_MAX = 300;
/** A longer reply is no reply. */
const DRAFT_MAX = 4000;

function draftOf({ draft }: RawReading, input: CheckInput, refused: ReadingRefusal[]): CheckedSentence[] {
  const whole = wholeProblem(draft, input);
  if (whole) {
    refused.push(whole);
    return [];
  }
  const ground = makeGround(input);
  return draft.sentences.flatMap((sentence) => {
    const outcome = checkSentence(sentence, ground);
    if (outcome.status === 'passed') return [outcome.sentence];
    refused.push({
      what: sentence.text.slice(0, WHAT_MAX),
      check: outcome.check,
      reason: reasonOf(outcome, input.phrases),
    });
    return [];
  });
}

/** What is wrong with the draft as a whole: its language, its length. */
function wholeProblem(
  { language, sentences }: RawReading['draft'],
  input: CheckInput,
): ReadingRefusal | null {
  const text = sentences.map((sentence) => sentence.text).join('\n');
  if (text === '') return null;
  const what = text.slice(0, WHAT_MAX);
  if (text.length > DRAFT_MAX)
    return { what, check: 'too-long', reason: input.phrases('model.check.too-long', { part: '' }) };
  const wanted = input.assistance.language;
  const said = language.trim().toLowerCase().split('-')[0] ?? '';
  const isRight =
    said === wanted &&
    isWrittenIn(text, wanted) &&
    sentences.every((sentence) => isWrittenIn(sentence.text, wanted) || isShort(sentence.text));
  if (isRight) return null;
  return {
    what,
    check: 'wrong-language',
    reason: input.phrases('model.check.wrong-language', { language: wanted }),
  };
}

/** A sentence so short may hold no word of any language: a name, a number, an option. */
const isShort = (text: string): boolean => (text.match(/\p{L}+/gu) ?? []).length < SHORT_WORDS;
const SHORT_WORDS = 4;
