import type { Evidence } from '../../lib/evidence.ts';
import type { Verdict } from '../question.ts';

/** What one observation says; `open` is an observation that leaves the matter undecided. */
export interface Sign {
  readonly says: 'yes' | 'no' | 'open';
  readonly evidence: Evidence;
}

/** Nothing is known. */
export const UNKNOWN: Verdict = { value: 'unknown', evidence: [] };

/** The verdict of signs that have to agree: one that says otherwise, or is undecided, leaves it unknown. */
export function agreed(signs: readonly Sign[]): Verdict {
  const first = signs[0];
  if (!first) return UNKNOWN;
  const evidence = signs.map((sign) => sign.evidence).slice(0, EVIDENCE_MAX);
  const same = signs.every((sign) => sign.says === first.says);
  return { value: same && first.says !== 'open' ? first.says : 'unknown', evidence };
}

/** The verdict where one yes is enough and a no has to be said of all. */
export function someOf(signs: readonly Sign[]): Verdict {
  const yes = signs.find((sign) => sign.says === 'yes');
  return yes ? { value: 'yes', evidence: [yes.evidence] } : agreed(signs);
}

/** The verdict where one no is enough and a yes has to be said of all. */
export function everyOf(signs: readonly Sign[]): Verdict {
  const no = signs.find((sign) => sign.says === 'no');
  return no ? { value: 'no', evidence: [no.evidence] } : agreed(signs);
}

/** More evidence than this tells an agent nothing new. */
const EVIDENCE_MAX = 5;

/** The opposite verdict; unknown stays unknown. */
export function opposite(verdict: Verdict): Verdict {
  if (verdict.value === 'unknown') return verdict;
  return { ...verdict, value: verdict.value === 'yes' ? 'no' : 'yes' };
}
