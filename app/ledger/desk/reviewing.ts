/** What becomes of suggestions: noted in memory and written with the turn's own entry, never by a write of its own. */
import type { Refusal } from '../../assist/outcome.ts';
import { policyOfRef } from '../../assist/run.ts';
import type { CallSuggestion } from '../../assist/verify.ts';
import { digest, shortDigest } from '../../lib/canonical.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { ToolCall } from '../../tools/tool.ts';
import { shortenCall } from '../fit.ts';
import { reviewsOf } from '../log.ts';
import { type Fate, foldFates, type Offered, type ReviewEvent } from '../review.ts';
import type { DeskState, Held } from './held.ts';

/** A suggestion as it is offered now. */
interface Offering {
  readonly suggestion: string;
  readonly offered: Offered;
  readonly policy: string;
  readonly version: string;
  readonly steps: readonly string[];
}

/** Suggestions with their fates, what is not written yet included. */
export const fatesNow = (held: Held): readonly Fate[] => foldFates(reviewsNow(held));

const reviewsNow = (held: Held): ReviewEvent[] => [...reviewsOf(held.log), ...held.reviews];

/** The id under which a draft is remembered. */
export const draftId = (text: string): string => shortDigest(text);

/**
 * What the turn that is written now has to tell besides what people did: suggestions that stand there for the first time,
 * those whose place another has taken, and proposals that a check kept back. Only a page that works the ticket tells it.
 */
export function reviewTurn(held: Held): void {
  const { state } = held;
  if (!state || held.ports.work !== 'agent') return;
  const offers = offersOf(held, state);
  for (const offer of offers) noteShown(held, offer);
  const standing = new Set(offers.map(({ suggestion }) => suggestion));
  for (const fate of fatesNow(held))
    if (fate.ending.type === 'open' && !standing.has(fate.suggestion) && !isAsked(state, fate))
      add(held, { ...about(held, fate.suggestion, 'replaced'), type: 'suggestion-replaced' });
  for (const refusal of state.assistance.refused) noteRefused(held, refusal);
}

/** A ticket that was solved leaves behind what nobody took; told once, by a write of its own where nothing else is to be told. */
export function leaveSolved(held: Held): boolean {
  if (held.ports.work !== 'agent' || held.ticket?.status !== 'solved' || !held.state) return false;
  const { state } = held;
  const left = fatesNow(held).filter((fate) => fate.ending.type === 'open' && !isAsked(state, fate));
  for (const { suggestion } of left)
    add(held, { ...about(held, suggestion, 'replaced'), type: 'suggestion-replaced' });
  return left.length > 0;
}

/** A call that a supervisor was asked about is theirs to end. */
const isAsked = (state: DeskState, { suggestion }: Fate): boolean =>
  state.asked.some(({ request }) => request.asked.proposal.call.id === suggestion);

function offersOf(held: Held, { assistance }: DeskState): Offering[] {
  const calls = assistance.suggestions.flatMap((each) =>
    each.type === 'call' && each.lane !== 'auto' ? [callOffer(held, each)] : [],
  );
  const { reply, frontiers } = assistance;
  if (!reply) return calls;
  const step = reply.cites[0] ?? reply.tells[0] ?? '';
  const policy =
    policyOfRef(step) ||
    (assistance.runs.find(({ id }) => frontiers.some(({ run }) => run === id))?.policy ?? '');
  const draft: Offering = {
    suggestion: draftId(reply.text),
    offered: { type: 'draft', text: reply.text },
    policy,
    version: versionIn(held, policy),
    steps: [...reply.cites],
  };
  return [...calls, draft];
}

const callOffer = (held: Held, { call, step }: Pick<CallSuggestion, 'call' | 'step'>): Offering => ({
  suggestion: call.id,
  offered: offeredCall(call),
  policy: policyOfRef(step),
  version: versionIn(held, policyOfRef(step)),
  steps: [step],
});

/** Long texts, such as a file's, are remembered by their digest. */
function offeredCall(call: ToolCall): Offered {
  return { type: 'call', tool: call.tool, args: shortenCall(call).args };
}

const versionIn = ({ state }: Held, policy: string): string =>
  state?.assistance.runs.findLast((run) => run.policy === policy)?.version ?? '';

function noteShown(held: Held, offer: Offering): void {
  const { suggestion } = offer;
  if (!held.shownAtMs.has(suggestion)) held.shownAtMs.set(suggestion, lookedMs(held));
  const fate = fatesNow(held).find((one) => one.suggestion === suggestion);
  if (fate && fate.ending.type !== 'ignored') return;
  const again = reviewsNow(held).filter((one) => one.suggestion === suggestion).length;
  add(held, { ...about(held, suggestion, `shown:${again}`), type: 'suggestion-shown', ...offer });
}

function noteRefused(held: Held, { proposal, check }: Refusal): void {
  if (proposal.type !== 'call') return;
  const { call, step } = proposal;
  const policy = policyOfRef(step);
  const head = about(held, call.id, `refused:${check}`);
  add(held, { ...head, type: 'proposal-refused', tool: call.tool, check, policy, steps: [step] });
}

/** A person takes a call as it stands, or as they changed it. */
export function noteAccepted(
  held: Held,
  suggestion: Pick<CallSuggestion, 'call' | 'step'>,
  args: JsonObject,
): void {
  const { call } = suggestion;
  noteShown(held, callOffer(held, suggestion));
  noteLook(held, call.id);
  const as = offeredCall({ ...call, args });
  add(held, { ...about(held, call.id, `accepted:${digest(as)}`), type: 'suggestion-accepted', as });
}

/** A person takes the draft as it stands, or as they changed it. */
export function noteDraftTaken(held: Held, text: string): void {
  const { state } = held;
  const offered = state && offersOf(held, state).find((one) => one.offered.type === 'draft');
  if (!offered) return;
  noteShown(held, offered);
  noteLook(held, offered.suggestion);
  const as: Offered = { type: 'draft', text };
  const head = about(held, offered.suggestion, `accepted:${digest(as)}`);
  add(held, { ...head, type: 'suggestion-accepted', as });
}

/** A person turns a call down; `reason` is a code, then what they wrote. */
export function noteRejected(
  held: Held,
  suggestion: Pick<CallSuggestion, 'call' | 'step'>,
  reason: string,
): void {
  const [code = '', ...words] = reason.split(': ');
  noteShown(held, callOffer(held, suggestion));
  noteLook(held, suggestion.call.id);
  add(held, {
    ...about(held, suggestion.call.id, 'rejected'),
    type: 'suggestion-rejected',
    reason: code,
    words: words.join(': '),
  });
}

/** What is to be written, which is then no longer to be written. */
export function takeReviews(held: Held): readonly ReviewEvent[] {
  const reviews = held.reviews;
  held.reviews = [];
  return reviews;
}

const lookedMs = ({ ports }: Held): number => ports.lookedMs?.() ?? 0;

/** How long it was looked at since it was shown, or since the last look was noted. */
function noteLook(held: Held, suggestion: string): void {
  const now = lookedMs(held);
  const forMs = Math.round(now - (held.shownAtMs.get(suggestion) ?? now));
  held.shownAtMs.set(suggestion, now);
  if (forMs > 0)
    add(held, {
      ...about(held, suggestion, `looked:${held.ports.randomId()}`),
      type: 'suggestion-looked-at',
      forMs,
    });
}

/** Pages that tell the same thing of the same suggestion tell it under one id. */
function about(held: Held, suggestion: string, what: string) {
  const { user, now } = held.ports;
  const ticket = held.ticket?.id ?? '';
  return {
    id: digest({ ticket, suggestion, what }).slice(0, 20),
    at: now(),
    suggestion,
    ticket,
    by: { kind: user.role, id: user.id },
  } as const;
}

function add(held: Held, event: ReviewEvent): void {
  if (!reviewsNow(held).some(({ id }) => id === event.id)) held.reviews.push(event);
}
