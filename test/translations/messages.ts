/** Translations as flat lists of keys, for the tests that compare them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Messages } from '../../app/ui/text.ts';

const FOLDER = 'translations';

/** Locales that ship, English too. */
export const LOCALES: readonly string[] = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));

/** The sentences of a locale. */
export const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(`${FOLDER}/${locale}.json`, 'utf8')) as Messages;

/** One sentence, or the plural forms of one. */
export interface Sentence {
  readonly key: string;
  /** By plural category; a sentence without a count has only `other`. */
  readonly forms: Readonly<Record<string, string>>;
  readonly isPlural: boolean;
}

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Every sentence under a key, `ui.search.results` as one with its forms. */
export function sentencesOf(messages: Messages, under = ''): Sentence[] {
  return Object.entries(messages).flatMap(([name, value]) => {
    const key = under === '' ? name : `${under}.${name}`;
    if (typeof value === 'string') return [{ key, forms: { other: value }, isPlural: false }];
    const forms = formsOf(value);
    return forms ? [{ key, forms, isPlural: true }] : sentencesOf(value, key);
  });
}

/** `{one, other}` are the forms of one sentence; `{customer, fraud, other}` are three sentences. */
function formsOf(value: Messages): Record<string, string> | undefined {
  const forms = Object.entries(value);
  return forms.every(([name, text]) => CATEGORIES.has(name) && typeof text === 'string') && 'other' in value
    ? Object.fromEntries(forms.map(([name, text]) => [name, String(text)]))
    : undefined;
}

/** Names of the places in a sentence, all its forms together, sorted. */
export const placesOf = ({ forms }: Sentence): string[] =>
  [
    ...new Set(
      Object.values(forms).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')),
    ),
  ].sort();
