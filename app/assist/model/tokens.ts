/**
 * How many tokens a text takes, about: a token is four characters of an alphabet, or one of Chinese, Japanese or Korean.
 * For budgets and for what is shown before the server has counted; never for money.
 */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / CHARACTERS_A_TOKEN);
}

// One character each of scripts that tokenizers cut finely: `注`, `ご`.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const CHARACTERS_A_TOKEN = 4;
