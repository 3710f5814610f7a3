/**
 * An effect is what a call does to one subject. Its attempts are numbered from 0; each has one claim and one settlement,
 * both of which are written once and never changed. Attempt n can be claimed only when n earlier ones are settled, so the
 * claim's key says how often the same thing was tried before, and two people who want it at once meet at one key.
 */
import * as z from 'zod/mini';
import { digest, shortDigest } from '../lib/canonical.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import { parseArgs } from '../tools/argument.ts';
import type { Tool, ToolCall } from '../tools/tool.ts';
import { actorSchema, callSchema, jsonObjectSchema } from './stored.ts';

/** What a call does to one subject, whoever makes it from whichever ticket. */
export interface Effect {
  readonly tool: string;
  /** `order:1042`, as the tool names it. */
  readonly subject: string;
}

const claimSchema = z.object({
  nonce: z.string(),
  attempt: z.string(),
  call: callSchema,
  approval: z.string(),
  approvedBy: actorSchema,
  ticket: z.string(),
  run: z.string(),
  step: z.string(),
  timeoutMs: z.number().check(z.nonnegative()),
  undoes: z.nullable(z.string()),
  version: z._default(z.string(), ''),
});

/**
 * Somebody's word that they, and nobody else, may make this attempt. `attempt` is the call id that the vendor sees, unique
 * to this claim, and empty where the claim was only taken so that nobody sends any more; `call` is the call as it was approved, its longest texts shortened; `undoes` is the claim key of the effect
 * that it takes back; `version` is the policy's that the run went by, empty where a record does not say it.
 */
export type Claim = Readonly<z.infer<typeof claimSchema>>;

const settlementSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('done'),
    output: jsonObjectSchema,
    rest: z.array(callSchema),
    how: z.enum(['call', 'read-back', 'person']),
    note: z.string(),
  }),
  z.object({
    status: z.literal('failed'),
    reason: z.string(),
    mend: z.string(),
    how: z.enum(['call', 'never-sent', 'read-back', 'person']),
    note: z.string(),
  }),
]);

/** What became of an attempt, for good, and how that is known. */
export type Settlement = Readonly<z.infer<typeof settlementSchema>>;

/** A settlement as it stands in storage. */
export interface Settled {
  readonly settlement: Settlement;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** One attempt at an effect. */
export interface Entry {
  /** As the key names it: a long subject by its digest. */
  readonly effect: Effect;
  readonly n: number;
  readonly key: string;
  /** Null where the record cannot be read as a claim: somebody wrote it by hand. */
  readonly claim: Claim | null;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  /** Null while nobody knows what became of it. */
  readonly settled: Settled | null;
}

/** Everything that was ever tried of one effect. */
export interface EffectState {
  readonly effect: Effect;
  /** By number, without gaps; all but the last are settled. */
  readonly entries: readonly Entry[];
  /** The attempt that is not settled yet; a new one has to wait for it. */
  readonly open: Entry | null;
  /** Number of the attempt that may be claimed next. */
  readonly next: number;
  /** Attempts that had their effect, oldest first. */
  readonly done: readonly Entry[];
}

/**
 * The effect of a call with these arguments, as given or as parsed; null where it changes nothing. Tools that work on the
 * ticket name it without its id. Marks on a ticket are told apart by what they say, so that one note does not wait for another.
 */
export function effectOf(tool: Tool, args: ToolCall['args'], ticket: string): Effect | null {
  const parsed = parseArgs(tool, args).args;
  const subject = tool.subjectOf(parsed);
  if (subject === null) return null;
  if (tool.moves !== 'message' && tool.moves !== 'ticket') return { tool: tool.name, subject };
  const said = tool.moves === 'ticket' ? `:${shortDigest(parsed)}` : '';
  return { tool: tool.name, subject: `${subject === 'ticket' ? `ticket:${ticket}` : subject}${said}` };
}

/** The key of an attempt's claim. */
export const claimKey = (effect: Effect, n: number): string => `claim:${nameOf(effect)}:${n}`;

/** The key of the settlement that belongs to a claim's key. */
export const settlementOf = (claim: string): string => claim.replace(/^claim:/, 'settlement:');

/** The key of the claim that a settlement's key belongs to. */
export const claimOfSettlement = (settlement: string): string => settlement.replace(/^settlement:/, 'claim:');

/** What a claim's record says; null where it cannot be read. */
export function readClaim(record: StoredRecord): Claim | null {
  const parsed = z.safeParse(claimSchema, record.body);
  return parsed.success ? parsed.data : null;
}

/** What a claim's key names; a long subject by its digest. */
function readClaimKey(key: string): { readonly effect: Effect; readonly n: number } {
  const [, tool = '', ...rest] = key.split(':');
  const n = Number(rest.pop());
  return { effect: { tool, subject: rest.join(':') }, n };
}

/** Reads one attempt by its claim's key; null where nobody claimed it. Throws where the helpdesk cannot be reached. */
export async function readAttempt(store: Store, key: string): Promise<Entry | null> {
  const records = await store.getMany('entry', [key, settlementOf(key)]);
  const claim = records.find((record) => record.key === key);
  if (!claim) return null;
  return entryOf(
    claim,
    records.find((record) => record.key === settlementOf(key)),
  );
}

/** Subjects that are long or hold other characters than keys may are named by their digest. */
const nameOf = ({ tool, subject }: Effect): string =>
  `${tool}:${PLAIN_SUBJECT.test(subject) ? subject : `~${digest(subject).slice(0, 32)}`}`;

// `order:1042`, `subscription:sub_81-2`; not `gid://shopify/Order/1`.
const PLAIN_SUBJECT = /^[A-Za-z0-9_.:-]{1,80}$/;

/** Reads everything that was tried of an effect; one request for up to `BATCH` attempts. Throws where the helpdesk cannot be reached. */
export async function readEffect(store: Store, effect: Effect): Promise<EffectState> {
  const entries: Entry[] = [];
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const from = batch * BATCH;
    const found = await readBatch(store, effect, from);
    for (const entry of found) entries.push(entry);
    if (found.length < BATCH || entries.at(-1)?.settled === null) return stateOf(effect, entries);
  }
  throw new Error(`effect was tried more than ${BATCH * BATCHES_MAX} times`);
}

const BATCH = 10;
const BATCHES_MAX = 100;

/** Up to the first attempt that nobody settled; what lies behind it can only be a read that lagged. */
async function readBatch(store: Store, effect: Effect, from: number): Promise<Entry[]> {
  const numbers = Array.from({ length: BATCH }, (_, i) => from + i);
  const keys = numbers.map((n) => claimKey(effect, n)).flatMap((key) => [key, settlementOf(key)]);
  const records = new Map((await store.getMany('entry', keys)).map((record) => [record.key, record]));
  const entries: Entry[] = [];
  for (const n of numbers) {
    const claim = records.get(claimKey(effect, n));
    if (!claim) break;
    const entry = entryOf(claim, records.get(settlementOf(claim.key)));
    entries.push(entry);
    if (entry.settled === null) break;
  }
  return entries;
}

/** An attempt as its two records tell it. A settlement that cannot be read settles nothing. */
export function entryOf(claim: StoredRecord, settlement: StoredRecord | undefined): Entry {
  return {
    ...readClaimKey(claim.key),
    key: claim.key,
    claim: readClaim(claim),
    by: claim.createdBy,
    at: claim.createdAt,
    settled: settlement ? settledOf(settlement) : null,
  };
}

/** What a settlement's record says; null where it cannot be read. */
export function settledOf(record: StoredRecord): Settled | null {
  const parsed = z.safeParse(settlementSchema, record.body);
  return parsed.success ? { settlement: parsed.data, by: record.createdBy, at: record.createdAt } : null;
}

function stateOf(effect: Effect, entries: readonly Entry[]): EffectState {
  const last = entries.at(-1);
  const open = last && last.settled === null ? last : null;
  return {
    effect,
    entries,
    open,
    next: open ? open.n : entries.length,
    done: entries.filter((entry) => entry.settled?.settlement.status === 'done'),
  };
}
