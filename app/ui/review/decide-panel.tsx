import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../lib/json.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { Icon } from '../parts/icons.tsx';
import { usePlace } from '../parts/panel.ts';
import { useEdits } from '../parts/use-edits.ts';
import { useOnce } from '../parts/use-once.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import { ValueField } from '../parts/value-field.tsx';
import { Part } from './case-panel.tsx';
import type { CaseView, InquiryRow, StandingView, WaitingActions } from './view-model.ts';

interface DecidePanelProps {
  readonly view: CaseView;
  readonly actions: WaitingActions;
}

/** What is asked for, its values under edit, and the supervisor's word. */
export function DecidePanel({ view, actions }: DecidePanelProps) {
  const { phrase } = usePlace();
  const report = useReport(actions.edit);
  const { text } = usePlace();
  const edits = useEdits(view.fields, text, report);
  const isOpen = view.standing.state === 'open';
  const tone = TONES[view.weight] ?? 'sw-subtle';
  return (
    <aside className="swr-decide" data-card={view.id} aria-label={phrase('review.decide.title')}>
      <h2 className="sw-title">{view.title}</h2>
      {view.because !== '' && (
        <p className="sw-small">
          <Icon name="warning" tone="sw-warning" /> {view.because}
        </p>
      )}
      <div className="sw-fields">
        {edits.fields.map((edited) => (
          <ValueField
            key={edited.field.name}
            {...edited}
            field={isOpen ? edited.field : { ...edited.field, editable: false }}
            onType={(typed) => edits.type(edited.field.name, typed)}
            onReset={() => edits.reset(edited.field.name)}
          />
        ))}
      </div>
      {view.preview !== '' && (
        <p className="sw-effect">
          {view.preview}{' '}
          {view.weight !== 'unknown' && (
            <span className={`sw-weight ${tone}`}>{phrase(`ui.card.${view.weight}`)}</span>
          )}
        </p>
      )}
      <Standing
        view={view}
        actions={actions}
        args={edits.fields.some(({ problem }) => problem !== '') ? null : edits.args}
      />
      <Ignored view={view} />
      <Talk view={view} />
    </aside>
  );
}

const TONES: Readonly<Record<string, string>> = { permanent: 'sw-danger', money: 'sw-warning' };

/** The session hears of edits when the typing pauses for this long. */
const PAUSE_MS = 200;

function useReport(edit: (args: JsonObject) => void): (args: JsonObject) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (args) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => edit(args), PAUSE_MS);
  };
}

interface StandingProps extends DecidePanelProps {
  /** Null while a field is empty or wrong. */
  readonly args: JsonObject | null;
}

function Standing({ view, actions, args }: StandingProps) {
  const { phrase, text, now } = usePlace();
  const { standing } = view;
  switch (standing.state) {
    case 'open':
      return standing.own ? (
        <Banner tone="unsure" words={phrase('review.standing.own')} />
      ) : (
        <Decision view={view} actions={actions} args={args} problem={standing.problem} mayApprove />
      );
    case 'stale':
      return (
        <>
          <Banner tone="unsure" words={phrase('review.standing.stale')} />
          <AskForm ask={actions.ask} isStale />
        </>
      );
    case 'altered':
      return <Banner tone="bad" words={phrase('review.standing.altered')} />;
    case 'deciding':
      return <Banner tone="unsure" words={phrase('ui.card.running')} />;
    case 'decided': {
      const time = text.time(standing.at, now);
      return <Banner tone="unsure" words={phrase('review.standing.decided', { by: standing.by, time })} />;
    }
    case 'settled':
      return <Settled standing={standing} carryOut={actions.carryOut} />;
  }
}

function Banner({ tone, words }: { tone: 'good' | 'bad' | 'unsure'; words: string }) {
  return (
    <p className="swr-banner" data-tone={tone} role="status">
      {words}
    </p>
  );
}

function Settled({
  standing,
  carryOut,
}: {
  standing: Extract<StandingView, { state: 'settled' }>;
  carryOut(): Promise<void>;
}) {
  const { phrase } = usePlace();
  const [busy, once] = useOnce(standing.words);
  return (
    <div className="swr-banner" data-tone={standing.tone} role="status">
      <p>{standing.words}</p>
      {standing.mayCarryOut && (
        <ActionButton name="carry-out" blocked={busy} onPress={() => once(carryOut)}>
          {phrase('review.decide.carry-out')}
        </ActionButton>
      )}
    </div>
  );
}

interface DecisionProps extends StandingProps {
  readonly problem: string;
  readonly mayApprove: boolean;
}

function Decision({ view, actions, args, problem }: DecisionProps) {
  const { phrase } = usePlace();
  const [form, setForm] = useState<'reject' | 'ask' | null>(null);
  const [busy, once] = useOnce(view.standing.state);
  const blocked = busy || args === null || problem !== '' || view.state !== 'ready';
  const toggle = (wanted: 'reject' | 'ask') => setForm(form === wanted ? null : wanted);
  return (
    <>
      {problem !== '' && (
        <p className="sw-small sw-danger" role="status">
          {phrase('review.decide.problem', { problem })}
        </p>
      )}
      <div className="sw-row">
        <ActionButton
          name="approve"
          primary
          blocked={blocked}
          shortcut="A"
          onPress={() => {
            if (args) once(() => actions.approve(args));
          }}
        >
          {phrase('ui.card.approve')}
        </ActionButton>
        <ActionButton
          name="reject"
          blocked={busy}
          shortcut="R"
          expanded={form === 'reject'}
          onPress={() => toggle('reject')}
        >
          {phrase('ui.card.reject')}
        </ActionButton>
        <ActionButton
          name="ask"
          quiet
          blocked={busy}
          shortcut="Q"
          expanded={form === 'ask'}
          onPress={() => toggle('ask')}
        >
          {phrase('review.decide.ask')}
        </ActionButton>
      </div>
      {form === 'reject' && (
        <RejectForm cancel={() => setForm(null)} reject={(reason) => once(() => actions.reject(reason))} />
      )}
      {form === 'ask' && <AskForm ask={actions.ask} cancel={() => setForm(null)} />}
    </>
  );
}

const REASONS = ['not-justified', 'too-much', 'other-way', 'not-enough-known'] as const;

/** A click on a reason turns it down; anything else is typed. The agent reads these words. */
function RejectForm({ cancel, reject }: { cancel(): void; reject(reason: string): void }) {
  const { phrase } = usePlace();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFieldSetElement>(null);
  useReturnFocus(form);
  useEffect(() => form.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset
      ref={form}
      className="sw-form"
      aria-label={phrase('review.decide.reject-title')}
      onKeyDown={closeOnEscape(cancel)}
    >
      <div className="sw-options">
        {REASONS.map((reason, index) => (
          <ActionButton
            key={reason}
            name={`reason-${index + 1}`}
            shortcut={String(index + 1)}
            showShortcut
            onPress={() => reject(phrase(`review.reason.${reason}`))}
          >
            {phrase(`review.reason.${reason}`)}
          </ActionButton>
        ))}
      </div>
      <WordsField label={phrase('review.decide.reject-words')} words={words} setWords={setWords} />
      <div className="sw-row">
        <ActionButton
          name="reject-other"
          blocked={words.trim() === ''}
          onPress={() => words.trim() !== '' && reject(words.trim())}
        >
          {phrase('ui.card.reject')}
        </ActionButton>
        <ActionButton quiet onPress={cancel}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

interface AskFormProps {
  ask(words: string): Promise<void>;
  cancel?(): void;
  /** The request cannot be decided any more: the agent is asked to ask anew. */
  readonly isStale?: boolean;
}

function AskForm({ ask, cancel, isStale = false }: AskFormProps) {
  const { phrase } = usePlace();
  const [words, setWords] = useState(isStale ? phrase('review.decide.ask-anew') : '');
  const [busy, once] = useOnce('ask');
  const form = useRef<HTMLFieldSetElement>(null);
  useReturnFocus(form);
  useEffect(() => {
    if (!isStale) form.current?.querySelector('textarea')?.focus();
  }, [isStale]);
  const send = () =>
    once(async () => {
      await ask(words.trim());
      setWords('');
      cancel?.();
    });
  return (
    <fieldset
      ref={form}
      className="sw-form"
      aria-label={phrase('review.decide.ask')}
      onKeyDown={closeOnEscape(() => cancel?.())}
    >
      <WordsField label={phrase('review.decide.ask-words')} words={words} setWords={setWords} />
      <div className="sw-row">
        <ActionButton name="send-ask" blocked={busy || words.trim() === ''} onPress={send}>
          {phrase('review.decide.ask-send')}
        </ActionButton>
        {cancel && (
          <ActionButton quiet onPress={cancel}>
            {phrase('ui.cancel')}
          </ActionButton>
        )}
      </div>
    </fieldset>
  );
}

function WordsField(given: { label: string; words: string; setWords(words: string): void }) {
  return (
    <Field>
      <Field.Label isRegular className="sw-small">
        {given.label}
      </Field.Label>
      <Textarea
        isCompact
        minRows={2}
        maxRows={8}
        value={given.words}
        onChange={(event) => given.setWords(event.currentTarget.value)}
      />
    </Field>
  );
}

function Ignored({ view }: { view: CaseView }) {
  const { phrase, text, now } = usePlace();
  if (view.ignored.length === 0) return null;
  return (
    <div className="swr-banner" data-tone="bad" data-name="ignored" role="alert">
      {view.ignored.map((one) => (
        <p key={one.id}>
          {phrase('review.ignored.says', { by: one.by, time: text.time(one.at, now), because: one.because })}
        </p>
      ))}
    </div>
  );
}

function Talk({ view }: { view: CaseView }) {
  const { phrase } = usePlace();
  if (view.inquiries.length === 0) return null;
  return (
    <Part title={phrase('review.decide.talk')}>
      <ul className="swr-talk">
        {view.inquiries.map((inquiry) => (
          <Inquiry key={inquiry.id} inquiry={inquiry} />
        ))}
      </ul>
    </Part>
  );
}

function Inquiry({ inquiry }: { inquiry: InquiryRow }) {
  const { phrase, text, now } = usePlace();
  const { answer } = inquiry;
  return (
    <li className="swr-talk">
      <div className="swr-said">
        <p className="sw-small">{[inquiry.by, text.time(inquiry.at, now)].filter(Boolean).join(' · ')}</p>
        <p className="sw-pre">{inquiry.words}</p>
      </div>
      {answer ? (
        <div className="swr-said" data-who="agent">
          <p className="sw-small">{[answer.by, text.time(answer.at, now)].filter(Boolean).join(' · ')}</p>
          <p className="sw-pre">{answer.words}</p>
        </div>
      ) : (
        <p className="sw-small">{phrase('review.decide.no-answer')}</p>
      )}
    </li>
  );
}
