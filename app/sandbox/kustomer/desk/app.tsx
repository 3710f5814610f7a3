import { Dock } from '../../desk/parts/dock.tsx';
import { Icon } from '../../desk/parts/icons.tsx';
import { ThemeButton, useTheme, WidthButton } from '../../desk/parts/looks.tsx';
import { TicketList } from '../../desk/parts/ticket-list.tsx';
import { Toasts } from '../../desk/parts/toasts.tsx';
import { activeTab, type Screen, ticketOf, useStore } from '../../desk/state.ts';
import { CardFrame } from './card-frame.tsx';
import type { KustomerDesk } from './state.ts';
import { Timeline } from './timeline.tsx';

/** The whole second desk. */
export function App({ desk }: { readonly desk: KustomerDesk }) {
  const state = useStore(desk.store);
  const tab = activeTab(state);
  useTheme(desk.store);
  const ticket = tab && ticketOf(state, tab);
  return (
    <div className="desk kustomer" data-screen={state.screen}>
      <Rail desk={desk} />
      <TopBar desk={desk} />
      <div className="workspace">
        <TicketList desk={desk} />
        <main className="main" aria-label="Workspace">
          {ticket && <Timeline desk={desk} ticket={ticket} />}
          {state.screen === 'nav-app' && (
            <div className="widget-pane">
              <CardFrame desk={desk} place="widget" ticketId={null} />
            </div>
          )}
          {!ticket && state.screen !== 'nav-app' && (
            <div className="welcome">
              <h1>Choose a conversation</h1>
              <p>The same tickets, shops and faults as at the other desk, with Kustomer’s manners.</p>
            </div>
          )}
        </main>
        {ticket && <Insights desk={desk} ticketId={ticket.id} />}
      </div>
      <Dock desk={desk} />
      <Toasts desk={desk} />
    </div>
  );
}

function Rail({ desk }: { readonly desk: KustomerDesk }) {
  const { screen } = useStore(desk.store);
  const { app } = useStore(desk.own).view;
  const go = (next: Screen) => desk.store.set((before) => ({ ...before, screen: next }));
  return (
    <nav className="rail" aria-label="Desk">
      <span className="rail-mark" aria-hidden="true">
        K
      </span>
      <button
        type="button"
        data-test="nav-views"
        aria-label="Conversations"
        title="Conversations"
        aria-current={screen === 'nav-app' ? undefined : 'page'}
        onClick={() => go(desk.store.get().activeTabId === null ? 'views' : 'tab')}
      >
        <Icon name="views" />
      </button>
      <button
        type="button"
        data-test="nav-app"
        aria-label={`${app.title} page`}
        title={app.title}
        aria-current={screen === 'nav-app' ? 'page' : undefined}
        onClick={() => go('nav-app')}
      >
        <Icon name="app" />
      </button>
    </nav>
  );
}

function TopBar({ desk }: { readonly desk: KustomerDesk }) {
  const state = useStore(desk.store);
  const staff = state.view.people.filter(({ role }) => role !== 'end-user');
  return (
    <header className="top-bar">
      <p className="desk-name">Green Hollow · customer timelines</p>
      <div className="preferences">
        <ThemeButton store={desk.store} />
        <label>
          <span className="sr-only">Signed in as</span>
          <select data-test="user" value={state.userId} onChange={(event) => signInAs(event.target.value)}>
            {staff.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name} · {person.role}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}

/** Another person: the page and every card in it start anew. */
function signInAs(user: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set('user', user);
  window.location.assign(address);
}

/** The insights panel at the right with the app's card. */
function Insights({ desk, ticketId }: { readonly desk: KustomerDesk; readonly ticketId: number }) {
  const { view, isFolded, tellsContexts } = useStore(desk.own);
  const { trayWidth } = useStore(desk.store);
  const change = (part: Partial<{ isFolded: boolean; tellsContexts: boolean; reloads: number }>) =>
    desk.own.set((before) => ({ ...before, ...part }));
  return (
    <aside className="tray" aria-label="Insights" style={{ width: `${trayWidth}px` }} data-test="tray">
      <header className="tray-head">
        <h2>{view.app.title}</h2>
        <label title="Fold all conversations up: the context is the customer alone">
          <input
            type="checkbox"
            data-test="folded"
            checked={isFolded}
            onChange={(event) => change({ isFolded: event.target.checked })}
          />
          Folded
        </label>
        <label title="Tell the context again at every change">
          <input
            type="checkbox"
            data-test="tells-contexts"
            checked={tellsContexts}
            onChange={(event) => change({ tellsContexts: event.target.checked })}
          />
          Tells
        </label>
        <WidthButton store={desk.store} of="panel" />
        <button
          type="button"
          className="icon-button"
          data-test="reload-app"
          aria-label="Reload the app"
          onClick={() => change({ reloads: desk.own.get().reloads + 1 })}
        >
          <Icon name="reload" />
        </button>
      </header>
      <div className="tray-body">
        <CardFrame desk={desk} place="card" ticketId={ticketId} />
      </div>
    </aside>
  );
}
