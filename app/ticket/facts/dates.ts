/** Dates in a text, absolute and relative to the day it was written, as `YYYY-MM-DD`. */
import { type Finding, overlaps } from './finding.ts';

const DAY_MS = 86_400_000;

/** What a date in words is measured against. */
export interface DateOptions {
  /** ISO time at which the text was written. */
  readonly at: string;
  /** BCP 47; `en-US` and the like write the month first. */
  readonly locale: string;
}

/** The dates in a text in order, each a finding named `date`. */
export function findDates(text: string, options: DateOptions): Finding[] {
  const today = Date.parse(options.at.slice(0, 10));
  if (Number.isNaN(today)) return [];
  const findings: Finding[] = [];
  const said = saidIn(text);
  for (const read of READERS) {
    if (read.needs && !read.needs(said)) continue;
    for (const found of text.matchAll(read.pattern)) {
      const day = read.day(found, today, options);
      const place = { start: found.index, end: found.index + found[0].length };
      if (day === undefined || findings.some((other) => overlaps(other, place))) continue;
      findings.push({ name: 'date', value: new Date(day).toISOString().slice(0, 10), ...place, sure: true });
    }
  }
  return findings.sort((a, b) => a.start - b.start);
}

/** What tells at a glance whether a pattern can match at all: patterns this long take a browser longer to make ready than to run. */
interface Said {
  /** In lower case. */
  readonly text: string;
  /** Its words in Latin letters, in lower case. */
  readonly words: ReadonlySet<string>;
}

function saidIn(text: string): Said {
  const lower = text.toLowerCase();
  // Signs between words: ` `, `. `, `-`.
  return { text: lower, words: new Set(lower.split(/[^a-zà-ÿ]+/)) };
}

const anyWord =
  (words: readonly string[]) =>
  (said: Said): boolean =>
    words.some((word) => said.words.has(word));

const anyPart =
  (parts: readonly string[]) =>
  (said: Said): boolean =>
    parts.some((part) => said.text.includes(part));

interface Reader {
  /** Whether the text may hold such a date; where left out, any may. */
  readonly needs?: (said: Said) => boolean;
  readonly pattern: RegExp;
  /** Milliseconds of the day's start in UTC. */
  readonly day: (found: RegExpMatchArray, today: number, options: DateOptions) => number | undefined;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'ene', 'janeiro', 'januari'],
  ['february', 'feb', 'februar', 'février', 'févr', 'febrero', 'fevereiro', 'fev', 'februari'],
  ['march', 'mar', 'märz', 'mär', 'mars', 'marzo', 'março', 'maart', 'mrt'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo', 'maio', 'mei'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'julho'],
  ['august', 'aug', 'août', 'agosto', 'ago', 'augustus'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setembro', 'set'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'outubro', 'out'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic', 'dezembro', 'desember'],
];
const MONTH = MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|');

const HAS_MONTH = anyWord(MONTHS.flat());

const monthOf = (name: string): number =>
  MONTHS.findIndex((names) => names.includes(name.toLowerCase().replace('.', '')));

const WEEKDAYS: readonly (readonly string[])[] = [
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'zondag', '日曜日'],
  ['monday', 'montag', 'lundi', 'lunes', 'segunda-feira', 'segunda', 'maandag', '月曜日'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'terça-feira', 'terça', 'dinsdag', '火曜日'],
  ['wednesday', 'mittwoch', 'mercredi', 'miércoles', 'quarta-feira', 'quarta', 'woensdag', '水曜日'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'quinta-feira', 'quinta', 'donderdag', '木曜日'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'sexta-feira', 'sexta', 'vrijdag', '金曜日'],
  ['saturday', 'samstag', 'samedi', 'sábado', 'zaterdag', '土曜日'],
];
const WEEKDAY = WEEKDAYS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A weekday, or in Japanese the part that all of them share. */
const HAS_WEEKDAY = (said: Said): boolean =>
  anyWord(WEEKDAYS.flat().map((name) => name.split('-')[0] ?? ''))(said) || said.text.includes('曜日');

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  een: 1,
  twee: 2,
  drie: 3,
  vijf: 5,
};
const COUNT = `\\d{1,2}|${Object.keys(COUNTS).join('|')}`;
const UNIT_DAYS: readonly (readonly [RegExp, number])[] = [
  // days: `days`, `Tagen`
  [/^(?:days?|tag(?:e|en)?|jours?|días?|dias?|dag(?:en)?|日)$/iu, 1],
  // weeks: `weeks`, `Wochen`
  [/^(?:weeks?|wochen?|semaines?|semanas?|we(?:ek|ken)|週間?)$/iu, 7],
];
const UNIT = 'days?|weeks?|tag(?:e|en)?|wochen?|jours?|semaines?|días?|dias?|semanas?|dag(?:en)?|weken';

const RELATIVE: readonly (readonly [string, number])[] = [
  [
    'the day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|anteontem|eergisteren|一昨日|おととい',
    -2,
  ],
  ['yesterday|gestern|hier(?= soir| matin|[\\s,.!?]|$)|ayer|ontem|gisteren|昨日|きのう', -1],
  ['the day after tomorrow|übermorgen|après-demain|pasado mañana|depois de amanhã|overmorgen|明後日', 2],
  ['tomorrow|demain|amanhã|明日', 1],
  ["today|heute|aujourd[’']hui|hoy|hoje|vandaag|今日|本日", 0],
];

const READERS: readonly Reader[] = [
  // `2026-01-05`, `2026/1/5`
  {
    pattern: /(?<![\w/.-])(20\d{2})[-/](\d{1,2})[-/](\d{1,2})(?![\w/-])/g,
    day: (m) => dayOf(m[1], m[2], m[3]),
  },
  // `2026年1月5日`, `1月5日`
  {
    pattern: /(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日/g,
    day: (m, today) => (m[1] ? dayOf(m[1], m[2], m[3]) : nearest(Number(m[2]) - 1, Number(m[3]), today)),
  },
  // `January 5th, 2026`, `Jan 5`
  {
    needs: HAS_MONTH,
    pattern: new RegExp(
      `(?<!\\p{L})(${MONTH})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:]\\d)(?:,?\\s(20\\d{2}))?(?!\\p{L})`,
      'giu',
    ),
    day: (m, today) => dated(m[3], monthOf(m[1] ?? ''), m[2], today),
  },
  // `5 January 2026`, `5. Januar`, `el 5 de enero de 2026`, `the 5th of January`
  {
    needs: HAS_MONTH,
    pattern: new RegExp(
      `(?<![\\w.,])(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s(?:of |de )?(${MONTH})(?!\\p{L})\\.?(?:,?\\s(?:de )?(20\\d{2}))?`,
      'giu',
    ),
    day: (m, today) => dated(m[3], monthOf(m[2] ?? ''), m[1], today),
  },
  // `05.01.2026`, `5/1/26`, `01-05-2026`
  {
    pattern: /(?<![\w/.-])(\d{1,2})([./-])(\d{1,2})\2(20\d{2}|\d{2})(?![\w/-])/g,
    day: (m, _today, options) => numeric(m, options.locale),
  },
  ...RELATIVE.map(
    ([words, days]): Reader => ({
      // `hier(?= soir)` begins with `hier`, `aujourd[’']hui` with `aujourd`.
      needs: anyPart(words.split('|').map((word) => word.split(/[([]/)[0] ?? '')),
      pattern: new RegExp(`(?<!\\p{L})(?:${words})(?![a-zà-ÿ])`, 'giu'),
      day: (_m, today) => today + days * DAY_MS,
    }),
  ),
  // `3 days ago`, `two weeks ago`
  {
    needs: anyWord(['ago']),
    pattern: new RegExp(`(?<!\\p{L})(${COUNT})\\s(${UNIT})\\sago(?!\\p{L})`, 'giu'),
    day: (m, today) => ago(m, today),
  },
  // `vor 3 Tagen`, `il y a deux semaines`, `hace 3 días`, `há 3 dias`
  {
    needs: anyWord(['vor', 'il', 'hace', 'há', 'faz']),
    pattern: new RegExp(`(?<!\\p{L})(?:vor|il y a|hace|há|faz)\\s(${COUNT})\\s(${UNIT})(?!\\p{L})`, 'giu'),
    day: (m, today) => ago(m, today),
  },
  // `3 dagen geleden`, `3日前`
  {
    needs: anyWord(['geleden']),
    pattern: new RegExp(`(?<!\\p{L})(${COUNT})\\s(${UNIT})\\sgeleden(?!\\p{L})`, 'giu'),
    day: (m, today) => ago(m, today),
  },
  { pattern: /(\d{1,2})(日|週間)前/g, day: (m, today) => ago(m, today) },
  // `last Tuesday`, `letzten Dienstag`, `vorige dinsdag`
  {
    needs: HAS_WEEKDAY,
    pattern: new RegExp(
      `(?<!\\p{L})(?:last|this past|letzte[nrm]?|vergangenen|vorigen|vorige|afgelopen|先週の|前の)\\s?(${WEEKDAY})(?!\\p{L})`,
      'giu',
    ),
    day: (m, today) => weekday(m[1] ?? '', today, -1),
  },
  // `mardi dernier`, `el martes pasado`, `terça passada`
  {
    needs: HAS_WEEKDAY,
    pattern: new RegExp(`(?<!\\p{L})(${WEEKDAY})\\s(?:dernier|pasado|passad[oa])(?!\\p{L})`, 'giu'),
    day: (m, today) => weekday(m[1] ?? '', today, -1),
  },
  // `next Tuesday`, `nächsten Dienstag`, `volgende dinsdag`
  {
    needs: HAS_WEEKDAY,
    pattern: new RegExp(
      `(?<!\\p{L})(?:next|nächste[nrm]?|kommenden|volgende|próxim[oa])\\s(${WEEKDAY})(?!\\p{L})`,
      'giu',
    ),
    day: (m, today) => weekday(m[1] ?? '', today, 1),
  },
  // `mardi prochain`, `el martes que viene`
  {
    needs: HAS_WEEKDAY,
    pattern: new RegExp(`(?<!\\p{L})(${WEEKDAY})\\s(?:prochain|que viene|que vem)(?!\\p{L})`, 'giu'),
    day: (m, today) => weekday(m[1] ?? '', today, 1),
  },
];

function dayOf(year = '', month = '', day = ''): number | undefined {
  return checked(Number(year), Number(month) - 1, Number(day));
}

function checked(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month, day);
  const date = new Date(time);
  return date.getUTCMonth() === month && date.getUTCDate() === day ? time : undefined;
}

const dated = (year: string | undefined, month: number, day = '', today = 0): number | undefined =>
  year ? checked(Number(year), month, Number(day)) : nearest(month, Number(day), today);

/** The day of that month that lies nearest to today, before or behind. */
function nearest(month: number, day: number, today: number): number | undefined {
  const year = new Date(today).getUTCFullYear();
  return [year - 1, year, year + 1]
    .map((candidate) => checked(candidate, month, day))
    .filter((time) => time !== undefined)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
}

/** Day first, except in American English; where only one order is a date, that one. */
function numeric(found: RegExpMatchArray, locale: string): number | undefined {
  const first = Number(found[1]);
  const second = Number(found[3]);
  const year = Number(found[4]) < 100 ? 2000 + Number(found[4]) : Number(found[4]);
  const monthFirst = found[2] === '/' && /^en(?:-US|-CA|-PH)?$/i.test(locale || 'en');
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return checked(year, month - 1, day) ?? checked(year, day - 1, month);
}

function ago(found: RegExpMatchArray, today: number): number | undefined {
  const word = (found[1] ?? '').toLowerCase();
  const count = /^\d+$/.test(word) ? Number(word) : COUNTS[word];
  const days = UNIT_DAYS.find(([pattern]) => pattern.test(found[2] ?? ''))?.[1];
  return count === undefined || days === undefined ? undefined : today - count * days * DAY_MS;
}

/** The nearest such weekday strictly before (-1) or behind (1) today. */
function weekday(name: string, today: number, direction: -1 | 1): number | undefined {
  const wanted = WEEKDAYS.findIndex((names) => names.includes(name.toLowerCase()));
  if (wanted < 0) return undefined;
  const now = new Date(today).getUTCDay();
  const distance = direction < 0 ? (now - wanted + 7) % 7 : (wanted - now + 7) % 7;
  return today + direction * (distance === 0 ? 7 : distance) * DAY_MS;
}
