import { Fragment, useMemo, useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { PolicyEditor } from './editor/editor.tsx';
import { exportPolicies } from './export-policies.ts';
import { versionWords } from './library-make.ts';
import { NotesPanel } from './notes-panel.tsx';
import type { PolicySession } from './policy-session.ts';
import type { PolicyView } from './policy-work.ts';
import { PublishPanel } from './publish-panel.tsx';
import { SaveBar } from './save-bar.tsx';
import type { StudioSession } from './session.ts';
import { mentionableOf, type StudioPolicy } from './shelf-session.ts';
import { useTrying } from './try/use-trying.ts';
import { VersionsPanel } from './versions-panel.tsx';

const TryPanel = lazyPart(async () => (await import('./try/try-panel.tsx')).TryPanel);

/** What is open beside the text. */
const SIDES = ['try', 'changes', 'versions', 'notes', 'publish'] as const;
type Side = (typeof SIDES)[number];

interface PolicyPageProps {
  readonly session: StudioSession;
  readonly policy: PolicySession;
  readonly theme: 'light' | 'dark';
}

/** One policy: its text, what is wrong with it, and the way from a draft to what runs. */
export function PolicyPage({ session, policy, theme }: PolicyPageProps) {
  const { phrase, text } = usePlace();
  const view = useSignal(policy.view);
  const shelf = useSignal(session.shelf.view);
  const { rights } = useSignal(session.view);
  const [side, setSide] = useState<Side | null>(null);
  const known = shelf.policies.find(({ id }) => id === view.id);
  const mayDraft = rights?.has('draft') ?? false;
  const others = useMemo(() => mentionableOf(shelf).filter(({ id }) => id !== view.id), [shelf, view.id]);
  const trying = useTrying(session, view);
  return (
    <div
      className="sws-policy"
      data-policy={view.id}
      data-publishable={view.publishable}
      data-base={view.base}
    >
      <Head session={session} view={view} known={known} />
      <div className="sws-bar sws-actions">
        {SIDES.map((name) => (
          <Fragment key={name}>
            <ActionButton
              name={`side-${name}`}
              primary={name === 'publish' && view.publishable === 'yes'}
              quiet={name !== 'publish' && name !== 'try'}
              expanded={side === name}
              onPress={() => setSide(side === name ? null : name)}
            >
              {phrase(`studio.side.${name}`)}
              {name === 'notes' && known && known.notes.length > 0 && ` ${text.number(known.notes.length)}`}
            </ActionButton>
            {name === 'try' && view.base > 0 && (
              <ActionButton name="to-back-test" quiet onPress={() => session.backTest(view.id)}>
                {phrase('studio.part.backtest')}
              </ActionButton>
            )}
          </Fragment>
        ))}
        <ActionButton name="export" quiet onPress={() => void exportPolicies(session, [view])}>
          {phrase('studio.library.export-one')}
        </ActionButton>
      </div>
      {side === 'try' && <TryPanel session={trying} />}
      {side === 'publish' && <PublishPanel session={session} policy={policy} view={view} known={known} />}
      {side === 'changes' && <ChangesPanel view={view} known={known} />}
      {side === 'versions' && <VersionsPanel session={session} policy={policy} view={view} known={known} />}
      {side === 'notes' && <NotesPanel session={session} notes={known?.notes ?? []} />}
      <Meanwhile session={session} policy={policy} view={view} known={known} />
      {mayDraft && <SaveBar policy={policy} view={view} tests={trying} />}
      <PolicyEditor
        key={view.id}
        label={phrase('studio.text')}
        text={view.text}
        name={view.id}
        editable={mayDraft}
        onChange={policy.change}
        onRead={policy.reads}
        catalog={session.ports.catalog}
        others={others}
        installedServices={session.ports.installedServices}
        openReader={session.ports.openReader}
        words={session.ports.text}
        theme={theme}
      />
    </div>
  );
}

function Head({
  session,
  view,
  known,
}: {
  session: StudioSession;
  view: PolicyView;
  known: StudioPolicy | undefined;
}) {
  const { phrase } = usePlace();
  const state = known?.state ?? 'unsaved';
  const runs = known?.runs ?? null;
  return (
    <div className="sws-head">
      <ToLibrary session={session} />
      <h2 className="sws-title">{view.read.compiled.policies[0]?.title ?? known?.title ?? view.id}</h2>
      <span
        className="swr-badge"
        data-tone={state === 'published' ? 'good' : state === 'off' ? 'bad' : undefined}
      >
        {phrase(`studio.state.${state}`)}
      </span>
      <span className="sw-small">
        {runs !== null && phrase('studio.runs', { version: versionWords(runs, session) })}{' '}
        {view.base > 0 &&
          view.base !== runs &&
          phrase('studio.on', { version: versionWords(view.base, session) })}
      </span>
    </div>
  );
}

/** The way back. */
export function ToLibrary({ session }: { session: StudioSession }) {
  const { phrase } = usePlace();
  return (
    <>
      <button type="button" className="sw-link" data-name="to-library" onClick={session.list}>
        {phrase('studio.part.library')}
      </button>
      <span aria-hidden="true">›</span>
    </>
  );
}

/** What colleagues did and what this browser kept, said before anything is lost. */
function Meanwhile({
  session,
  policy,
  view,
  known,
}: {
  session: StudioSession;
  policy: PolicySession;
  view: PolicyView;
  known: StudioPolicy | undefined;
}) {
  const { phrase, text, now } = usePlace();
  const nameOf = (id: string): string => session.names.nameOf(id) || id;
  useSignal(session.view);
  // Of a policy that nobody saved nothing is left to look at.
  const discard = () => {
    policy.discard();
    if (view.base === 0 && !known?.shipped) session.list();
  };
  return (
    <>
      {view.alsoEditing.length > 0 && (
        <p className="sws-warn" role="status" data-name="also-editing">
          {phrase('studio.also-editing', { who: text.list(view.alsoEditing.map(nameOf)) })}
        </p>
      )}
      {view.foundFrom !== '' && (
        <p className="sws-warn" role="status" data-name="found">
          {phrase('studio.found', { time: text.time(view.foundFrom, now) })}{' '}
          <button type="button" className="sw-link" data-name="discard" onClick={discard}>
            {phrase('studio.discard')}
          </button>
        </p>
      )}
      {view.theirs && (
        <div className="sws-warn" role="alert" data-name="theirs">
          <p>
            {phrase('studio.theirs', {
              who: nameOf(view.theirs.by),
              version: versionWords(view.theirs.number, session),
              time: text.time(view.theirs.at, now),
            })}
          </p>
          <div className="sw-row">
            <ActionButton name="keep-mine" onPress={() => void policy.settle('mine')}>
              {phrase('studio.keep-mine')}
            </ActionButton>
            <ActionButton name="take-theirs" quiet onPress={() => void policy.settle('theirs')}>
              {phrase('studio.take-theirs')}
            </ActionButton>
          </div>
        </div>
      )}
      {view.trouble !== '' && (
        <div className="sws-trouble" role="alert">
          <p className="sws-reason">{view.trouble}</p>
          {view.isUnsaved && <p>{phrase('studio.kept-here')}</p>}
        </div>
      )}
      <p className="sws-said sw-small" role="status">
        {view.said !== '' && phrase(`studio.said.${view.said}`)}
      </p>
    </>
  );
}
