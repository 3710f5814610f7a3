/** Bits written to and read from text that JSON takes as it is: five characters for four bytes. */

/** Collects numbers of few bits. */
export function createBitWriter() {
  const bytes: number[] = [];
  let pending = 0;
  let held = 0;
  const writeBit = (bit: number): void => {
    pending = (pending << 1) | bit;
    held += 1;
    if (held < 8) return;
    bytes.push(pending);
    pending = 0;
    held = 0;
  };
  const write = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1) writeBit((value >>> bit) & 1);
  };
  return {
    write,
    /** A number from 0 in Rice's code: short for those below `2 ** bits`. */
    writeRice(value: number, bits: number): void {
      for (let ones = value >>> bits; ones > 0; ones -= 1) writeBit(1);
      writeBit(0);
      write(value, bits);
    },
    done(): string {
      while (held > 0) writeBit(0);
      return toText(bytes);
    },
  };
}

/** Reads what `createBitWriter` wrote; past the end it reads zeros. */
export function createBitReader(text: string) {
  const bytes = fromText(text);
  let at = 0;
  /** Bits taken from the bytes and not yet read, the next one highest. */
  let held = 0;
  let bits = 0;
  const read = (count: number): number => {
    while (bits < count) {
      held = ((held & 0xffff) << 8) | (bytes[at] ?? 0);
      at += 1;
      bits += 8;
    }
    bits -= count;
    return (held >>> bits) & ((1 << count) - 1);
  };
  return {
    /** At most sixteen bits. */
    read,
    readRice(count: number): number {
      let ones = 0;
      while (read(1) === 1 && at <= bytes.length) ones += 1;
      return (ones << count) | read(count);
    },
  };
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const VALUES = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

function toText(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    let word = 0;
    for (let byte = 0; byte < 4; byte += 1) word = word * 256 + (bytes[at + byte] ?? 0);
    let group = '';
    for (let char = 0; char < 5; char += 1) {
      group = (ALPHABET[word % 85] ?? '0') + group;
      word = Math.floor(word / 85);
    }
    text += group;
  }
  return text;
}

function fromText(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(text.length / 5) * 4);
  for (let group = 0; group * 5 + 5 <= text.length; group += 1) {
    let word = 0;
    for (let char = 0; char < 5; char += 1)
      word = word * 85 + (VALUES[text.charCodeAt(group * 5 + char)] ?? 0);
    // Five characters may say a little more than four bytes hold; what is over is cut.
    const whole = word % 2 ** 32;
    for (let byte = 0; byte < 4; byte += 1) bytes[group * 4 + byte] = (whole / 2 ** (8 * (3 - byte))) & 255;
  }
  return bytes;
}
