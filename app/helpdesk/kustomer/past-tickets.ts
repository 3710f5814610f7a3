/**
 * Past conversations by Kustomer's search, a hundred a request, and a few requests each for what was said. The search gives
 * conversations of the last two years.
 * @see https://developer.kustomer.com/docs/concepts/search, read 2026-08
 */
import type { FoundTickets, PastTickets, TicketSearch } from '../helpdesk.ts';
import { createPace } from '../pace.ts';
import type { Clock } from './client.ts';
import { conversationTicket } from './read-ticket.ts';
import { recordsOf, relatedId } from './record.ts';
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
  if (reply.status === 'lost') throw new Error(`past conversations cannot be read: ${reply.reason}`);
  if (reply.httpStatus >= 400) throw new Error(`past conversations cannot be read (${reply.httpStatus})`);
  const rows = recordsOf(reply.body);
  const tickets = rows.map((row) => conversationTicket(row, relatedId(row, 'customer')));
  return { tickets, next: rows.length < PAGE_SIZE || page >= PAGES_MAX ? null : String(page + 1) };
}
