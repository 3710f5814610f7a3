/** An open request as the middle and the right of the lane show it. */
import type { CallProposal } from '../../assist/outcome.ts';
import type { AskedRequest } from '../../ledger/asked.ts';
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
    by: open.nameOf(request.by),
    at: request.at,
    because: request.asked.because,
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
    quotes: quotesOf(proposal).map(({ quote }) => ({ before: '', quote, after: '', author: '', at: '' })),
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
  const [card] = callCard(shownCall(open, desk), context);
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
function shownCall({ item }: OpenCase, desk: DeskState): ShownCall {
  const { proposal, because } = item.request.asked;
  const checked = desk.assistance.reverify(proposal);
  return 'lane' in checked ? checked : { ...proposal, lane: 'supervisor', laneBecause: because };
}

function contextOf(open: OpenCase, desk: DeskState, ports: ReviewPorts): SessionContext {
  const { proposal } = open.item.request.asked;
  const { library, catalog, text, user } = ports;
  return {
    desk,
    memory: { ...freshMemory, edits: { [editsOf(proposal)]: open.edits } },
    library,
    catalog,
    text,
    phrases: text.phrase,
    mayWritePolicies: true,
    userName: user.name,
    nameOf: open.nameOf,
  };
}

/** Words of the customer that the request rests on, each once. */
function quotesOf({ evidence, sources }: CallProposal): Evidence[] {
  const all = [...evidence, ...Object.values(sources)].filter(({ kind }) => kind === 'comment');
  return [...new Map(all.map((one) => [`${one.id} ${one.quote}`, one])).values()];
}

/** Where no sentence is cited, the customer’s newest message stands for the case. */
function quoteViews(proposal: CallProposal, ticket: Ticket): QuoteView[] {
  const cited = quotesOf(proposal).flatMap((evidence) => quoteView(evidence, ticket));
  if (cited.length > 0) return cited;
  const newest = ticket.comments.findLast(({ author }) => author.kind === 'requester');
  return newest
    ? quoteView({ kind: 'comment', id: newest.id, path: '', quote: newest.text.slice(0, ALONE_MAX) }, ticket)
    : [];
}

/** Characters of a message without a cited sentence, and of what is shown around one. */
const ALONE_MAX = 600;
const AROUND_MAX = 240;

function quoteView({ id, quote }: Evidence, ticket: Ticket): QuoteView[] {
  const comment = ticket.comments.find((one) => one.id === id);
  const at = comment?.text.indexOf(quote) ?? -1;
  if (!comment || at < 0) return [];
  const start = Math.max(0, at - AROUND_MAX);
  const end = at + quote.length;
  return [
    {
      before: `${start > 0 ? '…' : ''}${comment.text.slice(start, at)}`,
      quote,
      after: `${comment.text.slice(end, end + AROUND_MAX)}${comment.text.length > end + AROUND_MAX ? '…' : ''}`,
      author: comment.author.name,
      at: comment.createdAt,
    },
  ];
}

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
