/**
 * What runs: one log of releases for all policies, numbered without gaps and never changed. A release publishes a version (a
 * roll-back publishes an old one again), turns a policy off, or takes the team's own away. Whether it counts is decided by
 * `policy-standing.ts` from what the helpdesk's server says of its maker.
 */
import * as z from 'zod/mini';
import type { Json } from '../lib/json.ts';
import type { NewRecord, Store, StoredRecord } from '../lib/store.ts';

const releaseSchema = z.object({
  policy: z.string(),
  state: z.enum(['published', 'off', 'deleted']),
  /** Which version runs from now on; 0 where none does. */
  version: z.number(),
  digest: z.string(),
  note: z.string(),
  /** Numbers of the releases that its maker saw in force: it speaks for them, also when their makers have left. */
  vouches: z.array(z.number()),
});

/** A release as it stands in the log. */
export interface PolicyRelease extends Readonly<z.infer<typeof releaseSchema>> {
  /** Its place in the log, from 0. */
  readonly number: number;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** A place in the log whose record is no release: altered, or not of the form. */
export interface UnsoundRelease {
  readonly number: number;
  readonly unsound: true;
}

/** A place in the log where an experiment was begun or stopped; `experiment/records.ts` reads what it says. */
export interface LoggedExperiment {
  readonly number: number;
  readonly experiment: Json;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** One place of the log. Experiments stand in it too, so that a page learns of both by one request. */
export type LoggedRelease = PolicyRelease | LoggedExperiment | UnsoundRelease;

/** Whether a place of the log holds a release. */
export const isSound = (logged: LoggedRelease): logged is PolicyRelease => 'state' in logged;

/** The log with what was written since; one request where little was. Throws where the helpdesk cannot be reached. */
export async function readReleases(
  store: Store,
  known: readonly LoggedRelease[],
): Promise<readonly LoggedRelease[]> {
  const log = [...known];
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const from = log.length;
    const keys = Array.from({ length: BATCH }, (_, i) => releaseKey(from + i));
    const records = new Map((await store.getMany('rule', keys)).map((record) => [record.key, record]));
    for (const [i, key] of keys.entries()) {
      const record = records.get(key);
      if (!record) return log;
      log.push(readRelease(record, from + i));
    }
  }
  return log;
}

const BATCH = 50;
const BATCHES_MAX = 100;

const releaseKey = (number: number): string => `policy-release:${number}`;

function readRelease(record: StoredRecord, number: number): LoggedRelease {
  const { body, type, createdBy: by, createdAt: at } = record;
  if (by !== record.updatedBy) return { number, unsound: true };
  if (type === EXPERIMENT_TYPE) return { number, experiment: body, by, at };
  const parsed = z.safeParse(releaseSchema, body);
  return parsed.success ? { number, ...parsed.data, by, at } : { number, unsound: true };
}

/** Whether the release at a key publishes an older version than the one that was published before it; false where there is none. */
export function isRollBack(key: string, log: readonly LoggedRelease[]): boolean {
  const release = log.find((one) => releaseKey(one.number) === key);
  if (!release || !isSound(release) || release.state !== 'published') return false;
  const before = log
    .slice(0, release.number)
    .filter(isSound)
    .findLast(({ policy, state }) => policy === release.policy && state === 'published');
  return before !== undefined && release.version < before.version;
}

/** What became of writing a release. */
export type ReleaseOutcome =
  | { readonly status: 'released'; readonly log: readonly LoggedRelease[] }
  /** Somebody released something first: look again before you do. */
  | { readonly status: 'behind'; readonly log: readonly LoggedRelease[] }
  | { readonly status: 'failed'; readonly reason: string };

/** Writes a release behind the log as its maker saw it. Throws where the helpdesk cannot be reached to read. */
export async function writeRelease(
  store: Store,
  log: readonly LoggedRelease[],
  release: Omit<PolicyRelease, 'number' | 'by' | 'at'>,
): Promise<ReleaseOutcome> {
  const { policy, state, version, digest, note, vouches } = release;
  const body = { policy, state, version, digest, note, vouches: [...vouches] };
  return await writeEntry(store, log, { type: 'policy-release', group: policy, body });
}

const EXPERIMENT_TYPE = 'policy-experiment';

/** Writes that an experiment of a policy begins or stops, behind the log as its maker saw it. Throws as `writeRelease` does. */
export const writeExperiment = (
  store: Store,
  log: readonly LoggedRelease[],
  { policy, body }: { readonly policy: string; readonly body: Json },
): Promise<ReleaseOutcome> => writeEntry(store, log, { type: EXPERIMENT_TYPE, group: policy, body });

async function writeEntry(
  store: Store,
  log: readonly LoggedRelease[],
  entry: Pick<NewRecord, 'type' | 'group' | 'body'>,
): Promise<ReleaseOutcome> {
  const outcome = await store.putIfAbsent({ table: 'rule', key: releaseKey(log.length), ...entry });
  if (outcome.status === 'failed' || outcome.status === 'unknown')
    return { status: 'failed', reason: outcome.reason };
  if (outcome.status === 'won')
    return { status: 'released', log: [...log, readRelease(outcome.record, log.length)] };
  return { status: 'behind', log: await readReleases(store, log) };
}
