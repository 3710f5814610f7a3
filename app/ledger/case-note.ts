/** One internal note a run, for colleagues without the app: what was done, by whom, under which policy. */
import type { Assistance } from '../assist/assist.ts';
import type { RunState } from '../assist/outcome.ts';
import type { Phrases } from '../lib/phrases.ts';
import type { Store } from '../lib/store.ts';
import type { Receipt } from './receipts.ts';

/** What writing a note needs. */
export interface NotePorts {
  readonly store: Store;
  /** Adds an internal note; the marker keeps it findable. */
  readonly addNote: (text: string, marker: string) => Promise<void>;
  readonly phrases: Phrases;
}

/** Runs that are over now and were not before. Hand-offs belong to the run that handed over. */
export function runsJustOver(before: Assistance, after: Assistance): RunState[] {
  const open = new Set(before.runs.filter((run) => !isOver(run)).map((run) => run.id));
  return after.runs.filter((run) => run.calledFrom === null && isOver(run) && open.has(run.id));
}

const isOver = (run: RunState): boolean => run.status === 'done' || run.status === 'stopped';

/** Writes a run's note, once whoever asks: the page that makes its record writes it. A run that did nothing needs none. */
export async function noteRun(
  run: RunState,
  { ticket, title, receipts }: { ticket: string; title: string; receipts: readonly Receipt[] },
  ports: NotePorts,
): Promise<void> {
  const lines = receipts
    .filter((receipt) => receipt.state !== 'failed')
    .map((receipt) => lineOf(receipt, ports.phrases));
  if (lines.length === 0) return;
  const key = `note:${ticket}:${run.id}`;
  const made = await ports.store.putIfAbsent({ table: 'entry', key, type: 'note', body: {}, group: ticket });
  if (made.status !== 'won') return;
  const head = ports.phrases('note.head', { policy: title });
  await ports.addNote([head, ...lines.reverse()].join('\n'), key);
}

function lineOf({ call, state, at, output }: Receipt, phrases: Phrases): string {
  const reference = REFERENCES.map((name) => output[name]).find(
    (value) => typeof value === 'string' && value !== '',
  );
  const what = phrases(`tool.${call.tool}.title`);
  return phrases('note.line', {
    what,
    state: phrases(`note.${state}`),
    reference: typeof reference === 'string' ? reference : '',
    at,
  });
}

/** What the other side calls the thing that came of a call. */
const REFERENCES = ['claim_id', 'code', 'refund_id', 'new_order_id', 'order_id', 'subscription_id'];
