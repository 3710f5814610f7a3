import { useMemo, useRef, useState } from 'react';
import { type Procedure, readProcedure } from '../../../policy/procedure.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { chosenDrafts, type DraftChoice, undecided } from './choices.ts';
import { DraftReport } from './draft-report.tsx';
import { type Drafted, Proposed, useProposal } from './proposal.tsx';
import type { FromProcedureProps, Procedure as Source } from './props.ts';
import { PROCEDURE_SHEET } from './sheet.ts';
import { SourceField } from './source-field.tsx';
import type { Taken } from './take-over.ts';

interface Report {
  readonly source: Source;
  readonly procedure: Procedure;
  readonly choices: readonly DraftChoice[];
  /** What the model said of its draft; null where the text itself was read. */
  readonly proposed: Drafted | null;
}

/** Paste or drop a procedure, see what was understood, decide about suggestions, go on to the editor. */
export function ProcedurePage(props: FromProcedureProps) {
  const { words, catalog, known, onCancel, onUse, onKeep } = props;
  const { phrase } = words;
  const [source, hold] = useState<Source>(props.kept ?? { text: '', name: '' });
  const setSource = (next: Source): void => {
    hold(next);
    onKeep?.(next);
  };
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
    setReport({ source, procedure, choices: procedure.drafts.map(undecided), proposed: null });
  };
  const proposal = useProposal(props, source.text, (proposed) => {
    const procedure = readProcedure({ text: proposed.text, name: '' }, { catalog, known });
    setReport({ source, procedure, choices: procedure.drafts.map(undecided), proposed });
  });
  return (
    <div className="swp">
      <style>{PROCEDURE_SHEET}</style>
      <SourceField
        words={words}
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
        <ActionButton name="cancel" quiet onPress={onCancel}>
          {phrase('ui.cancel')}
        </ActionButton>
        {proposal && (
          <ActionButton
            name="propose"
            blocked={source.text.trim() === '' || proposal.isAsking}
            onPress={() => void proposal.ask()}
          >
            {phrase(proposal.isAsking ? 'studio.procedure.proposing' : 'studio.procedure.propose')}
          </ActionButton>
        )}
        {isStale && <span className="sw-warning">{phrase('studio.procedure.stale')}</span>}
      </div>
      {proposal && <p className="sw-small">{phrase('studio.procedure.propose-help')}</p>}
      {proposal?.problem && (
        <p role="alert" className="sw-danger">
          {phrase('studio.procedure.no-proposal', { reason: phrase(`model.problem.${proposal.problem}`) })}
        </p>
      )}
      {report?.proposed && <Proposed proposed={report.proposed} words={words} />}
      {report && (
        <Reports
          report={report}
          setChoices={(choices) => setReport({ ...report, choices })}
          words={words}
          catalog={catalog}
          known={known}
          show={report.proposed ? null : (start, end) => showIn(field.current, start, end)}
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

interface ReportsProps extends Pick<FromProcedureProps, 'words' | 'catalog' | 'known'> {
  readonly report: Report;
  setChoices(choices: readonly DraftChoice[]): void;
  /** Null where what was read is not what stands in the field. */
  readonly show: ((start: number, end: number) => void) | null;
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
