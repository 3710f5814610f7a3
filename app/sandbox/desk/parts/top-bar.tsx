import type { Desk } from '../desk.ts';
import { type DeskState, type Tab, ticketOf, useStore } from '../state.ts';
import { closeTab, openNewTicketTab, showTab } from '../tabs.ts';
import { Icon } from './icons.tsx';
import { ThemeButton } from './looks.tsx';

const LOCALES = ['', 'en-US', 'de', 'fr', 'es', 'pt-BR', 'ja'] as const;

/** Tabs at the left, who works here and how it looks at the right. */
export function TopBar({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  return (
    <header className="top-bar">
      <div className="tabs" role="tablist" aria-label="Open tickets">
        {state.tabs.map((tab) => (
          <TabButton key={tab.id} desk={desk} state={state} tab={tab} />
        ))}
        <button
          type="button"
          className="quiet"
          data-test="new-ticket"
          onClick={() => openNewTicketTab(desk.store)}
        >
          <Icon name="add" /> New ticket
        </button>
      </div>
      <Preferences desk={desk} />
    </header>
  );
}

function TabButton({
  desk,
  state,
  tab,
}: {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly tab: Tab;
}) {
  const ticket = ticketOf(state, tab);
  const isActive = state.screen === 'tab' && state.activeTabId === tab.id;
  const name = ticket ? `#${ticket.id} ${ticket.subject}` : 'New ticket';
  return (
    <span className="tab" data-active={isActive}>
      <button
        type="button"
        role="tab"
        aria-selected={isActive}
        data-test={`tab-${ticket?.id ?? 'new'}`}
        title={name}
        onClick={() => showTab(desk.store, tab.id)}
      >
        <Icon name={ticket && ticket.channel !== 'email' && ticket.channel !== 'web' ? 'chat' : 'mail'} />
        <span className="tab-name">{name}</span>
      </button>
      <button
        type="button"
        className="tab-close"
        aria-label={`Close ${name}`}
        data-test={`close-${ticket?.id ?? 'new'}`}
        onClick={() => closeTab(desk.store, tab.id)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

function Preferences({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const staff = state.view.people.filter(({ role }) => role !== 'end-user');
  return (
    <div className="preferences">
      <label>
        <span className="sr-only">Language</span>
        <select
          data-test="locale"
          value={state.locale}
          onChange={(event) => startAnew('locale', event.target.value)}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {locale === '' ? "User's language" : locale}
            </option>
          ))}
        </select>
      </label>
      <ThemeButton store={desk.store} />
      <label>
        <span className="sr-only">Signed in as</span>
        <select
          data-test="user"
          value={state.userId}
          onChange={(event) => startAnew('user', event.target.value)}
        >
          {staff.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name} · {person.role}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Another person or another language: the page and every app in it start anew, as in the real desk. */
function startAnew(name: 'user' | 'locale', value: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set(name, value);
  window.location.assign(address);
}
