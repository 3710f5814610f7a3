import type { Desk } from '../desk.ts';
import { useStore } from '../state.ts';
import { openTicketTab } from '../tabs.ts';
import { Icon } from './icons.tsx';
import { agoOf } from './time.ts';

/** Every ticket, newest change first. */
export function TicketList({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const state = useStore(desk.store);
  const active = state.tabs.find(({ id }) => id === state.activeTabId);
  return (
    <section className="ticket-list" aria-label="Tickets">
      <h2>
        All tickets <span className="count">{state.view.tickets.length}</span>
      </h2>
      <ul>
        {state.view.tickets.map((ticket) => {
          const requester = state.view.people.find(({ id }) => id === ticket.requesterId);
          const isLive = ticket.channel === 'native_messaging' || ticket.channel === 'chat';
          const isOpen = state.screen === 'tab' && active?.ticketId === ticket.id;
          return (
            <li key={ticket.id}>
              <button
                type="button"
                data-test={`ticket-${ticket.id}`}
                aria-current={isOpen ? 'true' : undefined}
                onClick={() => openTicketTab(desk.store, ticket.id)}
              >
                <span className={`status status-${ticket.status}`} title={ticket.status}>
                  {ticket.status.charAt(0)}
                </span>
                <span className="ticket-words">
                  <span className="ticket-subject">{ticket.subject}</span>
                  <span className="ticket-meta">
                    <Icon name={isLive ? 'chat' : 'mail'} /> {requester?.name ?? 'Unknown'}
                    <span className="ticket-age">{agoOf(ticket.updatedAt, state.view.now)}</span>
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
