import type { Phrases } from '../../../lib/phrases.ts';

/** A version in words, with what its author says of it. */
export function versionName(number: number, note: string, phrase: Phrases): string {
  if (number === 0) return phrase('studio.experiments.shipped');
  return phrase(note === '' ? 'study.backtest.version' : 'study.backtest.version-note', { number, note });
}
