/** Why something is so, as it can be said again in another language: a sentence's key, and what stood in its places. */
import * as z from 'zod/mini';
import type { Phrases } from './phrases.ts';

const plainSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The form of a stored one. */
export const saidSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), plainSchema])),
});

/** A sentence without its language; a place may hold another sentence. */
export type Said = z.infer<typeof saidSchema>;
type Place = Said['values'][string];

// Reasons: `lane.over-limit`, `refused.repeated`; not `ui.card.approve`.
const REASON = /^(?:lane|limit|refused)\./;

/** Phrases that remember how the reasons came about that they gave. */
export interface RememberedPhrases {
  readonly phrases: Phrases;
  /** How a sentence came about; null for one that is no reason or was not given here. */
  find(sentence: string): Said | null;
}

/** Makes phrases that remember the reasons they give. */
export function rememberSaid(phrases: Phrases): RememberedPhrases {
  const known = new Map<string, Said>();
  return {
    phrases: (key, values = {}) => {
      const sentence = phrases(key, values);
      if (!REASON.test(key)) return sentence;
      const places = Object.entries(values).map(([name, value]) => [name, placeOf(value, known)]);
      known.delete(sentence);
      known.set(sentence, { key, values: Object.fromEntries(places) });
      for (const oldest of known.keys()) if (known.size > REASONS_MAX) known.delete(oldest);
      return sentence;
    },
    find: (sentence) => known.get(sentence) ?? null,
  };
}

/** More reasons than a ticket has at once. */
const REASONS_MAX = 500;

/** What was said before is said anew there; what holds sentences of its own stays as it was. */
function placeOf(value: string | number, known: ReadonlyMap<string, Said>): Place {
  const said = typeof value === 'string' ? known.get(value) : undefined;
  const plain = z.safeParse(plainSchema, said);
  return plain.success ? plain.data : value;
}

/** Says a reason in the reader's language; null where it is none, or that language has no such sentence. */
export function sayAgain({ key, values }: Said, phrases: Phrases): string | null {
  if (!REASON.test(key)) return null;
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    const one = typeof value === 'object' ? sayAgain(value, phrases) : value;
    if (one === null) return null;
    said[name] = one;
  }
  const sentence = phrases(key, said);
  return sentence === key ? null : sentence;
}
