import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { Differences } from './changes-panel.tsx';
import { versionWords } from './library-make.ts';
import { raiseWords } from './meaning-words.ts';
import type { PolicySession } from './policy-session.ts';
import type { PolicyView } from './policy-work.ts';
import type { StudioSession } from './session.ts';
import type { StudioPolicy } from './shelf-session.ts';

interface PublishPanelProps {
  readonly session: StudioSession;
  readonly policy: PolicySession;
  readonly view: PolicyView;
  readonly known: StudioPolicy | undefined;
}

/** From a draft to what runs: what changes, what rises, who has to do it. */
export function PublishPanel({ session, policy, view, known }: PublishPanelProps) {
  const { phrase, text } = usePlace();
  const [words, setWords] = useState('');
  const [busy, once] = useOnce(`${view.base} ${view.publishable}`);
  const mayPublish = session.view.value.rights?.has('publish') ?? false;
  const mayDraft = session.view.value.rights?.has('draft') ?? false;
  const mayAsk = mayDraft && ['second-person', 'raise-rights', 'rights'].includes(view.publishable);
  const [after] = view.read.compiled.policies;
  return (
    <div className="sws-panel" data-name="publish">
      <p data-name="publishable">
        {phrase(`studio.publishable.${view.publishable}`, { version: versionWords(view.base, session) })}
      </p>
      {known?.ask && (
        <p className="sw-small">
          {phrase('studio.asked-by', {
            who: session.names.nameOf(known.ask.by) || known.ask.by,
            words: known.ask.words,
          })}
        </p>
      )}
      {view.raises.length > 0 && (
        <div className="sws-warn" data-name="raises">
          <strong>{phrase('studio.raise.title')}</strong>
          <ul className="sws-plain">
            {view.raises.map((raise) => (
              <li key={`${raise.tool} ${raise.param} ${raise.which}`}>{raiseWords(raise, text)}</li>
            ))}
          </ul>
        </div>
      )}
      {(view.publishable === 'yes' || (mayAsk && !known?.ask) || (mayPublish && known && mayGo(known))) && (
        <Field>
          <Field.Label>{phrase('studio.publish-note')}</Field.Label>
          <Input isCompact value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        </Field>
      )}
      <div className="sw-row">
        {view.publishable === 'yes' && (
          <ActionButton
            name="publish"
            primary
            blocked={busy || view.busy !== ''}
            onPress={() => once(() => policy.publish(words))}
          >
            {phrase('studio.publish', { version: versionWords(view.base, session) })}
          </ActionButton>
        )}
        {mayAsk && !known?.ask && (
          <ActionButton name="ask-to-publish" blocked={busy} onPress={() => once(() => policy.ask(words))}>
            {phrase('studio.ask')}
          </ActionButton>
        )}
        {mayPublish && known && known.state === 'published' && (
          <Sure name="off" words={words} withdraw={(note) => policy.withdraw('off', note)} />
        )}
        {mayPublish && known && mayGo(known) && (
          <Sure
            name={known.shipped ? 'deleted-copy' : 'deleted'}
            words={words}
            withdraw={async (note) => {
              await policy.withdraw('deleted', note);
              const { said, isUnsaved } = policy.view.value;
              // Of a policy of the team's own nothing is left to look at.
              if (said === 'deleted' && !isUnsaved && !known.shipped) session.list();
            }}
          />
        )}
      </div>
      {known?.running && view.publishable !== 'runs' && (
        <Differences before={known.running} after={{ text: view.text, policy: after ?? null }} />
      )}
    </div>
  );
}

/** Whether there is something of the team's to take away: a text, or that the policy is off. */
const mayGo = ({ latest, standing }: StudioPolicy): boolean =>
  latest !== null || (standing !== null && standing.release.state !== 'deleted');

/** What takes a policy from agents is asked twice. */
function Sure({
  name,
  words,
  withdraw,
}: {
  name: 'off' | 'deleted' | 'deleted-copy';
  words: string;
  withdraw(note: string): Promise<void>;
}) {
  const { phrase } = usePlace();
  const [asked, setAsked] = useState(false);
  const [busy, once] = useOnce(name);
  if (!asked)
    return (
      <ActionButton name={name} quiet onPress={() => setAsked(true)}>
        {phrase(`studio.withdraw.${name}`)}
      </ActionButton>
    );
  return (
    <span className="sw-row">
      <span className="sw-small">{phrase(`studio.withdraw-what.${name}`)}</span>
      <ActionButton name={`${name}-now`} danger blocked={busy} onPress={() => once(() => withdraw(words))}>
        {phrase(`studio.withdraw.${name}`)}
      </ActionButton>
      <ActionButton quiet onPress={() => setAsked(false)}>
        {phrase('ui.cancel')}
      </ActionButton>
    </span>
  );
}
