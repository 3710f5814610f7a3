/**
 * The rules reader: answers conditions and choices from facts, tool results and the customer's own words, without a model.
 * Every yes and no carries the value or the exact sentence behind it; what is not plainly said stays unknown.
 */
import type { Evidence } from '../lib/evidence.ts';
import type { Predicate } from '../policy/predicate/form.ts';
import { readPredicate } from '../policy/predicate.ts';
import type { Passage } from '../ticket/clean.ts';
import type { Answer, Question, Verdict } from './question.ts';
import { answerAge, answerAhead } from './rules-reader/age-reader.ts';
import {
  answerAttachment,
  answerChannel,
  answerContacts,
  answerField,
  answerKnown,
  answerLanguage,
  answerTag,
} from './rules-reader/case-reader.ts';
import { readChoice } from './rules-reader/choice.ts';
import { answerChoice } from './rules-reader/choice-reader.ts';
import { answerConcern } from './rules-reader/concern.ts';
import type { AskedQuestion, ReadingContext } from './rules-reader/context.ts';
import { readMeaning } from './rules-reader/meaning.ts';
import { answerCount, answerNumber } from './rules-reader/number-reader.ts';
import { type Leaf, readLeaves } from './rules-reader/results.ts';
import { answerSaid } from './rules-reader/said.ts';
import { placeOf, repliesSince } from './rules-reader/since.ts';
import { answerState } from './rules-reader/state-reader.ts';
import { opposite, UNKNOWN } from './rules-reader/verdict.ts';
import { readYesNo } from './rules-reader/yes-no.ts';

export { readChoice, readYesNo };

/** What rules make of a condition or a choice, null where they cannot tell. */
export function answerQuestion(question: Question, context: ReadingContext): Answer | null {
  if (question.kind === 'choice') return answerOffer(question, context);
  if (question.kind !== 'condition') return null;
  const verdict = answerPredicate(readPredicate(question.text), context, question.step);
  const known = verdict.value === 'unknown' ? answerFromReply(question, context) : verdict;
  if (known.value === 'unknown') return null;
  return { question: question.id, value: known.value === 'yes', by: 'rules', evidence: known.evidence };
}

/** Compares a predicate with the case; unknown is not no, and three-valued throughout. `step` is the ref of the step that has the condition. */
export function answerPredicate(predicate: Predicate, context: ReadingContext, step = ''): Verdict {
  switch (predicate.type) {
    case 'always':
      return { value: 'yes', evidence: [] };
    case 'not':
      return opposite(answerPredicate(predicate.part, context, step));
    case 'all':
      return together(
        predicate.parts.map((part) => answerPredicate(part, context, step)),
        'no',
      );
    case 'any':
      return together(
        predicate.parts.map((part) => answerPredicate(part, context, step)),
        'yes',
      );
    default:
      return answerSimple(predicate, context, step);
  }
}

/** One part with the deciding value decides; else all have to say the same. */
function together(verdicts: readonly Verdict[], deciding: 'yes' | 'no'): Verdict {
  const decided = verdicts.find((verdict) => verdict.value === deciding);
  if (decided) return decided;
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  if (verdicts.some((verdict) => verdict.value === 'unknown')) return { value: 'unknown', evidence };
  return { value: deciding === 'yes' ? 'no' : 'yes', evidence };
}

/** The leaves of a context, read once however many conditions look at them. */
function leavesOf(context: ReadingContext): readonly Leaf[] {
  const known = LEAVES.get(context);
  if (known) return known;
  const leaves = readLeaves(context.returns, context.facts);
  LEAVES.set(context, leaves);
  return leaves;
}

const LEAVES = new WeakMap<ReadingContext, readonly Leaf[]>();

type Simple = Exclude<Predicate, { type: 'always' | 'not' | 'all' | 'any' }>;

function answerSimple(predicate: Simple, context: ReadingContext, step: string): Verdict {
  const { ticket, passages, returns, facts, now } = context;
  const leaves = leavesOf(context);
  switch (predicate.type) {
    case 'state':
      return answerState(predicate, leaves, returns);
    case 'number':
      return answerNumber(predicate, leaves);
    case 'count':
      return answerCount(predicate, { leaves, returns, facts });
    case 'age':
      return answerAge(predicate, { leaves, ticket, now });
    case 'ahead':
      return answerAhead(predicate, leaves, now);
    case 'tag':
      return answerTag(predicate, ticket, leaves);
    case 'field':
      return answerField(predicate, ticket, leaves);
    case 'channel':
      return answerChannel(predicate, ticket);
    case 'language':
      return answerLanguage(predicate, ticket);
    case 'attachment':
      return answerAttachment(predicate, context);
    case 'known':
      return answerKnown(predicate, facts);
    case 'contacts':
      return answerContacts(predicate, context);
    case 'choice':
      return answerChoice(predicate, context, step);
    case 'said':
      return answerConcern(predicate.statement, context, step) ?? answerSaid(predicate.statement, passages);
    case 'open':
      return answerConcern(predicate.text, context, step) ?? answerSaid(predicate.text, passages);
  }
}

/** What the customer's words since the question was first put mean for it; the newest that says anything counts. */
function answerFromReply(question: Question, context: ReadingContext): Verdict {
  const first = context.asked.find((one) => one.question === question.id);
  if (!first) return UNKNOWN;
  const replies = repliesSince(first, context.passages);
  for (const reply of replies.slice(-REPLIES_MAX).toReversed()) {
    const asked = wordingOf(question, first, context);
    const openQuestions = openAt(reply, question, context);
    const read = readYesNo({ question: question.text, asked, answer: reply.text, openQuestions });
    if (read.value !== 'yes' && read.value !== 'no') continue;
    const quote = exactQuote(read.quote, reply);
    return { value: read.value, evidence: [{ kind: 'comment', id: reply.comment, path: '', quote }] };
  }
  return UNKNOWN;
}

/** An answer is looked for in so many of the newest replies; whoever answers a question later than that answers something else. */
const REPLIES_MAX = 20;

/** The sentence of our comment that put the question, as the customer read it; the policy's words where none is found. */
function wordingOf(question: Question, asked: AskedQuestion, context: ReadingContext): string {
  const carrier = context.passages.find((passage) => passage.comment === asked.comment);
  const wanted = new Set(readMeaning(question.text).words);
  const asking = carrier?.sentences.filter((sentence) => /[?？]\s*$/.test(sentence.text)) ?? [];
  const shared = (text: string): number => readMeaning(text).words.filter((word) => wanted.has(word)).length;
  const best = asking.toSorted((a, b) => shared(b.text) - shared(a.text))[0];
  return best && shared(best.text) > 0 ? best.text : asked.text;
}

/** How many questions a plain yes in a reply could answer; many where the newest message before it put others than this one. */
function openAt(reply: Passage, question: Question, { asked, passages }: ReadingContext): number {
  const end = passages.indexOf(reply);
  const before = asked
    .filter((one) => !one.question.startsWith('slot:'))
    .map((one) => ({ question: one.question, comment: one.comment, place: placeOf(one, passages) }))
    .filter(({ place }) => place >= 0 && place < end);
  const newest = Math.max(...before.map(({ place }) => place));
  const together = before.filter(({ place }) => place === newest);
  return together.some((one) => one.question === question.id) ? together.length : OTHER_QUESTIONS;
}

/** Stands for `this question is not among those just asked`. */
const OTHER_QUESTIONS = 2;

/** The comment's own words for a sentence read from cleaned text. */
function exactQuote(quote: string, passage: Passage): string {
  const sentence = passage.sentences.find(({ text }) => text.includes(quote) || quote.includes(text));
  return sentence && sentence.quote !== sentence.text ? sentence.quote : quote;
}

/** The customer's choice among a question's options, from what they wrote since it was asked. */
function answerOffer(question: Question, context: ReadingContext): Answer | null {
  const made = context.choices.findLast((choice) => choice.step === question.step && choice.chosen !== null);
  if (made?.chosen)
    return { question: question.id, value: made.chosen, by: 'rules', evidence: made.evidence };
  const asked = context.asked.find((one) => one.question === question.id);
  if (!asked) return null;
  const read = readChoice(question.options, repliesSince(asked, context.passages));
  if (read.chosen === null) return null;
  const evidence: Evidence = { kind: 'comment', id: read.comment, path: '', quote: read.quote };
  return { question: question.id, value: read.chosen, by: 'rules', evidence: [evidence] };
}
