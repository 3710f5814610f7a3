/** From an approval to its place in the run: note it, carry it out, note what came of it. */
import type { Approval } from './approval.ts';
import { claimFailed, type ExecutePorts, type Execution, execute } from './execute.ts';
import { appendFacts, type Log } from './log.ts';
import { approvedEvent, returnedEvents } from './returns.ts';
import type { ReviewEvent } from './review.ts';

/** How an approval ended, and the log as it is known now. */
export interface Fulfilled {
  readonly execution: Execution;
  readonly log: Log;
}

/**
 * Carries out an approval and writes both into the ticket's log, the approval first: what the log does not know of cannot
 * be found again after a crash, so nothing is sent where it cannot be written. The end is written as far as it can be;
 * `catchUp` tells it otherwise. `reviews` go into the log with the approval.
 */
export async function fulfil(
  approval: Approval,
  log: Log,
  ports: ExecutePorts,
  reviews: readonly ReviewEvent[] = [],
): Promise<Fulfilled> {
  const noted = await noteApproval(approval, log, { ports, reviews });
  if (noted.status === 'failed')
    return { execution: claimFailed(approval.call, { reason: noted.reason, certain: false }), log };
  const execution = await execute(approval, ports);
  const told = await append(noted.log, returnedEvents(approval, execution, ports.now()), ports);
  return { execution, log: told.status === 'failed' ? noted.log : told.log };
}

type Noted =
  | { readonly status: 'noted'; readonly log: Log }
  | { readonly status: 'failed'; readonly reason: string };

/** A read has nothing to be found again. */
async function noteApproval(
  approval: Approval,
  log: Log,
  { ports, reviews }: { ports: ExecutePorts; reviews: readonly ReviewEvent[] },
): Promise<Noted> {
  if (approval.effect === null) return { status: 'noted', log };
  return await append(log, [approvedEvent(approval)], ports, reviews);
}

async function append(
  log: Log,
  events: Parameters<typeof appendFacts>[2],
  { store }: ExecutePorts,
  reviews: readonly ReviewEvent[] = [],
): Promise<Noted> {
  try {
    const outcome = await appendFacts(store, log, events, reviews);
    if (outcome.status === 'appended') return { status: 'noted', log: outcome.log };
    return { status: 'failed', reason: outcome.status === 'failed' ? outcome.reason : 'others kept writing' };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
