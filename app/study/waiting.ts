/** What waits for supervisors, over all tickets. Lists come from the helpdesk's index; whether something is decided is read by key. */
import { claimKey } from '../ledger/effect.ts';
import {
  type IsSupervisor,
  readRequest,
  readStandings,
  type Standing,
  type SupervisorRequest,
} from '../ledger/request.ts';
import { getManyListed } from '../lib/listed.ts';
import type { Store } from '../lib/store.ts';
import type { Catalog } from '../tools/tool.ts';

/** How much harm a wrong yes could do. `permanent`: it cannot be taken back. */
export type Risk = 'permanent' | 'money' | 'plain';

/**
 * A request in the supervisors' lane. `decided`: by a yes that no page has begun to carry out, since the page that decided
 * went away.
 */
export interface WaitingItem extends Standing {
  readonly request: SupervisorRequest;
  readonly state: 'waiting' | 'decided' | 'altered';
  readonly risk: Risk;
}

/** Part of the list. */
export interface WaitingPage {
  /** Newest first. */
  readonly items: readonly WaitingItem[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
  /** The oldest request that was looked at, ISO 8601; empty where there was none. */
  readonly reachedTo: string;
}

/** What reading the list needs; `over` remembers what needs no second look for as long as the list is shown. */
export interface WaitingPorts {
  /** Requests that were decided and carried out, or turned down: key and digest. */
  readonly over: Set<string>;
  readonly store: Store;
  readonly isSupervisor: IsSupervisor;
  readonly catalog: Catalog;
}

/** Reads one page of requests and keeps those that wait; a few requests to the helpdesk. Throws where it cannot be reached. */
export async function readWaiting(cursor: string | null, ports: WaitingPorts): Promise<WaitingPage> {
  const page = await ports.store.find({
    table: 'entry',
    type: 'request',
    limit: PAGE_SIZE,
    ...(cursor === null ? {} : { cursor }),
  });
  const requests = await Promise.all(page.records.map((record) => readRequest(ports.store, record)));
  const open = requests.filter((request) => !ports.over.has(nameOf(request)));
  const items = await keepWaiting(open, ports);
  const waiting = new Set(items.map(({ request }) => request.key));
  for (const request of open) if (!waiting.has(request.key)) ports.over.add(nameOf(request));
  return { items, next: page.next, reachedTo: page.records.at(-1)?.createdAt ?? '' };
}

/** A decision is written once and speaks of a request as it stands. */
const nameOf = ({ key, digest }: SupervisorRequest): string => `${key} ${digest}`;

const PAGE_SIZE = 100;

/** Those of the requests that still wait for a person. Throws where the helpdesk cannot be reached. */
export async function keepWaiting(
  requests: readonly SupervisorRequest[],
  { store, isSupervisor, catalog }: Omit<WaitingPorts, 'over'>,
): Promise<readonly WaitingItem[]> {
  const standings = await readStandings(withLists(store), requests, isSupervisor);
  const standingOf = ({ key }: SupervisorRequest): Standing => standings.get(key) ?? NOTHING_SAID;
  const agreed = requests.filter((request) => standingOf(request).decision?.verdict === 'approved');
  const begun = await begunOf(agreed, store);
  return requests.flatMap((request): WaitingItem[] => {
    const one = { request, ...standingOf(request), risk: riskOf(request, catalog) };
    if (request.altered) return [{ ...one, state: 'altered' }];
    if (one.decision === null) return [{ ...one, state: 'waiting' }];
    return one.decision.verdict === 'approved' && !begun.has(attemptOf(request))
      ? [{ ...one, state: 'decided' }]
      : [];
  });
}

/** A list shows what waits; whoever decides reads anew, by key, what was said. */
const withLists = (store: Store): Store => ({
  ...store,
  getMany: (table, keys) => getManyListed(store, keys, { table, lists: [NEWEST_DECISIONS] }),
});

/** Where most of what was said of the newest requests stands. */
const NEWEST_DECISIONS = { type: 'decision', limit: 100 } as const;

const NOTHING_SAID: Standing = { decision: null, ignored: [] };

/** Keys of the attempts that somebody has begun. */
async function begunOf(agreed: readonly SupervisorRequest[], store: Store): Promise<ReadonlySet<string>> {
  const keys = agreed.map(attemptOf).filter((key) => key !== '');
  return new Set(['', ...(await store.getMany('entry', keys)).map(({ key }) => key)]);
}

const attemptOf = ({ asked }: SupervisorRequest): string =>
  asked.effect === null ? '' : claimKey(asked.effect, asked.n);

/** How much harm a wrong yes to a request could do; the worst where nobody knows its tool. */
export function riskOf({ asked }: SupervisorRequest, catalog: Catalog): Risk {
  const tool = catalog.find(asked.proposal.call.tool);
  if (!tool) return 'permanent';
  if (tool.moves === 'message' || tool.moves === 'ticket' || tool.moves === 'nothing') return 'plain';
  return tool.reversible ? 'money' : 'permanent';
}

const RANK: Readonly<Record<Risk, number>> = { permanent: 0, money: 1, plain: 2 };

/** The list in the order in which it is worked: the riskier first, of equal risk the newer; each request once. */
export function inWorkingOrder(items: readonly WaitingItem[]): readonly WaitingItem[] {
  const byKey = new Map(items.map((item) => [item.request.key, item]));
  return [...byKey.values()].sort(
    (a, b) => RANK[a.risk] - RANK[b.risk] || (a.request.at < b.request.at ? 1 : -1),
  );
}
