/**
 * The policies that run: those that ship, with the team's published versions in their place and beside them, without those that
 * are off. A ticket goes on with the versions that its runs began with, within today's limits.
 */
import type { RunEvent } from '../assist/event.ts';
import { foldCase } from '../assist/run.ts';
import { digest } from '../lib/canonical.ts';
import type { Policy } from '../policy/policy.ts';
import { stricterOf } from '../policy/stricter.ts';
import type { Catalog } from '../tools/tool.ts';
import type { Standing } from './policy-standing.ts';

/** A policy that runs. */
export interface RunningPolicy {
  readonly policy: Policy;
  /** The team's version; 0 for a policy as it ships. */
  readonly version: number;
  /** What a run remembers of the version that it began with. */
  readonly label: string;
}

/** Everything that runs today. */
export interface Running {
  readonly policies: readonly RunningPolicy[];
}

/** The label of a team's version. */
export const teamLabel = (version: number, textDigest: string): string =>
  `${version}:${textDigest.slice(0, DIGITS)}`;

/** The label of a policy without versions: a digest of what it says, worked out once. */
export function plainLabel(policy: Policy): string {
  const label = labels.get(policy) ?? digest(policy.steps).slice(0, DIGITS);
  labels.set(policy, label);
  return label;
}

/** Takes over a policy's plain label as it was worked out when the app was built. */
export const keepLabel = (policy: Policy, label: string): void => void labels.set(policy, label);

const labels = new WeakMap<Policy, string>();

const DIGITS = 12;

/** The number and the beginning of the text's digest that a team's label names; null for any other label. */
export function readTeamLabel(label: string): { version: number; digest: string } | null {
  const [, version, textDigest = ''] = TEAM_LABEL.exec(label) ?? [];
  return version === undefined ? null : { version: Number(version), digest: textDigest };
}

// A team's label: `7:0a1b2c3d4e5f`.
const TEAM_LABEL = /^([1-9]\d{0,8}):([0-9a-f]{12})$/;

/** What runs, from what ships and how the team's releases stand; `compiled` holds published policies by id. */
export function runningOf(
  shipped: readonly Policy[],
  standings: readonly Standing[],
  compiled: ReadonlyMap<string, Policy>,
): Running {
  const gone = new Set(
    standings.filter(({ release }) => release.state !== 'deleted').map(({ policy }) => policy),
  );
  const team = standings.flatMap(({ policy: id, published }): RunningPolicy[] => {
    const policy = compiled.get(id);
    if (!published || !policy) return [];
    const { number, digest: textDigest } = published.version;
    return [{ policy: { ...policy, id }, version: number, label: teamLabel(number, textDigest) }];
  });
  const own = shipped
    .filter(({ id }) => !gone.has(id))
    .map((policy): RunningPolicy => ({ policy, version: 0, label: plainLabel(policy) }));
  return { policies: [...own, ...team].sort((a, b) => (a.policy.id < b.policy.id ? -1 : 1)) };
}

/** The label with which the newest run of each policy on a ticket began; runs that were ended are left out. */
export function labelsOf(events: readonly RunEvent[]): ReadonlyMap<string, string> {
  const runs = foldCase(events).runs.filter(({ ended, version }) => ended === null && version !== '');
  return new Map(runs.map(({ policy, version }) => [policy, version]));
}

/** What an experiment of a policy says of one ticket. */
export interface TriedOnTicket {
  /** The version with which a new case of this requester begins. */
  readonly label: string;
  /** Its versions. */
  readonly labels: readonly string[];
}

/** How a policy runs on one ticket. */
export interface OnTicket extends RunningPolicy {
  /** The version that begins today; null where the policy was turned off or taken away meanwhile. */
  readonly today: number | null;
}

/**
 * The policies for one ticket: a version under way takes today's place. What is off today goes on as a reading only: none of its
 * tools may be used any more. A version that cannot be had any more gives way to today's.
 */
export function policiesOnTicket(
  { policies }: Running,
  labels: ReadonlyMap<string, string>,
  {
    begun,
    catalog,
    tried = () => undefined,
  }: {
    readonly begun: (label: string, policy: string) => RunningPolicy | undefined;
    readonly catalog: Catalog;
    /** The experiment of a policy; none where it is left out. */
    readonly tried?: (policy: string) => TriedOnTicket | undefined;
  },
): readonly OnTicket[] {
  const today = policies.map((each): OnTicket => {
    const trial = tried(each.policy.id);
    const label = labels.get(each.policy.id) ?? trial?.label ?? each.label;
    const other = label === each.label ? undefined : begun(label, each.policy.id);
    if (!other) return { ...each, today: each.version };
    // Nobody moves a case from one version of an experiment to another.
    const isSteady = trial?.labels.includes(label) ?? false;
    const policy = stricterOf(other.policy, each.policy);
    return { ...other, policy, today: isSteady ? other.version : each.version };
  });
  const known = new Set(policies.map(({ policy }) => policy.id));
  const withdrawn = [...labels].flatMap(([policy, label]): OnTicket[] => {
    const other = known.has(policy) ? undefined : begun(label, policy);
    return other ? [{ ...other, policy: withoutTools(other.policy, catalog), today: null }] : [];
  });
  return [...today, ...withdrawn];
}

const withoutTools = (policy: Policy, catalog: Catalog): Policy => ({
  ...policy,
  approval: Object.fromEntries(
    catalog
      .all()
      .filter(({ effect }) => effect === 'write')
      .map(({ name }) => [name, 'never']),
  ),
});
