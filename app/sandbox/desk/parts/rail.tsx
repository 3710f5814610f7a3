import type { Desk } from '../desk.ts';
import { type Screen, useStore } from '../state.ts';
import { Icon } from './icons.tsx';

/** The narrow bar at the left: ticket list and, where the app has one, its page. */
export function Rail({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const hasPage = state.view.app.locations.some(({ name }) => name === 'nav_bar');
  const go = (screen: Screen) => desk.store.set((before) => ({ ...before, screen }));
  const current = (screen: Screen) => (state.screen === screen ? 'page' : undefined);
  return (
    <nav className="rail" aria-label="Desk">
      <span className="rail-mark" aria-hidden="true">
        G
      </span>
      <button
        type="button"
        data-test="nav-views"
        aria-label="Tickets"
        title="Tickets"
        aria-current={current('views')}
        onClick={() => go('views')}
      >
        <Icon name="views" />
      </button>
      {hasPage && (
        <button
          type="button"
          data-test="nav-app"
          aria-label={`${state.view.app.name} page`}
          title={state.view.app.name}
          aria-current={current('nav-app')}
          onClick={() => go('nav-app')}
        >
          <Icon name="app" />
        </button>
      )}
    </nav>
  );
}
