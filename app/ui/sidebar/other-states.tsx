import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { NearPolicies } from './near-policies.tsx';
import { PolicySearch } from './policy-search.tsx';
import { SetUpList } from './set-up-list.tsx';
import type { ReadyView, SearchView, SidebarView } from './view-model.ts';

/** No policy answers: the nearest three, a search, and a new one for those who may write it. */
export function NoPolicy({ view }: { view: ReadyView }) {
  const { phrase, actions } = usePanel();
  const choose = view.mode === 'work' ? actions.choosePolicy : null;
  return (
    <header className="sw-head" data-block="no-policy">
      <h2 className="sw-title">{phrase('ui.no_policy.title')}</h2>
      {view.others.length > 0 && <p className="sw-small">{phrase('ui.no_policy.nearest')}</p>}
      <NearPolicies policies={view.others.slice(0, NEAREST)} choose={choose} />
      <PolicySearch search={view.search} choose={choose} />
      {view.mode === 'work' && (
        <div className="sw-row">
          {view.mayWritePolicies && (
            <ActionButton name="write" onPress={() => actions.writePolicy()}>
              {phrase('ui.no_policy.write')}
            </ActionButton>
          )}
          <ActionButton name="mute" quiet onPress={() => actions.mute()}>
            {phrase('ui.policy.mute')}
          </ActionButton>
        </div>
      )}
    </header>
  );
}

const NEAREST = 3;

/** "Not on this ticket" was said. */
export function Muted() {
  const { phrase, actions } = usePanel();
  return (
    <header className="sw-head" data-block="muted">
      <h2 className="sw-title">{phrase('ui.muted.title')}</h2>
      <p className="sw-small">{phrase('ui.muted.text')}</p>
      <div className="sw-row">
        <ActionButton name="unmute" onPress={() => actions.unmute()}>
          {phrase('ui.muted.unmute')}
        </ActionButton>
      </div>
    </header>
  );
}

/** A new ticket: policies can be searched and read before it is saved. */
export function NoTicket({ search }: { search: SearchView }) {
  const { phrase } = usePanel();
  return (
    <header className="sw-head" data-block="no-ticket">
      <h2 className="sw-title">{phrase('ui.no_ticket.title')}</h2>
      <p className="sw-small">{phrase('ui.no_ticket.text')}</p>
      <PolicySearch search={search} choose={null} />
    </header>
  );
}

type NotSetUpView = Extract<SidebarView, { state: 'not-set-up' }>;

/** What is missing and who can do it. */
export function NotSetUp({ missing }: Pick<NotSetUpView, 'missing'>) {
  const { phrase, actions } = usePanel();
  return (
    <header className="sw-head" data-block="not-set-up">
      <h2 className="sw-title">{phrase('ui.not_set_up.title')}</h2>
      <p className="sw-small">{phrase('ui.not_set_up.text')}</p>
      <SetUpList checks={missing} />
      <div className="sw-row">
        <ActionButton name="retry" onPress={() => actions.retry('')}>
          {phrase('ui.not_set_up.again')}
        </ActionButton>
      </div>
    </header>
  );
}
