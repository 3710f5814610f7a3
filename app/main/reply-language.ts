/** Fetches the sentences in which a ticket is answered together with the ticket, so that its draft is in them at once. */
import { replyLanguage } from '../assist/reply/language.ts';
import { readPassages } from '../ticket/clean.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { loadLanguage } from './phrases.ts';

/** Reads as `readTicket` does; where the sentences cannot be fetched, the draft comes in those that are here. */
export function withReplyLanguage(readTicket: () => Promise<Ticket | null>): () => Promise<Ticket | null> {
  return async () => {
    const ticket = await readTicket();
    if (ticket) await loadLanguage(replyLanguage(ticket, readPassages(ticket))).catch(() => undefined);
    return ticket;
  };
}
