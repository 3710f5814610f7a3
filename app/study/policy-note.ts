/** What a reviewer says that a policy should have said, kept at the very step for whoever writes the policy. */
import * as z from 'zod/mini';
import type { Store, StoredRecord } from '../lib/store.ts';
import type { MayDo } from './studio-rights.ts';

const bodySchema = z.object({
  step: z.string(),
  version: z.string(),
  words: z.string(),
  ticket: z.string(),
  suggestion: z.string(),
});

/** A note on a policy's step. */
export interface PolicyNote {
  readonly key: string;
  readonly policy: string;
  /** Step ref; empty for the policy as a whole. */
  readonly step: string;
  readonly version: string;
  readonly words: string;
  /** Where it came up. */
  readonly ticket: string;
  readonly suggestion: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** Writes a note; `id` is unique. Gives why it could not be written, empty where it was. */
export async function writePolicyNote(
  store: Store,
  id: string,
  note: Omit<PolicyNote, 'key' | 'by' | 'at'>,
): Promise<string> {
  const { policy, ...body } = note;
  const key = `policy-note:${policy}:${id}`;
  const outcome = await store.putIfAbsent({ table: 'rule', key, type: 'policy-note', body, group: policy });
  return outcome.status === 'won' || outcome.status === 'lost' ? '' : outcome.reason;
}

/** The newest notes on a policy, or on all of them where none is named. Throws where the helpdesk cannot be reached. */
export async function readPolicyNotes(store: Store, policy: string | null): Promise<readonly PolicyNote[]> {
  const page = await store.find({
    table: 'rule',
    type: 'policy-note',
    limit: 100,
    ...(policy === null ? {} : { group: policy }),
  });
  return page.records.flatMap(readNote);
}

function readNote(record: StoredRecord): PolicyNote[] {
  const parsed = z.safeParse(bodySchema, record.body);
  if (!parsed.success || record.createdBy !== record.updatedBy) return [];
  const { key, group: policy, createdBy: by, createdAt: at } = record;
  return [{ key, policy, ...parsed.data, by, at }];
}

/** Says that a note was seen to: a record of its own, the note stays. Gives why it could not be written, empty where it was. */
export async function closePolicyNote(
  store: Store,
  { key, policy }: Pick<PolicyNote, 'key' | 'policy'>,
): Promise<string> {
  const record = { table: 'rule', key: `${CLOSED_TYPE}:${key}`, type: CLOSED_TYPE, group: policy } as const;
  const outcome = await store.putIfAbsent({ ...record, body: { note: key } });
  return outcome.status === 'won' || outcome.status === 'lost' ? '' : outcome.reason;
}

const CLOSED_TYPE = 'policy-note-closed';
const closedSchema = z.object({ note: z.string() });

/** The newest notes that nobody who may write policies has seen to. Throws where the helpdesk cannot be reached. */
export async function readOpenNotes(store: Store, mayDo: MayDo): Promise<readonly PolicyNote[]> {
  const [notes, closings] = await Promise.all([readPolicyNotes(store, null), readClosings(store)]);
  const closed = new Set<string>();
  for (const { note, by } of closings) if (await mayDo('draft', by)) closed.add(note);
  return notes.filter(({ key }) => !closed.has(key));
}

async function readClosings(store: Store): Promise<readonly { note: string; by: string }[]> {
  const closings: { note: string; by: string }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const query = { table: 'rule', type: CLOSED_TYPE, limit: 100 } as const;
    const found = await store.find(cursor === undefined ? query : { ...query, cursor });
    closings.push(
      ...found.records.flatMap(({ body, createdBy, updatedBy }) => {
        const parsed = z.safeParse(closedSchema, body);
        return parsed.success && createdBy === updatedBy ? [{ note: parsed.data.note, by: createdBy }] : [];
      }),
    );
    if (found.next === null) break;
    cursor = found.next;
  }
  return closings;
}

/** More closings than the newest notes have. */
const PAGES_MAX = 5;
