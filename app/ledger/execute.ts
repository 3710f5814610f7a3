/** Claim, verify anew, call, settle: the one way in which an approved effect comes about, at most once. */
import { shortDigest } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';
import type { PeriodLimit } from '../policy/period-limits.ts';
import type { ToolCall, ToolResult } from '../tools/tool.ts';
import { type ReserveOutcome, reserve } from './allowance.ts';
import type { Approval } from './approval.ts';
import type { Grant } from './cumulative.ts';
import { type Claim, claimKey, type Entry, type Settlement } from './effect.ts';
import { fitOutput, shortenCall } from './fit.ts';
import { claimAttempt, type Held, isLate, neverSent, settle, settleFrom } from './ledger.ts';
import { type ReconcilePorts, readBack } from './reconcile.ts';
import { type Taken, tellTaken } from './taken.ts';

/** What carrying out an approval needs. */
export interface ExecutePorts extends ReconcilePorts {
  /** Reads stale facts again and puts the call through every check, with today's policy. */
  readonly verifyAnew: (
    approval: Approval,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** The version of the policy that the run of a step goes by; empty where none was chosen. */
  readonly versionOf: (place: Pick<Approval, 'run' | 'step'>) => string;
  /** Limits per customer and period that bind this call; empty where there are none. */
  readonly limits: readonly PeriodLimit[];
  /** What the customer was given before, as the vendor and the ledger tell it today. Throws where that cannot be read. */
  readonly readPast: (approval: Approval) => Promise<readonly Grant[]>;
  /** The vendor's name of what an output gave; empty where it does not say. */
  readonly idOf: (output: JsonObject) => string;
  /** Who the customer is to those limits: their verified address or their id. */
  readonly customer: string;
}

/** An attempt of our own whose end is known. */
interface Ended {
  readonly call: ToolCall;
  /** The claim's key; empty for a read. */
  readonly key: string;
  /** False where the ledger could not be written; whoever opens the ticket next settles it. */
  readonly recorded: boolean;
}

/** How carrying out an approval ended. */
export type Execution =
  | (Ended & { readonly status: 'done'; readonly output: JsonObject; readonly rest: readonly ToolCall[] })
  /** The vendor said no. */
  | (Ended & { readonly status: 'failed'; readonly reason: string; readonly mend: string })
  /** It may have happened. `checkAt`: when, by the server's clock, it can be found out for good. */
  | {
      readonly status: 'unknown';
      readonly call: ToolCall;
      readonly key: string;
      readonly reason: string;
      readonly checkAt: string;
    }
  /** Nothing was sent, for the rest of these. `refused`: verification said no this time. `late`: the page slept over its time. */
  | (Ended & { readonly status: 'refused'; readonly reason: string })
  | (Ended & { readonly status: 'late' })
  | Taken
  | {
      readonly status: 'claim-failed';
      readonly call: ToolCall;
      readonly reason: string;
      /** False where the claim may still arrive in the ledger; then it says later that nothing was sent. */
      readonly certain: boolean;
      readonly mend: string;
    };

/** Carries out an approval; never throws for what the world does, and sends at most one call. */
export async function execute(approval: Approval, ports: ExecutePorts): Promise<Execution> {
  if (approval.effect === null) return await look(approval, ports);
  const key = claimKey(approval.effect, approval.n);
  const outcome = await claimAttempt(key, claimFor(approval, key, ports), ports);
  if (outcome.status === 'failed') return claimFailed(approval.call, outcome);
  if (outcome.status === 'taken') return await tellTaken(outcome.entry, approval, ports);
  return await carryOut(approval, outcome.held, ports);
}

/** A read has no effect to claim. */
async function look(approval: Approval, ports: ExecutePorts): Promise<Execution> {
  const { call } = approval;
  const verdict = await verify(approval, ports);
  if (!verdict.ok) return { status: 'refused', call, key: '', reason: verdict.reason, recorded: true };
  const result = await ports.runner.run(call, contextOf(ports));
  if (result.status === 'done')
    return { status: 'done', call, key: '', output: result.output, rest: result.rest, recorded: true };
  const mend = result.status === 'failed' ? result.mend : 'try again';
  return { status: 'failed', call, key: '', reason: result.reason, mend, recorded: true };
}

function claimFor(approval: Approval, key: string, ports: ExecutePorts): Claim {
  const nonce = ports.randomId();
  return {
    nonce,
    attempt: shortDigest({ claim: key, nonce }),
    call: shortenCall(approval.call),
    approval: approval.id,
    approvedBy: approval.by,
    ticket: approval.ticket,
    run: approval.run,
    step: approval.step,
    timeoutMs: ports.timeoutMs,
    undoes: approval.undoes,
    version: ports.versionOf(approval),
  };
}

/** The end of an approval that could not be recorded. */
export const claimFailed = (
  call: ToolCall,
  { reason, certain }: { readonly reason: string; readonly certain: boolean },
): Execution => ({
  status: 'claim-failed',
  call,
  reason,
  certain,
  mend: 'nothing was sent; try again, and if it stays so ask an admin to let your role add records of Stepwise',
});

/** The caller holds the claim. */
async function carryOut(approval: Approval, held: Held, ports: ExecutePorts): Promise<Execution> {
  const { call } = approval;
  const { key } = held.entry;
  const refusal = await refuseNow(approval, held, ports);
  if (refusal !== null) {
    const recorded = await isRecorded(held, neverSent(refusal), ports);
    return { status: 'refused', call, key, reason: refusal, recorded };
  }
  if (isLate(held, ports.now())) {
    const recorded = await isRecorded(held, neverSent('it was too late to send it'), ports);
    return { status: 'late', call, key, recorded };
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
    const known = limits.length === 0 ? [] : await ports.readPast(approval);
    const { customer, idOf } = ports;
    return await reserve(entry, { customer, limits, args: approval.call.args, known, idOf }, ports);
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
    const recorded = await isRecorded(held, { status: 'failed', reason, mend, how: 'call', note: '' }, ports);
    return { status: 'failed', call, key, reason, mend, recorded };
  }
  await ports.sleep(LOOK_AGAIN_MS);
  const found = await readBack(held.claim, ports);
  if (found.status === 'happened')
    return await concludeDone(
      call,
      { held, output: found.output, rest: found.rest ?? [], how: 'read-back' },
      ports,
    );
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
  const recorded = await isRecorded(held, settlement, ports);
  return { status: 'done', call, key: held.entry.key, output, rest, recorded };
}

/** Settles, and tells whether the ledger says so now. */
async function isRecorded(held: Held, settlement: Settlement, ports: ExecutePorts): Promise<boolean> {
  const outcome = await settle(held.entry, settlement, ports);
  return outcome.status === 'settled' && outcome.settled.settlement.status === settlement.status;
}
