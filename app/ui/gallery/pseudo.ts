/** A language that nobody speaks: English with marks around every sentence and half as long again, to find what is not translated or does not fit. */
import type { Messages } from '../text.ts';

/** Sentences with `⟦` and `⟧` around them, their places kept. */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudo(value) : pseudoMessages(value),
    ]),
  );
}

function pseudo(sentence: string): string {
  // `{count}`: what is filled in stays as it is.
  const words = sentence.replace(/\{\w+\}|[a-z]/g, (sign) => ACCENTED[sign] ?? sign);
  return `⟦${words}${longer(sentence.length)}⟧`;
}

const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'ë', i: 'ï', o: 'ô', u: 'ü', n: 'ñ', c: 'ç' };

/** German and French are about a third longer than English, short labels half as long again. */
const longer = (length: number): string =>
  ' lörem'.repeat(Math.max(1, Math.ceil((length * (length < 20 ? 0.5 : 0.3)) / 6)));
