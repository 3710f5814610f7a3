import type { KeyboardEvent } from 'react';
import { usePanel } from '../parts/panel.ts';
import type { TabView } from './view-model.ts';

/** Two requests in one ticket are two tabs; one request has none. */
export function RequestTabs({ tabs }: { tabs: readonly TabView[] }) {
  const { phrase, actions } = usePanel();
  if (tabs.length < 2) return null;
  return (
    <div
      className="sw-tabs"
      role="tablist"
      aria-label={phrase('ui.tabs')}
      onKeyDown={(event) => moveTab(event, tabs, actions.showTab)}
    >
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

function moveTab(
  event: KeyboardEvent<HTMLElement>,
  tabs: readonly TabView[],
  show: (id: string) => void,
): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const open = tabs.findIndex((tab) => tab.open);
  const next = tabs[(open + step + tabs.length) % tabs.length];
  if (!next) return;
  event.preventDefault();
  show(next.id);
  for (const button of event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]'))
    if (button.dataset['tab'] === next.id) button.focus();
}
