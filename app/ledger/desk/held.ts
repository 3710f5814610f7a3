/** What a desk holds between two moments: the ticket, the log, what is under way. Only the files of this folder touch it. */
import { type Assistance, type AssistInput, assist } from '../../assist/assist.ts';
import type { RunEvent } from '../../assist/event.ts';
import type { ModelReader, ModelState } from '../../assist/model-reader.ts';
import type { CallProposal } from '../../assist/outcome.ts';
import { policyOfRef } from '../../assist/run.ts';
import type { CallSuggestion } from '../../assist/verify.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Said } from '../../lib/said.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type AskedRequest, type SaidOfRequest, stageOf } from '../asked.ts';
import { basisOf } from '../basis.ts';
import type { PendingCall } from '../catch-up.ts';
import { emptyLog, eventsOf, type Log } from '../log.ts';
import { type Receipt, receiptsOf } from '../receipts.ts';
import type { ReconcilePorts } from '../reconcile.ts';
import type { IsSupervisor } from '../request.ts';
import type { ReviewEvent } from '../review.ts';
import { chosenIn } from '../turn-versions.ts';
import { type LimitCheck, type LimitsHeld, limitsOn } from './limit-check.ts';

/** Versions of policies, where a team publishes them. */
export interface PolicyVersions {
  /**
   * Makes the engine ready for a ticket with these events: each run goes on with the version that it began with. `fresh` asks
   * first whether anything was published. `requester` is the id of whose ticket it is, by which experiments choose; empty for
   * nobody's. Never throws.
   */
  prepare(events: readonly RunEvent[], fresh: boolean, requester: string): Promise<void>;
  /** The version that a policy has on this ticket, as runs remember it; empty for a policy that is not there. */
  labelOf(policy: string): string;
  /** The version with which a case that comes in now would begin; empty for a policy that is not there. */
  todayOf(policy: string): string;
}

/** What working a ticket needs. */
export interface DeskPorts
  extends Pick<ReconcilePorts, 'store' | 'runner' | 'now' | 'sleep' | 'randomId' | 'timeoutMs'> {
  /** The engine's other inputs. */
  readonly engine: Omit<AssistInput, 'now' | 'ticket' | 'events'>;
  /** Reads the ticket afresh; `begun` may hear its id before the rest is read. Throws where the helpdesk cannot be reached. */
  readonly readTicket: (begun?: (id: string) => void) => Promise<Ticket | null>;
  readonly user: { readonly id: string; readonly role: 'agent' | 'supervisor' };
  /** Absent where policies have no versions: then a run remembers a digest of what its policy says. */
  readonly versions?: PolicyVersions;
  /** Absent in guided mode. */
  readonly reader?: ModelReader;
  readonly isSupervisor: IsSupervisor;
  /** Names of people by their ids; those whom the helpdesk does not know are left out. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** `agent` looks up and writes as soon as a ticket is open; `supervisor` only when something is carried out. */
  readonly work: 'agent' | 'supervisor';
  /** Milliseconds for which somebody has looked at the page so far; it stands still while nobody does. Absent where no looks are counted. */
  readonly lookedMs?: () => number;
  /** How a reason that the engine gave came about, so that others can read it in their language; null where that is not known. */
  readonly saidOf: (sentence: string) => Said | null;
  /** Name of the group that takes escalations over; absent or empty where the team has none. */
  readonly escalationGroup?: string;
  /** Adds an internal note to the ticket; null where the team wants none. */
  readonly addNote: ((ticket: string, text: string, marker: string) => Promise<void>) | null;
}

/** A look-up as the desk knows it while it runs or after it failed. */
export interface DeskLookUp {
  readonly suggestion: Pick<CallSuggestion, 'call' | 'run' | 'step'>;
  readonly state: 'loading' | 'failed';
  readonly reason: string;
  readonly mend: string;
}

/** Everything that is known, as one value. */
export interface DeskState {
  readonly ticket: Ticket;
  readonly now: string;
  readonly events: readonly RunEvent[];
  /** The log as it stands in storage, as far as it was read. */
  readonly log: Log;
  readonly assistance: Assistance;
  readonly receipts: readonly Receipt[];
  readonly pending: readonly PendingCall[];
  /** What was asked of supervisors, oldest first. */
  readonly asked: readonly AskedRequest[];
  readonly lookUps: readonly DeskLookUp[];
  /** Ids of suggestions being carried out. */
  readonly running: ReadonlySet<string>;
  /** Why the last attempt at a suggestion did not go through, by its id. */
  readonly failures: ReadonlyMap<string, { readonly reason: string; readonly mend: string }>;
  /** What could not be written to the log; empty where all is well. */
  readonly trouble: string;
  /** Null in guided mode. */
  readonly model: ModelState | null;
  /** How a call, with the arguments as they stand on its card, stands to the limits per customer and period. */
  limitsOn(call: { readonly tool: string; readonly args: JsonObject }): LimitCheck;
}

/** The desk's memory; only functions of this file touch it. */
export interface Held extends LimitsHeld {
  readonly ports: DeskPorts;
  readonly listeners: Set<() => void>;
  state: DeskState | null;
  ticket: Ticket | null;
  log: Log;
  /** Happened in this turn and not yet written. */
  fresh: RunEvent[];
  /** What became of suggestions and is not yet written. */
  reviews: ReviewEvent[];
  /** By suggestion: how long had been looked at the page when it was shown. */
  shownAtMs: Map<string, number>;
  pending: readonly PendingCall[];
  asked: readonly SaidOfRequest[];
  lookUps: Map<string, DeskLookUp>;
  running: Set<string>;
  failures: Map<string, { reason: string; mend: string }>;
  trouble: string;
  /** One reading at a time; a change meanwhile asks for one more. */
  reading: Promise<void> | null;
  again: boolean;
  closed: boolean;
}

/** What a desk knows of one ticket: of one just opened, nothing. */
const nothingOf = (ticket: string) =>
  ({
    log: emptyLog(ticket),
    fresh: [],
    reviews: [],
    shownAtMs: new Map(),
    pending: [],
    asked: [],
    lookUps: new Map(),
    running: new Set(),
    failures: new Map(),
    trouble: '',
    past: new Map(),
  }) satisfies Partial<Held>;

/** A desk that has read nothing. */
export const createHeld = (ports: DeskPorts): Held => ({
  ports,
  listeners: new Set(),
  state: null,
  ticket: null,
  ...nothingOf(''),
  limits: null,
  reading: null,
  again: false,
  closed: false,
});

/** Another ticket: nothing of the one before is kept. */
export function forget(held: Held, ticket: string): void {
  Object.assign(held, nothingOf(ticket));
}

/** Plans anew and tells everybody who listens. */
export function show(held: Held): void {
  if (held.closed) return;
  held.state = held.ticket ? stateOf(held, held.ticket) : null;
  for (const listener of held.listeners) listener();
}

function stateOf(held: Held, ticket: Ticket): DeskState {
  const { ports } = held;
  const now = ports.now();
  const events = eventsNow(held);
  const input: AssistInput = { ...ports.engine, now, ticket, events };
  const assistance = ports.reader ? ports.reader.assist(input) : assist(input);
  return {
    ticket,
    now,
    events,
    log: held.log,
    assistance,
    receipts: receiptsOf(events, held.pending, ports.engine.catalog),
    pending: held.pending,
    asked: held.asked.map((said) => ({
      ...said,
      stage: stageOf(said, events, (proposal) => basisOf(proposal, assistance.past, ports.engine.library)),
    })),
    lookUps: [...held.lookUps.values()],
    running: new Set(held.running),
    failures: new Map(held.failures),
    trouble: held.trouble,
    model: ports.reader?.state(ticket) ?? null,
    limitsOn: (call) => limitsOn(held, call),
  };
}

/** Everything that happened, written or not yet. */
export const eventsNow = (held: Held): RunEvent[] => [...eventsOf(held.log), ...held.fresh];

/** Whose ticket it is; empty where none is open. */
export const requesterOf = ({ ticket }: Held): string => ticket?.requester.id ?? '';

/** What finding out about attempts needs, for this ticket. */
export const reconcilePorts = ({ ports }: Held, ticket: Ticket): ReconcilePorts => ({
  store: ports.store,
  runner: ports.runner,
  now: ports.now,
  sleep: ports.sleep,
  randomId: ports.randomId,
  timeoutMs: ports.timeoutMs,
  user: ports.user.id,
  ticket: ticket.id,
  requesterEmail: ticket.requester.email ?? '',
});

/** The engine’s input as things stand; null where no ticket is open. */
export const inputOf = (held: Held): AssistInput | null =>
  held.ticket && {
    ...held.ports.engine,
    now: held.ports.now(),
    ticket: held.ticket,
    events: eventsNow(held),
  };

/** The version that the run of a step goes by; empty where none was chosen. */
export const runVersionOf = (held: Held, { run, step }: Pick<CallProposal, 'run' | 'step'>): string => {
  const chosen = chosenIn(eventsNow(held)).filter(({ policy }) => policy === policyOfRef(step));
  return (chosen.findLast((one) => one.run === run) ?? chosen.at(-1))?.version ?? '';
};
