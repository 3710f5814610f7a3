import { Icon } from '../parts/icons.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { usePanel } from '../parts/panel.ts';
import { proofOfSource } from '../parts/proof.ts';
import type { OpenPart } from './open-part.ts';
import { PlaceBar } from './place-bar.tsx';
import type { PolicyView, ReadyView, SourceView } from './view-model.ts';

const PolicyPanel = lazyPart(async () => (await import('./policy-panel.tsx')).PolicyPanel);
const StepsPanel = lazyPart(async () => (await import('./steps-panel.tsx')).StepsPanel);

/** Which policy answers, why, and how far the case has come; opens the choice of policies and the steps. */
export function PolicyHead({ view, policy, part }: { view: ReadyView; policy: PolicyView; part: OpenPart }) {
  return (
    <header className="sw-head" data-block="policy">
      <PolicyTitle policy={policy} part={part} />
      {policy.reason && <Reason reason={policy.reason} />}
      {part.open === 'policies' && <PolicyPanel view={view} close={part.close} />}
      {view.place && <PlaceBar place={view.place} part={part} />}
      {part.open === 'steps' && <StepsPanel steps={view.steps} />}
    </header>
  );
}

function PolicyTitle({ policy, part }: { policy: PolicyView; part: OpenPart }) {
  const { phrase, text } = usePanel();
  const isOpen = part.open === 'policies';
  return (
    <>
      {policy.calledFrom !== '' && (
        <p className="sw-small">{phrase('ui.policy.called_from', { policy: policy.calledFrom })}</p>
      )}
      <div className="sw-title-row">
        <h2 className="sw-title">{policy.title}</h2>
        {policy.percent !== null && (
          <span className="sw-percent" title={phrase('ui.policy.match')}>
            <span className="sw-hidden">{phrase('ui.policy.match')} </span>
            {text.percent(policy.percent)}
          </span>
        )}
        {policy.pinned && <span className="sw-percent">{phrase('ui.policy.pinned')}</span>}
        <button
          type="button"
          className="sw-icon-button"
          data-name="policies"
          aria-expanded={isOpen}
          aria-label={phrase('ui.policy.change')}
          onClick={() => part.toggle('policies')}
        >
          <Icon name="chevron" tone={isOpen ? 'sw-turned' : ''} />
        </button>
      </div>
    </>
  );
}

function Reason({ reason }: { reason: SourceView }) {
  const { phrase, prove } = usePanel();
  return (
    <button
      type="button"
      className="sw-reason"
      aria-haspopup="dialog"
      onClick={(event) => prove(phrase('ui.policy.why'), [proofOfSource(reason)], event.currentTarget)}
    >
      <q>{reason.quote}</q>
    </button>
  );
}
