/** Claim, verify anew, call, settle: the one way in which an approved effect comes about, at most once. */
import { canonicalJson, shortDigest } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ToolCall, ToolResult } from '../tools/tool.ts';
import { type ReserveOutcome, reserve } from './allowance.ts';
import type { Approval } from './approval.ts';
import type { CumulativeLimit } from './cumulative.ts';
import { type Claim, claimKey, type Effect, type Entry, type Settlement } from './effect.ts';
import { fitOutput, shortenCall } from './fit.ts';
import { claimAttempt, type Held, isLate, settle, settleFrom } from './ledger.ts';
import { type ReconcilePorts, readBack, reconcileEntry } from './reconcile.ts';

/** What carrying out an approval needs. */
export interface ExecutePorts extends ReconcilePorts {
  /** Reads stale facts again and puts the call through every check, with today's policy. */
  readonly verifyAnew: (
    approval: Approval,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** Limits per customer and period that bind this call; empty where there are none. */
  readonly limits: readonly CumulativeLimit[];
  /** Who the customer is to those limits: their verified address or their id. */
  readonly customer: string;
}

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

/** How carrying out an approval ended. */
export type Execution =
  /** `recorded` is false where the ledger could not be written; whoever opens the ticket next settles it. */
  | {
      readonly status: 'done';
      readonly call: ToolCall;
      readonly key: string;
      readonly output: JsonObject;
      readonly rest: readonly ToolCall[];
      readonly recorded: boolean;
    }
  | {
      readonly status: 'failed';
      readonly call: ToolCall;
      readonly key: string;
      readonly reason: string;
      readonly mend: string;
    }
  /** It may have happened. `checkAt`: when, by the server's clock, it can be found out for good. */
  | {
      readonly status: 'unknown';
      readonly call: ToolCall;
      readonly key: string;
      readonly reason: string;
      readonly checkAt: string;
    }
  /** Nothing was sent, for the rest of these. */
  | {
      readonly status: 'already-done';
      readonly call: ToolCall;
      readonly earlier: Earlier;
      readonly output: JsonObject;
      readonly equal: boolean;
    }
  | {
      readonly status: 'overtaken';
      readonly call: ToolCall;
      readonly earlier: Earlier;
      readonly reason: string;
    }
  | {
      readonly status: 'under-way';
      readonly call: ToolCall;
      readonly earlier: Earlier;
      readonly checkAt: string;
    }
  | { readonly status: 'not-sure'; readonly call: ToolCall; readonly earlier: Earlier; readonly look: string }
  | { readonly status: 'refused'; readonly call: ToolCall; readonly reason: string }
  | { readonly status: 'late'; readonly call: ToolCall }
  | {
      readonly status: 'claim-failed';
      readonly call: ToolCall;
      readonly reason: string;
      readonly mend: string;
    };

/** Carries out an approval; never throws for what the world does, and sends at most one call. */
export async function execute(approval: Approval, ports: ExecutePorts): Promise<Execution> {
  if (approval.effect === null) return await look(approval, ports);
  const claim = claimFor(approval, approval.effect, ports);
  const outcome = await claimAttempt(approval.effect, { n: approval.n, claim }, ports);
  if (outcome.status === 'failed') return claimFailed(approval.call, outcome.reason);
  if (outcome.status === 'taken') return await tellTaken(approval, outcome.entry, ports);
  return await carryOut(approval, outcome.held, ports);
}

/** A read has no effect to claim. */
async function look(approval: Approval, ports: ExecutePorts): Promise<Execution> {
  const { call } = approval;
  const verdict = await verify(approval, ports);
  if (!verdict.ok) return { status: 'refused', call, reason: verdict.reason };
  const result = await ports.runner.run(call, contextOf(ports));
  if (result.status === 'done')
    return { status: 'done', call, key: '', output: result.output, rest: result.rest, recorded: true };
  const mend = result.status === 'failed' ? result.mend : 'try again';
  return { status: 'failed', call, key: '', reason: result.reason, mend };
}

function claimFor(approval: Approval, effect: Effect, ports: ExecutePorts): Claim {
  const nonce = ports.randomId();
  return {
    nonce,
    attempt: shortDigest({ claim: claimKey(effect, approval.n), nonce }),
    call: shortenCall(approval.call),
    approval: approval.id,
    approvedBy: approval.by,
    ticket: approval.ticket,
    run: approval.run,
    step: approval.step,
    timeoutMs: ports.timeoutMs,
    undoes: approval.undoes,
  };
}

const claimFailed = (call: ToolCall, reason: string): Execution => ({
  status: 'claim-failed',
  call,
  reason,
  mend: 'nothing was sent; try again, and if it stays so ask an admin to let your role add records of Stepwise',
});

/** Somebody was first: what became of theirs. */
async function tellTaken(approval: Approval, entry: Entry, ports: ExecutePorts): Promise<Execution> {
  const { call } = approval;
  const found = await reconcileEntry(entry, ports);
  const earlier = earlierOf(approval, entry);
  if (found.status === 'waiting') return { status: 'under-way', call, earlier, checkAt: found.until };
  if (found.status === 'unreachable')
    return { status: 'under-way', call, earlier, checkAt: settleFrom(entry) };
  if (found.status === 'cannot-tell') return { status: 'not-sure', call, earlier, look: found.look };
  const settlement = found.entry.settled?.settlement;
  if (settlement?.status !== 'done')
    return { status: 'overtaken', call, earlier, reason: settlement?.reason ?? '' };
  const equal = canonicalJson(entry.claim?.call.args ?? null) === canonicalJson(shortenCall(call).args);
  return { status: 'already-done', call, earlier, output: settlement.output, equal };
}

const earlierOf = (approval: Approval, { key, by, at, claim }: Entry): Earlier => ({
  key,
  by,
  at,
  ticket: claim?.ticket ?? '',
  same:
    claim?.approval === approval.id ||
    (claim?.ticket === approval.ticket && claim.call.id === approval.call.id),
});

/** The caller holds the claim. */
async function carryOut(approval: Approval, held: Held, ports: ExecutePorts): Promise<Execution> {
  const { call } = approval;
  const refusal = await refuseNow(approval, held, ports);
  if (refusal !== null) {
    await settle(held.entry, neverSent(refusal), ports);
    return { status: 'refused', call, reason: refusal };
  }
  if (isLate(held, ports.now())) {
    await settle(held.entry, neverSent('it was too late to send it'), ports);
    return { status: 'late', call };
  }
  const result = await ports.runner.run({ ...call, id: held.claim.attempt }, contextOf(ports));
  return await conclude(call, { held, result }, ports);
}

/** Why the call must not be sent after all; null where nothing speaks against it. */
async function refuseNow(approval: Approval, held: Held, ports: ExecutePorts): Promise<string | null> {
  const reserved = await reserveFor(approval, held.entry, ports);
  if (reserved.status === 'failed') return reserved.reason;
  if (reserved.status === 'over') return overReason(reserved.standing);
  const verdict = await verify(approval, ports);
  return verdict.ok ? null : verdict.reason;
}

async function reserveFor(approval: Approval, entry: Entry, ports: ExecutePorts): Promise<ReserveOutcome> {
  const counted = ports.limits.filter(({ tool }) => tool === entry.effect.tool);
  if (counted.length === 0) return { status: 'reserved' };
  const limits = approval.lane === 'supervisor' ? [] : counted;
  try {
    return await reserve(entry, { customer: ports.customer, limits, args: approval.call.args }, ports);
  } catch (error) {
    return { status: 'failed', reason: reasonOf(error) };
  }
}

function overReason(standing: Extract<ReserveOutcome, { status: 'over' }>['standing']): string {
  const { limit } = standing;
  if (standing.status === 'other-currency')
    return `\`${limit.text}\`: amounts in \`${standing.currency}\` do not add up with it`;
  return `\`${limit.text}\` is at most ${limit.max}, and ${standing.used} is used`;
}

async function verify(approval: Approval, ports: ExecutePorts): ReturnType<ExecutePorts['verifyAnew']> {
  try {
    return await ports.verifyAnew(approval);
  } catch (error) {
    return { ok: false, reason: `it could not be checked again: ${reasonOf(error)}` };
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const neverSent = (reason: string): Settlement => ({
  status: 'failed',
  reason,
  mend: 'nothing was sent',
  how: 'never-sent',
  note: '',
});

const contextOf = ({ now, ticket, requesterEmail, timeoutMs }: ExecutePorts) => ({
  now: now(),
  ticket,
  requesterEmail,
  timeoutMs,
});

async function conclude(
  call: ToolCall,
  sent: { held: Held; result: ToolResult },
  ports: ExecutePorts,
): Promise<Execution> {
  const { result, held } = sent;
  const key = held.entry.key;
  if (result.status === 'done') return await concludeDone(call, { held, ...result, how: 'call' }, ports);
  if (result.status === 'failed') {
    const { reason, mend } = result;
    await settle(held.entry, { status: 'failed', reason, mend, how: 'call', note: '' }, ports);
    return { status: 'failed', call, key, reason, mend };
  }
  await ports.sleep(LOOK_AGAIN_MS);
  const found = await readBack(held.claim, ports);
  if (found.status === 'happened')
    return await concludeDone(call, { held, output: found.output, rest: [], how: 'read-back' }, ports);
  return { status: 'unknown', call, key, reason: result.reason, checkAt: settleFrom(held.entry) };
}

/** Most lost replies are found out by one look a moment later; only "it happened" can be believed so early. */
const LOOK_AGAIN_MS = 1_000;

async function concludeDone(
  call: ToolCall,
  done: { held: Held; output: JsonObject; rest: readonly ToolCall[]; how: 'call' | 'read-back' },
  ports: ExecutePorts,
): Promise<Execution> {
  const { held, output, rest, how } = done;
  const settlement = {
    status: 'done',
    output: fitOutput(output),
    rest: rest.map(shortenCall),
    how,
    note: '',
  } as const;
  const outcome = await settle(held.entry, settlement, ports);
  const recorded = outcome.status === 'settled' && outcome.settled.settlement.status === 'done';
  return { status: 'done', call, key: held.entry.key, output, rest, recorded };
}
