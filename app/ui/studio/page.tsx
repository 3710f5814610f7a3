import { lazyPart } from '../parts/lazy.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { keepProcedure, readProcedure } from './kept-draft.ts';
import { LibraryPage } from './library-page.tsx';
import { PolicyPage, ToLibrary } from './policy-page.tsx';
import { FromProcedure } from './procedure/from-procedure.tsx';
import { STUDIO_PARTS, type StudioSession, type StudioView } from './session.ts';
import { STUDIO_SHEET } from './sheet.ts';
import { TabRow } from './tab-row.tsx';
import { Trouble } from './trouble.tsx';

const BacktestPage = lazyPart(async () => (await import('./backtest/page.tsx')).BacktestPage);
const ExperimentsPage = lazyPart(async () => (await import('./experiments/page.tsx')).ExperimentsPage);

interface StudioPageProps {
  readonly session: StudioSession;
  readonly theme: 'light' | 'dark';
}

/** The policy studio within the page of supervisors: its own bar of parts and the part that is open. */
export function StudioPage({ session, theme }: StudioPageProps) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const shelf = useSignal(session.shelf.view);
  const trouble = view.trouble || (view.part === 'library' ? shelf.trouble : '');
  return (
    <div className="sws" data-part={view.part} data-place={view.place.at}>
      <style>{STUDIO_SHEET}</style>
      <TabRow
        label={phrase('review.page.policies')}
        className="sws-parts"
        mark="part"
        names={STUDIO_PARTS}
        current={view.part}
        wordsOf={(part) => phrase(`studio.part.${part}`)}
        choose={session.show}
      />
      {trouble !== '' && (
        <div className="sws-note">
          <Trouble reason={trouble} retry={session.retry} />
        </div>
      )}
      {view.rights?.size === 0 && <p className="sws-note sw-subtle">{phrase('studio.read-only')}</p>}
      {view.part === 'library' && <Library session={session} view={view} theme={theme} />}
      {view.part === 'backtest' && <BacktestPage session={session} />}
      {view.part === 'experiments' && <ExperimentsPage session={session} />}
    </div>
  );
}

function Library({ session, view, theme }: StudioPageProps & { view: StudioView }) {
  const { place } = view;
  const { ports, shelf } = session;
  if (place.at === 'policy') return <PolicyPage session={session} policy={place.session} theme={theme} />;
  if (place.at === 'list') return <LibraryPage session={session} />;
  const leave = (go: () => void): void => {
    keepProcedure(ports.local, { text: '', name: '' });
    go();
  };
  return (
    <>
      <div className="sws-head sws-note">
        <ToLibrary session={session} />
        <h2 className="sws-title">{ports.phrase('studio.new.procedure')}</h2>
      </div>
      <FromProcedure
        catalog={ports.catalog}
        known={shelf.view.value.policies.flatMap(({ policy }) => policy ?? [])}
        words={ports.text}
        propose={ports.proposeDraft}
        kept={readProcedure(ports.local)}
        onKeep={(procedure) => keepProcedure(ports.local, procedure)}
        onUse={(drafts) => leave(() => session.create(drafts))}
        onCancel={() => leave(session.list)}
      />
    </>
  );
}
