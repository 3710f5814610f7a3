/** The supervisor's lane: asking, hearing what was said, and deciding from the supervisor's own page. */

import type { CallProposal } from '../../assist/outcome.ts';
import { emptyCase } from '../../assist/run.ts';
import { digest } from '../../lib/canonical.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Approval } from '../approval.ts';
import { type AskedRequest, isPending, readAsked, readSaid, type SaidOfRequest } from '../asked.ts';
import { basisOf } from '../basis.ts';
import { forOthers } from '../because.ts';
import { effectOf } from '../effect.ts';
import type { Execution } from '../execute.ts';
import { fulfil } from '../fulfil.ts';
import { answerInquiry, inquire } from '../inquiry.ts';
import { lookAtEffect } from '../reconcile.ts';
import { askSupervisor } from '../request.ts';
import type { Hands, SupervisedOutcome } from '../supervise.ts';
import { executePorts, type Sources } from './carrying-out.ts';
import { flush, messageEvent } from './events.ts';
import { eventsNow, type Held, reconcilePorts, requesterOf, runVersionOf, show } from './held.ts';
import { open } from './reading.ts';
import { noteAccepted, takeReviews } from './reviewing.ts';
import { callOf, edited, findSuggestion, reasonIn, reverify } from './suggested.ts';

/** Gives why it could not be asked; empty where it was. */
export async function ask(
  held: Held,
  id: string,
  { args, words }: { args: JsonObject; words: string },
): Promise<string> {
  const { ports, ticket } = held;
  const suggestion = findSuggestion(held, id);
  const call = suggestion && callOf(held, suggestion, args);
  const checked =
    call && 'lane' in call
      ? edited(held, call, suggestion?.type === 'escalate' ? { ...call.call.args, ...args } : args)
      : call;
  if (!ticket || !checked || !('lane' in checked))
    return reasonIn(checked) ?? ports.engine.phrases('refused.gone');
  const tool = ports.engine.catalog.find(checked.call.tool);
  const effect = tool ? effectOf(tool, checked.call.args, ticket.id) : null;
  const state = effect && (await lookAtEffect(effect, reconcilePorts(held, ticket))).state;
  const { type, run, step, sources, evidence } = checked;
  const proposal: CallProposal = { type, run, step, call: checked.call, sources, evidence };
  await flush(held);
  const because = checked.laneBecause === '' ? (held.failures.get(id)?.reason ?? '') : checked.laneBecause;
  const outcome = await askSupervisor(
    ports.store,
    {
      proposal,
      ticket: ticket.id,
      effect,
      n: state?.next ?? 0,
      undoes: null,
      basis: basisOf(proposal, held.state?.assistance.past ?? emptyCase, ports.engine.library),
      because,
      why: await forOthers(ports.saidOf(because), () => ownName(held)),
      words,
      version: runVersionOf(held, { run, step }),
    },
    ports.randomId(),
  );
  if (outcome.status === 'failed') return outcome.reason;
  held.asked = await readAsked(ports.store, ticket.id, ports.isSupervisor);
  show(held);
  return '';
}

/** The agent's own name; empty where it cannot be read. */
const ownName = async ({ ports: { user, names } }: Held): Promise<string> =>
  (await names([user.id]).catch(() => new Map<string, string>())).get(user.id) ?? '';

/** Where nothing was said since, nothing is read but that. */
export async function checkAsked(held: Held): Promise<void> {
  const pending = held.state?.asked.filter(isPending) ?? [];
  if (pending.length === 0 || held.reading) return;
  const requests = pending.map(({ request }) => request);
  const news = await readSaid(held.ports.store, requests, held.ports.isSupervisor);
  const isSame = news.every((one) => {
    const before = held.asked.find(({ request }) => request.key === one.request.key);
    return before !== undefined && digest(sayings(before)) === digest(sayings(one));
  });
  if (!isSame || pending.some(({ stage }) => stage === 'approved')) await open(held);
}

const sayings = ({ decision, inquiries, ignored }: SaidOfRequest) => ({ decision, inquiries, ignored });

/** The request of that key, as the page shows it; undefined where there is none. */
export const findAsked = (held: Held, key: string): AskedRequest | undefined =>
  held.state?.asked.find(({ request }) => request.key === key);

/** Answers what a supervisor asked; gives why it could not be, empty where it was. */
export async function answer(held: Held, key: string, words: string): Promise<string> {
  const { store, randomId, engine } = held.ports;
  const about = held.state?.asked.find(({ inquiries }) => inquiries.some((one) => one.key === key));
  const inquiry = about?.inquiries.find((one) => one.key === key);
  if (!about || !inquiry) return engine.phrases('refused.gone');
  const outcome = await answerInquiry(store, inquiry, { request: about.request, words, id: randomId() });
  await checkAsked(held);
  return outcome.status === 'failed' ? outcome.reason : '';
}

/** Asks the agent something about a request; gives why it could not be, empty where it was. */
export async function inquireOf(held: Held, request: string, words: string): Promise<string> {
  const { store, randomId, engine } = held.ports;
  const asked = findAsked(held, request);
  if (!asked) return engine.phrases('refused.gone');
  const outcome = await inquire(store, asked.request, { words, id: randomId() });
  await checkAsked(held);
  return outcome.status === 'failed' ? outcome.reason : '';
}

/** One word at a time; afterwards everything is read anew, so that the page shows what stands. */
export async function supervise(
  held: Held,
  key: string,
  act: (request: AskedRequest['request'], hands: Hands) => Promise<SupervisedOutcome>,
): Promise<SupervisedOutcome> {
  const { phrases } = held.ports.engine;
  const asked = findAsked(held, key);
  if (!asked) return { status: 'refused', reason: phrases('refused.gone') };
  if (held.running.has(key)) return { status: 'refused', reason: phrases('refused.running') };
  held.running.add(key);
  show(held);
  try {
    await held.ports.versions?.prepare(eventsNow(held), true, requesterOf(held));
    show(held);
    return await act(asked.request, handsOf(held));
  } finally {
    held.running.delete(key);
    await open(held);
  }
}

/** What a supervisor’s decision is carried out with. */
export function handsOf(held: Held): Hands {
  const { ports, state, ticket } = held;
  if (!state || !ticket) throw new Error('no ticket is open');
  return {
    store: ports.store,
    user: ports.user.id,
    isSupervisor: ports.isSupervisor,
    catalog: ports.engine.catalog,
    randomId: ports.randomId,
    basis: (proposal) => basisOf(proposal, (held.state ?? state).assistance.past, ports.engine.library),
    reverify: (proposal) => reverify(held, proposal),
    effectState: async (effect) => (await lookAtEffect(effect, reconcilePorts(held, ticket))).state,
    fulfil: (approval, how) => fulfilDecided(held, approval, { ticket, ...how }),
  };
}

interface Decided {
  readonly ticket: Ticket;
  readonly recheck: () => string;
  readonly sources: Sources;
  /** As the agent asked for it. */
  readonly asked: CallProposal;
}

/** A supervisor's page keeps no turn of its own, so what is told by a message is written at once. */
async function fulfilDecided(
  held: Held,
  approval: Approval,
  { ticket, recheck, sources, asked }: Decided,
): Promise<Execution> {
  const ports = executePorts(held, ticket, { tool: approval.call.tool, sources });
  const told = messageEvent(held, approval);
  const verifyAnew: typeof ports.verifyAnew = async (one) => {
    const verdict = await ports.verifyAnew(one);
    const reason = verdict.ok ? recheck() : '';
    return reason === '' ? verdict : { ok: false, reason };
  };
  noteAccepted(held, asked, approval.call.args);
  const carried = await fulfil(approval, held.log, { ...ports, verifyAnew }, takeReviews(held));
  const { execution, log } = carried;
  held.log = log;
  if (told && execution.status === 'done') held.fresh.push(told);
  await flush(held);
  return execution;
}
