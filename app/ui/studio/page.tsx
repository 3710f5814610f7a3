import { lazyPart } from '../parts/lazy.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { LibraryPage } from './library-page.tsx';
import { STUDIO_PARTS, type StudioSession } from './session.ts';
import { STUDIO_SHEET } from './sheet.ts';

const BacktestPage = lazyPart(async () => (await import('./backtest/page.tsx')).BacktestPage);
const ExperimentsPage = lazyPart(async () => (await import('./experiments/page.tsx')).ExperimentsPage);

/** The policy studio within the page of supervisors: its own bar of parts and the part that is open. */
export function StudioPage({ session }: { session: StudioSession }) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  return (
    <div className="sws" data-part={view.part}>
      <style>{STUDIO_SHEET}</style>
      <div className="sws-parts" role="tablist">
        {STUDIO_PARTS.map((part) => (
          <button
            key={part}
            type="button"
            role="tab"
            className="sws-part"
            data-part={part}
            aria-selected={part === view.part}
            onClick={() => session.show(part)}
          >
            {phrase(`studio.part.${part}`)}
          </button>
        ))}
      </div>
      {view.trouble !== '' && (
        <p className="sws-note sw-danger" role="alert">
          {view.trouble}{' '}
          <button type="button" className="sw-link" onClick={session.retry}>
            {phrase('ui.retry')}
          </button>
        </p>
      )}
      {view.rights?.size === 0 && <p className="sws-note sw-subtle">{phrase('studio.read-only')}</p>}
      {view.part === 'library' && <LibraryPage session={session} />}
      {view.part === 'backtest' && <BacktestPage session={session} />}
      {view.part === 'experiments' && <ExperimentsPage session={session} />}
    </div>
  );
}
