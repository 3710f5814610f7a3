/** What a reviewer says that a policy should have said, kept at the very step for whoever writes the policy. */
import * as z from 'zod/mini';
import type { Store, StoredRecord } from '../lib/store.ts';

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
