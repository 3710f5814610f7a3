/**
 * Gives the sentence of a key in the reader's language, with `{name}` places filled from `values`; `count` picks the
 * plural form. Core rooms take it as an argument; only `ui` and `main` read the translations.
 */
export type Phrases = (key: string, values?: Record<string, string | number>) => string;

/** The sentence of a key; `other` where the language has none, as for a word that a vendor has just thought of. */
export function phraseOr(phrases: Phrases, key: string, other: string): string {
  const sentence = phrases(key);
  return sentence === key ? other : sentence;
}

/** A vendor's status in the reader's words: `in_transit` gives `in transit`. */
export const statusWords = (status: string, phrases: Phrases): string =>
  phraseOr(phrases, `status.${status}`, status.replaceAll('_', ' '));
