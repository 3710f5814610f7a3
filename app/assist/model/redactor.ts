import type { RawReading } from './reading.ts';

/** Hides private values of one ticket behind placeholders and puts them back; one value has one placeholder throughout. */
export interface Redactor {
  hide(text: string): string;
  /** Every placeholder that was handed out becomes its value again; others stay and are refused later. */
  restore(text: string): string;
}

/** A reading with every text restored. */
export function restoreReading(raw: RawReading, { restore }: Redactor): RawReading {
  return {
    answers: raw.answers.map((each) => ({ ...each, value: restore(each.value), quote: restore(each.quote) })),
    facts: raw.facts.map((each) => ({ ...each, value: restore(each.value), quote: restore(each.quote) })),
    policy: { ...raw.policy, quote: restore(raw.policy.quote) },
    other: { ...raw.other, quote: restore(raw.other.quote) },
    draft: {
      language: raw.draft.language,
      sentences: raw.draft.sentences.map((each) => ({ ...each, text: restore(each.text) })),
    },
    doubts: raw.doubts.map((each) => ({ ...each, text: restore(each.text) })),
  };
}
