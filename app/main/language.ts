/** Which of the languages that ship serves a locale. */

/** The languages of `translations/`, by the part of a locale in front of its region. */
const FILES = { en: 'en', de: 'de', fr: 'fr', es: 'es', pt: 'pt-BR', nl: 'nl', ja: 'ja' } as const;

/** Name of a file of `translations/` without its ending. */
export type Language = (typeof FILES)[keyof typeof FILES];

/** The language for a locale or a language (BCP 47): `de-AT` gives `de`, `pt` gives `pt-BR`; English for one that does not ship. */
export function shippedLanguage(locale: string): Language {
  const [first = ''] = locale.toLowerCase().split(/[-_]/);
  return Object.entries(FILES).find(([name]) => name === first)?.[1] ?? 'en';
}
