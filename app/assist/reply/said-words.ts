/**
 * Sentences of the policies that ship, in the languages of the interface. Policies are written in English; what the translations
 * know of their words need not be translated by hand. A key is the digest of the English words, as `said.0f3c…`.
 */
import { shortDigest } from '../../lib/canonical.ts';
import { type Phrases, phraseOr } from '../../lib/phrases.ts';

/** The key under which the translations of a sentence stand. */
export const saidKey = (english: string): string => `said.${shortDigest(english)}`;

/** A policy's sentence in another language; null where the translations do not know it. */
export function inLanguage(english: string, phrases: Phrases): string | null {
  const found = phraseOr(phrases, saidKey(english), '');
  return found === '' || found === english ? null : found;
}
