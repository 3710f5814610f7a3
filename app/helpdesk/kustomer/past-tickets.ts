/**
 * Past conversations by Kustomer's search, a hundred a request, and a few requests each for what was said. The search gives
 * conversations of the last two years.
 * @see https://developer.kustomer.com/docs/concepts/search, read 2026-08
 */
import type { FoundTickets, PastTickets, TicketSearch } from '../helpdesk.ts';
import { createPace } from '../pace.ts';
import type { Clock, KustomerReply } from './client.ts';
import { conversationTicket } from './read-ticket.ts';
import { recordOf, recordsOf, relatedId } from './record.ts';
import type { Ask } from './settings.ts';

/** What reading needs: `read` gives a conversation with its messages, its customer, its notes and files. */
export interface PastPorts extends Clock {
  readonly read: (id: string) => Promise<FoundTickets['tickets'][number]>;
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
    whole: async ({ id }) => {
      for (let i = 0; i < REQUESTS_A_TICKET; i += 1) await pace.turn();
      return await ports.read(id);
    },
  };
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
