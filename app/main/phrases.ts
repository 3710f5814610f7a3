/** The interface's sentences in a page, by language: each fetched when it is first needed, then kept. */
import type { Phrases } from '../lib/phrases.ts';
import { createText, type Messages, type Text } from '../ui/text.ts';
import { installedTools } from './installed-tools.ts';
import { type Language, shippedLanguage } from './language.ts';

/** Words of the ticket's page for a locale. Where its sentences cannot be fetched, those of a language that is here; rejects where none is. */
export async function loadText(locale: string): Promise<Text> {
  const language = shippedLanguage(locale);
  await loadLanguage(language).catch((reason: unknown) => {
    if (kept.size === 0) throw reason;
  });
  return createText(locale, messagesOf(language));
}

/** The same with the sentences of the supervisors' page and the studio. */
export async function loadPageText(locale: string): Promise<Text> {
  const language = shippedLanguage(locale);
  const [, pages] = await Promise.all([loadLanguage(language), OF_PAGES[language]()]);
  return createText(locale, { ...messagesOf(language), ...pages.default });
}

/** Fetches the sentences of a language, or of the one that serves a locale. */
export async function loadLanguage(locale: string): Promise<void> {
  const language = shippedLanguage(locale);
  if (kept.has(language)) return;
  const [messages, { words }] = await Promise.all([OF_TICKET[language](), installedTools()]);
  kept.set(language, beside(messages.default, words));
}

/** Sentences for a reply in a language that was loaded; else of a language that is here. */
export function phrasesIn(language: string): Phrases {
  const known = phrases.get(language);
  if (known) return known;
  const shipped = shippedLanguage(language);
  const made = createText(language, messagesOf(shipped)).phrase;
  if (kept.has(shipped)) phrases.set(language, made);
  return made;
}

/** Sentences of the team's own beside those that ship, which win. */
function beside(shipped: Messages, own: Messages): Messages {
  const merged: Record<string, string | Messages> = { ...own, ...shipped };
  for (const [name, mine] of Object.entries(own)) {
    const theirs = shipped[name];
    if (typeof mine === 'object' && typeof theirs === 'object') merged[name] = beside(theirs, mine);
  }
  return merged;
}

const kept = new Map<Language, Messages>();
const phrases = new Map<string, Phrases>();

const messagesOf = (language: Language): Messages =>
  kept.get(language) ?? kept.get('en') ?? [...kept.values()][0] ?? {};

/** One chunk of the bundle a language; the build puts the sentences of one kind of page into each. */
type Loaders = Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>>;

const OF_TICKET: Loaders = {
  en: () => import('../../translations/en.json', { with: { type: 'json' } }),
  de: () => import('../../translations/de.json', { with: { type: 'json' } }),
  fr: () => import('../../translations/fr.json', { with: { type: 'json' } }),
  es: () => import('../../translations/es.json', { with: { type: 'json' } }),
  'pt-BR': () => import('../../translations/pt-BR.json', { with: { type: 'json' } }),
  nl: () => import('../../translations/nl.json', { with: { type: 'json' } }),
  ja: () => import('../../translations/ja.json', { with: { type: 'json' } }),
};

const OF_PAGES: Loaders = {
  en: () => import('../../translations/en.json?pages', { with: { type: 'json' } }),
  de: () => import('../../translations/de.json?pages', { with: { type: 'json' } }),
  fr: () => import('../../translations/fr.json?pages', { with: { type: 'json' } }),
  es: () => import('../../translations/es.json?pages', { with: { type: 'json' } }),
  'pt-BR': () => import('../../translations/pt-BR.json?pages', { with: { type: 'json' } }),
  nl: () => import('../../translations/nl.json?pages', { with: { type: 'json' } }),
  ja: () => import('../../translations/ja.json?pages', { with: { type: 'json' } }),
};
