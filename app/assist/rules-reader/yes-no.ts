import { readMeaning, tokensOf } from './meaning.ts';
import { moodOf } from './mood.ts';

/** A yes/no question that was put to a customer, and what they wrote back. */
export interface AnsweredQuestion {
  /** In the policy's words. */
  readonly question: string;
  /** As it was put to the customer. */
  readonly asked: string;
  readonly answer: string;
  /** How many questions the same message asked; a bare yes answers only one. */
  readonly openQuestions: number;
}

/** What an answer means: `ask` where the customer does not know or asks back, `unknown` where rules cannot tell. */
export interface YesNo {
  readonly value: 'yes' | 'no' | 'unknown' | 'ask';
  /** The exact words that say so; the whole answer's first sentence where several do. */
  readonly quote: string;
}

/** Reads what a customer's answer to a yes/no question means. */
export function readYesNo(put: AnsweredQuestion): YesNo {
  const text = tokensOf(put.answer).join(' ');
  const quote = put.answer.trim();
  if (/[?？]\s*$/.test(quote) || moodOf(quote) === 'question') return { value: 'ask', quote };
  const bare = YES.test(text) ? 'yes' : NO.test(text) ? 'no' : undefined;
  const said = readMeaning(put.answer);
  const asked = readMeaning(put.question);
  const shared = asked.words.filter((word) => said.words.includes(word)).length;
  const on = asked.words.length > 0 && shared / asked.words.length >= 0.5;
  if (bare && (put.openQuestions <= 1 || on)) return { value: bare, quote };
  if (on) return { value: said.denied === asked.denied ? 'yes' : 'no', quote };
  return { value: 'unknown', quote: '' };
}

const YES = /^(?:yes|yeah|yep|yup|sure|correct|right|i did|i have|ja|oui|si|sí|sim|はい)\b/;
const NO = /^(?:no|nope|nah|not yet|i did not|i have not|nein|non|não|nee|いいえ)\b/;
