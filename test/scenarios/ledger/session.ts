/** What an agent's and a supervisor's page do, as plainly as it can be done with the ledger. */
import { type Approval, approve, approveDecided, type Reverify } from '../../../app/ledger/approval.ts';
import { type CaughtUp, catchUp } from '../../../app/ledger/catch-up.ts';
import { effectOf } from '../../../app/ledger/effect.ts';
import type { ExecutePorts, Execution } from '../../../app/ledger/execute.ts';
import { fulfil } from '../../../app/ledger/fulfil.ts';
import { appendFacts, emptyLog, eventsOf, type Log, readLog } from '../../../app/ledger/log.ts';
import { lookAtEffect } from '../../../app/ledger/reconcile.ts';
import {
  askSupervisor,
  type Basis,
  decide,
  findDecision,
  readRequests,
  type SupervisorRequest,
} from '../../../app/ledger/request.ts';
import type { JsonObject } from '../../../app/lib/json.ts';
import type { Store } from '../../../app/lib/store.ts';
import { periodLimitsIn } from '../../../app/policy/period-limits.ts';
import type { Tool } from '../../../app/tools/tool.ts';
import { withNetwork, withStaleReads } from '../../support/memory-store.ts';
import { proposeCall, suggest } from '../../support/suggestions.ts';
import { isBig, orderIn, worldCatalog } from './shop.ts';
import type { Surroundings, Tab } from './tab.ts';
import { plant, plantInStore, type Variant } from './variants.ts';

/** What the harness keeps of a session for its questions afterwards. */
export interface Book {
  readonly approvals: Map<string, Approval>;
  readonly executions: { readonly approval: Approval; readonly execution: Execution; readonly tab: Tab }[];
  readonly begun: { readonly approval: Approval; readonly tab: Tab }[];
  readonly troubles: string[];
}

/** What all sessions share. */
export interface Desk extends Surroundings {
  readonly variant: Variant;
  readonly book: Book;
  /** When the customer's case changed so that nothing may be done to that order any more; by order id. */
  readonly blockedAtMs: ReadonlyMap<string, number>;
}

/** A page on a ticket. */
export interface Session {
  readonly tab: Tab;
  approve(
    tool: Tool,
    args: JsonObject,
    how: { thinkMs: number; clicksAtMs: readonly number[] },
  ): Promise<void>;
  open(): Promise<CaughtUp>;
  decide(verdict: 'approved' | 'rejected'): Promise<void>;
  forge(): Promise<void>;
}

/** The policy of the world. */
export const LIMITS = periodLimitsIn({ 'create_discount_coupon per 90 days': 1 });

/** Whose id may decide. */
export const isSupervisorId = (user: string): boolean => user.startsWith('s');

const reverify: Reverify = (proposal) =>
  suggest(proposal, { lane: isBig(proposal.call.args) ? 'supervisor' : 'agent' });

/** Opens a page. */
export function createSession(tab: Tab, desk: Desk): Session {
  const store = plantInStore(desk.variant, withNetwork(storageOf(tab, desk), tab.carry));
  const page: Page = {
    tab,
    desk,
    store,
    ports: portsOf(tab, desk, store),
    log: { known: emptyLog(tab.plan.ticket) },
  };
  return {
    tab,
    approve: (tool, args, how) => noting(page, () => approveInPage(page, { tool, args, ...how })),
    open: () => openInPage(page),
    decide: (verdict) => noting(page, () => decideInPage(page, verdict)),
    forge: () => noting(page, () => forgeInPage(page)),
  };
}

const STALE_MS = 5_000;

function storageOf({ plan }: Tab, { storeOf, scheduler, random }: Desk): Store {
  return withStaleReads(storeOf(plan.user), {
    ms: STALE_MS,
    now: () => new Date(scheduler.nowMs()).toISOString(),
    isStale: () => random() < plan.staleRate,
  });
}

interface Page {
  readonly tab: Tab;
  readonly desk: Desk;
  readonly store: Store;
  readonly ports: ExecutePorts;
  readonly log: { known: Log };
}

/** A helpdesk that cannot be reached is shown to the agent, who goes on later. */
async function noting(page: Page, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!message.startsWith('the helpdesk could not be reached')) throw error;
    page.desk.book.troubles.push(message);
  }
}

function portsOf(tab: Tab, desk: Desk, store: Store): ExecutePorts {
  return plant(desk.variant, {
    store,
    now: tab.now,
    sleep: tab.sleep,
    randomId: tab.randomId,
    runner: tab.runner,
    user: tab.plan.user,
    ticket: tab.plan.ticket,
    requesterEmail: 'dana@example.com',
    versionOf: () => '',
    timeoutMs: desk.timeoutMs,
    limits: LIMITS,
    customer: 'dana@example.com',
    readPast: async () => [],
    idOf: () => '',
    verifyAnew: async (approval) => {
      const read = await tab.carry({ op: 'get', table: 'entry', key: 'case' }, async () =>
        isBlocked(approval, desk),
      );
      if (read.status !== 'answered') return { ok: false, reason: 'the case could not be read' };
      return read.value ? { ok: false, reason: 'the case has changed' } : { ok: true };
    },
  });
}

const isBlocked = ({ call }: Approval, desk: Desk): boolean =>
  (desk.blockedAtMs.get(orderIn(call.args)) ?? Number.POSITIVE_INFINITY) <= desk.scheduler.nowMs();

interface Click {
  readonly tool: Tool;
  readonly args: JsonObject;
  readonly thinkMs: number;
  /** Milliseconds after the card was read at which the agent clicks. */
  readonly clicksAtMs: readonly number[];
}

/** The card is read once, then clicked, perhaps more than once. */
async function approveInPage(page: Page, click: Click): Promise<void> {
  const { tab, store } = page;
  const effect = effectOf(click.tool, click.args, tab.plan.ticket);
  const state = effect && (await lookAtEffect(effect, page.ports)).state;
  const id = `${tab.plan.ticket}/${click.tool.name}/${effect?.subject}/${state?.next}`;
  const suggestion = suggest(proposeCall({ id, tool: click.tool.name, args: click.args }));
  await tab.sleep(click.thinkMs);
  await Promise.all(
    click.clicksAtMs.map(async (ms) => {
      await tab.sleep(ms);
      const { user, ticket } = tab.plan;
      const outcome = approve({
        suggestion,
        args: click.args,
        tool: click.tool,
        state,
        reverify,
        by: { kind: 'agent', id: user },
        at: tab.now(),
        ticket,
        undoes: null,
        id: tab.randomId(),
      });
      if (outcome.status === 'approved') await carryOut(page, outcome.approval);
      if (outcome.status !== 'needs-supervisor') return;
      const { because } = outcome;
      const asked = {
        proposal: suggestion,
        ticket,
        effect,
        n: state?.next ?? 0,
        undoes: null,
        basis: basisOf(page, click.args),
      };
      await askSupervisor(store, { ...asked, because, why: null, words: '', version: '' }, tab.randomId());
    }),
  );
}

const basisOf = ({ desk }: Page, args: JsonObject): Basis => {
  const blocked = (desk.blockedAtMs.get(orderIn(args)) ?? Number.POSITIVE_INFINITY) <= desk.scheduler.nowMs();
  return { facts: blocked ? 'blocked' : 'free', policy: 'v1' };
};

async function carryOut(page: Page, approval: Approval): Promise<void> {
  const { book } = page.desk;
  book.approvals.set(approval.id, approval);
  book.begun.push({ approval, tab: page.tab });
  const { execution, log } = await fulfil(approval, page.log.known, page.ports);
  page.log.known = log;
  book.executions.push({ approval, execution, tab: page.tab });
}

async function openInPage(page: Page): Promise<CaughtUp> {
  page.log.known = await readLog(page.store, page.log.known);
  const found = await catchUp(eventsOf(page.log.known), page.ports);
  const outcome = await appendFacts(page.store, page.log.known, found.events);
  if (outcome.status !== 'failed') page.log.known = outcome.log;
  return found;
}

async function decideInPage(page: Page, verdict: 'approved' | 'rejected'): Promise<void> {
  const { store, tab } = page;
  for (const request of await readRequests(store, tab.plan.ticket)) {
    await decide(
      request,
      { verdict, args: null, reason: 'seen' },
      {
        store,
        user: tab.plan.user,
        isSupervisor: whoDecides(page),
        basis: basisOf(page, request.asked.proposal.call.args),
        randomId: tab.randomId,
      },
    );
    await runDecided(page, request);
  }
}

const whoDecides =
  ({ desk }: Page) =>
  async (user: string): Promise<boolean> =>
    desk.variant === 'anybody-decides' || isSupervisorId(user);

async function runDecided(page: Page, request: SupervisorRequest): Promise<void> {
  const { store } = page;
  const { call } = request.asked.proposal;
  const tool = worldCatalog.find(call.tool);
  const decision = await findDecision(store, request, whoDecides(page));
  if (!tool || !request.asked.effect || decision?.verdict !== 'approved') return;
  const outcome = await approveDecided({
    store,
    request: request.key,
    isSupervisor: whoDecides(page),
    basis: basisOf(page, call.args),
    suggestion: suggest(request.asked.proposal, { lane: 'supervisor' }),
    tool,
    state: (await lookAtEffect(request.asked.effect, page.ports)).state,
    reverify,
  });
  if (outcome.status === 'approved') await carryOut(page, outcome.approval);
}

/** An agent writes the decision of their own request, by hand, and tries to go on. */
async function forgeInPage(page: Page): Promise<void> {
  const { store, tab } = page;
  for (const request of await readRequests(store, tab.plan.ticket)) {
    await store.putIfAbsent({
      table: 'rule',
      key: `${request.key.replace('request:', 'decision:')}:0`,
      type: 'decision',
      body: {
        request: request.key,
        digest: request.digest,
        verdict: 'approved',
        args: null,
        reason: 'forged',
      },
      group: tab.plan.ticket,
    });
    await runDecided(page, request);
  }
}
