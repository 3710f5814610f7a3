/** Reads the ticket and its log, finds what became of unfinished calls, and goes on from there. */

import type { RunEvent } from '../../assist/event.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { readAsked } from '../asked.ts';
import { noteRun, runsJustOver } from '../case-note.ts';
import { catchUp } from '../catch-up.ts';
import { emptyLog, eventsOf, type Log, readLog } from '../log.ts';
import { append, draftEvent, flush, person } from './events.ts';
import { type DeskState, eventsNow, forget, type Held, reconcilePorts, requesterOf, show } from './held.ts';
import { readLimits } from './limits.ts';
import { lookUp, readAgain } from './looking-up.ts';
import { leaveSolved, noteDraftTaken } from './reviewing.ts';

/** Reads everything afresh; asked again meanwhile, it reads once more afterwards. */
export async function open(held: Held): Promise<void> {
  if (held.reading) {
    held.again = true;
    return held.reading;
  }
  held.reading = readAll(held).finally(() => {
    held.reading = null;
  });
  await held.reading;
  if (!held.again || held.closed) return;
  held.again = false;
  await open(held);
}

async function readAll(held: Held): Promise<void> {
  const before = held.state;
  const { ticket, log } = await readTicketAndLog(held);
  if (held.closed) return;
  if (ticket?.id !== held.ticket?.id) forget(held, ticket?.id ?? '');
  held.ticket = ticket;
  if (!ticket) return show(held);
  held.log = newerOf(await log, held.log);
  await held.ports.versions?.prepare(eventsNow(held), false, requesterOf(held));
  if (held.closed) return;
  show(held);
  await tellEndings(held, ticket);
  if (held.ports.work === 'agent') await lookUp(held);
  if (leaveSolved(held)) await append(held, []);
  await noteEnds(held, before);
  await readRequests(held, ticket);
  await readLimits(held);
}

/** What was written while the log was read is not forgotten: a log only grows. */
const newerOf = (read: Log, known: Log): Log =>
  read.ticket === known.ticket && read.entries.length < known.entries.length ? known : read;

/** The log is read while the ticket's comments still come in, where the helpdesk says early which ticket it is. */
async function readTicketAndLog(held: Held): Promise<{ ticket: Ticket | null; log: Promise<Log> }> {
  const read = (id: string): Promise<Log> =>
    readLog(held.ports.store, id === held.log.ticket ? held.log : emptyLog(id));
  let early: { readonly id: string; readonly log: Promise<Log> } | undefined;
  const ticket = await held.ports.readTicket((id) => {
    early = { id, log: read(id) };
    // Where the ticket cannot be read either, its trouble is the one that is told.
    early.log.catch(() => undefined);
  });
  const id = ticket?.id ?? '';
  if (early?.id === id) return { ticket, log: early.log };
  return { ticket, log: ticket ? read(id) : Promise.resolve(emptyLog('')) };
}

/** A ticket on which nothing was written has no requests, and asking for them would cost. */
async function readRequests(held: Held, ticket: Ticket): Promise<void> {
  if (held.log.entries.length === 0) return;
  held.asked = await readAsked(held.ports.store, ticket.id, held.ports.isSupervisor);
  if (held.asked.length > 0) show(held);
}

/** What became of calls whose page went away; a ticket without such calls costs nothing. */
async function tellEndings(held: Held, ticket: Ticket): Promise<void> {
  const caught = await catchUp(eventsOf(held.log), reconcilePorts(held, ticket));
  held.pending = caught.pending;
  if (caught.events.length > 0) await append(held, caught.events);
  if (eventsOf(held.log).some((event) => event.type === 'call-approved')) show(held);
}

/** Forgets that a look-up or a call failed, and goes on; a look-up that was answered is read once more. */
export async function retry(held: Held, id: string): Promise<void> {
  await readAgain(held, id);
  for (const [key, one] of held.lookUps)
    if (one.state === 'failed' && (id === '' || id === key)) held.lookUps.delete(key);
  held.failures.delete(id);
  await open(held);
}

/** Remembers what a person said or did, then goes on. */
export async function write(held: Held, events: readonly RunEvent[]): Promise<void> {
  held.fresh.push(...events);
  show(held);
  await lookUp(held);
  await readLimits(held);
}

/** A run goes on with the version of its policy that is published today, because the agent said so. */
export async function moveRun(held: Held, id: string): Promise<void> {
  const run = held.state?.assistance.runs.find((each) => each.id === id);
  const version = run && held.ports.versions?.todayOf(run.policy);
  if (!run || !version) return;
  const { policy } = run;
  held.fresh.push({ ...person(held, ''), run: id, type: 'policy-chosen', policy, version, from: null });
  await held.ports.versions?.prepare(eventsNow(held), false, requesterOf(held));
  show(held);
  await lookUp(held);
  await readLimits(held);
}

/** Remembers what was put into the composer. */
export async function noteDraft(held: Held, text: string): Promise<void> {
  noteDraftTaken(held, text);
  held.fresh.push(draftEvent(held, text));
  show(held);
  await flush(held);
}

/** A run that came to its end is summed up once for colleagues who do not have the app. */
async function noteEnds(held: Held, before: DeskState | null): Promise<void> {
  const { ports, state } = held;
  const { addNote } = ports;
  if (!addNote || !before || !state || before.ticket.id !== state.ticket.id) return;
  for (const run of runsJustOver(before.assistance, state.assistance)) {
    const title = ports.engine.library.find(run.policy)?.title ?? run.policy;
    await noteRun(
      run,
      { ticket: state.ticket.id, title, receipts: state.receipts },
      {
        store: ports.store,
        phrases: ports.engine.phrases,
        addNote: (text, marker) => addNote(state.ticket.id, text, marker),
      },
    );
  }
}
