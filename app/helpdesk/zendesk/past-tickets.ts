/**
 * Past tickets by Zendesk's search: a request for a hundred of them, and one a ticket for its conversation.
 * @see https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { FoundTickets, PastTickets, Rating } from '../helpdesk.ts';
import { createPace } from '../pace.ts';
import { askZendesk, type Clock, type HttpReply, type ZafClient } from './client.ts';
import { customFields, readConversation, readFieldTitles } from './read-ticket.ts';

/** The search gives a thousand at most. */
const PAGES_MAX = 10;

/** Requests a minute of the smallest plan; each answer says what the account has. */
const RATE_MIN = 200;

const DAY_MS = 86_400_000;

/** Creates the reader of past tickets. */
export function createPastTickets(client: ZafClient, clock: Clock): PastTickets {
  let perMinute = RATE_MIN;
  let titles: ReadonlyMap<string, string> | undefined;
  const pace = createPace({ perMinute: () => perMinute, now: clock.now, sleep: (ms) => clock.sleep(ms) });
  const ask = async (path: string): Promise<HttpReply> => {
    await pace.turn();
    const reply = await askZendesk(client, { method: 'GET', path }, clock);
    const limit = reply.status === 'answered' ? Number(reply.headers['x-rate-limit']) : 0;
    if (limit > 0) perMinute = limit;
    return reply;
  };
  const found = async (words: string, cursor: string | null): Promise<FoundTickets> => {
    const reply = await ask(searchPath(words, cursor));
    const body = bodyOf(reply, 'past tickets');
    titles ??= await readFieldTitles(client, clock);
    return foundIn(body, cursor, titles);
  };
  return {
    ...pace,
    search: ({ from, to, cursor }) => found(`created>=${from} created<${dayBehind(to)}`, cursor),
    ofCustomer: async (email, cursor) => {
      if (!isAddress(email)) return { tickets: [], next: null };
      return await found(`requester:${email}`, cursor);
    },
    ratings: async (ids) => {
      const ratings = new Map<string, Rating>();
      for (let from = 0; from < ids.length; from += IDS_A_REQUEST) {
        const some = ids.slice(from, from + IDS_A_REQUEST).map(encodeURIComponent);
        const reply = await ask(`/api/v2/tickets/show_many?ids=${some.join(',')}`);
        for (const [id, rating] of ratingsIn(bodyOf(reply, 'ratings'))) ratings.set(id, rating);
      }
      return ratings;
    },
    whole: async (ticket) => {
      await pace.turn();
      const { comments, requester } = await readConversation(client, ticket, clock);
      return { ...ticket, comments, requester };
    },
  };
}

function bodyOf(reply: HttpReply, what: string): unknown {
  if (reply.status === 'lost') throw new Error(`${what} cannot be read: ${reply.reason}`);
  if (reply.httpStatus >= 400) throw new Error(`${what} cannot be read (${reply.httpStatus})`);
  return reply.body;
}

/** @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#show-multiple-tickets, read 2026-11 */
const IDS_A_REQUEST = 100;

/**
 * The ticket's own rating, whichever survey asked for it; `offered`, `unoffered` and null (a plan without surveys) are none. The
 * list of ratings and the answers to surveys would say more, but not to everybody who may use this page.
 * @see https://developer.zendesk.com/api-reference/ticketing/ticket-management/satisfaction_ratings/, read 2026-11
 */
function ratingsIn(body: unknown): [string, Rating][] {
  const tickets = isObject(body) && Array.isArray(body['tickets']) ? body['tickets'].filter(isObject) : [];
  return tickets.flatMap((ticket): [string, Rating][] => {
    const score = isObject(ticket['satisfaction_rating']) ? text(ticket['satisfaction_rating']['score']) : '';
    // `good`, `good_with_comment`; not `offered`
    const rating = /^(good|bad)(_|$)/.exec(score)?.[1];
    return rating === 'good' || rating === 'bad' ? [[text(ticket['id']), rating]] : [];
  });
}

/** Nothing that the search would take for further words: `a@b.c`, not `a@b.c status:open` nor `"a"@b.c`. */
const isAddress = (email: string): boolean => /^[^\s"():<>*,@]+@[^\s"():<>*,@]+$/.test(email);

function searchPath(words: string, cursor: string | null): string {
  return `/api/v2/search?query=${encodeURIComponent(`type:ticket ${words}`)}&sort_by=created_at&sort_order=desc&per_page=100&page=${cursor ?? '1'}`;
}

const dayBehind = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

function foundIn(body: unknown, cursor: string | null, titles: ReadonlyMap<string, string>): FoundTickets {
  const page = Number(cursor ?? '1');
  const results = isObject(body) && Array.isArray(body['results']) ? body['results'].filter(isObject) : [];
  const isMore = isObject(body) && typeof body['next_page'] === 'string' && page < PAGES_MAX;
  return {
    tickets: results.map((ticket) => ticketOf(ticket, titles)),
    next: isMore ? String(page + 1) : null,
  };
}

function ticketOf(ticket: Record<string, unknown>, titles: ReadonlyMap<string, string>): Ticket {
  const requester = text(ticket['requester_id']);
  return {
    id: text(ticket['id']),
    helpdesk: 'zendesk',
    subject: text(ticket['subject']),
    status: text(ticket['status']),
    channel: isObject(ticket['via']) ? text(ticket['via']['channel']) : '',
    brand: '',
    createdAt: text(ticket['created_at']),
    tags: Array.isArray(ticket['tags']) ? ticket['tags'].map(String) : [],
    fields: customFields(ticket['custom_fields'], titles),
    requester: { id: requester, name: '', email: null, emails: [], locale: '', tags: [], fields: {} },
    comments: [],
  };
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
