/** What a person is told who approved what somebody else, or an earlier click of their own, had already begun. */
import { canonicalJson } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';
import type { Entry } from './effect.ts';
import { shortenCall } from './fit.ts';
import { settleFrom } from './ledger.ts';
import { type ReconcilePorts, reconcileEntry } from './reconcile.ts';

/** An attempt by somebody else, or by an earlier click, as it stands in the ledger. */
export interface Earlier {
  readonly key: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  readonly ticket: string;
  /** It was of this approval or of the same suggestion: nothing else was wanted. */
  readonly same: boolean;
}

/** How the other attempt stands. Nothing was sent for this approval. */
export type Taken = { readonly call: ToolCall; readonly earlier: Earlier } & (
  | {
      readonly status: 'already-done';
      readonly output: JsonObject;
      /** It was done with the very arguments that were approved now. */
      readonly equal: boolean;
    }
  /** It failed for that reason; a new approval may try again. */
  | { readonly status: 'overtaken'; readonly reason: string }
  | { readonly status: 'under-way'; readonly checkAt: string }
  /** Only a person can tell; `look` says where. */
  | { readonly status: 'not-sure'; readonly look: string }
);

/** What of an approval is needed to compare it with an attempt. */
export interface Wanted {
  readonly id: string;
  readonly call: ToolCall;
  readonly ticket: string;
}

/** Finds out how the attempt stands that took an approval's place. */
export async function tellTaken(entry: Entry, wanted: Wanted, ports: ReconcilePorts): Promise<Taken> {
  const found = await reconcileEntry(entry, ports);
  const told = { call: wanted.call, earlier: earlierOf(entry, wanted) };
  if (found.status === 'waiting') return { ...told, status: 'under-way', checkAt: found.until };
  if (found.status === 'unreachable') return { ...told, status: 'under-way', checkAt: settleFrom(entry) };
  if (found.status === 'cannot-tell') return { ...told, status: 'not-sure', look: found.look };
  const settlement = found.entry.settled?.settlement;
  if (settlement?.status !== 'done')
    return { ...told, status: 'overtaken', reason: settlement?.reason ?? '' };
  return { ...told, status: 'already-done', output: settlement.output, equal: isEqual(entry, wanted) };
}

const isEqual = ({ claim }: Entry, { call }: Wanted): boolean =>
  canonicalJson(claim?.call.args ?? null) === canonicalJson(shortenCall(call).args);

const earlierOf = ({ key, by, at, claim }: Entry, wanted: Wanted): Earlier => ({
  key,
  by,
  at,
  ticket: claim?.ticket ?? '',
  same:
    claim?.approval === wanted.id || (claim?.ticket === wanted.ticket && claim.call.id === wanted.call.id),
});
