/** A policy's version in the sandbox's storage, as if somebody had saved it at another desk. */
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { saveVersion } from '../../app/study/policy-version.ts';

/** What was saved. */
export interface SavedVersion {
  readonly policy: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly note?: string;
}

/** Saves a version as the user with that id. */
export async function saveVersionIn(sandbox: Sandbox, user: number, version: SavedVersion): Promise<void> {
  const at = '2026-08-01T09:00:00.000Z';
  const storage = createMemoryStorage({ now: () => at });
  await saveVersion(storage.storeFor(String(user)), { note: '', base: 0, ...version });
  sandbox.world().records.load(
    storage.records().map((record) => ({
      object: `stepwise_${record.table}`,
      name: record.key,
      externalId: record.key,
      fields: {
        record_type: record.type,
        record_group: record.group,
        nonce: 'saved',
        body: JSON.stringify(record.body),
      },
      createdAt: at,
      createdBy: user,
      updatedAt: at,
      updatedBy: user,
    })),
  );
}
