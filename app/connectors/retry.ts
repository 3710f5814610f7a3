import {
  type Ask,
  exchange,
  failed,
  type Judge,
  type Judged,
  type ReadStep,
  timeLeft,
  type Wire,
} from './exchange.ts';

/** A read is attempted so many times. */
const ATTEMPTS_MAX = 4;
/** The first pause; each further one is twice as long, shortened by chance so that callers do not march in step. */
const PAUSE_MS = 400;

/** Reads, and reads again after an unclear answer, while the call has time for it. Never used for a write. */
export async function read(wire: Wire, ask: Ask, judge: Judge): Promise<ReadStep<unknown>> {
  for (let attempt = 1; ; attempt += 1) {
    const judged = await exchange(wire, ask, judge);
    if (judged.status === 'ok' || judged.status === 'failed') return judged;
    const pauseMs = pauseBefore(attempt, judged, wire);
    if (attempt >= ATTEMPTS_MAX || pauseMs >= timeLeft(wire))
      return failed(judged.reason, 'Try again in a moment.');
    await wire.sleep(pauseMs);
  }
}

function pauseBefore(attempt: number, judged: Judged, wire: Wire): number {
  const asked = judged.status === 'throttled' ? judged.waitMs : null;
  return asked ?? Math.round(PAUSE_MS * 2 ** (attempt - 1) * (0.5 + wire.random() / 2));
}
