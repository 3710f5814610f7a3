import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { useSignal } from '../../parts/use-signal.ts';
import type { StudioSession } from '../session.ts';
import { Trouble } from '../trouble.tsx';
import { ExperimentFormPanel } from './form.tsx';
import { ExperimentPanel } from './panel.tsx';
import { type ExperimentsSession, startExperiments } from './session.ts';
import { EXPERIMENTS_SHEET } from './sheet.ts';
import type { ExperimentsActions, ExperimentsView } from './view.ts';

const sessions = new WeakMap<StudioSession, ExperimentsSession>();

function sessionOf(studio: StudioSession): ExperimentsSession {
  const session = sessions.get(studio) ?? startExperiments(studio);
  sessions.set(studio, session);
  return session;
}

/** Versions of a policy beside each other on new cases: what runs, what came of it, a new one. */
export function ExperimentsPage({ session: studio }: { session: StudioSession }) {
  const { view, actions } = sessionOf(studio);
  return <Experiments view={useSignal(view)} actions={actions} />;
}

interface ExperimentsProps {
  readonly view: ExperimentsView;
  readonly actions: ExperimentsActions;
}

/** The page as its view says. */
export function Experiments({ view, actions }: ExperimentsProps) {
  const { phrase } = usePlace();
  return (
    <div className="swr-page swx" data-state={view.state} data-busy={view.busy || undefined}>
      <style>{EXPERIMENTS_SHEET}</style>
      <h2 className="sw-title">{phrase('studio.part.experiments')}</h2>
      <p className="sw-subtle swx-intro">{phrase('studio.experiments.intro')}</p>
      {view.trouble !== '' && !view.form && <Trouble reason={view.trouble} retry={actions.retry} />}
      {view.trouble !== '' && view.form && (
        <div className="sws-trouble" role="alert">
          <p className="sws-reason">{view.trouble}</p>
        </div>
      )}
      <p className="sw-subtle" role="status">
        {view.state === 'reading' && phrase('review.reading')}
      </p>
      {view.state === 'ready' && view.mayRun && !view.form && (
        <div className="sw-row">
          {view.choices.length > 0 ? (
            <ActionButton name="new-experiment" primary blocked={view.busy} onPress={actions.begin}>
              {phrase('studio.experiments.new')}
            </ActionButton>
          ) : (
            <p className="sw-subtle">{phrase('studio.experiments.no-versions')}</p>
          )}
        </div>
      )}
      {view.form && <ExperimentFormPanel view={view} form={view.form} actions={actions} />}
      {view.state === 'ready' && view.trouble === '' && view.list.length === 0 && !view.form && (
        <p className="sw-subtle">{phrase('studio.experiments.none')}</p>
      )}
      {view.list.map((shown) => (
        <ExperimentPanel key={shown.experiment.id} shown={shown} view={view} actions={actions} />
      ))}
      {view.ignored.length > 0 && (
        <ul className="sws-plain sw-small">
          {view.ignored.map(({ number, title, because }) => (
            <li key={number}>
              {phrase('studio.experiments.not-counted', {
                title,
                because: phrase(`studio.experiments.ignored.${because}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
