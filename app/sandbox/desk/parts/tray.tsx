import type { Desk } from '../desk.ts';
import { activeTab, useStore } from '../state.ts';
import { closeTab } from '../tabs.ts';
import { FrameHost } from './frame-host.tsx';
import { Icon } from './icons.tsx';
import { WidthButton } from './looks.tsx';

/** The apps tray at the right: the app's frame of the open ticket. */
export function Tray({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const tab = activeTab(state);
  const width = state.trayWidth;
  const { app } = state.view;
  const hasApp = app.locations.some(({ name }) => name === 'ticket_sidebar');
  return (
    <aside className="tray" aria-label="Apps" hidden={!tab} style={{ width: `${width}px` }} data-test="tray">
      <header className="tray-head">
        <img
          src={`${desk.appOrigin}/5/assets/logo-small.png`}
          alt=""
          width="20"
          height="20"
          onError={hideImage}
        />
        <h2>{app.name}</h2>
        <WidthButton store={desk.store} of="tray" />
        <button
          type="button"
          className="icon-button"
          data-test="reload-app"
          aria-label="Reload the app"
          onClick={() => tab && desk.frames.reload(tab.id)}
        >
          <Icon name="reload" />
        </button>
        <button
          type="button"
          className="icon-button"
          data-test="kill-tab"
          aria-label="Kill this tab"
          title="Kill this tab: its app gets no farewell"
          onClick={() => {
            if (!tab) return;
            desk.frames.kill(tab.id);
            closeTab(desk.store, tab.id);
          }}
        >
          <Icon name="kill" />
        </button>
      </header>
      {!hasApp && <p className="tray-empty">The installed app has no ticket sidebar.</p>}
      <div className="tray-body">
        <FrameHost element={desk.frames.hosts.tray} isShown={true} />
      </div>
    </aside>
  );
}

const hideImage = (event: { currentTarget: HTMLImageElement }): void => {
  event.currentTarget.hidden = true;
};
