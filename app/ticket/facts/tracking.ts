import { isDhl10, isFedex12, isMod10Weight3, isS10, isUps } from './check-digits.ts';
import { type Finding, overlaps } from './finding.ts';

/** The parcels' numbers in a text: forms that carriers use, and whatever is plainly called a tracking number. */
export function findTracking(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const form of FORMS) {
    for (const found of text.matchAll(form.pattern)) {
      const code = found[0].replaceAll(/[\s-]/g, '').toUpperCase();
      const named = isNamed(text, found.index);
      const right = form.isRight === undefined || form.isRight(code);
      if (!named && (form.needsName || !right)) continue;
      add(findings, { value: code, start: found.index, end: found.index + found[0].length, sure: right });
    }
  }
  for (const found of text.matchAll(CALLED)) {
    const code = found[1] ?? '';
    const start = found.index + found[0].length - code.length;
    if (DIGITS_MIN.test(code))
      add(findings, { value: code.toUpperCase(), start, end: start + code.length, sure: true });
  }
  return findings.sort((a, b) => a.start - b.start);
}

function add(into: Finding[], found: Omit<Finding, 'name'>): void {
  if (!into.some((other) => overlaps(other, found))) into.push({ name: 'tracking_number', ...found });
}

interface Form {
  readonly pattern: RegExp;
  readonly isRight?: (code: string) => boolean;
  /** Whether digits alone could be anything, so that a word has to say what they are. */
  readonly needsName: boolean;
}

const FORMS: readonly Form[] = [
  // UPS: `1Z999AA10123456784`, `1Z 999 AA1 01 2345 6784`
  { pattern: /\b1Z(?:[ ]?[A-Z0-9]){15}[ ]?\d\b/gi, isRight: isUps, needsName: false },
  // EasyPost's test numbers: `EZ1000000001`, `EZ4000000004`
  { pattern: /\bEZ\d{10}\b/gi, needsName: false },
  // Postal S10: `RR123456785DE`, `LX 473 124 829 DE`
  { pattern: /\b[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}\b/g, isRight: isS10, needsName: false },
  // USPS: `9400 1118 9922 3197 4284 90`, `9205590164917312751089`
  { pattern: /\b9[1-5]\d{2}(?:[ -]?\d{4}){4}(?:[ -]?\d{2})?\b/g, isRight: isMod10Weight3, needsName: false },
  // DHL in Germany: `JJD000390007827463526`, `00340434161094042557`
  { pattern: /\bJJ?D\d{16,20}\b/gi, needsName: false },
  { pattern: /\b00340\d{15}\b/g, isRight: isMod10Weight3, needsName: false },
  // DHL eCommerce and Amazon: `GM60511234500000001`, `TBA123456789012`
  { pattern: /\b(?:GM\d{16,20}|TBA\d{12})\b/gi, needsName: false },
  // FedEx: `9612 0198 7654`, `986578788855`
  { pattern: /\b\d{4}[ ]?\d{4}[ ]?\d{4}\b/g, isRight: isFedex12, needsName: true },
  // DHL Express: `1234567891`, `7777777770`
  { pattern: /\b\d{10}\b/g, isRight: isDhl10, needsName: true },
];

/** How far before a number the word may stand that says what it is. */
const NAME_DISTANCE = 40;

const isNamed = (text: string, at: number): boolean =>
  NAME.test(text.slice(Math.max(0, at - NAME_DISTANCE), at));

// What says that a parcel's number follows: `tracking: `, `Sendungsnummer `.
const NAME =
  /(?:tracking|track(?:ing)? (?:no|number|#|id|code)|shipment (?:number|no|id)|parcel (?:number|no|id)|waybill|sendung(?:s|sverfolgungs)?-?(?:nummer|nr)|paketnummer|fedex|dhl|ups|usps|(?:numéro|n°|no) de (?:suivi|colis)|suivi|número de (?:seguimiento|rastreo|rastreamento|envío)|(?:código|número) de (?:rastreio|rastreamento|seguimiento)|rastreio|track\s?&\s?trace|trackingnummer|zendingsnummer|追跡番号|お問い合わせ番号|伝票番号)[^\n.?!]{0,20}$/iu;

// What is called so, then the number: `tracking number is AB12345678`, `Sendungsnummer: 123456789`.
const CALLED =
  /(?:tracking[- ]?(?:number|no\.?|id|code|nummer|nr\.?)|waybill(?: number)?|sendung(?:s|sverfolgungs)?-?(?:nummer|nr\.?)|paketnummer|numéro de suivi|n° de suivi|número de (?:seguimiento|rastreo|rastreamento)|código de (?:rastreio|rastreamento)|zendingsnummer|追跡番号|伝票番号)\s?(?:is|was|ist|lautet|est|es|é|は)?\s?[:：#]?\s*([A-Z0-9][A-Z0-9-]{6,33}[A-Z0-9])(?![\w-])/giu;
// Digits enough for a number that a carrier gives: `AB12345678`.
const DIGITS_MIN = /(?:\d[^\d]{0,3}){6}/;
