/** Ticket search with the words that apps use: `type:ticket`, `requester:`, `status:`, `tags:`, `created>`, free text. */
import { Hono } from 'hono';
import type { DeskTicket } from '../ticket-store.ts';
import type { World } from '../world.ts';
import { type ApiContext, type ApiEnv, ok } from './api.ts';
import { ticketJson } from './ticket-json.ts';

/** The search endpoint; offset paging, 100 a page. @see https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/, read 2026-08 */
export function searchRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/search', search);
  routes.get('/search/count', (c) => ok({ count: found(c).length }));
  return routes;
}

const PAGE_SIZE = 100;

function search(c: ApiContext): Response {
  const page = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  const size = Math.min(PAGE_SIZE, Math.max(1, Number(c.req.query('per_page') ?? PAGE_SIZE) || PAGE_SIZE));
  const tickets = found(c);
  const slice = tickets.slice((page - 1) * size, page * size);
  const next = new URL(c.req.url);
  next.searchParams.set('page', String(page + 1));
  return ok({
    results: slice.map((ticket) => ({ ...ticketJson(ticket), result_type: 'ticket' })),
    count: tickets.length,
    next_page: page * size < tickets.length ? next.toString() : null,
    previous_page: null,
    facets: null,
  });
}

function found(c: ApiContext): DeskTicket[] {
  const terms = termsOf(c.req.query('query') ?? '');
  const { world } = c.var;
  const tickets = world.tickets
    .tickets()
    .filter((ticket) => terms.every((term) => hasTerm(world, ticket, term)));
  return c.req.query('sort_order') === 'asc' ? tickets.reverse() : tickets;
}

interface Term {
  /** Empty for free text. */
  readonly key: string;
  readonly operator: ':' | '<' | '>' | '<=' | '>=';
  readonly value: string;
  readonly negated: boolean;
}

// `status<solved`, `-tags:vip`, `requester:a@b.c`, `"lost parcel"`, `subject:"lost parcel"`, `parcel`
const TERM = /(-?)(?:(\w+)(:|<=|>=|<|>))?(?:"([^"]*)"|(\S+))/g;

function termsOf(query: string): Term[] {
  return [...query.matchAll(TERM)].map(([, minus, key, operator, quoted, bare]) => ({
    key: (key ?? '').toLowerCase(),
    operator: isOperator(operator) ? operator : ':',
    value: (quoted ?? bare ?? '').toLowerCase(),
    negated: minus === '-',
  }));
}

const isOperator = (text: string | undefined): text is Term['operator'] =>
  text === ':' || text === '<' || text === '>' || text === '<=' || text === '>=';

const STATUS_ORDER = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];

function hasTerm(world: World, ticket: DeskTicket, term: Term): boolean {
  const holds = holdsTerm(world, ticket, term);
  return term.negated ? !holds : holds;
}

function holdsTerm(world: World, ticket: DeskTicket, term: Term): boolean {
  const { key, operator, value } = term;
  switch (key) {
    case 'type':
      return value === 'ticket';
    case 'status':
      return compares(STATUS_ORDER.indexOf(ticket.status), operator, STATUS_ORDER.indexOf(value));
    case 'requester':
      return ticket.requesterId === (world.tickets.personByEmail(value)?.id ?? Number(value));
    case 'tags':
      return ticket.tags.includes(value);
    case 'created':
      return compares(Date.parse(ticket.createdAt), operator, Date.parse(value));
    case 'updated':
      return compares(Date.parse(ticket.updatedAt), operator, Date.parse(value));
    case 'subject':
      return ticket.subject.toLowerCase().includes(value);
    case '':
      return `${ticket.id} ${ticket.subject} ${ticket.comments.map(({ plain }) => plain).join(' ')}`
        .toLowerCase()
        .includes(value);
    default:
      return false;
  }
}

function compares(left: number, operator: Term['operator'], right: number): boolean {
  switch (operator) {
    case ':':
      return left === right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
  }
}
