/** Taking out what is kept about one customer: finds their tickets, asks, goes through them, says what is left. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type ErasedTickets, eraseTickets } from '../../study/erase.ts';
import type { CustomerActions, CustomerView } from './audit-view.ts';
import type { ReviewPorts } from './ports.ts';

/** The form with what it does. */
export interface CustomerErasing {
  readonly view: ReadonlySignal<CustomerView>;
  readonly actions: CustomerActions;
}

interface Held {
  readonly ports: ReviewPorts;
  readonly view: Signal<CustomerView>;
  email: string;
  tickets: readonly string[];
  isStopped: boolean;
}

/** Nothing is read before somebody asks. */
export function createCustomerErasing(ports: ReviewPorts): CustomerErasing {
  const held: Held = {
    ports,
    view: signal<CustomerView>({ state: 'asked', trouble: '' }),
    email: '',
    tickets: [],
    isStopped: false,
  };
  return {
    view: held.view,
    actions: {
      find: (email) => find(held, email.trim()),
      erase: () => erase(held),
      stop: () => {
        held.isStopped = true;
      },
      close: () => {
        held.view.value = { state: 'asked', trouble: '' };
      },
    },
  };
}

/** A customer with more pages of tickets than this is no customer. */
const PAGES_MAX = 100;

async function find(held: Held, email: string): Promise<void> {
  const { helpdesk, text } = held.ports;
  held.view.value = { state: 'finding' };
  try {
    const tickets = new Set<string>();
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_MAX && (page === 0 || cursor !== null); page += 1) {
      const found = await helpdesk.past.ofCustomer(email, cursor);
      for (const { id } of found.tickets) tickets.add(id);
      cursor = found.next;
    }
    Object.assign(held, { email, tickets: [...tickets], isStopped: false });
    held.view.value =
      tickets.size === 0
        ? { state: 'asked', trouble: text.phrase('review.customer.none', { email }) }
        : { state: 'found', words: text.phrase('review.customer.found', { count: tickets.size, email }) };
  } catch (error) {
    held.view.value = { state: 'asked', trouble: error instanceof Error ? error.message : String(error) };
  }
}

async function erase(held: Held): Promise<void> {
  const { ports, tickets } = held;
  const { store, past } = ports.helpdesk;
  const { text } = ports;
  const tell = ({ done, failed }: ErasedTickets): boolean => {
    const count = text.number(tickets.length);
    const words = text.phrase('review.customer.erasing', { done: text.number(done + failed.length), count });
    held.view.value = { state: 'erasing', words };
    return !held.isStopped;
  };
  tell({ records: 0, done: 0, failed: [] });
  const outcome = await eraseTickets(store, tickets, { turn: () => past.turn(), tell });
  held.view.value = { state: 'done', erased: erasedWords(held, outcome), left: leftWords(held, outcome) };
}

const erasedWords = ({ email, ports: { text } }: Held, { records, done }: ErasedTickets): string =>
  text.phrase('review.customer.erased', { count: records, tickets: text.number(done), email });

function leftWords({ tickets, ports: { text } }: Held, { done, failed }: ErasedTickets): string[] {
  const untouched = tickets.length - done - failed.length;
  return [
    ...(untouched > 0 ? [text.phrase('review.customer.untouched', { count: untouched })] : []),
    ...failed.map(({ ticket, reason }) => text.phrase('review.customer.failed', { ticket, reason })),
    text.phrase('review.customer.kept'),
  ];
}
