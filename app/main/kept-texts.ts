/**
 * Texts of one person in the helpdesk's storage, each under its name. A text longer than a record lies in parts beside it; the
 * parts of the next one are written elsewhere, so that a page that ends in between leaves the one before whole.
 */
import * as z from 'zod/mini';
import { bytesOf } from '../ledger/fit.ts';
import { digest } from '../lib/canonical.ts';
import { BODY_BYTES_MAX, type Store, type StoredRecord } from '../lib/store.ts';

/** The texts of a person, for the life of a page. */
export interface KeptTexts {
  /** What was kept, by name. Throws where the helpdesk cannot be reached. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Keeps a text under its name in place of the one before. Throws where it cannot. */
  put(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Whether a text takes several requests to keep. */
export const isLongText = (name: string, text: string): boolean => bytesOf({ name, text }) > BODY_BYTES_MAX;

/** A person's kept texts. */
export function createKeptTexts(store: Store, user: string): KeptTexts {
  const long = new Map<string, PartsHead>();
  const keyOf = (name: string): string => `kept-text:${user}:${name}`;
  const write = (key: string, body: KeptBody | { readonly part: string }): Promise<void> =>
    store.put({ table: 'entry', key, type: 'part' in body ? 'kept-part' : 'kept-text', body, group: user });
  return {
    read: async () => {
      const { records } = await store.find({ table: 'entry', type: 'kept-text', group: user, limit: 100 });
      const found = await Promise.all(
        records.filter(isBy(user)).map(async ({ body }): Promise<[string, string][]> => {
          const whole = z.safeParse(textSchema, body);
          if (whole.success) return [[whole.data.name, whole.data.text]];
          const head = z.safeParse(headSchema, body);
          if (!head.success) return [];
          const { name } = head.data;
          long.set(name, head.data);
          const text = await joined(store, partKeys(keyOf(name), head.data), user);
          return digest(text) === head.data.digest ? [[name, text]] : [];
        }),
      );
      return new Map(found.flat());
    },
    put: async (name, text) => {
      if (!isLongText(name, text)) return await write(keyOf(name), { name, text });
      const parts = partsOf(text);
      if (parts.length > PARTS_MAX) throw new Error(`a kept text is longer than ${PARTS_MAX} parts`);
      const before = long.get(name);
      const set = before?.set === 'a' ? 'b' : 'a';
      const most = Math.max(parts.length, before?.most ?? 0);
      const head: PartsHead = { name, set, count: parts.length, most, digest: digest(text) };
      for (const [i, key] of partKeys(keyOf(name), head).entries())
        await write(key, { part: parts[i] ?? '' });
      await write(keyOf(name), { ...head });
      long.set(name, head);
    },
    remove: async (name) => {
      await store.remove('entry', keyOf(name));
      const head = long.get(name);
      if (!head) return;
      for (const set of SETS)
        for (const key of partKeys(keyOf(name), { set, count: head.most })) await store.remove('entry', key);
      long.delete(name);
    },
  };
}

const SETS = ['a', 'b'] as const;
const textSchema = z.object({ name: z.string(), text: z.string() });
const headSchema = z.object({
  name: z.string(),
  set: z.enum(SETS),
  count: z.number(),
  /** Parts that lie in either set, at most. */
  most: z.number(),
  digest: z.string(),
});
type PartsHead = z.infer<typeof headSchema>;
type KeptBody = z.infer<typeof textSchema> | PartsHead;

const isBy =
  (user: string) =>
  ({ createdBy }: StoredRecord): boolean =>
    createdBy === user;

const partKeys = (key: string, { set, count }: Pick<PartsHead, 'set' | 'count'>): string[] =>
  Array.from({ length: Math.min(count, PARTS_MAX) }, (_, i) => `${key}:${set}:${i}`);

/** More than the longest file that is taken in. */
const PARTS_MAX = 64;

const partSchema = z.object({ part: z.string() });

async function joined(store: Store, keys: readonly string[], user: string): Promise<string> {
  const records = (await store.getMany('entry', keys)).filter(isBy(user));
  return records
    .map(({ body }) => {
      const parsed = z.safeParse(partSchema, body);
      return parsed.success ? parsed.data.part : '';
    })
    .join('');
}

/** UTF-16 units in a part: as JSON a unit of a written text takes three bytes at most. */
const PART_UNITS = 9_000;

/** Cut between characters, never within a surrogate pair. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + PART_UNITS;
    const isWithin = HIGH_SURROGATE.test(text.charAt(end - 1));
    parts.push(text.slice(start, isWithin ? end - 1 : end));
    start = isWithin ? end - 1 : end;
  }
  return parts;
}

// The first half of a character beyond the basic plane: `\ud83c`.
const HIGH_SURROGATE = /[\ud800-\udbff]/;
