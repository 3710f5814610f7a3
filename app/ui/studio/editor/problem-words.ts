import { phraseOr } from '../../../lib/phrases.ts';
import type { Problem } from '../../../lib/problem.ts';
import type { Text } from '../../text.ts';

/** What a problem says, in the reader's language; what stands in backticks is the author's own text. */
export function problemWords({ code, words }: Problem, { phrase }: Text): { message: string; mend: string } {
  const { fact } = words.values;
  const values =
    typeof fact === 'string'
      ? { ...words.values, fact: phraseOr(phrase, `param.${fact.replaceAll(' ', '_')}`, fact) }
      : words.values;
  return {
    message: phrase(`policy.problem.${code}.${words.message}`, values),
    mend: phrase(`policy.problem.${code}.${words.mend}`, values),
  };
}
