import type { Phrases } from '../lib/phrases.ts';

/** Sentences of one language by nested key, as `translations/*.json` hold them. A leaf's neighbours `one`, `other` … are its plural forms. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** Words, numbers and times in the reader's language. */
export interface Text {
  readonly locale: string;
  readonly phrase: Phrases;
  /** An amount in major units with its currency: `$48.00`. */
  money(amount: number, currency: string): string;
  number(value: number): string;
  /** A whole percentage: 92 gives `92%`. */
  percent(value: number): string;
  /** The time of day, with the date in front where it is not the day of `now`; empty for what is no date. */
  time(iso: string, now: string): string;
  /** A day without a time; the text itself where it is no date. */
  date(iso: string): string;
  /** A language's name in the reader's language, the code itself where it has none. */
  language(code: string): string;
  list(items: readonly string[]): string;
}

/** Words for a locale (BCP 47); an unknown locale words numbers and times as English does. A missing key gives the key. */
export function createText(locale: string, messages: Messages): Text {
  const known = supported(locale);
  const numbers = new Intl.NumberFormat(known);
  const plurals = new Intl.PluralRules(known);
  const percents = once(() => new Intl.NumberFormat(known, { style: 'percent', maximumFractionDigits: 1 }));
  const lists = once(() => new Intl.ListFormat(known, { type: 'conjunction' }));
  const clock = once(() => new Intl.DateTimeFormat(known, { timeStyle: 'short' }));
  const days = once(() => new Intl.DateTimeFormat(known, { day: 'numeric', month: 'short' }));
  const languages = once(() => new Intl.DisplayNames(known, { type: 'language' }));
  return {
    locale: known,
    phrase: (key, values = {}) =>
      fill(messageOf(messages, key, plurals, values['count']), values, (value) =>
        typeof value === 'number' ? numbers.format(value) : withDates(value, { clock, days }),
      ),
    money: (amount, currency) => formatMoney(known, amount, currency),
    number: (value) => numbers.format(value),
    percent: (value) => percents().format(value / 100),
    time: (iso, now) => formatTime(iso, now, { clock: clock(), days: days() }),
    date: (iso) => formatDate(iso, days()),
    language: (code) => languageName(code, languages()),
    list: (items) => lists().format(items),
  };
}

/** Makes a thing when it is first needed; formatters take longer to make than to use. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function supported(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function messageOf(
  messages: Messages,
  key: string,
  plurals: Intl.PluralRules,
  count: string | number | undefined,
): string {
  let here: string | Messages | undefined = messages;
  for (const part of key.split('.'))
    here = typeof here === 'object' && Object.hasOwn(here, part) ? here[part] : undefined;
  if (typeof here === 'object') {
    const form = here[plurals.select(Number(count ?? 0))] ?? here['other'];
    return typeof form === 'string' ? form : key;
  }
  return here ?? key;
}

// A place to fill: `{count}`, `{policy}`.
const PLACE = /\{(\w+)\}/g;

function fill(
  message: string,
  values: Record<string, string | number>,
  say: (value: string | number) => string,
): string {
  return message.replaceAll(PLACE, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : say(value);
  });
}

// A moment and nothing else: `2026-05-03T10:00:00Z`, `2026-05-03T10:00:00.250+02:00`.
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::[\d.]+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A value that is a day or a moment, as the reader's language writes it. */
function withDates(value: string, { clock, days }: Lazy<TimeFormats>): string {
  if (DAY.test(value)) return formatDate(value, days());
  if (!MOMENT.test(value)) return value;
  const date = new Date(value);
  return `${days().format(date)}, ${clock().format(date)}`;
}

function formatMoney(locale: string, amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}

type Lazy<T> = { readonly [name in keyof T]: () => T[name] };

interface TimeFormats {
  readonly clock: Intl.DateTimeFormat;
  readonly days: Intl.DateTimeFormat;
}

function formatTime(iso: string, now: string, { clock, days }: TimeFormats): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  if (date.toDateString() === new Date(now).toDateString()) return clock.format(date);
  return `${days.format(date)}, ${clock.format(date)}`;
}

// A date without a time is a day of its own, the same everywhere: `2026-05-03`, `1999-12-31`.
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function formatDate(iso: string, days: Intl.DateTimeFormat): string {
  const [, year, month, day] = DAY.exec(iso) ?? [];
  const date = day === undefined ? new Date(iso) : new Date(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(date.getTime()) ? iso : days.format(date);
}

function languageName(code: string, languages: Intl.DisplayNames): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
