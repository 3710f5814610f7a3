/**
 * A customer's allowance: a numbered list of what was, or may be, given to them. An entry is written after the claim and
 * before the call, so that two agents with two tickets of one customer cannot both use up the same limit.
 */
import * as z from 'zod/mini';
import { digest } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import type { PeriodLimit } from '../policy/period-limits.ts';
import { type Grant, type LimitStanding, mergeGrants, standingsOf } from './cumulative.ts';
import { type EffectState, type Entry, settledOf, settlementOf } from './effect.ts';
import { fitOutput } from './fit.ts';
import type { LedgerPorts } from './ledger.ts';
import { jsonObjectSchema } from './stored.ts';

const bodySchema = z.object({
  claim: z.string(),
  settlement: z.string(),
  tool: z.string(),
  args: jsonObjectSchema,
});

/** What became of noting a call against its customer's limits. */
export type ReserveOutcome =
  | { readonly status: 'reserved' }
  | { readonly status: 'over'; readonly standing: Exclude<LimitStanding, { status: 'within' }> }
  | { readonly status: 'failed'; readonly reason: string };

/** Notes an attempt against its customer's limits, or says which limit forbids it. Throws where the helpdesk cannot be reached. */
export async function reserve(
  entry: Entry,
  of: {
    readonly customer: string;
    readonly limits: readonly PeriodLimit[];
    readonly args: JsonObject;
    /** What else the customer was given, as the vendor and the ledger of the effect tell it. */
    readonly known: readonly Grant[];
    /** The vendor's name of what an output gave; empty where it does not say. */
    readonly idOf: (output: JsonObject) => string;
  },
  ports: LedgerPorts,
): Promise<ReserveOutcome> {
  const tool = entry.effect.tool;
  const body = {
    claim: entry.key,
    settlement: settlementOf(entry.key),
    tool,
    args: fitOutput(of.args),
  };
  let reason = 'others were giving to the same customer at the same time';
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (round > 0) await ports.sleep(round * PAUSE_MS);
    const records = await readRecords(ports.store, of.customer);
    if (records.some((record) => claimOf(record) === entry.key)) return { status: 'reserved' };
    const own = await grantsOf(ports.store, records, of.idOf);
    const before = of.known.filter(({ ids }) => !ids.includes(entry.key));
    const past = { grants: mergeGrants(own, before), now: ports.now() };
    const over = standingsOf({ tool, args: of.args }, of.limits, past).find((one) => one.status !== 'within');
    if (over) return { status: 'over', standing: over };
    const key = allowanceKey(of.customer, records.length);
    const outcome = await ports.store.putIfAbsent({
      table: 'entry',
      key,
      type: 'allowance',
      body,
      group: '',
    });
    if (outcome.status === 'won') return { status: 'reserved' };
    if (outcome.status !== 'lost') reason = outcome.reason;
  }
  return { status: 'failed', reason };
}

const ROUNDS_MAX = 6;
const PAUSE_MS = 300;

/** The customer is named by a digest: these records outlive the rest. */
const allowanceKey = (customer: string, n: number): string =>
  `allowance:${digest(customer.trim().toLowerCase()).slice(0, 32)}:${n}`;

/** Everything that a customer was given or may be about to get, oldest first; failed attempts are left out. Throws where the helpdesk cannot be reached. */
export async function readGrants(
  store: Store,
  customer: string,
  idOf: (output: JsonObject) => string = () => '',
): Promise<readonly Grant[]> {
  return await grantsOf(store, await readRecords(store, customer), idOf);
}

/** What an effect on a customer's own account was tried before: it counts though no limit was in force then. */
export function grantsOfEffect(state: EffectState): readonly Grant[] {
  return state.entries.flatMap(({ key, at, claim, settled, effect }): Grant[] => {
    if (!effect.subject.startsWith('customer:') || settled?.settlement.status === 'failed') return [];
    return [
      {
        tool: effect.tool,
        args: claim?.call.args ?? {},
        at,
        ids: [key],
        standing: settled ? 'given' : 'held',
      },
    ];
  });
}

async function readRecords(store: Store, customer: string): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const keys = Array.from({ length: BATCH }, (_, i) => allowanceKey(customer, batch * BATCH + i));
    const found = await store.getMany('entry', keys);
    records.push(...found);
    if (found.length < BATCH) return records;
  }
  throw new Error(`a customer was given more than ${BATCH * BATCHES_MAX} things`);
}

const BATCH = 30;
const BATCHES_MAX = 50;

const claimOf = (record: StoredRecord): string | undefined => {
  const parsed = z.safeParse(bodySchema, record.body);
  return parsed.success ? parsed.data.claim : undefined;
};

async function grantsOf(
  store: Store,
  records: readonly StoredRecord[],
  idOf: (output: JsonObject) => string,
): Promise<Grant[]> {
  const noted = records.flatMap((record) => {
    const parsed = z.safeParse(bodySchema, record.body);
    return parsed.success ? [{ ...parsed.data, at: record.createdAt }] : [];
  });
  const settlements = await store.getMany(
    'entry',
    noted.map(({ settlement }) => settlement),
  );
  const outcomes = new Map(settlements.map((record) => [record.key, settledOf(record)?.settlement]));
  return noted.flatMap(({ claim, tool, args, at, settlement }): Grant[] => {
    const outcome = outcomes.get(settlement);
    if (outcome?.status === 'failed') return [];
    const id = outcome ? idOf(outcome.output) : '';
    return [{ tool, args, at, ids: id === '' ? [claim] : [claim, id], standing: outcome ? 'given' : 'held' }];
  });
}
