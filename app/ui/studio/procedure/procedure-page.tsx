import { type DragEvent, useId, useMemo, useRef, useState } from 'react';
import { type Procedure, readProcedure } from '../../../policy/procedure.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { chosenDrafts, type DraftChoice, undecided } from './choices.ts';
import { DraftReport } from './draft-report.tsx';
import type { FromProcedureProps } from './props.ts';
import { PROCEDURE_SHEET } from './sheet.ts';
import { type Taken, takeFile, takePaste } from './take-over.ts';

/** What is read: a text and the stem of the file that it came from. */
interface Source {
  readonly text: string;
  readonly name: string;
}

interface Report {
  readonly source: Source;
  readonly procedure: Procedure;
  readonly choices: readonly DraftChoice[];
}

/** Paste or drop a procedure, see what was understood, decide about suggestions, go on to the editor. */
export function ProcedurePage(props: FromProcedureProps) {
  const { words, catalog, known, onCancel, onUse } = props;
  const { phrase } = words;
  const [source, setSource] = useState<Source>({ text: '', name: '' });
  const [refused, setRefused] = useState<Extract<Taken, { status: 'refused' }> | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isStale = report !== null && report.source.text !== source.text;
  const take = (taken: Taken): void => {
    setRefused(taken.status === 'refused' ? taken : null);
    if (taken.status === 'text') setSource({ text: taken.text, name: taken.name });
  };
  const read = (): void => {
    const procedure = readProcedure(source, { catalog, known });
    setReport({ source, procedure, choices: procedure.drafts.map(undecided) });
  };
  return (
    <div className="swp">
      <style>{PROCEDURE_SHEET}</style>
      <SourceField
        {...props}
        field={field}
        source={source}
        setText={(text) => setSource({ ...source, text })}
        take={take}
        refused={refused}
      />
      <div className="sw-row">
        <ActionButton
          primary={!report || isStale}
          blocked={source.text.trim() === ''}
          name="read"
          onPress={read}
        >
          {phrase('studio.procedure.read')}
        </ActionButton>
        <ActionButton name="cancel" onPress={onCancel}>
          {phrase('ui.cancel')}
        </ActionButton>
        {isStale && <span className="sw-warning">{phrase('studio.procedure.stale')}</span>}
      </div>
      {report && (
        <Reports
          report={report}
          setChoices={(choices) => setReport({ ...report, choices })}
          words={words}
          catalog={catalog}
          known={known}
          show={(start, end) => showIn(field.current, start, end)}
          use={() => onUse(chosenDrafts(report.procedure.drafts, report.choices))}
          isStale={isStale}
        />
      )}
    </div>
  );
}

/** Selects a part of the procedure in its field and brings it into view. */
function showIn(field: HTMLTextAreaElement | null, start: number, end: number): void {
  if (!field) return;
  field.focus();
  field.setSelectionRange(start, end);
  const lines = field.value.slice(0, start).split('\n').length;
  const all = field.value.split('\n').length;
  field.scrollTop = (field.scrollHeight * (lines - 1)) / all - field.clientHeight / 3;
}

interface SourceFieldProps extends FromProcedureProps {
  readonly field: React.RefObject<HTMLTextAreaElement>;
  readonly source: Source;
  setText(text: string): void;
  take(taken: Taken): void;
  readonly refused: Extract<Taken, { status: 'refused' }> | null;
}

function SourceField({ words, field, source, setText, take, refused }: SourceFieldProps) {
  const { phrase } = words;
  const id = useId();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const takeFirst = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file) take(await takeFile(file));
  };
  const drop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void takeFirst(event.dataTransfer.files);
    else {
      const text = takePaste(event.dataTransfer);
      if (text !== null) take({ status: 'text', text, name: '' });
    }
  };
  return (
    <section
      className="swp-source"
      data-over={isOver || undefined}
      aria-label={phrase('studio.procedure.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="sw-title">
        {phrase('studio.procedure.label')}
      </label>
      <p id={`${id}-help`} className="sw-subtle">
        {phrase('studio.procedure.help')}
      </p>
      <textarea
        id={id}
        ref={field}
        className="swp-text"
        aria-describedby={`${id}-help`}
        rows={12}
        value={source.text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const text = takePaste(event.clipboardData);
          if (text === null || text === event.clipboardData.getData('text/plain')) return;
          event.preventDefault();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          setText(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
        }}
      />
      <div className="sw-row">
        <ActionButton name="choose-file" onPress={() => chooser.current?.click()}>
          {phrase('studio.procedure.choose-file')}
        </ActionButton>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".md,.markdown,.txt,.html,.htm,text/plain,text/markdown,text/html"
          onChange={(event) => {
            const { currentTarget } = event;
            void takeFirst(currentTarget.files).then(() => {
              currentTarget.value = '';
            });
          }}
        />
      </div>
      {refused && (
        <p role="alert" className="sw-danger">
          {phrase(`studio.procedure.refused.${refused.because}`, { file: refused.file })}
        </p>
      )}
    </section>
  );
}

interface ReportsProps extends Pick<FromProcedureProps, 'words' | 'catalog' | 'known'> {
  readonly report: Report;
  setChoices(choices: readonly DraftChoice[]): void;
  show(start: number, end: number): void;
  use(): void;
  readonly isStale: boolean;
}

function Reports({ report, setChoices, words, catalog, known, show, use, isStale }: ReportsProps) {
  const { phrase } = words;
  const { drafts, problems } = report.procedure;
  const wanted = report.choices.filter((choice) => choice.wanted).length;
  const summary = useMemo(
    () =>
      phrase('studio.procedure.found', { count: drafts.length }) +
      (drafts.length === 0 ? ` ${phrase('studio.procedure.nothing')}` : ''),
    [phrase, drafts.length],
  );
  return (
    <>
      <p
        role="status"
        className={drafts.length === 0 ? 'sw-warning' : 'sw-strong'}
        data-found={drafts.length}
      >
        {summary}
      </p>
      {drafts.length === 0 && problems.length > 0 && (
        <ul className="swp-left" lang="en">
          {problems.map(({ message, mend, span }) => (
            <li key={`${span.start} ${message}`}>
              {message} · {mend}
            </li>
          ))}
        </ul>
      )}
      {drafts.map((draft, at) => {
        const choice = report.choices[at] ?? undecided(draft);
        return (
          <DraftReport
            key={`${at} ${draft.policy.id}`}
            draft={draft}
            choice={choice}
            isOnly={drafts.length === 1}
            words={words}
            catalog={catalog}
            known={known}
            show={show}
            change={(next) => setChoices(report.choices.map((each, i) => (i === at ? next : each)))}
          />
        );
      })}
      {drafts.length > 0 && (
        <div className="sw-row swp-foot">
          <ActionButton primary={!isStale} blocked={wanted === 0 || isStale} name="use" onPress={use}>
            {phrase('studio.procedure.use', { count: wanted })}
          </ActionButton>
          <span className="sw-subtle">{phrase('studio.procedure.not-published')}</span>
        </div>
      )}
    </>
  );
}
