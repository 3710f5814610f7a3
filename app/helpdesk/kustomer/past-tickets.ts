/**
 * Past conversations by Kustomer's search, a hundred a request, and a few requests each for what was said. The search gives
 * conversations of the last two years.
 * @see https://developer.kustomer.com/docs/concepts/search, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { FoundTickets, PastTickets, Rating, TicketSearch } from '../helpdesk.ts';
import { createPace } from '../pace.ts';
import type { Clock, KustomerReply } from './client.ts';
import { conversationTicket } from './read-ticket.ts';
import { type KustomerRecord, recordOf, recordsOf, relatedId } from './record.ts';
import type { Ask } from './settings.ts';

/** What reading needs: `read` gives a conversation with its messages, its customer, its notes and files. */
export interface PastPorts extends Clock {
  readonly read: (id: string) => Promise<FoundTickets['tickets'][number]>;
  /** The setting `satisfiedFrom`: from which rating on a customer counts as satisfied, on the scale of the team's surveys. */
  readonly satisfiedFrom: () => string;
}

/** Requests a minute of the smallest plan; the SDK hides what the account has. */
const PER_MINUTE = 300;

/** Requests that one conversation takes: itself, its messages, its customer. */
const REQUESTS_A_TICKET = 3;

const PAGE_SIZE = 100;
const PAGES_MAX = 100;

/** Creates the reader of past conversations. */
export function createPastTickets(ask: Ask, ports: PastPorts): PastTickets {
  const pace = createPace({ perMinute: () => PER_MINUTE, now: ports.now, sleep: ports.sleep });
  return {
    ...pace,
    search: async (wanted) => {
      await pace.turn();
      return await search(ask, wanted);
    },
    ofCustomer: async (email, cursor) => {
      await pace.turn();
      const customer = await customerBy(ask, email);
      if (customer === '') return { tickets: [], next: null };
      await pace.turn();
      return await conversationsOf(ask, customer, cursor);
    },
    ratings: async (ids) => {
      const from = satisfiedFrom(ports.satisfiedFrom());
      const ratings = new Map<string, Rating>();
      for (let at = 0; at < ids.length; at += IDS_A_REQUEST) {
        await pace.turn();
        const some = ids.slice(at, at + IDS_A_REQUEST);
        for (const row of await conversationsBy(ask, some)) {
          const rating = ratingOf(row);
          if (rating > 0) ratings.set(row.id, rating >= from ? 'good' : 'bad');
        }
      }
      return ratings;
    },
    whole: async ({ id }) => {
      for (let i = 0; i < REQUESTS_A_TICKET; i += 1) await pace.turn();
      return await ports.read(id);
    },
  };
}

/** Ids of 24 letters each; more would make an address that is too long. */
const IDS_A_REQUEST = 50;

/** Scales go from 1 to 5 unless the team says otherwise. */
const SATISFIED_FROM = 4;

/** Throws with what to write where it is no number above zero. */
function satisfiedFrom(setting: string): number {
  const value = setting.trim() === '' ? SATISFIED_FROM : Number(setting);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`the setting \`satisfiedFrom\` is no rating: \`${setting}\``);
}

/**
 * Conversations by their ids, in one request; those that are not there are left out.
 * @see https://developer.kustomer.com/api/core-resources/get-conversation, read 2026-08
 */
async function conversationsBy(ask: Ask, ids: readonly string[]): Promise<KustomerRecord[]> {
  const path = `/v1/conversations/${ids.map(encodeURIComponent).join(',')}`;
  const reply = await ask({ method: 'GET', path: ids.length > 1 ? `${path}?page=1&pageSize=100` : path });
  if (reply.status === 'answered' && reply.httpStatus === 404) return [];
  const body = bodyOf(reply, 'ratings');
  const one = recordOf(body);
  return one ? [one] : recordsOf(body);
}

/**
 * The customer's rating on the scale of the survey that asked; 0 where there is none. Kustomer shows the survey at the
 * conversation as `satisfactionLevel` and a bare number as `satisfaction`, which is 0 until somebody answers; which of the two
 * members of the former holds what was pressed is nowhere said, so the first that is a number above zero counts.
 */
function ratingOf({ attributes }: KustomerRecord): number {
  const level = isObject(attributes['satisfactionLevel']) ? attributes['satisfactionLevel'] : {};
  const known = [level['rating'], level['score'], attributes['satisfaction']];
  return known.find((value): value is number => typeof value === 'number' && value > 0) ?? 0;
}

async function search(ask: Ask, { from, to, cursor }: TicketSearch): Promise<FoundTickets> {
  const page = Number(cursor ?? '1');
  const reply = await ask({
    method: 'POST',
    path: `/v1/customers/search?page=${page}&pageSize=${PAGE_SIZE}`,
    body: {
      queryContext: 'conversation',
      and: [
        { conversation_created_at: { gte: `${from}T00:00:00.000Z` } },
        { conversation_created_at: { lte: `${to}T23:59:59.999Z` } },
      ],
      sort: [{ conversation_created_at: 'desc' }],
    },
  });
  const rows = recordsOf(bodyOf(reply, 'past conversations'));
  const tickets = rows.map((row) => conversationTicket(row, relatedId(row, 'customer')));
  return { tickets, next: rows.length < PAGE_SIZE || page >= PAGES_MAX ? null : String(page + 1) };
}

/** Id of the customer with the address; empty where nobody has it. */
async function customerBy(ask: Ask, email: string): Promise<string> {
  if (!email.includes('@')) return '';
  const reply = await ask({ method: 'GET', path: `/v1/customers/email=${encodeURIComponent(email)}` });
  if (reply.status === 'answered' && reply.httpStatus === 404) return '';
  return recordOf(bodyOf(reply, 'the customer'))?.id ?? '';
}

async function conversationsOf(ask: Ask, customer: string, cursor: string | null): Promise<FoundTickets> {
  const page = Number(cursor ?? '1');
  const path = `/v1/customers/${encodeURIComponent(customer)}/conversations?page=${page}&pageSize=${PAGE_SIZE}`;
  const rows = recordsOf(bodyOf(await ask({ method: 'GET', path }), 'past conversations'));
  const tickets = rows.map((row) => conversationTicket(row, customer));
  return { tickets, next: rows.length < PAGE_SIZE || page >= PAGES_MAX ? null : String(page + 1) };
}

function bodyOf(reply: KustomerReply, what: string): unknown {
  if (reply.status === 'lost') throw new Error(`${what} cannot be read: ${reply.reason}`);
  if (reply.httpStatus >= 400) throw new Error(`${what} cannot be read (${reply.httpStatus})`);
  return reply.body;
}
