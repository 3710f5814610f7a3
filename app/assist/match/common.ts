import { stem } from './stem.ts';

/**
 * How many in a hundred support policies would hold a word, for words that most hold; the rest count as rare. It lets a
 * library of one policy, whose own counts say nothing, weigh words as a library of hundreds would.
 */
export const commonness = (word: string): number => COMMON.get(word) ?? 1;

const SHARES: Readonly<Record<number, string>> = {
  70: 'customer order account inform ask check email',
  45: 'name number item product detail information confirm provide step policy reply contact issue problem question service support agent request offer apologize step',
  25: 'purchase buy time day change update ship deliver pay reason send find website company store money refund cancel date receive message call explain option process system address add',
  10: 'return price charge subscribe subscription card credit code status track missing wrong new happen work month week close open start end line current show list previous result able customer review tag',
};

const COMMON = new Map<string, number>();

for (const [share, words] of Object.entries(SHARES))
  for (const word of words.split(' ')) if (!COMMON.has(stem(word))) COMMON.set(stem(word), Number(share));
