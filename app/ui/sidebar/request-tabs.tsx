import { usePanel } from '../parts/panel.ts';
import { goToTabBeside } from '../parts/tab-keys.ts';
import type { TabView } from './view-model.ts';

/** Two requests in one ticket are two tabs; one request has none. */
export function RequestTabs({ tabs }: { tabs: readonly TabView[] }) {
  const { phrase, actions } = usePanel();
  if (tabs.length < 2) return null;
  return (
    <div className="sw-tabs" role="tablist" aria-label={phrase('ui.tabs')} onKeyDown={goToTabBeside}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.open}
          aria-controls="sw-run"
          tabIndex={tab.open ? 0 : -1}
          data-tab={tab.id}
          className="sw-tab"
          onClick={() => actions.showTab(tab.id)}
        >
          <span className="sw-tab-title">{tab.title}</span>
          {tab.status !== 'waiting' && (
            <span
              className={`sw-dot sw-dot-${tab.status}`}
              role="img"
              aria-label={phrase(`ui.tab.${tab.status}`)}
            />
          )}
        </button>
      ))}
    </div>
  );
}
