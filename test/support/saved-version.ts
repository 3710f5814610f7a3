/** Records in the sandbox's storage, as if somebody had written them at another desk: a policy's version, a day's rows. */
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store } from '../../app/lib/store.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import { dayOf, type Row } from '../../app/study/row.ts';

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
  await writeIn(sandbox, { user, at: '2026-08-01T09:00:00.000Z' }, async (store) => {
    await saveVersion(store, { note: '', base: 0, ...version });
  });
}

/** Tells the rows of a person's day, that of `at`. */
export async function tellRowsIn(
  sandbox: Sandbox,
  { user, at, idOf }: { user: number; at: string; idOf: (user: number) => string },
  rows: readonly Row[],
): Promise<void> {
  const owner = { day: dayOf(at), user: idOf(user), browser: 'elsewhere' };
  await writeIn(sandbox, { user, at }, async (store) => {
    for (const record of dayRecords(owner, rows)) await store.put(record);
  });
}

/** What is written in memory goes into the sandbox's records. */
async function writeIn(
  sandbox: Sandbox,
  { user, at }: { user: number; at: string },
  write: (store: Store) => Promise<void>,
): Promise<void> {
  const storage = createMemoryStorage({ now: () => at });
  await write(storage.storeFor(String(user)));
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
