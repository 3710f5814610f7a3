/**
 * The words of a condition made plain, so that one pattern reads every way of typing them: curly quotes, contractions,
 * case and the many names of the customer.
 */

/** A condition's text in lower case with straight quotes, contractions written out and the customer called `customer`. */
export function plainWords(text: string): string {
  const straight = text
    .normalize('NFKC')
    .replaceAll(/[‘’ʼ`´]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[–—]/g, ' - ')
    .toLowerCase();
  return expandContractions(straight)
    .replaceAll(CUSTOMER, 'customer')
    .replaceAll(/\s+/g, ' ')
    .replace(/\b(?:can|could) not be (found|located)\b/, 'is not $1')
    .replace(/\binvalid\b/, 'not valid')
    .replace(/\b(is|are|was|were|been) neither (.+?) nor /, '$1 not $2 or ')
    .replace(/^[\s*_#>-]+/, '')
    .replace(/[\s:.,;!*_-]+$/, '')
    .trim();
}

// `the user`, `any customers`, `they`; not `customer service`, whose first word is no person here.
const CUSTOMER =
  /\b(?:(?:the|a|any|this|that|our|your) )?(?:customers?|users?|clients?|shoppers?|buyers?|subscribers?|requesters?|purchasers?|members? themselves|end[- ]users?)\b(?! service| support| note)|\b(?:they|he|she|he\/she|s\/he)\b/g;

/** `haven't` → `have not`, `can't` → `can not`, `it's` → `it is`; possessives stay. Lower-case text with straight quotes. */
export function expandContractions(text: string): string {
  return text
    .replaceAll(/\bcannot\b/g, 'can not')
    .replaceAll(/\bcan['’]?t\b/g, 'can not')
    .replaceAll(/\bwon['’]t\b/g, 'will not')
    .replaceAll(/\bshan['’]t\b/g, 'shall not')
    .replaceAll(/\bain['’]t\b/g, 'is not')
    .replaceAll(
      /\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must|might|need)n['’]?t\b/g,
      '$1 not',
    )
    .replaceAll(/\b(it|that|there|he|she|here|what|where|who|how)['’]s\b/g, '$1 is')
    .replaceAll(/\b(i)['’]m\b/g, '$1 am')
    .replaceAll(/\b(you|we|they)['’]re\b/g, '$1 are')
    .replaceAll(/\b(i|you|we|they)['’]ve\b/g, '$1 have')
    .replaceAll(/\b(i|you|he|she|it|we|they)['’]ll\b/g, '$1 will')
    .replaceAll(/\b(i|you|he|she|we|they)['’]d\b/g, '$1 would');
}

const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Source of a pattern that matches a count in digits or as a word up to twelve. */
export const COUNT = `(?:\\d[\\d,]*(?:\\.\\d+)?|${NUMBER_WORDS.join('|')})`;

/** The value of what `COUNT` matched. */
export function countOf(text: string): number {
  const word = NUMBER_WORDS.indexOf(text);
  return word >= 0 ? word : Number(text.replaceAll(',', ''));
}
