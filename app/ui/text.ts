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
  return {
    locale: known,
    phrase: (key, values = {}) => fill(messageOf(messages, key, plurals, values['count']), values, numbers),
    money: (amount, currency) => formatMoney(known, amount, currency),
    number: (value) => numbers.format(value),
    percent: (value) =>
      new Intl.NumberFormat(known, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100),
    time: (iso, now) => formatTime(known, iso, now),
    date: (iso) => formatDate(known, iso),
    language: (code) => languageName(known, code),
    list: (items) => new Intl.ListFormat(known, { type: 'conjunction' }).format(items),
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

function fill(message: string, values: Record<string, string | number>, numbers: Intl.NumberFormat): string {
  return message.replaceAll(PLACE, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

function formatMoney(locale: string, amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}

function formatTime(locale: string, iso: string, now: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${formatDate(locale, iso)}, ${time}`;
}

function formatDate(locale: string, iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  // A date without a time is a day of its own, the same everywhere.
  const timeZone = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'UTC' : undefined;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }).format(date);
}

function languageName(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
