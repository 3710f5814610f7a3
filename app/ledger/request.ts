/**
 * What an agent asks of a supervisor and what the supervisor says. Both are records of their own, written once; who wrote
 * them is the helpdesk's word, not ours.
 */
import * as z from 'zod/mini';
import type { CallProposal } from '../assist/outcome.ts';
import { canonicalJson, digest } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';
import { type Said, saidSchema } from '../lib/said.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import type { Effect } from './effect.ts';
import { putLong, readLong } from './long-record.ts';
import { callSchema, evidenceSchema, jsonObjectSchema } from './stored.ts';

/** Digests of what a decision rests on; a request is stale when either has changed. */
export interface Basis {
  readonly facts: string;
  readonly policy: string;
}

const basisSchema = z.object({ facts: z.string(), policy: z.string() });

const bodySchema = z.object({
  proposal: z.object({
    type: z.literal('call'),
    run: z.string(),
    step: z.string(),
    call: callSchema,
    sources: z.record(z.string(), evidenceSchema),
    evidence: z.array(evidenceSchema),
  }),
  ticket: z.string(),
  effect: z.nullable(z.object({ tool: z.string(), subject: z.string() })),
  n: z.number(),
  undoes: z.nullable(z.string()),
  basis: basisSchema,
  because: z.string(),
  why: z._default(z.nullable(saidSchema), null),
  words: z.string(),
  version: z._default(z.string(), ''),
});

/**
 * What is asked: the call, the attempt at its effect (`n`), what it rests on, why a supervisor, the agent's own words, and the
 * version of the policy that its run goes by.
 */
export interface Asked {
  readonly proposal: CallProposal;
  readonly ticket: string;
  readonly effect: Effect | null;
  readonly n: number;
  readonly undoes: string | null;
  readonly basis: Basis;
  readonly because: string;
  /** The same without a language; null where the record does not hold it. */
  readonly why: Said | null;
  readonly words: string;
  readonly version: string;
}

/** A request as it stands in storage. */
export interface SupervisorRequest {
  readonly key: string;
  readonly asked: Asked;
  /** Of all that is asked; a decision carries it. */
  readonly digest: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  /** Somebody else has changed the record since; it cannot be decided. */
  readonly altered: boolean;
}

const decisionSchema = z.object({
  request: z.string(),
  digest: z.string(),
  verdict: z.enum(['approved', 'rejected']),
  args: z.nullable(jsonObjectSchema),
  reason: z.string(),
});

/** A supervisor's word on a request; `args` are the arguments as they changed them, null where they did not. */
export interface Decision {
  readonly key: string;
  readonly verdict: 'approved' | 'rejected';
  readonly args: JsonObject | null;
  readonly reason: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** Whether the helpdesk's user with that id may decide. */
export type IsSupervisor = (user: string) => Promise<boolean>;

/** What became of asking. */
export type AskOutcome =
  | { readonly status: 'asked'; readonly request: SupervisorRequest }
  | { readonly status: 'failed'; readonly reason: string };

/** Asks a supervisor; the same thing asked twice is one request. Throws where the helpdesk cannot be reached. */
export async function askSupervisor(store: Store, asked: Asked, id: string): Promise<AskOutcome> {
  const body = z.parse(bodySchema, asked);
  let reason = 'others were asking at the same time';
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const earlier = await readRequests(store, asked.ticket);
    const same = earlier.find((request) => request.digest === digest(body));
    if (same) return { status: 'asked', request: same };
    if (earlier.length >= REQUESTS_MAX)
      return { status: 'failed', reason: 'a ticket takes no more requests' };
    const key = requestKey(asked.ticket, earlier.length);
    const outcome = await putLong(
      store,
      { table: 'entry', key, type: 'request', body, group: asked.ticket },
      `${id}-${round}`,
    );
    if (outcome.status === 'failed') return outcome;
    if (outcome.status === 'unknown') reason = outcome.reason;
  }
  return { status: 'failed', reason };
}

const ROUNDS_MAX = 5;

/** The key of a ticket's nth request. */
const requestKey = (ticket: string, n: number): string => `request:${ticket}:${n}`;

/** Every request of a ticket, oldest first; one that cannot be read is shown as altered. Throws where the helpdesk cannot be reached. */
export async function readRequests(store: Store, ticket: string): Promise<readonly SupervisorRequest[]> {
  const keys = Array.from({ length: REQUESTS_MAX }, (_, n) => requestKey(ticket, n));
  const records = await store.getMany('entry', keys);
  return await Promise.all(records.map((record) => readRequest(store, record)));
}

/** More requests than this on one ticket are no longer a supervisor's matter but a talk's. */
const REQUESTS_MAX = 40;

/** A request as its record tells it. */
export async function readRequest(store: Store, record: StoredRecord): Promise<SupervisorRequest> {
  const body = await readLong(store, record);
  const parsed = z.safeParse(bodySchema, body);
  return {
    key: record.key,
    asked: parsed.success ? parsed.data : { ...UNREAD, ticket: record.group },
    digest: digest(body ?? null),
    by: record.createdBy,
    at: record.createdAt,
    altered: !parsed.success || record.updatedBy !== record.createdBy,
  };
}

/** What a request's body asks; null where it cannot be read. */
export function readRequestBody(body: unknown): Asked | null {
  const parsed = z.safeParse(bodySchema, body);
  return parsed.success ? parsed.data : null;
}

const UNREAD: Asked = {
  proposal: {
    type: 'call',
    run: '',
    step: '',
    call: { id: '', tool: '', args: {} },
    sources: {},
    evidence: [],
  },
  ticket: '',
  effect: null,
  n: 0,
  undoes: null,
  basis: { facts: '', policy: '' },
  because: '',
  why: null,
  words: '',
  version: '',
};

/** What the deciding person says. */
export interface Word {
  readonly verdict: 'approved' | 'rejected';
  readonly args: JsonObject | null;
  readonly reason: string;
}

/** What deciding needs: the person's id, who may decide, and what the case rests on today. */
export interface DecidePorts {
  readonly store: Store;
  readonly user: string;
  readonly isSupervisor: IsSupervisor;
  readonly basis: Basis;
  readonly randomId: () => string;
}

/** What became of deciding. */
export type DecideOutcome =
  | { readonly status: 'decided'; readonly decision: Decision }
  /** Another supervisor was first. */
  | { readonly status: 'already-decided'; readonly decision: Decision }
  | {
      readonly status: 'refused';
      readonly check: 'own-request' | 'role' | 'altered' | 'stale';
      readonly reason: string;
    }
  | { readonly status: 'failed'; readonly reason: string };

/** Writes a supervisor's word on a request; of all who decide one request the first stands. Throws where the helpdesk cannot be reached. */
export async function decide(
  request: SupervisorRequest,
  word: Word,
  ports: DecidePorts,
): Promise<DecideOutcome> {
  const refusal = await refuseDecider(request, ports);
  if (refusal) return refusal;
  const body = { request: request.key, digest: request.digest, ...word };
  for (const key of decisionKeys(request)) {
    const outcome = await putLong(
      ports.store,
      { table: 'rule', key, type: 'decision', body, group: request.asked.ticket },
      ports.randomId(),
    );
    if (outcome.status === 'failed' || outcome.status === 'unknown')
      return { status: 'failed', reason: outcome.reason };
    const standing = await readDecision(ports.store, outcome.record, {
      request,
      isSupervisor: ports.isSupervisor,
    });
    if (!('verdict' in standing)) continue;
    return {
      status: isSameWord(outcome.record, standing, { word, user: ports.user })
        ? 'decided'
        : 'already-decided',
      decision: standing,
    };
  }
  return { status: 'failed', reason: 'records that are no decisions stand in its place; ask for it anew' };
}

async function refuseDecider(
  request: SupervisorRequest,
  ports: DecidePorts,
): Promise<Extract<DecideOutcome, { status: 'refused' }> | null> {
  const refuse = (check: 'own-request' | 'role' | 'altered' | 'stale', reason: string) =>
    ({ status: 'refused', check, reason }) as const;
  if (request.altered) return refuse('altered', 'the request was changed after it was made');
  if (request.by === ports.user) return refuse('own-request', 'nobody decides their own request');
  if (!(await ports.isSupervisor(ports.user))) return refuse('role', 'only a supervisor can decide');
  if (isStale(request, ports.basis))
    return refuse('stale', 'the case or the policy has changed since it was asked');
  return null;
}

/** Whether what a request rests on has changed. */
export const isStale = (request: SupervisorRequest, today: Basis): boolean =>
  request.asked.basis.facts !== today.facts || request.asked.basis.policy !== today.policy;

const isSameWord = (record: StoredRecord, standing: Decision, mine: { word: Word; user: string }): boolean =>
  record.createdBy === mine.user &&
  canonicalJson({ verdict: standing.verdict, args: standing.args, reason: standing.reason }) ===
    canonicalJson(mine.word);

/** Where a request's decision may stand: the first valid one counts, so that a forged one takes a place but decides nothing. */
const decisionKeys = (request: SupervisorRequest): string[] =>
  Array.from({ length: DECISIONS_MAX }, (_, k) => decisionKey(request, k));

const decisionKey = (request: SupervisorRequest, k: number): string =>
  `${request.key.replace('request:', 'decision:')}:${k}`;

/** The key of the request that a decision's key names. */
export const requestOfDecision = (key: string): string =>
  key.slice(0, Math.max(key.lastIndexOf(':'), 0)).replace('decision:', 'request:');

/** The digest of the request that a decision's body speaks of; empty where it cannot be read. */
export function readDecidedDigest(body: unknown): string {
  const parsed = z.safeParse(decisionSchema, body);
  return parsed.success ? parsed.data.digest : '';
}

const DECISIONS_MAX = 5;

/** A record that stands where a decision could, and why it decides nothing. */
export interface IgnoredDecision {
  readonly key: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  readonly because: 'own-request' | 'role' | 'altered' | 'other-request' | 'unreadable';
}

/** How a request stands: the decision that counts, null while there is none, and what was ignored before it. */
export interface Standing {
  readonly decision: Decision | null;
  readonly ignored: readonly IgnoredDecision[];
}

/** The decision on a request that counts, or null while there is none. Throws where the helpdesk cannot be reached. */
export async function findDecision(
  store: Store,
  request: SupervisorRequest,
  isSupervisor: IsSupervisor,
): Promise<Decision | null> {
  return (await readStandings(store, [request], isSupervisor)).get(request.key)?.decision ?? null;
}

/**
 * How requests stand, by their keys; one request to the helpdesk a hundred of them where nobody wrote records that are no
 * decisions. An altered request has no decision. Throws where the helpdesk cannot be reached.
 */
export async function readStandings(
  store: Store,
  requests: readonly SupervisorRequest[],
  isSupervisor: IsSupervisor,
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>(requests.map(({ key }) => [key, NOTHING_SAID]));
  let open = requests.filter(({ altered }) => !altered);
  for (let k = 0; k < DECISIONS_MAX && open.length > 0; k += 1) {
    const keys = open.map((request) => decisionKey(request, k));
    const records = new Map((await store.getMany('rule', keys)).map((record) => [record.key, record]));
    const answered = open.flatMap((request) => {
      const record = records.get(decisionKey(request, k));
      return record ? [{ request, record }] : [];
    });
    const read = await Promise.all(
      answered.map(({ request, record }) => readDecision(store, record, { request, isSupervisor })),
    );
    open = answered.flatMap(({ request }, i): SupervisorRequest[] => {
      const [before, said] = [standings.get(request.key) ?? NOTHING_SAID, read[i]];
      if (!said) return [];
      const isDecided = 'verdict' in said;
      const ignored = isDecided ? before.ignored : [...before.ignored, said];
      standings.set(request.key, { decision: isDecided ? said : null, ignored });
      return isDecided ? [] : [request];
    });
  }
  return standings;
}

const NOTHING_SAID: Standing = { decision: null, ignored: [] };

/**
 * A record counts as a decision when one person made it and nobody touched it since, that person may decide and did not ask,
 * and it speaks of the request as it stands.
 */
async function readDecision(
  store: Store,
  record: StoredRecord,
  { request, isSupervisor }: { request: SupervisorRequest; isSupervisor: IsSupervisor },
): Promise<Decision | IgnoredDecision> {
  const ignore = (because: IgnoredDecision['because']): IgnoredDecision => ({
    key: record.key,
    by: record.createdBy,
    at: record.createdAt,
    because,
  });
  if (record.createdBy !== record.updatedBy) return ignore('altered');
  if (record.createdBy === request.by) return ignore('own-request');
  const parsed = z.safeParse(decisionSchema, await readLong(store, record));
  if (!parsed.success) return ignore('unreadable');
  if (parsed.data.request !== request.key || parsed.data.digest !== request.digest)
    return ignore('other-request');
  if (!(await isSupervisor(record.createdBy))) return ignore('role');
  const { verdict, args, reason } = parsed.data;
  return { key: record.key, verdict, args, reason, by: record.createdBy, at: record.createdAt };
}
