/**
 * Gives the sentence of a key in the reader's language, with `{name}` places filled from `values`; `count` picks the
 * plural form. Core rooms take it as an argument; only `ui` and `main` read the translations.
 */
export type Phrases = (key: string, values?: Record<string, string | number>) => string;
