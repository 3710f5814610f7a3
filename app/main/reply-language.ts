/** Fetches the sentences in which a ticket is answered together with the ticket, so that its draft is in them at once. */
import { POLICY_LANGUAGE } from '../assist/assist.ts';
import { replyLanguage } from '../assist/reply/language.ts';
import { readPassages } from '../ticket/clean.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { loadLanguage } from './phrases.ts';

type ReadTicket = (begun?: (id: string) => void) => Promise<Ticket | null>;

/** Reads as `readTicket` does; where the sentences cannot be fetched, the draft comes in those that are here. */
export function withReplyLanguage(readTicket: ReadTicket): ReadTicket {
  return async (begun) => {
    const ticket = await readTicket(begun);
    if (ticket) await Promise.all([...languagesOf(ticket)].map(loadOrDoWithout));
    return ticket;
  };
}

/** The customer's, and that of the policies for what is to be translated. */
const languagesOf = (ticket: Ticket): ReadonlySet<string> =>
  new Set([replyLanguage(ticket, readPassages(ticket)), POLICY_LANGUAGE]);

const loadOrDoWithout = (language: string): Promise<void> => loadLanguage(language).catch(() => undefined);
