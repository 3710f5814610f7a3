/** The library as its authors see it: what ships, what the team saved, what runs, by policy. */
import type { Source } from '../policy/parse.ts';
import type { Standing } from './policy-standing.ts';
import type { PolicyVersion } from './policy-version.ts';

/** A policy of the library. */
export interface ShelfPolicy {
  readonly id: string;
  /** Null for a policy of the team's own. */
  readonly shipped: Source | null;
  /** The newest version that the team saved; null where it saved none. One that is nobody's draft is it only once it runs. */
  readonly latest: PolicyVersion | null;
  /** Null where the team never released it. */
  readonly standing: Standing | null;
  /** Which version runs: 0 is the one that ships; null where none does. */
  readonly runs: number | null;
  /** `draft`: never published. */
  readonly state: 'draft' | 'published' | 'off';
  /** Whether the newest version is not the one that runs. */
  readonly hasDraft: boolean;
}

/**
 * Every policy by id; what the team took away is left out until somebody saves it again. `strangers` are authors who may not
 * write policies.
 */
export function shelfOf(
  shipped: readonly Source[],
  versions: readonly PolicyVersion[],
  { standings, strangers }: { standings: readonly Standing[]; strangers: ReadonlySet<string> },
): readonly ShelfPolicy[] {
  const ids = new Set([
    ...shipped.map(({ name }) => name),
    ...versions.map(({ policy }) => policy),
    ...standings.map(({ policy }) => policy),
  ]);
  return [...ids].sort().flatMap((id) => {
    const text = shipped.find(({ name }) => name === id) ?? null;
    const standing = standings.find(({ policy }) => policy === id) ?? null;
    const own = versions.filter(({ policy }) => policy === id);
    const latest = newestOf(own, standing, strangers);
    return text || latest || standing?.published ? [shelfPolicy(id, { text, latest, standing })] : [];
  });
}

/** What was saved before the policy was taken away went with it. */
function newestOf(
  versions: readonly PolicyVersion[],
  standing: Standing | null,
  strangers: ReadonlySet<string>,
): PolicyVersion | null {
  const takenAt = standing?.release.state === 'deleted' ? standing.release.at : '';
  const runs = standing?.published?.version.number;
  return versions
    .filter(({ at }) => at > takenAt)
    .filter(({ trial, by, number }) => (!trial && !strangers.has(by)) || number === runs)
    .reduce<PolicyVersion | null>(
      (newest, version) => (newest === null || version.number > newest.number ? version : newest),
      null,
    );
}

function shelfPolicy(
  id: string,
  found: { text: Source | null; latest: PolicyVersion | null; standing: Standing | null },
): ShelfPolicy {
  const { text: shipped, latest, standing } = found;
  const isOff = standing?.release.state === 'off';
  const runs = standing?.published?.version.number ?? (isOff || !shipped ? null : 0);
  return {
    id,
    shipped,
    latest,
    standing,
    runs,
    state: isOff ? 'off' : runs === null ? 'draft' : 'published',
    hasDraft: latest !== null && latest.number !== runs,
  };
}

/** An id that no policy has, from the words of a title or a file's stem. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
