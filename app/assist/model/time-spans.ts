/** How long things take, as sentences say it. */

/** A span of time with the numbers that it names. */
export interface SpanFound {
  readonly counts: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** The spans in a text: `3-5 business days`, `two weeks`, `24 Stunden`. */
export function spansIn(text: string): SpanFound[] {
  return [...text.matchAll(SPAN)].map((found) => ({
    counts: [found[1], found[2]].flatMap((word) => (word === undefined ? [] : [countOf(word)])),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  vierzehn: 14,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  dix: 10,
  quinze: 15,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  siete: 7,
  diez: 10,
  quince: 15,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  sete: 7,
  dez: 10,
  een: 1,
  één: 1,
  twee: 2,
  drie: 3,
  vijf: 5,
  zes: 6,
  zeven: 7,
  tien: 10,
  veertien: 14,
};

const COUNT = `\\d{1,3}|${Object.keys(WORDS).join('|')}`;
const UNIT =
  'minutes?|hours?|hrs?|days?|weeks?|months?|years?|stunden?|tage?n?|werktage?n?|wochen?|monate?n?|heures?|jours?|semaines?|mois|horas?|días?|semanas?|mes(?:es)?|dias?|mês|uren|uur|dagen|dag|werkdagen|weken|week|maanden|maand|時間|日|営業日|週間|か月|ヶ月';
// A number or two, words between, a unit: `3-5 business days`, `within two weeks`, `24 Stunden`, `3〜5営業日`.
const SPAN = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(${COUNT})(?:\\s?(?:-|–|—|〜|to|bis|à|a|tot|or|oder|ou|o)\\s?(${COUNT}))?\\s*(?:business |working |calendar |full |more |jours ouvrés|volle[nr]? )?(?:${UNIT})(?!\\p{Script=Latin})`,
  'giu',
);

const countOf = (word: string): number => WORDS[word.toLowerCase()] ?? Number(word);

/** A time without a number that a sentence sets; empty where there is none. */
export const vagueTimeIn = (text: string): string => VAGUE.exec(text)?.[0] ?? '';

// `tomorrow`, `next week`, `by Monday`, `within the hour`, `by the end of the day`, `immediately`
// `morgen` (not `Guten Morgen`), `nächste Woche`, `demain`, `mañana`, `próxima semana`, `volgende week`, `明日`
const VAGUE =
  /(?<!\p{L})tomorrow(?!\p{L})|(?<!\p{L})tonight(?!\p{L})|(?<!\p{L})(?:next|this) (?:week|month|monday|tuesday|wednesday|thursday|friday)(?!\p{L})|(?<!\p{L})(?:by|on|until|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the end of)|(?<!\p{L})end of (?:the )?(?:day|week|month)|(?<!\p{L})within (?:the|an?) (?:hour|day|week|month)|(?<!\p{L})overnight(?!\p{L})|(?<!guten )(?<!\p{L})morgen(?!\p{L})|(?<!\p{L})übermorgen(?!\p{L})|(?<!\p{L})(?:nächste|kommende)[nr]? (?:woche|monat|montag)|(?<!\p{L})demain(?!\p{L})|(?<!\p{L})(?:semaine|mois) prochaine?(?!\p{L})|(?<!\p{L})mañana(?!\p{L})|(?<!\p{L})próxim[oa] (?:semana|mes)|(?<!\p{L})amanhã(?!\p{L})|(?<!\p{L})volgende (?:week|maand)|明日|来週|翌日/iu;
