/** Numbers and codes in a text, in one plain form: `#1042`, `1042` and `１０４２` are one, `48,00` and `48.0` too. */

/** A number or code, with its place. */
export interface NumberFound {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Everything in a text that holds a digit. */
export function numbersIn(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.normalize('NFKC').matchAll(TOKEN)) {
    if (!/\p{N}/u.test(match[0])) continue;
    const start = match.index;
    found.push({ code: codeOf(match[0]), start, end: start + match[0].length });
  }
  return found;
}

// A run of letters and digits with what stands inside numbers: `SO-1042`, `1,299.50`, `2026-11-17`, `1Z999AA10123456784`.
const TOKEN = /[\p{L}\p{N}]+(?:[.,:/_-][\p{L}\p{N}]+)*/gu;

/** A number's or a code's plain form. */
export function codeOf(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const number = readDecimal(plain);
  return number ?? plain.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A decimal as one text; undefined for what is no number. */
function readDecimal(text: string): string | undefined {
  if (!/^\d[\d.,’' ]*$/.test(text)) return undefined;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const behind = last < 0 ? 0 : text.length - last - 1;
  const isDecimal = last >= 0 && behind > 0 && behind < 3;
  const whole = (isDecimal ? text.slice(0, last) : text).replaceAll(/\D/g, '');
  const digits = isDecimal ? `${whole}.${text.slice(last + 1)}` : whole;
  return digits.length > 15 ? digits : String(Number(digits));
}
