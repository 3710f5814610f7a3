/** Records in the sandbox's storage, as if somebody had written them at another desk: a policy's version, a day's rows. */
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { writeRelease } from '../../app/study/policy-release.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import { dayOf, type Row } from '../../app/study/row.ts';
import { plantRecords } from './planted-records.ts';

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
  await plantRecords(sandbox, async (storeFor) => {
    await saveVersion(storeFor(user), { note: '', base: 0, ...version });
  });
}

/** The same, and another person publishes it; nothing was published before. */
export async function publishVersionIn(
  sandbox: Sandbox,
  { author, publisher }: { readonly author: number; readonly publisher: number },
  version: SavedVersion,
): Promise<void> {
  await plantRecords(sandbox, async (storeFor) => {
    const saved = await saveVersion(storeFor(author), { note: '', base: 0, ...version });
    if (saved.status !== 'saved') throw new Error(`the version was not saved: ${saved.status}`);
    const { policy, number, digest } = saved.version;
    const release = { policy, version: number, digest, note: '', vouches: [] };
    await writeRelease(storeFor(publisher), [], { ...release, state: 'published' });
  });
}

/** Tells the rows of a person's day, that of `at`. */
export async function tellRowsIn(
  sandbox: Sandbox,
  { user, at, idOf }: { user: number; at: string; idOf: (user: number) => string },
  rows: readonly Row[],
): Promise<void> {
  const owner = { day: dayOf(at), user: idOf(user), browser: 'elsewhere' };
  await plantRecords(
    sandbox,
    async (storeFor) => {
      for (const record of dayRecords(owner, rows)) await storeFor(user).put(record);
    },
    at,
  );
}
