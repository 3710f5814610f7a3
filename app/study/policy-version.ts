/**
 * The versions of a team's policies: each save is a record of its own, numbered without gaps, never changed afterwards. The text
 * lies beside it under its digest, so that a version can be listed without it and cannot be altered unnoticed.
 */
import * as z from 'zod/mini';
import { putLong, readLong } from '../ledger/long-record.ts';
import { digest } from '../lib/canonical.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import type { MayDo } from './studio-rights.ts';

const versionSchema = z.object({
  title: z.string(),
  /** Digest of the text. */
  digest: z.string(),
  note: z.string(),
  /** The version it was made from; 0 for a text that begins here. */
  base: z.number(),
  /** Made for an experiment: nobody's draft. */
  trial: z._default(z.boolean(), false),
});

/** A saved version of a policy, without its text. */
export interface PolicyVersion {
  readonly policy: string;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** Digest of the text: `readPolicyTexts` finds it. */
  readonly digest: string;
  /** What its author says has changed. */
  readonly note: string;
  readonly base: number;
  /** Made for an experiment: it has a number as every other, and is nobody's draft. */
  readonly trial: boolean;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** What became of a save. */
export type SaveOutcome =
  | { readonly status: 'saved'; readonly version: PolicyVersion }
  /** Somebody else saved that number first; nothing was written. */
  | { readonly status: 'behind'; readonly theirs: PolicyVersion }
  | { readonly status: 'failed'; readonly reason: string };

/** What is saved. */
export interface NewVersion {
  readonly policy: string;
  /** One more than the version that its author saw last; versions made for experiments are passed over. */
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly base: number;
}

/** Whether a version is one that authors go on from; what is not is passed over. */
export type IsDraft = (version: PolicyVersion) => Promise<boolean>;

/** Versions of people who may write policies, those made for experiments left out. */
export const draftsOf =
  (mayDo: MayDo): IsDraft =>
  async ({ trial, by }) =>
    !trial && (await mayDo('draft', by));

const isNoTrial: IsDraft = async ({ trial }) => !trial;

/** Saves a version under its number, or says who was first. The text is written before the version that names it. */
export async function saveVersion(
  store: Store,
  fresh: NewVersion,
  isDraft: IsDraft = isNoTrial,
): Promise<SaveOutcome> {
  const trouble = await putText(store, fresh);
  if (trouble !== '') return { status: 'failed', reason: trouble };
  for (let skipped = 0; skipped < PASSED_MAX; skipped += 1) {
    const outcome = await putVersion(store, { ...fresh, number: fresh.number + skipped }, false);
    if (outcome.status === 'altered') continue;
    if (outcome.status !== 'behind' || (await isDraft(outcome.theirs))) return outcome;
  }
  return { status: 'failed', reason: 'too many versions that do not count stand before this one' };
}

/** Saves a version for an experiment under the first number that is free from the given one on. */
export async function saveTrial(store: Store, fresh: NewVersion): Promise<SaveOutcome> {
  const trouble = await putText(store, fresh);
  if (trouble !== '') return { status: 'failed', reason: trouble };
  for (let skipped = 0; skipped < PASSED_MAX; skipped += 1) {
    const outcome = await putVersion(store, { ...fresh, number: fresh.number + skipped }, true);
    if (outcome.status !== 'behind' && outcome.status !== 'altered') return outcome;
  }
  return { status: 'failed', reason: 'no number is free for the version' };
}

/** Versions that are passed over between two saves. */
const PASSED_MAX = 50;

/** Why the text was not written; empty where it was. */
async function putText(store: Store, { policy, text }: NewVersion): Promise<string> {
  const textDigest = digest(text);
  const kept = await putLong(store, textRecord(policy, textDigest, text), textDigest.slice(0, 32));
  return kept.status === 'failed' || kept.status === 'unknown' ? kept.reason : '';
}

/** `altered` where a record stands under the number that is no version, or no longer: nobody's save is held up by it. */
async function putVersion(
  store: Store,
  fresh: NewVersion,
  trial: boolean,
): Promise<SaveOutcome | { readonly status: 'altered' }> {
  const { policy, number, title, text, note, base } = fresh;
  const outcome = await store.putIfAbsent({
    table: 'rule',
    key: versionKey(policy, number),
    type: VERSION_TYPE,
    body: { title, digest: digest(text), note, base, ...(trial ? { trial } : {}) },
    group: policy,
  });
  if (outcome.status === 'failed' || outcome.status === 'unknown')
    return { status: 'failed', reason: outcome.reason };
  const [version] = readVersion(outcome.record);
  if (!version && outcome.status === 'lost') return { status: 'altered' };
  if (!version) return { status: 'failed', reason: 'the saved version cannot be read' };
  return outcome.status === 'won' ? { status: 'saved', version } : { status: 'behind', theirs: version };
}

/** The next draft that somebody saved behind a version; null where nobody did. Throws where the helpdesk cannot be reached. */
export async function readNextVersion(
  store: Store,
  { policy, number }: { readonly policy: string; readonly number: number },
  isDraft: IsDraft = isNoTrial,
): Promise<PolicyVersion | null> {
  for (let next = number + 1; next <= number + PASSED_MAX; next += 1) {
    const [found] = await readVersions(store, [{ policy, number: next }]);
    if (!found) return null;
    if (await isDraft(found)) return found;
  }
  return null;
}

/** Records of versions, for lists. */
export const VERSION_TYPE = 'policy-version';

/** The key of a version. */
export const versionKey = (policy: string, number: number): string => `policy:${policy}:${number}`;

const textRecord = (policy: string, textDigest: string, text: string) =>
  ({
    table: 'rule',
    key: textKey(textDigest),
    type: 'policy-text',
    body: { text },
    group: policy,
  }) as const;

/** The key of a text. */
export const textKey = (textDigest: string): string => `policy-text:${textDigest}`;

/** A version read from its record; none where it is not of the form or was changed after it was made. */
export function readVersion(record: StoredRecord): PolicyVersion[] {
  const parsed = z.safeParse(versionSchema, record.body);
  const number = Number(record.key.slice(record.key.lastIndexOf(':') + 1));
  const isOurs = record.key === versionKey(record.group, number) && Number.isInteger(number) && number > 0;
  if (!parsed.success || !isOurs || record.createdBy !== record.updatedBy) return [];
  return [{ policy: record.group, number, ...parsed.data, by: record.createdBy, at: record.createdAt }];
}

/** Versions by policy and number; those that are not there or were altered are left out. Throws where the helpdesk cannot be reached. */
export async function readVersions(
  store: Store,
  wanted: readonly { readonly policy: string; readonly number: number }[],
): Promise<readonly PolicyVersion[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.map(({ policy, number }) => versionKey(policy, number));
  return (await store.getMany('rule', keys)).flatMap(readVersion);
}

const textSchema = z.object({ text: z.string() });

/** Texts by digest; one that is missing or is not what its digest says is left out. Throws where the helpdesk cannot be reached. */
export async function readPolicyTexts(
  store: Store,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(digests)];
  if (wanted.length === 0) return new Map();
  return await textsIn(store, await store.getMany('rule', wanted.map(textKey)), wanted);
}

/** Versions and texts together, in one request; what is missing or altered is left out as by `readVersions` and `readPolicyTexts`. */
export async function readVersionsAndTexts(
  store: Store,
  versions: readonly { readonly policy: string; readonly number: number }[],
  digests: readonly string[],
): Promise<{ readonly versions: readonly PolicyVersion[]; readonly texts: ReadonlyMap<string, string> }> {
  const textKeys = new Set(digests.map(textKey));
  const keys = [...versions.map(({ policy, number }) => versionKey(policy, number)), ...textKeys];
  const records = keys.length === 0 ? [] : await store.getMany('rule', keys);
  return {
    versions: records.filter(({ key }) => !textKeys.has(key)).flatMap(readVersion),
    texts: await textsIn(
      store,
      records.filter(({ key }) => textKeys.has(key)),
      digests,
    ),
  };
}

async function textsIn(
  store: Store,
  records: readonly StoredRecord[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const bodies = await Promise.all(records.map((record) => readLong(store, record)));
  const texts = bodies.flatMap((body) => {
    const parsed = z.safeParse(textSchema, body);
    return parsed.success ? [[digest(parsed.data.text), parsed.data.text] as const] : [];
  });
  return new Map(texts.filter(([found]) => wanted.includes(found)));
}

/** Newest versions of all policies, newest first; lists may lag behind saves by seconds. Throws where the helpdesk cannot be reached. */
export async function listVersions(
  store: Store,
  policy: string | null = null,
): Promise<readonly PolicyVersion[]> {
  const versions: PolicyVersion[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await store.find({
      table: 'rule',
      type: VERSION_TYPE,
      limit: 100,
      ...(policy === null ? {} : { group: policy }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    versions.push(...found.records.flatMap(readVersion));
    if (found.next === null) break;
    cursor = found.next;
  }
  return versions;
}

/** Two thousand saves; older ones are found by their numbers. */
const PAGES_MAX = 20;
