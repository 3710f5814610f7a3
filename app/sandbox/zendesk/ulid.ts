import type { Clock } from '../clock.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const TAIL_LENGTH = 16;

/** Makes ULIDs that sort in order of creation: the time, then a running number. */
export function createUlids(clock: Clock): () => string {
  let last = 0;
  let lastTime = 0;
  return () => {
    last += 1;
    lastTime = Math.max(lastTime, clock.now());
    return encode(lastTime, TIME_LENGTH) + encode(last, TAIL_LENGTH);
  };
}

function encode(value: number, length: number): string {
  let left = value;
  let text = '';
  while (text.length < length) {
    text = (ALPHABET[left % ALPHABET.length] ?? '0') + text;
    left = Math.floor(left / ALPHABET.length);
  }
  return text;
}
