/** Turns a policy's words about the customer into words to the customer. */

/** `they have checked with their neighbours` → `you have checked with your neighbours`. */
export function toSecondPerson(words: string): string {
  return SWAPS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), words)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longest first, so that `the customer's` is not cut by `the customer`. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  // `the customer’s order`, `user's email`
  [/\b(?:the |a |this )?(?:customer|user|client|shopper|subscriber|caller|requester)['’]s\b/gi, 'your'],
  // `the customer has`, `the user is`, `the customer wants`
  [/\b(?:the |a |this )?(?:customer|user|client|shopper|subscriber|caller|requester)s? has\b/gi, 'you have'],
  [/\b(?:the |a |this )?(?:customer|user|client|shopper|subscriber|caller|requester)s? is\b/gi, 'you are'],
  [
    /\b(?:the |a |this )?(?:customer|user|client|shopper|subscriber|caller|requester)s? (want|wish|need|prefer|choose|decide|agree|accept|retain|keep)e?s\b/gi,
    'you $1',
  ],
  [/\b(?:the |a |this )?(?:customer|user|client|shopper|subscriber|caller|requester)s?\b/gi, 'you'],
  // `they've`, `they’re`
  [/\bthey(['’])(ve|re|ll|d)\b/gi, 'you$1$2'],
  [/\b(?:they|them|he\/she|him\/her|he or she)\b/gi, 'you'],
  [/\b(?:theirs)\b/gi, 'yours'],
  [/\b(?:their|his\/her|his or her)\b/gi, 'your'],
  [/\bthemselves\b/gi, 'yourself'],
  // `you (the agent) will follow up` in a telling is us
  [/\byou will follow up\b/gi, 'we will follow up'],
];

/** Begins with a capital and ends with a stop. */
export function asSentence(text: string): string {
  const trimmed = text.trim().replace(/[;,:]+$/, '');
  if (trimmed === '') return '';
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…。？！]["”»]?$/.test(start) ? start : `${start}.`;
}
