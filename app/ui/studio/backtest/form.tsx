import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { Choice, Day } from '../../review/choice.tsx';
import { type BackTestActions, type BackTestView, COUNTS } from './view.ts';

interface FormProps {
  readonly view: BackTestView;
  readonly actions: BackTestActions;
}

/** Which draft, and which tickets. */
export function BackTestForm({ view, actions }: FormProps) {
  const { phrase } = usePlace();
  const [file, setFile] = useState<File | null>(null);
  const { form, choices } = view;
  const versions = choices.find(({ id }) => id === form.policy)?.versions ?? [];
  if (choices.length === 0) return <p className="sw-subtle">{phrase('study.backtest.no-versions')}</p>;
  return (
    <form
      className="swb-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.source === 'helpdesk' || file) actions.start(file);
      }}
    >
      <div className="swb-line">
        <Choice
          label={phrase('review.split.policy')}
          value={form.policy}
          options={choices.map(({ id, title }) => ({ value: id, label: title }))}
          choose={(policy) => actions.set({ policy, version: 0 })}
        />
        <Choice
          label={phrase('study.backtest.draft')}
          value={String(form.version)}
          options={versions.map(({ number, note }) => ({
            value: String(number),
            label: phrase(note === '' ? 'study.backtest.version' : 'study.backtest.version-note', {
              number,
              note,
            }),
          }))}
          choose={(version) => actions.set({ version: Number(version) })}
        />
      </div>
      <div className="swb-line">
        <Choice
          label={phrase('study.backtest.tickets')}
          value={form.source}
          options={(['helpdesk', 'file'] as const).map((source) => ({
            value: source,
            label: phrase(`study.backtest.source.${source}`),
          }))}
          choose={(source) => actions.set({ source: source === 'file' ? 'file' : 'helpdesk' })}
        />
        {form.source === 'helpdesk' ? (
          <FromHelpdesk view={view} actions={actions} />
        ) : (
          <FromFile choose={setFile} />
        )}
      </div>
      {view.model !== '' && (
        <div className="swb-line">
          <Choice
            label={phrase('study.backtest.read-by')}
            value={form.reader}
            options={(['rules', 'model'] as const).map((reader) => ({
              value: reader,
              label: phrase(`study.backtest.reader.${reader}`, { name: view.model }),
            }))}
            choose={(reader) => actions.set({ reader: reader === 'model' ? 'model' : 'rules' })}
          />
          {form.reader === 'model' && <p className="sw-small">{phrase('study.backtest.estimate-first')}</p>}
        </div>
      )}
      {form.source === 'helpdesk' && (
        <p className="sw-small">{phrase('study.backtest.minutes', { count: view.minutes })}</p>
      )}
      <div className="sw-row">
        <ActionButton
          name="start"
          primary
          blocked={form.source === 'file' && file === null}
          onPress={() => actions.start(file)}
        >
          {phrase(form.reader === 'model' ? 'study.backtest.estimate' : 'study.backtest.start')}
        </ActionButton>
      </div>
    </form>
  );
}

function FromHelpdesk({ view: { form }, actions }: FormProps) {
  const { phrase, text } = usePlace();
  return (
    <>
      <Day
        label={phrase('review.filter.from')}
        value={form.from}
        choose={(from) => from !== '' && actions.set({ from })}
      />
      <Day
        label={phrase('review.filter.to')}
        value={form.to}
        choose={(to) => to !== '' && actions.set({ to })}
      />
      <Choice
        label={phrase('study.backtest.most')}
        value={String(form.most)}
        options={COUNTS.map((count) => ({ value: String(count), label: text.number(count) }))}
        choose={(most) => actions.set({ most: Number(most) })}
      />
    </>
  );
}

function FromFile({ choose }: { choose(file: File | null): void }) {
  const { phrase } = usePlace();
  return (
    <Field className="swr-choice swb-file">
      <Field.Label isRegular className="sw-small">
        {phrase('study.backtest.file')}
      </Field.Label>
      <Input
        isCompact
        type="file"
        accept=".jsonl,.ndjson,.json"
        onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
      />
    </Field>
  );
}
