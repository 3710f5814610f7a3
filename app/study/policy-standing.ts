/**
 * Which releases count. A release counts when one person wrote it and nobody touched it since, that person may publish (or a
 * later release that counts speaks for it), the version and the text that it names are there unchanged, and, where the text lets
 * people give more than what stood before, another person than the version's author published it and may raise limits. Whatever
 * does not count is as if it were not there.
 */
import type { Store } from '../lib/store.ts';
import { type Allowance, findRaises, type Raise } from '../policy/allowance.ts';
import { isSound, type LoggedRelease, type PolicyRelease } from './policy-release.ts';
import { type PolicyVersion, readVersionsAndTexts } from './policy-version.ts';
import type { MayDo, Right } from './studio-rights.ts';

/** How a policy of the team stands today. */
export interface Standing {
  readonly policy: string;
  readonly release: PolicyRelease;
  /** Null where it is off or taken away. */
  readonly published: { readonly version: PolicyVersion; readonly text: string } | null;
}

/** A release that does not count, and why. */
export interface IgnoredRelease {
  readonly number: number;
  readonly because: 'altered' | 'rights' | 'no-version' | 'second-person' | 'raise-rights';
}

/** The log, judged. */
export interface Standings {
  /** The policies that were ever released, each as it stands. */
  readonly standings: readonly Standing[];
  /** Newest first; only those that were looked at. */
  readonly ignored: readonly IgnoredRelease[];
}

/** What judging needs. */
export interface StandingPorts {
  readonly store: Store;
  readonly mayDo: MayDo;
  /** What a policy's text lets people give. */
  readonly allowancesOf: (policy: string, text: string) => Promise<readonly Allowance[]>;
  /** The text that ships under an id; null for a policy of the team's own. */
  readonly shippedText: (policy: string) => string | null;
}

/** Judges a log. Throws where the helpdesk cannot be reached. */
export async function readStandings(log: readonly LoggedRelease[], ports: StandingPorts): Promise<Standings> {
  const releases = log.filter(isSound);
  const judge = createJudge(releases, ports);
  const policies = [...new Set(releases.map(({ policy }) => policy))];
  await judge.fetch(policies.flatMap((policy) => releases.findLast((each) => each.policy === policy) ?? []));
  const standings: Standing[] = [];
  for (const policy of policies) {
    const standing = await judge.standingBefore(policy, log.length);
    if (standing) standings.push(standing);
  }
  const unsound = log.flatMap((each) =>
    'unsound' in each ? [{ number: each.number, because: 'altered' as const }] : [],
  );
  const ignored = [...judge.ignored(), ...unsound].sort((a, b) => b.number - a.number);
  return { standings, ignored };
}

/** The releases of a policy that count and stand behind a number of the log, oldest first. Throws where the helpdesk cannot be reached. */
export async function countedReleases(
  log: readonly LoggedRelease[],
  { policy, behind }: { readonly policy: string; readonly behind: number },
  ports: StandingPorts,
): Promise<readonly PolicyRelease[]> {
  const judge = createJudge(log.filter(isSound), ports);
  const counted: PolicyRelease[] = [];
  for (let below = log.length; below > behind; ) {
    const standing = await judge.standingBefore(policy, below);
    below = standing?.release.number ?? behind;
    if (standing && below > behind) counted.push(standing.release);
  }
  return counted.reverse();
}

interface Judge {
  /** Reads what these releases name, in as few requests as there can be. */
  fetch(releases: readonly PolicyRelease[]): Promise<void>;
  /** The newest release of a policy that counts, of those below a number. */
  standingBefore(policy: string, number: number): Promise<Standing | null>;
  ignored(): readonly IgnoredRelease[];
}

type Verdict = Standing | IgnoredRelease;

function createJudge(releases: readonly PolicyRelease[], ports: StandingPorts): Judge {
  const verdicts = new Map<number, Promise<Verdict>>();
  const ignored = new Map<number, IgnoredRelease>();
  const contents = createContents(ports.store);
  const judged = (release: PolicyRelease): Promise<Verdict> => {
    const known = verdicts.get(release.number);
    if (known) return known;
    const verdict = judge(release);
    verdicts.set(release.number, verdict);
    return verdict;
  };
  const standingBefore: Judge['standingBefore'] = async (policy, number) => {
    const older = releases.filter((each) => each.policy === policy && each.number < number);
    for (const release of older.toReversed()) {
      const verdict = await judged(release);
      if ('release' in verdict) return verdict;
      ignored.set(verdict.number, verdict);
    }
    return null;
  };
  /** Holds the right today, or somebody who may publish today saw the release in force. */
  const mayDo = async (right: Right, release: PolicyRelease): Promise<boolean> => {
    if (await ports.mayDo(right, release.by)) return true;
    for (const later of releases.filter((each) => each.number > release.number && each.by !== release.by))
      if (later.vouches.includes(release.number) && (await ports.mayDo('publish', later.by))) return true;
    return false;
  };
  const judge = async (release: PolicyRelease): Promise<Verdict> => {
    const { number, policy, state } = release;
    if (!(await mayDo('publish', release))) return { number, because: 'rights' };
    if (state !== 'published') return { policy, release, published: null };
    await contents.fetch([release]);
    const published = contents.of(release);
    if (!published) return { number, because: 'no-version' };
    const because = await raiseProblem(release, published, {
      ports,
      lastPublished: () => lastPublished(release),
      mayRaise: () => mayDo('raise', release),
    });
    return because === null ? { policy, release, published } : { number, because };
  };
  /** Being off for a while does not lower what was agreed to. */
  const lastPublished = async ({ policy, number }: PolicyRelease): Promise<string | null> => {
    for (let below = number; below > 0; ) {
      const before = await standingBefore(policy, below);
      if (!before) return ports.shippedText(policy);
      if (before.published) return before.published.text;
      if (before.release.state === 'deleted') return ports.shippedText(policy);
      below = before.release.number;
    }
    return ports.shippedText(policy);
  };
  return { fetch: contents.fetch, standingBefore, ignored: () => [...ignored.values()] };
}

async function raiseProblem(
  release: PolicyRelease,
  { version, text }: { version: PolicyVersion; text: string },
  {
    ports,
    lastPublished,
    mayRaise,
  }: {
    ports: StandingPorts;
    lastPublished: () => Promise<string | null>;
    mayRaise: () => Promise<boolean>;
  },
): Promise<'second-person' | 'raise-rights' | null> {
  const after = await ports.allowancesOf(release.policy, text);
  if (after.length === 0) return null;
  const before = await lastPublished();
  if (before === text) return null;
  const raises = findRaises(before === null ? [] : await ports.allowancesOf(release.policy, before), after);
  return await whyNotRaised(raises, { publisher: release.by, author: version.by, mayRaise });
}

/** Why a version that raises limits may not be published so; null where it may, or nothing rises. */
export async function whyNotRaised(
  raises: readonly Raise[],
  {
    publisher,
    author,
    mayRaise,
  }: { readonly publisher: string; readonly author: string; readonly mayRaise: () => Promise<boolean> },
): Promise<'second-person' | 'raise-rights' | null> {
  if (raises.length === 0) return null;
  if (publisher === author) return 'second-person';
  return (await mayRaise()) ? null : 'raise-rights';
}

interface Contents {
  fetch(releases: readonly PolicyRelease[]): Promise<void>;
  of(release: PolicyRelease): { version: PolicyVersion; text: string } | null;
}

/** Versions and texts that releases name, each read once. */
function createContents(store: Store): Contents {
  const versions = new Map<string, PolicyVersion>();
  const texts = new Map<string, string>();
  const asked = new Set<number>();
  const nameOf = (policy: string, number: number): string => `${policy}:${number}`;
  return {
    fetch: async (releases) => {
      const fresh = releases.filter(({ number, state }) => state === 'published' && !asked.has(number));
      if (fresh.length === 0) return;
      const found = await readVersionsAndTexts(
        store,
        fresh.map(({ policy, version }) => ({ policy, number: version })),
        fresh.map(({ digest }) => digest).filter((digest) => !texts.has(digest)),
      );
      for (const version of found.versions) versions.set(nameOf(version.policy, version.number), version);
      for (const [digest, text] of found.texts) texts.set(digest, text);
      for (const { number } of fresh) asked.add(number);
    },
    of: ({ policy, version: number, digest }) => {
      const version = versions.get(nameOf(policy, number));
      const text = texts.get(digest);
      return version && text !== undefined && version.digest === digest ? { version, text } : null;
    },
  };
}
