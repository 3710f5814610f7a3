import { type Finding, overlaps } from './finding.ts';

/** The postal addresses in a text: streets as six languages write them, and whatever is plainly called an address. */
export function findAddresses(text: string): Finding[] {
  const findings: Finding[] = [];
  if (!/\d/.test(text)) return findings;
  for (const [needs, pattern] of FORMS) {
    if (!needs.test(text)) continue;
    for (const found of text.matchAll(pattern)) {
      const raw = (found[1] ?? found[0]).replace(TRAILING, '');
      const start = found.index + found[0].indexOf(raw);
      const place = { start, end: start + raw.length };
      if (!/\d/.test(raw) || raw.length < 8 || findings.some((other) => overlaps(other, place))) continue;
      findings.push({
        name: 'address',
        value: raw.replaceAll(/\s*\n\s*/g, ', ').replaceAll(/,\s*,/g, ','),
        ...place,
        sure: true,
      });
    }
  }
  return findings.sort((a, b) => a.start - b.start);
}

// What ends an address without belonging to it: `, `, ` please`.
const TRAILING =
  /[\s,.;:!?]+(?:please|thanks|thank you|bitte|danke|merci|gracias|obrigad[oa])?[\s,.;:!?]*$/iu;

// What is called an address, then the rest of the line: `my new address is 12 High St, Leeds LS1 4AB`, `Lieferadresse: Hauptstr. 5, 10115 Berlin`.
const CALLED =
  /(?:\b(?:(?:(?:shipping|delivery|new|correct|right|current|home|postal) )*address(?: (?:is|should be|to|for this order is))?|(?:ship|send|deliver)(?: (?:it|them|this|the (?:order|package|parcel)))? to|(?:liefer|versand|post)?(?:adresse|anschrift)(?: ist| lautet)?|(?:(?:mon|nouvelle|ma) )*adresse(?: de livraison)?(?: est)?|(?:nueva |mi )*dirección(?: de (?:envío|entrega))?(?: es)?|(?:novo |meu )*endereço(?: de entrega)?(?: é)?|morada(?: é)?|(?:nieuwe |mijn )*(?:bezorg)?adres(?: is)?)|住所は?)\s?[:：]?\s+?((?=[^\n]{0,60}\d)[\p{L}\d][^\n;!?]{6,120}?(?:\n[^\n;!?]{0,40}\b\d{4,5}\b[^\n;!?]{0,40})?)(?=[\n;!?]|\.\s|\.?$)/giu;

const CITY = "(?:,?\\s+[\\p{L}][\\p{L}'’.-]+(?: [\\p{L}][\\p{L}'’.-]+){0,2})";

/** What English streets are called, with a small or a capital first letter. */
const STREET_WORDS =
  'street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|terrace|square|sq|highway|hwy|parkway|close|crescent'
    .split('|')
    .map((word) => `[${word.slice(0, 1).toUpperCase()}${word.slice(0, 1)}]${word.slice(1)}`)
    .join('|');

/**
 * Ways to write an address: streets with their number, the rest of it where it follows. The first pattern of each tells at a glance
 * whether the second can match at all: one this long takes a browser longer to make ready than to run.
 */
const FORMS: readonly (readonly [RegExp, RegExp])[] = [
  [/addres|adres|anschrift|dirección|endereço|morada|住所|\b(?:ship|send|deliver)\b/i, CALLED],
  // `12 High Street, Leeds LS1 4AB`, `500 W 5th Ave Apt 4, Austin, TX 78701`
  [
    new RegExp(`\\s(?:${STREET_WORDS})\\b`),
    new RegExp(
      `(?<![\\w#])\\d{1,5}[a-z]?\\s(?:[NSEWnsew]\\.?\\s)?(?:[\\p{Lu}\\d][\\p{L}\\d'’.-]*\\s){1,4}(?:${STREET_WORDS})\\b\\.?(?:,?\\s(?:apt|apartment|unit|suite|ste|#|flat)\\.?\\s?#?\\w{1,6})?(?:,[^\\n,.;!?]{2,40}){0,2}(?:,?\\s(?:[A-Z]{2}\\s)?(?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}))?`,
      'gu',
    ),
  ],
  // `Hauptstraße 5, 10115 Berlin`, `Kerkstraat 12, 1017 AB Amsterdam`
  [
    /straße|strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk/,
    new RegExp(
      `(?<!\\p{L})\\p{Lu}[\\p{L}.-]*(?:[\\s-]\\p{Lu}[\\p{L}.-]*){0,2}?(?:straße|strasse|str\\.|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk)\\s\\d{1,4}\\s?[a-z]?(?![\\p{L}\\d])(?:,?\\s+\\d{4,5}(?:\\s?[A-Z]{2})?${CITY})?`,
      'gu',
    ),
  ],
  // `12 rue de la Paix, 75002 Paris`, `5 bis avenue Foch, 69006 Lyon`
  [
    /\b(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|route)\s/i,
    new RegExp(
      `(?<!\\w)\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:rue|avenue|av\\.|boulevard|bd|place|chemin|impasse|allée|quai|route)\\s[^\\n,.;!?]{2,50}(?:,?\\s+\\d{5}${CITY})?`,
      'giu',
    ),
  ],
  // `Calle Mayor 5, 28013 Madrid`, `Rua Augusta, 120, São Paulo`
  [
    /calle|c\/|avenida|av\.|avda\.|plaza|paseo|rua|travessa|praça|alameda/i,
    /(?<!\p{L})(?:calle|c\/|avenida|av\.|avda\.|plaza|paseo|rua|travessa|praça|alameda)\s[^\n,.;!?\d]{2,40},?\s(?:n[º°]\s?)?\d{1,5}(?:,[^\n,;!?]{1,40}){0,3}/giu,
  ],
  // `〒150-0001 東京都渋谷区神宮前1-2-3`, `東京都渋谷区神宮前1-2-3`
  [
    /[都道府県]/,
    /(?:〒?\d{3}-\d{4}\s?)?(?:東京都|北海道|(?:京都|大阪)府|[^\s\d]{2,3}県)[^\s。、]{2,40}\d[\d\-−ー丁目番地号]*/gu,
  ],
];
