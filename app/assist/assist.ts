/**
 * The spine: ticket → facts → match → run → plan → verify → suggestions and a draft. One pure function of the ticket,
 * the events so far, the policies and `now`; run it again after each event and nothing can get out of step.
 */
import type { Phrases } from '../lib/phrases.ts';
import { isNotLater } from '../lib/time.ts';
import type { Library } from '../policy/library.ts';
import { type Policy, stepRef, walkSteps } from '../policy/policy.ts';
import { readPassages } from '../ticket/clean.ts';
import { readFacts } from '../ticket/facts.ts';
import { findIn, findSuspicion } from '../ticket/suspicion.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Catalog } from '../tools/tool.ts';
import type { RunEvent, ToolReturn } from './event.ts';
import type { Guided } from './guided.ts';
import { knowFacts } from './known.ts';
import type { LaneSettings } from './lanes.ts';
import type { Knowledge } from './learn.ts';
import { matchPolicies, type PolicyIndex } from './match.ts';
import type { CheckedReading } from './model/check.ts';
import { refineReply } from './model/refine.ts';
import { type Offer, readOffers } from './offers.ts';
import type {
  CallProposal,
  Match,
  Matches,
  Proposal,
  Refusal,
  Reply,
  RunState,
  RunStatus,
} from './outcome.ts';
import { partsOf } from './plan/ask.ts';
import { beginning, type PlanContext } from './plan/context.ts';
import { decideCondition } from './plan/decide.ts';
import type { Frontier } from './plan/frontier.ts';
import type { CallState } from './plan/tell.ts';
import { planRun } from './plan.ts';
import { carriedIn } from './questions.ts';
import { replyLanguage } from './reply/language.ts';
import { acknowledge, composeReply, type ReplyInput } from './reply.ts';
import type { ReadingContext } from './rules-reader/context.ts';
import { type Case, foldCase, policyOfRef, type Run, stepOfRef } from './run.ts';
import { type CallSuggestion, verify, verifyCall } from './verify.ts';
import { findWithdrawal } from './withdrawal.ts';

/** What the engine works on. */
export interface AssistInput {
  readonly now: string;
  readonly ticket: Ticket;
  /** Oldest first. */
  readonly events: readonly RunEvent[];
  readonly library: Library;
  readonly index: PolicyIndex;
  /** What agents' accepted matches taught; without it the policies' own words decide. */
  readonly learned?: Knowledge | undefined;
  readonly catalog: Catalog;
  readonly settings: Pick<LaneSettings, 'approval' | 'limits'>;
  /** The interface's sentences. */
  readonly phrases: Phrases;
  /** Sentences in the language of a reply, e.g. `de`; the interface's own where there are none. */
  readonly phrasesIn: (language: string) => Phrases;
  /** What a model made of the ticket, checked; without it the engine works in guided mode. */
  readonly reading?: CheckedReading;
}

/** Everything the engine has to say about a ticket. */
export interface Assistance extends Guided {
  /** Steps of live runs that go back now: for each an event has to say that its round is over. */
  readonly roundsOver: readonly { readonly run: string; readonly step: string; readonly comment: string }[];
  /** What the model's reading came to; null in guided mode. */
  readonly reading: CheckedReading | null;
  /** What the reply has to serve and the model has no sentence for; empty in guided mode. */
  readonly unserved: readonly string[];
}

/** The ticket without sentences that look planted: they choose no policy. */
const withoutPlanted = (ticket: Ticket): Ticket => ({
  ...ticket,
  comments: ticket.comments.map((comment) => ({
    ...comment,
    text: comment.text
      .split('\n')
      .map((line) =>
        findIn(comment.id, line).length === 0
          ? line
          : line
              .split(SENTENCE_END)
              .filter((sentence) => findIn(comment.id, sentence).length === 0)
              .join(' '),
      )
      .join('\n'),
  })),
});

const SENTENCE_END = /(?<=[.!?])\s+/;

/** Works out where the case stands and what can be done next. */
export function assist(input: AssistInput): Assistance {
  const { reading: modelReading } = input;
  const modelAnswers = modelReading?.answers ?? [];
  const passages = readPassages(input.ticket);
  const matches = matchTicket(input.ticket, input.index, input.learned);
  const past = withRuns(foldCase(input.events), matches, input);
  const policies = past.runs.flatMap((run) => input.library.find(run.policy) ?? []);
  const offers = [...new Set(policies)].flatMap((policy) =>
    readOffers(policy, input.catalog, { past, passages, modelAnswers }),
  );
  const known = knowFacts([...readFacts(input.ticket), ...(modelReading?.facts ?? [])], past, input.catalog);
  const base = {
    now: input.now,
    ticket: input.ticket,
    passages,
    conversation: passages,
    round: null,
    past,
    matches,
    known,
    catalog: input.catalog,
    library: input.library,
    phrases: input.phrases,
  };
  const reading = readingOf(base, policies, offers);
  const context: PlanContext = { ...base, reading, modelAnswers };
  const suspicions = findSuspicion(input.ticket);
  const planned = planRuns(context, offers);
  const language = replyLanguage(input.ticket, passages);
  const live = planned.filter((each) => each.live).map((each) => each.frontier);
  const words = {
    ticket: input.ticket,
    frontiers: live,
    offers,
    phrases: input.phrasesIn(language),
    policyPhrases: input.phrasesIn(POLICY_LANGUAGE),
    results: resultsSinceReply(context),
    sameLanguage: language === POLICY_LANGUAGE,
  };
  const stopping = withdrawalQuestion(planned, context);
  const draft = draftReply(words, modelReading);
  const { reply, proposals } =
    stopping.length > 0 ? whileStopping(words, live) : joinMessage(draft.reply, live, context);
  const settings: LaneSettings = { ...input.settings, suspicious: suspicions.length > 0 };
  const checked = [...stopping, ...proposals].map((proposal) =>
    verifyOne(proposal, planned, { context, offers, settings }),
  );
  return {
    matches,
    facts: known.facts,
    language,
    suspicions,
    offers,
    past,
    passages,
    reading: modelReading ?? null,
    unserved: stopping.length > 0 ? [] : draft.unserved,
    runs: planned.map((each) => each.state),
    frontiers: planned.map((each) => each.frontier),
    roundsOver:
      stopping.length > 0
        ? []
        : live.flatMap(({ run, goesBack }) => goesBack.map((each) => ({ run, ...each }))),
    suggestions: checked.flatMap((each) => (each.status === 'suggested' ? [each.suggestion] : [])),
    refused: checked.flatMap((each) => (each.status === 'refused' ? [each.refusal] : [])),
    reply,
    reverify: (proposal) => reverify(proposal, planned, { context, offers, settings }),
  };
}

/** Which policies answer a ticket; sentences that look planted have no say. */
export const matchTicket = (ticket: Ticket, index: PolicyIndex, learned?: Knowledge): Matches =>
  matchPolicies(withoutPlanted(ticket), index, learned);

/** The template, refined by the model's sentences where there are any. */
function draftReply(
  words: ReplyInput,
  reading: CheckedReading | undefined,
): { reply: Reply | null; unserved: readonly string[] } {
  const template = composeReply(words);
  if (!template || !reading) return { reply: template, unserved: [] };
  return refineReply({
    template,
    frontiers: words.frontiers,
    sentences: reading.sentences,
    compose: (frontiers) => composeReply({ ...words, frontiers, bodyOnly: true }),
  });
}

/** Effects that the customer has not been written to about. */
function resultsSinceReply({ past, passages, catalog }: PlanContext): ToolReturn[] {
  const replied = passages.findLast((passage) => passage.by === 'agent' && passage.public)?.at ?? '';
  return past.returns.filter(
    (one) =>
      one.status === 'done' &&
      catalog.find(one.call.tool)?.effect === 'write' &&
      (replied === '' || !isNotLater(one.at, replied)),
  );
}

/** Policies that ship are written in English; a team's own may say otherwise later. */
export const POLICY_LANGUAGE = 'en';

/** A ticket without a chosen policy starts with the best match; a further problem opens a run of its own beside it. */
function withRuns(past: Case, { matches }: Matches, { ticket, library, reading }: AssistInput): Case {
  const best =
    past.runs.length === 0
      ? preferred(matches, reading).slice(0, RUNS_MAX)
      : matches
          .slice(0, 1)
          .filter((match) => isNewRequest(match, past, ticket))
          .map((match) => match.policy);
  const other = otherRequest(best, past, reading);
  const fresh = [...best, ...other].flatMap((wanted, index): Run[] => {
    const policy = library.find(wanted);
    if (!policy) return [];
    const id = String(past.runs.length + index + 1);
    return [
      {
        id,
        policy: policy.id,
        version: '',
        calledFrom: null,
        section: null,
        startedAt: ticket.createdAt,
        ended: null,
        returned: false,
      },
    ];
  });
  return fresh.length === 0 ? past : { ...past, runs: [...past.runs, ...fresh] };
}

/** Policies of the matches, best first; what the model would take among the first few stands in for the best one. */
function preferred(matches: readonly Match[], reading: CheckedReading | undefined): string[] {
  const ids = matches.map((match) => match.policy);
  const chosen = reading?.policy?.id;
  if (chosen === undefined) return ids;
  return [chosen, ...(ids.includes(chosen) ? ids : ids.slice(1)).filter((id) => id !== chosen)];
}

/** A separate request that the model found, unless a run is about it. */
function otherRequest(best: readonly string[], past: Case, reading: CheckedReading | undefined): string[] {
  const id = reading?.other?.id;
  const isKnown = id === undefined || best.includes(id) || past.runs.some((run) => run.policy === id);
  return isKnown || past.runs.length + best.length >= RUNS_MAX ? [] : [id];
}

/** More requests than this in one ticket are better read by a person. */
const RUNS_MAX = 3;

/** The customer's newest message asks for something that no run on the ticket is about. */
function isNewRequest(match: Match, past: Case, ticket: Ticket): boolean {
  const started =
    past.runs
      .map((run) => run.startedAt)
      .sort()
      .at(-1) ?? '';
  const later = ticket.comments.filter(
    (comment) => comment.author.kind === 'requester' && comment.createdAt > started,
  );
  const isOpen = past.runs.some((run) => run.policy === match.policy);
  return (
    !isOpen &&
    match.score >= NEW_REQUEST_SCORE &&
    match.reasons.some((reason) => later.some((comment) => comment.text.includes(reason)))
  );
}

/** A second run is opened only on a match as sure as this. */
export const NEW_REQUEST_SCORE = 0.6;

function readingOf(
  base: Omit<PlanContext, 'reading' | 'modelAnswers'>,
  policies: readonly Policy[],
  offers: readonly Offer[],
): ReadingContext {
  const { now, ticket, passages, known, past } = base;
  const questions = [...new Set(policies)].flatMap((policy) => questionsOf(policy, past));
  const asked = [
    ...questions.flatMap(({ id, text }) =>
      carriedIn(id, text, past, passages).map((one) => ({
        question: id,
        text,
        comment: one.comment,
        at: one.at,
      })),
    ),
    ...offers.flatMap((offer) =>
      offer.offeredAt === null
        ? []
        : [{ question: `choice:${offer.ref}`, text: offer.step.text, comment: '', at: offer.offeredAt }],
    ),
  ];
  const choices = offers.map((offer) => ({
    step: offer.ref,
    options: offer.options.map((option) => ({ value: option.label, label: option.label })),
    chosen: offer.chosen,
    evidence: offer.evidence,
  }));
  return { now, ticket, passages, facts: known.facts, returns: past.returns, choices, asked };
}

/** Everything of a policy that can be put to the customer as yes or no. */
function questionsOf(policy: Policy, past: Case): { id: string; text: string }[] {
  const place = { policy };
  return walkSteps(policy.steps).flatMap(({ step }) => {
    const parts = step.kind === 'ask' ? partsOf(step, place).filter((part) => part.kind === 'condition') : [];
    const ref = stepRef(policy.id, step.id);
    const condition =
      step.condition &&
      past.answers.some((answer) => answer.question === `condition:${ref}` && answer.value === 'ask')
        ? [{ id: `condition:${ref}`, text: step.condition.text }]
        : [];
    return [...parts.map(({ id, text }) => ({ id, text })), ...condition];
  });
}

interface PlannedRun {
  readonly run: Run;
  readonly policy: Policy;
  readonly frontier: Frontier;
  readonly state: RunState;
  /** Whether its frontier counts: it neither ended nor waits for a policy that it called. */
  readonly live: boolean;
}

/** Newest first, since a policy that called another goes on only when that one is done. */
function planRuns(context: PlanContext, offers: readonly Offer[]): PlannedRun[] {
  const calls = new Map<string, CallState>();
  const finished = new Set<string>();
  const planned: PlannedRun[] = [];
  for (const run of [...context.past.runs].reverse()) {
    const policy = context.library.find(run.policy);
    if (!policy) continue;
    const one = planOne(run, policy, { context, offers, calls, finished: new Set(finished) });
    if (run.calledFrom !== null && one.state.status === 'done' && !run.returned) finished.add(policy.id);
    if (run.calledFrom !== null) calls.set(run.calledFrom, isOver(one.state.status) ? 'finished' : 'open');
    planned.unshift(one);
  }
  return planned;
}

function planOne(
  run: Run,
  policy: Policy,
  {
    context,
    offers,
    calls,
    finished,
  }: {
    context: PlanContext;
    offers: readonly Offer[];
    calls: ReadonlyMap<string, CallState>;
    finished: ReadonlySet<string>;
  },
): PlannedRun {
  const mine = new Map([...calls].filter(([ref]) => policyOfRef(ref) === policy.id));
  for (const { from } of context.past.handOffs)
    if (policyOfRef(from) === policy.id && !mine.has(from)) mine.set(from, 'finished');
  const dropped = !run.returned && isDropped(run, context);
  const frontier = planRun(
    {
      run,
      policy,
      offers: offers.filter((offer) => policyOfRef(offer.ref) === policy.id),
      calls: mine,
      finished,
    },
    context,
  );
  const away = [...mine.values()].includes('open');
  const status =
    dropped || isStopped(run, context) ? 'stopped' : statusOf(run, frontier, away, context.catalog);
  const state: RunState = {
    id: run.id,
    policy: policy.id,
    version: run.version,
    calledFrom: run.calledFrom,
    status,
    dueAt: frontier.dueAt,
    steps: frontier.states,
  };
  return { run, policy, frontier, state, live: !away && !isOver(status) };
}

const isOver = (status: RunStatus): boolean => status === 'done' || status === 'stopped';

/** The agent agreed that the customer needs nothing more. */
const isStopped = (run: Run, { past }: PlanContext): boolean =>
  past.answers.some(
    ({ question, value, at }) => question.startsWith('stop:') && value === true && at >= run.startedAt,
  );

/** A called policy falls away when the words that led to it no longer hold: a declined offer was accepted after all. */
function isDropped(run: Run, context: PlanContext): boolean {
  if (run.calledFrom === null) return false;
  const caller = context.library.find(policyOfRef(run.calledFrom));
  const id = stepOfRef(run.calledFrom);
  const spot = caller && walkSteps(caller.steps).find(({ step }) => step.id === id);
  if (!caller || !spot) return false;
  const chain = [...spot.above, spot.step];
  const place = beginning(run, caller);
  return chain.some(
    (step, index) =>
      decideCondition(step, { ...place, above: chain.slice(0, index) }, context).value === 'no',
  );
}

/** Laying the ticket aside while it waits; that this is offered does not make it wait less. */
const isHold = (proposal: Proposal, catalog: Catalog): boolean =>
  proposal.type === 'call' && catalog.find(proposal.call.tool)?.classes.includes('hold') === true;

function statusOf(run: Run, frontier: Frontier, away: boolean, catalog: Catalog): RunStatus {
  if (run.ended !== null) return run.ended === 'done' ? 'done' : 'stopped';
  if (run.returned) return 'done';
  if (away) return 'handed-off';
  if (frontier.settled) return 'done';
  const agents = frontier.proposals.some(
    (proposal) =>
      (proposal.type !== 'ask-agent' || proposal.question.kind === 'done') && !isHold(proposal, catalog),
  );
  if (agents || frontier.asks.length > 0 || frontier.tells.length > 0) return 'open';
  if (frontier.waitingFor.length > 0) return 'waiting-customer';
  return frontier.dueAt !== null ? 'waiting-until' : 'open';
}

/** One frontier makes one message: where a call sends it, the call carries the whole text and there is no draft beside it. */
function joinMessage(
  draft: Reply | null,
  frontiers: readonly Frontier[],
  { catalog }: PlanContext,
): { reply: Reply | null; proposals: Proposal[] } {
  const all = frontiers.flatMap((frontier) => frontier.proposals);
  const sender = all.find(
    (proposal) => proposal.type === 'call' && catalog.find(proposal.call.tool)?.moves === 'message',
  );
  if (sender?.type !== 'call' || draft === null) return { reply: draft, proposals: all };
  const source = { kind: 'policy' as const, id: sender.step, path: '', quote: draft.text };
  const filled: Proposal = {
    ...sender,
    call: { ...sender.call, args: { ...sender.call.args, message: draft.text } },
    sources: { ...sender.sources, message: source },
  };
  return { reply: null, proposals: all.map((proposal) => (proposal === sender ? filled : proposal)) };
}

/** Until the agent has said whether to stop, nothing is asked or told; calls are shown with the reason why they wait. */
function whileStopping(
  words: ReplyInput,
  frontiers: readonly Frontier[],
): { reply: Reply; proposals: Proposal[] } {
  const calls = frontiers
    .flatMap((frontier) => frontier.proposals)
    .filter((proposal) => proposal.type === 'call');
  return { reply: acknowledge(words), proposals: calls };
}

/** When the customer takes the request back, the agent is asked whether to stop. */
function withdrawalQuestion(planned: readonly PlannedRun[], context: PlanContext): Proposal[] {
  const withdrawal = findWithdrawal(context.passages);
  const run = planned.find((each) => each.live);
  if (!withdrawal || !run || context.past.answers.some((answer) => answer.question === withdrawal.question))
    return [];
  const step = stepRef(run.policy.id, run.policy.steps[0]?.id ?? '1');
  const question = {
    id: withdrawal.question,
    kind: 'condition' as const,
    text: context.phrases('question.stop', { quote: withdrawal.quote }),
    step,
    slot: '',
    options: [],
  };
  const evidence = [{ kind: 'comment' as const, id: withdrawal.comment, path: '', quote: withdrawal.quote }];
  return [{ type: 'ask-agent', run: run.run.id, step, question, evidence }];
}

function verifyOne(
  proposal: Proposal,
  planned: readonly PlannedRun[],
  { context, offers, settings }: { context: PlanContext; offers: readonly Offer[]; settings: LaneSettings },
) {
  const owner = planned.find((each) => each.run.id === proposal.run);
  if (!owner) throw new Error(`proposal of unknown run ${proposal.run}`);
  return verify(proposal, { context, policy: owner.policy, states: owner.frontier.states, offers, settings });
}

function reverify(
  proposal: CallProposal,
  planned: readonly PlannedRun[],
  { context, offers, settings }: { context: PlanContext; offers: readonly Offer[]; settings: LaneSettings },
): CallSuggestion | Refusal {
  const owner = planned.find((each) => each.run.id === proposal.run);
  if (!owner) return { proposal, check: 'no-run', reason: context.phrases('refused.unknown-step') };
  const checked = verifyCall(proposal, {
    context,
    policy: owner.policy,
    states: owner.frontier.states,
    offers,
    settings,
  });
  return checked.status === 'suggested' ? checked.suggestion : checked.refusal;
}
