/** The interface's sentences, by language; English where a language has none. */

import en from '../../translations/en.json' with { type: 'json' };
import type { Phrases } from '../lib/phrases.ts';
import { createText, type Messages, type Text } from '../ui/text.ts';

/** Words for a locale. */
export const textFor = (locale: string): Text => createText(locale, messagesFor(locale));

/** Sentences for a reply in a language. */
export const phrasesIn = (language: string): Phrases => textFor(language).phrase;

/** The messages that ship, by language. */
const MESSAGES: Readonly<Record<string, Messages>> = { en };

const messagesFor = (locale: string): Messages =>
  MESSAGES[locale] ?? MESSAGES[locale.split('-')[0] ?? 'en'] ?? en;
