/** What was asked of supervisors on a ticket and how it stands, as agent and supervisor see it. */
import type { RunEvent } from '../assist/event.ts';
import type { CallProposal } from '../assist/outcome.ts';
import type { Store } from '../lib/store.ts';
import { type Inquiry, readInquiries } from './inquiry.ts';
import {
  type Basis,
  type Decision,
  type IgnoredDecision,
  type IsSupervisor,
  isStale,
  readRequests,
  readStandings,
  type SupervisorRequest,
} from './request.ts';
import { readApproved } from './returns.ts';

/**
 * How far a request has come. `stale`: what it rests on has changed, so nobody can decide it. `approved`: decided, and no
 * page has begun to carry it out. `altered`: somebody else changed the record, so it counts for nothing.
 */
export type RequestStage = 'waiting' | 'stale' | 'altered' | 'rejected' | 'approved' | 'carried-out';

/** A request with everything that was said about it. */
export interface AskedRequest {
  readonly request: SupervisorRequest;
  readonly stage: RequestStage;
  readonly decision: Decision | null;
  /** Records that pretended to be decisions; nothing came of them. */
  readonly ignored: readonly IgnoredDecision[];
  /** Oldest first. */
  readonly inquiries: readonly Inquiry[];
}

/** What is said about requests, without what the case says of them. */
export type SaidOfRequest = Omit<AskedRequest, 'stage'>;

/** Reads a ticket's requests and what was said about them, oldest first. Throws where the helpdesk cannot be reached. */
export async function readAsked(
  store: Store,
  ticket: string,
  isSupervisor: IsSupervisor,
): Promise<readonly SaidOfRequest[]> {
  return await readSaid(store, await readRequests(store, ticket), isSupervisor);
}

/** The same for requests that are known already. Throws where the helpdesk cannot be reached. */
export async function readSaid(
  store: Store,
  requests: readonly SupervisorRequest[],
  isSupervisor: IsSupervisor,
): Promise<readonly SaidOfRequest[]> {
  if (requests.length === 0) return [];
  const [standings, inquiries] = await Promise.all([
    readStandings(store, requests, isSupervisor),
    readInquiries(store, requests, isSupervisor),
  ]);
  return requests.map((request) => ({
    request,
    decision: standings.get(request.key)?.decision ?? null,
    ignored: standings.get(request.key)?.ignored ?? [],
    inquiries: inquiries.get(request.key) ?? [],
  }));
}

/** How far a request has come, by the ticket's events and what the call rests on today. */
export function stageOf(
  { request, decision }: SaidOfRequest,
  events: readonly RunEvent[],
  basisToday: (proposal: CallProposal) => Basis,
): RequestStage {
  if (request.altered) return 'altered';
  if (decision?.verdict === 'rejected') return 'rejected';
  if (decision) return isBegun(decision, events) ? 'carried-out' : 'approved';
  return isStale(request, basisToday(request.asked.proposal)) ? 'stale' : 'waiting';
}

const isBegun = (decision: Decision, events: readonly RunEvent[]): boolean =>
  events.some((event) => event.type === 'call-approved' && readApproved(event).approval === decision.key);

/** Whether news of a request is still to be expected. */
export const isPending = ({ stage }: AskedRequest): boolean => stage === 'waiting' || stage === 'approved';
