import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { proofOfSource } from '../parts/proof.ts';
import { useOnce } from '../parts/use-once.ts';
import type { StandingDraft } from './use-draft.ts';
import type { DraftView } from './view-model.ts';

interface DraftActionsProps {
  readonly draft: DraftView;
  readonly standing: StandingDraft;
  readonly primary: boolean;
}

/** Insert, copy, edit, why; and what became of the insertion. */
export function DraftActions(props: DraftActionsProps) {
  const { draft, standing } = props;
  return (
    <>
      {draft.insertion.state === 'occupied' ? (
        <Occupied {...props} composer={draft.insertion.composer} />
      ) : (
        <Buttons {...props} />
      )}
      <InsertionNews draft={draft} />
      {!standing.edited && <AskedFor draft={draft} />}
    </>
  );
}

function Buttons({ draft, standing, primary }: DraftActionsProps) {
  const { phrase, actions, prove } = usePanel();
  const [busy, once] = useOnce(draft.insertion.state);
  const why = draft.why.map(proofOfSource);
  return (
    <div className="sw-row">
      <ActionButton
        name="insert"
        primary={primary}
        blocked={busy || draft.insertion.state === 'inserting'}
        shortcut="I"
        onPress={() => once(() => actions.insertDraft(draft.id, standing.text, 'ask'))}
      >
        {phrase('ui.draft.insert')}
      </ActionButton>
      <CopyButton text={standing.text} />
      {standing.editing ? (
        <ActionButton name="reset" quiet onPress={standing.useSuggestion}>
          {phrase('ui.draft.reset')}
        </ActionButton>
      ) : (
        <ActionButton name="edit" quiet shortcut="D" onPress={standing.edit}>
          {phrase('ui.draft.edit')}
        </ActionButton>
      )}
      {why.length > 0 && (
        <button
          type="button"
          className="sw-link sw-end"
          aria-haspopup="dialog"
          onClick={(event) => prove(phrase('ui.draft.why'), why, event.currentTarget)}
        >
          {phrase('ui.draft.why')} <span aria-hidden="true">›</span>
        </button>
      )}
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const { phrase, actions } = usePanel();
  const [copied, setCopied] = useState('');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    actions.copyDraft(text);
    setCopied(text);
  };
  return (
    <ActionButton name="copy" shortcut="C" onPress={() => void copy().catch(() => setCopied(''))}>
      {copied === text ? phrase('ui.draft.copied') : phrase('ui.draft.copy')}
    </ActionButton>
  );
}

function Occupied({ draft, standing, composer }: DraftActionsProps & { composer: string }) {
  const { phrase, actions } = usePanel();
  const [busy, once] = useOnce(draft.insertion.state);
  return (
    <fieldset aria-label={phrase('ui.draft.occupied')}>
      <p className="sw-small sw-strong">{phrase('ui.draft.occupied')}</p>
      <blockquote className="sw-quote sw-clamp">{composer}</blockquote>
      <div className="sw-row">
        <ActionButton
          name="replace"
          blocked={busy}
          onPress={() => once(() => actions.insertDraft(draft.id, standing.text, 'replace'))}
        >
          {phrase('ui.draft.replace')}
        </ActionButton>
        <ActionButton
          name="append"
          blocked={busy}
          onPress={() => once(() => actions.insertDraft(draft.id, standing.text, 'append'))}
        >
          {phrase('ui.draft.append')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function InsertionNews({ draft }: { draft: DraftView }) {
  const { phrase, text, now } = usePanel();
  const { insertion } = draft;
  if (insertion.state === 'inserted')
    return <p className="sw-small">{phrase('ui.draft.inserted', { time: text.time(insertion.at, now) })}</p>;
  if (insertion.state === 'copied') return <p className="sw-small">{phrase('ui.draft.copied')}</p>;
  if (insertion.state === 'failed')
    return <p className="sw-small sw-warning">{phrase('ui.draft.failed', { because: insertion.because })}</p>;
  return null;
}

function AskedFor({ draft }: { draft: DraftView }) {
  const { phrase, text } = usePanel();
  if (draft.asks.length === 0) return null;
  return <p className="sw-small">{phrase('ui.draft.asks', { what: text.list(draft.asks) })}</p>;
}
