/** What rarely changes is kept in the browser for a while, since Kustomer loads the frame anew at every switch. Nothing that decides anything is taken from here. */
import { isObject, parseJson } from '../../lib/json.ts';

/** A place for texts that outlives the frame; it may be empty, full or forbidden. */
export interface Shelf {
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/** A shelf with a clock. */
export interface Kept {
  /** What `make` gives, kept for `ageMs`; undefined is not kept. */
  get<Value>(
    key: string,
    ageMs: number,
    make: {
      readonly fresh: () => Promise<Value | undefined>;
      readonly parse: (value: unknown) => Value | undefined;
    },
  ): Promise<Value | undefined>;
}

/** Creates the keeper of one org's and person's texts. */
export function createKept(shelf: Shelf, prefix: string, now: () => number): Kept {
  return {
    get: async (key, ageMs, { fresh, parse }) => {
      const name = `stepwise:${prefix}:${key}`;
      const kept = parseJson(shelf.read(name) ?? '');
      const age = isObject(kept) && typeof kept['at'] === 'number' ? now() - kept['at'] : Number.NaN;
      const known = isObject(kept) && age >= 0 && age < ageMs ? parse(kept['value']) : undefined;
      if (known !== undefined) return known;
      const value = await fresh();
      if (value !== undefined) shelf.write(name, JSON.stringify({ at: now(), value }));
      return value;
    },
  };
}
