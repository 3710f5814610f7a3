import type { Desk } from '../desk.ts';
import { activeTab, useStore } from '../state.ts';
import { Dock } from './dock.tsx';
import { FrameHost } from './frame-host.tsx';
import { useTheme } from './looks.tsx';
import { NewTicketForm } from './new-ticket.tsx';
import { Rail } from './rail.tsx';
import { TicketList } from './ticket-list.tsx';
import { TicketPane } from './ticket-pane.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { Tray } from './tray.tsx';

/** The whole desk. */
export function App({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const tab = activeTab(state);
  useTheme(desk.store);
  return (
    <div className="desk" data-screen={state.screen}>
      <Rail desk={desk} />
      <TopBar desk={desk} />
      <div className="workspace">
        <TicketList desk={desk} />
        <main className="main" aria-label="Workspace">
          {tab?.kind === 'ticket' && <TicketPane desk={desk} tab={tab} />}
          {tab?.kind === 'new-ticket' && <NewTicketForm desk={desk} tab={tab} />}
          {state.screen === 'views' && <Welcome />}
          <FrameHost element={desk.frames.hosts.nav} isShown={state.screen === 'nav-app'} />
        </main>
        <Tray desk={desk} />
      </div>
      <Dock desk={desk} />
      <FrameHost element={desk.frames.hosts.background} isShown={false} />
      <Toasts desk={desk} />
    </div>
  );
}

function Welcome() {
  return (
    <div className="welcome">
      <h1>Choose a ticket</h1>
      <p>
        Every ticket on the left is a case of its own. Open one, read what the app in the right sidebar makes
        of it, and answer as the customer from the panel below.
      </p>
    </div>
  );
}
