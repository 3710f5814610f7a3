/**
 * The rules reader: answers conditions and choices from facts, tool results and the customer's own words, without a model.
 * Every yes and no carries the value or the exact sentence behind it; what is not plainly said stays unknown.
 */
import type { Evidence } from '../lib/evidence.ts';
import { type Predicate, readPredicate } from '../policy/predicate.ts';
import type { Passage } from '../ticket/clean.ts';
import type { Fact } from '../ticket/fact.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ToolReturn } from './event.ts';
import type { Answer, Question, Verdict } from './question.ts';
import { answerAge } from './rules-reader/age-reader.ts';
import {
  answerAttachment,
  answerChannel,
  answerContacts,
  answerField,
  answerLanguage,
  answerTag,
} from './rules-reader/case-reader.ts';
import { type ChoiceOption, readChoice } from './rules-reader/choice.ts';
import { answerChoice } from './rules-reader/choice-reader.ts';
import { answerCount, answerNumber } from './rules-reader/number-reader.ts';
import { readLeaves } from './rules-reader/results.ts';
import { answerSaid } from './rules-reader/said.ts';
import { answerState } from './rules-reader/state-reader.ts';
import { opposite, UNKNOWN } from './rules-reader/verdict.ts';
import { readYesNo } from './rules-reader/yes-no.ts';

export { readChoice, readYesNo };

/** An offer that was made to the customer, and what came of it. */
export interface MadeChoice {
  /** Step ref of the offer. */
  readonly step: string;
  readonly options: readonly ChoiceOption[];
  /** An option's value; null while nothing is chosen. */
  readonly chosen: string | 'declined' | null;
  readonly evidence: readonly Evidence[];
}

/** A question that a public comment of an agent put to the customer. */
export interface AskedQuestion {
  /** The question's id. */
  readonly question: string;
  /** The question in the policy's words. */
  readonly text: string;
  /** Id of the comment that carried it. */
  readonly comment: string;
  readonly at: string;
}

/** Everything that the rules reader looks at. */
export interface ReadingContext {
  readonly now: string;
  readonly ticket: Ticket;
  /** Everybody's own words, oldest first. */
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
  /** Oldest first. */
  readonly returns: readonly ToolReturn[];
  /** Oldest first. */
  readonly choices: readonly MadeChoice[];
  readonly asked: readonly AskedQuestion[];
}

/** What rules make of a condition or a choice, null where they cannot tell. */
export function answerQuestion(question: Question, context: ReadingContext): Answer | null {
  if (question.kind === 'choice') return answerOffer(question, context);
  if (question.kind !== 'condition') return null;
  const verdict = answerPredicate(readPredicate(question.text), context);
  const known = verdict.value === 'unknown' ? answerFromReply(question, context) : verdict;
  if (known.value === 'unknown') return null;
  return { question: question.id, value: known.value === 'yes', by: 'rules', evidence: known.evidence };
}

/** Compares a predicate with the case; unknown is not no, and three-valued throughout. */
export function answerPredicate(predicate: Predicate, context: ReadingContext): Verdict {
  switch (predicate.type) {
    case 'always':
      return { value: 'yes', evidence: [] };
    case 'not':
      return opposite(answerPredicate(predicate.part, context));
    case 'all':
      return together(
        predicate.parts.map((part) => answerPredicate(part, context)),
        'no',
      );
    case 'any':
      return together(
        predicate.parts.map((part) => answerPredicate(part, context)),
        'yes',
      );
    default:
      return answerSimple(predicate, context);
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

type Simple = Exclude<Predicate, { type: 'always' | 'not' | 'all' | 'any' }>;

function answerSimple(predicate: Simple, context: ReadingContext): Verdict {
  const { ticket, passages, returns, facts, now } = context;
  const leaves = readLeaves(returns, facts);
  switch (predicate.type) {
    case 'state':
      return answerState(predicate, leaves, returns);
    case 'number':
      return answerNumber(predicate, leaves);
    case 'count':
      return answerCount(predicate, { leaves, returns, facts });
    case 'age':
      return answerAge(predicate, { leaves, ticket, now });
    case 'tag':
      return answerTag(predicate, ticket, leaves);
    case 'field':
      return answerField(predicate, ticket);
    case 'channel':
      return answerChannel(predicate, ticket);
    case 'language':
      return answerLanguage(predicate, ticket);
    case 'attachment':
      return answerAttachment(predicate, context);
    case 'contacts':
      return answerContacts(predicate, context);
    case 'choice':
      return answerChoice(predicate, context);
    case 'said':
      return answerSaid(predicate.statement, passages);
    case 'open':
      return answerSaid(predicate.text, passages);
  }
}

/** What the customer's words after the question mean for it; a bare `yes` counts only where nothing else was asked at once. */
function answerFromReply(question: Question, context: ReadingContext): Verdict {
  const asked = context.asked.findLast((one) => one.question === question.id);
  if (!asked) return UNKNOWN;
  const openQuestions = context.asked.filter((one) => one.comment === asked.comment).length;
  const replies = context.passages.filter(
    (passage) => passage.by === 'requester' && passage.public && passage.at > asked.at,
  );
  for (const reply of replies.toReversed()) {
    const read = readYesNo({ question: question.text, asked: asked.text, answer: reply.text, openQuestions });
    if (read.value !== 'yes' && read.value !== 'no') continue;
    return {
      value: read.value,
      evidence: [{ kind: 'comment', id: reply.comment, path: '', quote: read.quote }],
    };
  }
  return UNKNOWN;
}

/** The customer's choice among a question's options, from what they wrote since it was asked. */
function answerOffer(question: Question, context: ReadingContext): Answer | null {
  const made = context.choices.findLast((choice) => choice.step === question.step && choice.chosen !== null);
  if (made?.chosen)
    return { question: question.id, value: made.chosen, by: 'rules', evidence: made.evidence };
  const asked = context.asked.find((one) => one.question === question.id);
  if (!asked) return null;
  const since = context.passages.filter(
    (passage) => passage.by === 'requester' && passage.public && passage.at > asked.at,
  );
  const read = readChoice(question.options, since);
  if (read.chosen === null) return null;
  const evidence: Evidence = { kind: 'comment', id: read.comment, path: '', quote: read.quote };
  return { question: question.id, value: read.chosen, by: 'rules', evidence: [evidence] };
}
