/** A team that writes policies, in memory. */

import { digest } from '../../app/lib/canonical.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { allowancesOfText } from '../../app/main/compiler.ts';
import { type LoggedRelease, readReleases, writeRelease } from '../../app/study/policy-release.ts';
import { readStandings } from '../../app/study/policy-standing.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import type { MayDo } from '../../app/study/studio-rights.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);

/** `lea` and `max` may do everything, `pia` may publish, everybody else nothing. */
export const mayDo: MayDo = async (right, user) =>
  ['lea', 'max'].includes(user) || (user === 'pia' && right === 'publish');

/** A team's storage with what its people do in it. */
export function createTeam(shipped: Readonly<Record<string, string>> = {}, may: MayDo = mayDo) {
  const storage = createMemoryStorage({ now: () => '2026-08-14T10:00:00.000Z' });
  const count = new Map<string, number>();
  const team = {
    storage,
    save: async (by: string, policy: string, text: string) => {
      const number = (count.get(policy) ?? 0) + 1;
      count.set(policy, number);
      const outcome = await saveVersion(storage.storeFor(by), {
        policy,
        number,
        title: policy,
        text,
        note: '',
        base: number - 1,
      });
      if (outcome.status !== 'saved') throw new Error(outcome.status);
      return outcome.version;
    },
    release: async (
      by: string,
      policy: string,
      release: { version?: number; text?: string; state?: 'off' | 'deleted'; vouches?: readonly number[] },
    ) => {
      const store = storage.storeFor(by);
      const log = await readReleases(store, []);
      const { version = 0, text = '', state = 'published', vouches = [] } = release;
      return await writeRelease(store, log, {
        policy,
        state,
        version,
        digest: text === '' ? '' : digest(text),
        note: '',
        vouches: [...vouches],
      });
    },
    publish: async (by: string, policy: string, text: string, author = by) => {
      const { number } = await team.save(author, policy, text);
      await team.release(by, policy, { version: number, text });
      return number;
    },
    log: (): Promise<readonly LoggedRelease[]> => readReleases(storage.storeFor('reader'), []),
    judge: async () =>
      await readStandings(await team.log(), {
        store: storage.storeFor('reader'),
        mayDo: may,
        allowancesOf: async (name, text) => allowancesOfText({ name, text }, catalog),
        shippedText: (policy) => shipped[policy] ?? null,
      }),
    /** Every policy of the team that counts, with its version; `off` and `deleted` by these words. */
    standing: async () =>
      Object.fromEntries(
        (await team.judge()).standings.map(({ policy, release, published }) => [
          policy,
          published?.version.number ?? release.state,
        ]),
      ),
    ignored: async () => (await team.judge()).ignored.map(({ number, because }) => [number, because]),
  };
  return team;
}
