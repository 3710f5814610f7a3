/** English, in the bundle from the start; stands in for `app/main/phrases.ts`. */

import type { Phrases } from '../../../app/lib/phrases.ts';
import { createText, type Text } from '../../../app/ui/text.ts';
import en from '../../../translations/en.json' with { type: 'json' };

/** Words for a locale. */
export const loadText = async (locale: string): Promise<Text> => createText(locale, en);

/** The other pages' words are in the same bundle. */
export const loadPageText = loadText;

/** Nothing to fetch. */
export const loadLanguage = async (): Promise<void> => undefined;

/** Sentences for a reply. */
export const phrasesIn = (language: string): Phrases => createText(language, en).phrase;
