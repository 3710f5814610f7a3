/** Why a call went to a supervisor: kept in the words that the agent read, and so that others can read it in theirs. */
import type { Phrases } from '../lib/phrases.ts';
import { type Said, sayAgain } from '../lib/said.ts';
import type { Asked } from './request.ts';

/** Why a supervisor was asked, in the reader's language; in the agent's where the record holds no more. */
export function becauseIn({ because, why }: Asked, phrases: Phrases): string {
  return (why && sayAgain(why, phrases)) ?? because;
}

/** A reason for others to read: the agent who is `you` on their own page is called by name, which may be empty. Null where that is not known. */
export async function forOthers(said: Said | null, readName: () => Promise<string>): Promise<Said | null> {
  if (said === null || !Object.values(said.values).some(isReader)) return said;
  const name = await readName();
  if (name === '') return null;
  const places = Object.entries(said.values).map(([place, value]) => [place, isReader(value) ? name : value]);
  return { key: said.key, values: Object.fromEntries(places) };
}

const isReader = (value: Said['values'][string]): boolean =>
  typeof value === 'object' && value.key === 'refused.you';
