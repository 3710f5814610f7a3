/** An open request as the middle and the right of the lane show it. */
import type { CallProposal } from '../../assist/outcome.ts';
import { evidenceOf } from '../../ledger/approval.ts';
import type { AskedRequest } from '../../ledger/asked.ts';
import { becauseIn } from '../../ledger/because.ts';
import type { DeskState } from '../../ledger/desk/held.ts';
import type { Inquiry } from '../../ledger/inquiry.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { WaitingItem } from '../../study/waiting.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { callCard, editsOf, type ShownCall } from '../session/cards.ts';
import { freshMemory, type SessionContext } from '../session/context.ts';
import { lookupViews } from '../session/lookups.ts';
import { sourceView, stepRefView } from '../session/sources.ts';
import { receiptView } from '../session/view.ts';
import { caseContext } from './case-context.ts';
import type { ReviewPorts } from './ports.ts';
import type { CaseView, FactView, InquiryRow, QuoteView, StandingView } from './view-model.ts';

/** What an open case is shown from. `desk` is null until its ticket was read. */
export interface OpenCase {
  readonly item: WaitingItem;
  readonly desk: DeskState | null;
  readonly trouble: string;
  readonly edits: JsonObject;
  readonly standing: StandingView;
  readonly nameOf: (id: string) => string;
}

/** The view of an open case. */
export function caseView(open: OpenCase, ports: ReviewPorts): CaseView {
  const { item, desk } = open;
  const { request } = item;
  const asked = desk?.asked.find((one) => one.request.key === request.key);
  const base = {
    id: request.key,
    title: titleOf(request.asked.proposal, ports),
    by: open.nameOf(request.by) || ports.text.phrase('session.an-agent'),
    at: request.at,
    because: becauseIn(request.asked, ports.text.phrase),
    note: request.asked.words,
    inquiries: (asked?.inquiries ?? []).map((inquiry) => inquiryRow(inquiry, open)),
    ignored: ignoredRows(asked ?? item, open, ports),
    standing: open.standing,
    trouble: open.trouble,
  };
  return desk
    ? { ...base, state: 'ready', ...knownParts(open, desk, ports) }
    : { ...base, state: open.trouble === '' ? 'reading' : 'unreadable', ...unreadParts(open) };
}

/** A verb and an object. */
export const titleOf = (proposal: CallProposal, { text }: Pick<ReviewPorts, 'text'>): string =>
  text.phrase(`tool.${proposal.call.tool}.title`);

type Parts = Pick<
  CaseView,
  'ticket' | 'quotes' | 'facts' | 'lookups' | 'step' | 'done' | 'fields' | 'preview' | 'weight'
>;

/** What the request says by itself. */
function unreadParts({ item }: OpenCase): Parts {
  const { proposal, ticket } = item.request.asked;
  return {
    ticket: { id: ticket, subject: '', requester: '' },
    quotes: quotesOf(proposal).map(({ id, quote }) => ({
      id: `${id} ${quote}`,
      parts: [{ text: quote, isMarked: true }],
      author: '',
      at: '',
    })),
    facts: [],
    lookups: [],
    step: null,
    done: [],
    fields: [],
    preview: '',
    weight: 'unknown',
  };
}

function knownParts(open: OpenCase, desk: DeskState, ports: ReviewPorts): Parts {
  const { proposal } = open.item.request.asked;
  const context = contextOf(open, desk, ports);
  const [card] = callCard(shownCall(open, desk, ports), context);
  const { ticket } = desk;
  return {
    ticket: { id: ticket.id, subject: ticket.subject, requester: ticket.requester.name },
    quotes: quoteViews(proposal, ticket),
    facts: factViews(context),
    lookups: lookupViews(context),
    step: stepRefView(proposal.step, context),
    done: desk.receipts.map((receipt) => receiptView(receipt, context)),
    fields: card?.fields ?? [],
    preview: card?.preview ?? '',
    weight: card?.weight ?? 'unknown',
  };
}

/** The call as it was asked for, whatever today’s checks say of it. */
function shownCall({ item }: OpenCase, desk: DeskState, { text }: ReviewPorts): ShownCall {
  const { asked } = item.request;
  const checked = desk.assistance.reverify(asked.proposal);
  if ('lane' in checked) return checked;
  return { ...asked.proposal, lane: 'supervisor', laneBecause: becauseIn(asked, text.phrase) };
}

function contextOf(open: OpenCase, desk: DeskState, ports: ReviewPorts): SessionContext {
  const { proposal } = open.item.request.asked;
  const memory = { ...freshMemory, edits: { [editsOf(proposal)]: open.edits } };
  return caseContext({ desk, memory, nameOf: open.nameOf }, ports);
}

/** Words of the customer that the request rests on, each once. */
function quotesOf(proposal: CallProposal): Evidence[] {
  const all = evidenceOf(proposal).filter(({ kind }) => kind === 'comment');
  return [...new Map(all.map((one) => [`${one.id} ${one.quote}`, one])).values()];
}

/** Where no sentence is cited, the customer’s newest message stands for the case. */
function quoteViews(proposal: CallProposal, ticket: Ticket): QuoteView[] {
  const cited = quotesOf(proposal);
  const newest = ticket.comments.findLast(({ author }) => author.kind === 'requester');
  const shown = ticket.comments.filter(({ id }) =>
    cited.length > 0 ? cited.some((one) => one.id === id) : id === newest?.id,
  );
  return shown.map((comment) => ({
    id: comment.id,
    parts: marked(
      comment.text,
      cited.filter(({ id }) => id === comment.id).map(({ quote }) => quote),
    ),
    author: comment.author.name,
    at: comment.createdAt,
  }));
}

/** Characters shown before, between and behind what is marked. */
const AROUND_MAX = 320;

/** The text with the quotes marked; long stretches without one are shortened. */
function marked(text: string, quotes: readonly string[]): QuoteView['parts'] {
  const spots = quotes
    .map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of spots) {
    if (start < at) continue;
    parts.push({ text: shortened(text.slice(at, start)), isMarked: false });
    parts.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  parts.push({ text: shortened(text.slice(at)), isMarked: false });
  return parts.filter((part) => part.text !== '');
}

const shortened = (text: string): string =>
  text.length <= 2 * AROUND_MAX ? text : `${text.slice(0, AROUND_MAX)} … ${text.slice(-AROUND_MAX)}`;

function factViews(context: SessionContext): FactView[] {
  return context.desk.assistance.facts
    .filter(({ standing }) => standing === 'certain')
    .map(({ name, value, source }) => ({
      label: labelOf(name, context),
      value: String(value),
      source: sourceView(source, context),
    }));
}

function labelOf(name: string, { phrases }: SessionContext): string {
  const label = phrases(`param.${name}`);
  return label === `param.${name}` ? name.replaceAll('_', ' ') : label;
}

const inquiryRow = ({ key, by, at, words, answer }: Inquiry, { nameOf }: OpenCase): InquiryRow => ({
  id: key,
  by: nameOf(by),
  at,
  words,
  answer: answer && { by: nameOf(answer.by), at: answer.at, words: answer.words },
});

const ignoredRows = (
  { ignored }: Pick<AskedRequest, 'ignored'>,
  { nameOf }: OpenCase,
  { text }: ReviewPorts,
) =>
  ignored.map(({ key, by, at, because }) => ({
    id: key,
    by: nameOf(by),
    at,
    because: text.phrase(`review.ignored.${because}`),
  }));

/** The amount of a call with its currency; empty where it is about none. */
export function amountOf(args: Readonly<Record<string, Json>>, { text }: Pick<ReviewPorts, 'text'>): string {
  const { amount, currency, percent } = args;
  if (typeof amount === 'number') return text.money(amount, typeof currency === 'string' ? currency : 'USD');
  return typeof percent === 'number' ? text.percent(percent) : '';
}
