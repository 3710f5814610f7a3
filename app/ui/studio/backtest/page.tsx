import { useEffect } from 'react';
import { usePlace } from '../../parts/panel.ts';
import { useSignal } from '../../parts/use-signal.ts';
import type { StudioSession } from '../session.ts';
import { Trouble } from '../trouble.tsx';
import { BackTestForm } from './form.tsx';
import { EstimatePart } from './model-part.tsx';
import { Progress } from './progress.tsx';
import { Results } from './results.tsx';
import { type BackTestSession, startBackTest } from './session.ts';
import { BACKTEST_SHEET } from './sheet.ts';

/** A back-test goes on while another part of the studio is shown. */
const sessions = new WeakMap<StudioSession, BackTestSession>();

function sessionOf(studio: StudioSession): BackTestSession {
  const session = sessions.get(studio) ?? startBackTest(studio);
  sessions.set(studio, session);
  return session;
}

/** A draft held against what is published, on past tickets: choosing, reading, what came of it. */
export function BacktestPage({ session: studio }: { session: StudioSession }) {
  const { phrase } = usePlace();
  const { view: signal, actions } = sessionOf(studio);
  const view = useSignal(signal);
  const { aimed } = useSignal(studio.view);
  useEffect(() => {
    if (aimed === '' || view.state !== 'choosing') return;
    actions.set({ policy: aimed, version: 0 });
    studio.forgetAim();
  }, [aimed, view.state, actions, studio]);
  const isChoosing = view.state === 'choosing' || view.state === 'reading';
  return (
    <div className="swr-page swb" data-state={view.state} data-done={view.done}>
      <style>{BACKTEST_SHEET}</style>
      <h2 className="sw-title">{phrase('studio.part.backtest')}</h2>
      <p className="sw-subtle swb-intro">{phrase('study.backtest.intro')}</p>
      {view.trouble !== '' && isChoosing && <Trouble reason={view.trouble} retry={actions.retry} />}
      {view.trouble !== '' && !isChoosing && (
        <div className="sws-trouble" role="alert">
          <p className="sws-reason">{view.trouble}</p>
        </div>
      )}
      {view.state === 'reading' && view.trouble === '' && (
        <p className="sw-subtle">{phrase('review.reading')}</p>
      )}
      {view.state === 'choosing' && <BackTestForm view={view} actions={actions} />}
      {view.state === 'estimated' && <EstimatePart key={view.subject} view={view} actions={actions} />}
      {!isChoosing && view.state !== 'estimated' && <Progress view={view} actions={actions} />}
      {!isChoosing && <Results view={view} actions={actions} />}
    </div>
  );
}
