import { useState } from 'react';
import { isSound } from '../../study/policy-release.ts';
import type { PolicyVersion } from '../../study/policy-version.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { Differences } from './changes-panel.tsx';
import { versionWords } from './library-make.ts';
import type { PolicySession } from './policy-session.ts';
import type { PolicyView } from './policy-work.ts';
import type { StudioSession } from './session.ts';
import type { StudioPolicy } from './shelf-session.ts';
import { Trouble } from './trouble.tsx';

interface VersionsPanelProps {
  readonly session: StudioSession;
  readonly policy: PolicySession;
  readonly view: PolicyView;
  readonly known: StudioPolicy | undefined;
}

/** Every save with who, when and why; each can be compared with the text at hand, gone on from, or published again. */
export function VersionsPanel({ session, policy, view, known }: VersionsPanelProps) {
  const { phrase } = usePlace();
  const [compared, setCompared] = useState<{ version: PolicyVersion; text: string } | null>(null);
  const [trouble, setTrouble] = useState('');
  const [after] = view.read.compiled.policies;
  const withText = async (version: PolicyVersion, use: (text: string) => void) => {
    const text = await policy.textOf(version).catch((reason: unknown) => {
      setTrouble(reason instanceof Error ? reason.message : String(reason));
    });
    if (text !== undefined) setTrouble('');
    if (text === null) setTrouble(phrase('studio.no-text'));
    else if (text !== undefined) use(text);
  };
  if (view.versions === null)
    return (
      <div className="sws-panel">
        {view.unlisted === '' ? (
          <p className="sw-subtle">{phrase('review.reading')}</p>
        ) : (
          <Trouble reason={view.unlisted} retry={policy.list} />
        )}
      </div>
    );
  if (view.versions.length === 0)
    return <p className="sws-panel sw-subtle">{phrase('studio.no-versions')}</p>;
  return (
    <div className="sws-panel" data-name="versions">
      {trouble !== '' && (
        <p className="sw-danger sws-reason" role="alert">
          {trouble}
        </p>
      )}
      <ul className="sws-versions">
        {view.versions.map((version) => (
          <VersionRow
            key={version.number}
            {...{ session, policy, view, known, version }}
            compare={() => void withText(version, (text) => setCompared({ version, text }))}
            goOn={() => void withText(version, policy.change)}
          />
        ))}
      </ul>
      {compared && (
        <>
          <p className="sw-small">
            {phrase('studio.compared', { version: versionWords(compared.version.number, session) })}
          </p>
          <Differences
            before={{
              text: compared.text,
              policy:
                session.ports.readText({ name: view.id, text: compared.text }, []).compiled.policies[0] ??
                null,
            }}
            after={{ text: view.text, policy: after ?? null }}
          />
        </>
      )}
    </div>
  );
}

interface VersionRowProps extends VersionsPanelProps {
  readonly version: PolicyVersion;
  compare(): void;
  goOn(): void;
}

function VersionRow({ session, policy, view, known, version, compare, goOn }: VersionRowProps) {
  const { phrase, text, now } = usePlace();
  const [busy, once] = useOnce(`${version.number} ${known?.runs ?? ''}`);
  const { rights } = session.view.value;
  const runs = known?.runs === version.number;
  const ran = session.shelf.view.value.log.some(
    (each) => isSound(each) && each.policy === version.policy && each.version === version.number,
  );
  return (
    <li data-version={version.number} data-runs={runs || undefined}>
      <span className="sws-version">
        <strong>{versionWords(version.number, session)}</strong>{' '}
        {runs && (
          <span className="swr-badge" data-tone="good">
            {phrase('studio.runs-now')}
          </span>
        )}
        {!runs && ran && <span className="swr-badge">{phrase('studio.ran')}</span>}
        {session.shelf.view.value.strangers.has(version.by) && (
          <span className="swr-badge" data-tone="unsure">
            {phrase('studio.stranger')}
          </span>
        )}
      </span>
      <span className="sws-version-note">
        {version.note !== '' && <span>{version.note}</span>}
        <span className="sw-small">
          {session.names.nameOf(version.by) || version.by} · {text.time(version.at, now)}
        </span>
      </span>
      <span className="sw-row">
        <ActionButton name="compare" quiet onPress={compare}>
          {phrase('studio.compare')}
        </ActionButton>
        {rights?.has('draft') && version.number !== view.base && (
          <ActionButton name="go-on" quiet onPress={goOn}>
            {phrase('studio.go-on')}
          </ActionButton>
        )}
        {rights?.has('publish') && !runs && version.number !== known?.latest?.number && (
          <ActionButton
            name="roll-back"
            quiet
            blocked={busy || view.busy !== ''}
            onPress={() => once(() => policy.rollBack(version, phrase('studio.rolled-back')))}
          >
            {phrase('studio.roll-back')}
          </ActionButton>
        )}
      </span>
    </li>
  );
}
