import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { NearPolicies } from './near-policies.tsx';
import { PolicySearch } from './policy-search.tsx';
import type { ReadyView } from './view-model.ts';

/** Another policy, a pin that keeps this one, a search, or none at all on this ticket. */
export function PolicyPanel({ view, close }: { view: ReadyView; close(): void }) {
  const { phrase, actions } = usePanel();
  const choose = (id: string) => {
    actions.choosePolicy(id);
    close();
  };
  const isWorking = view.mode === 'work';
  return (
    <fieldset className="sw-part" aria-label={phrase('ui.policy.change')}>
      {view.policy && view.policy.version !== '' && <p className="sw-small">{view.policy.version}</p>}
      <NearPolicies policies={view.others} choose={isWorking ? choose : null} />
      <PolicySearch search={view.search} choose={isWorking ? choose : null} />
      {isWorking && (
        <div className="sw-row">
          {view.policy && !view.policy.pinned && (
            <ActionButton name="pin" onPress={() => actions.pin()}>
              {phrase('ui.policy.pin')}
            </ActionButton>
          )}
          <ActionButton name="mute" quiet onPress={() => actions.mute()}>
            {phrase('ui.policy.mute')}
          </ActionButton>
        </div>
      )}
    </fieldset>
  );
}
