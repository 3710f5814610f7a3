import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { Part } from './case-panel.tsx';
import { NumberTable } from './charts.tsx';
import type { TableView } from './numbers-view.ts';
import type { NoteGroup, NoteRow, ReviewActions, ReviewView } from './review-view.ts';

interface AsideProps {
  readonly view: ReviewView;
  readonly actions: ReviewActions;
  readonly words: string;
}

/** What there is besides the list while nothing is open: agreement, notes, what the team scores by. */
export function ReviewAside({ view, actions, words }: AsideProps) {
  const { phrase } = usePlace();
  return (
    <div className="swr-case">
      {words !== '' && <p className="sw-subtle">{words}</p>}
      <div className="sw-row swr-doors">
        <ActionButton
          name="agreement"
          quiet
          expanded={view.agreement !== null}
          onPress={actions.toggleAgreement}
        >
          {phrase('review.agreement.show')}
        </ActionButton>
        <ActionButton name="notes" quiet expanded={view.notes !== null} onPress={actions.toggleNotes}>
          {phrase('review.notes.show')}
        </ActionButton>
      </div>
      {view.agreement && <Agreement table={view.agreement} />}
      {view.notes && <Notes groups={view.notes} now={view.now} openTicket={actions.openTicket} />}
      <Criteria inForce={view.scoredBy} actions={actions} />
    </div>
  );
}

function Agreement({ table }: { table: TableView }) {
  const { phrase } = usePlace();
  const isEmpty = table.rows.length === 0;
  return (
    <Part level={2} title={phrase('review.agreement.show')}>
      <p className="sw-small swr-words" data-name="kappa">
        {phrase(isEmpty ? 'review.agreement.none' : 'review.agreement.meaning')}
      </p>
      {!isEmpty && <NumberTable table={table} />}
    </Part>
  );
}

interface NotesProps {
  readonly groups: readonly NoteGroup[];
  readonly now: string;
  openTicket(ticket: string): void;
}

/** What reviewers said that policies should have said, under the policies' own headings. */
function Notes({ groups, now, openTicket }: NotesProps) {
  const { phrase } = usePlace();
  return (
    <div className="swr-groups" data-name="policy-notes">
      {groups.length === 0 && <p className="sw-subtle">{phrase('review.notes.none')}</p>}
      {groups.map((group) => (
        <Part key={group.policy} level={2} title={group.title}>
          <ul className="swr-talk swr-words">
            {group.notes.map((note) => (
              <Note key={note.id} note={note} now={now} openTicket={openTicket} />
            ))}
          </ul>
        </Part>
      ))}
    </div>
  );
}

interface NoteProps extends Omit<NotesProps, 'groups'> {
  readonly note: NoteRow;
}

function Note({ note, now, openTicket }: NoteProps) {
  const { phrase, text } = usePlace();
  return (
    <li className="swr-said swr-note">
      <p className="sw-pre">{note.words}</p>
      {note.step !== '' && <p className="swr-of">{note.step}</p>}
      <p className="sw-row sw-small">
        <span>{[note.by, text.time(note.at, now)].filter(Boolean).join(' · ')}</span>
        {note.ticket !== '' && (
          <button type="button" className="sw-link" onClick={() => openTicket(note.ticket)}>
            {phrase('review.case.open', { id: note.ticket })}
          </button>
        )}
      </p>
    </li>
  );
}

/** What the team scores by, read when somebody wants to see it. */
function Criteria({ inForce, actions }: { inForce: readonly string[] | null; actions: ReviewActions }) {
  const { phrase } = usePlace();
  return (
    <details
      className="sw-details"
      data-name="criteria"
      onToggle={(event) => {
        if (event.currentTarget.open) actions.showCriteria();
      }}
    >
      <summary>{phrase('review.card.criteria')}</summary>
      {inForce === null ? (
        <p className="sw-small">{phrase('review.reading')}</p>
      ) : (
        <CriteriaForm key={inForce.join()} inForce={inForce} save={actions.setCriteria} />
      )}
    </details>
  );
}

interface CriteriaFormProps {
  readonly inForce: readonly string[];
  save(criteria: readonly string[]): void;
}

function CriteriaForm({ inForce, save }: CriteriaFormProps) {
  const { phrase } = usePlace();
  const [words, setWords] = useState(inForce.join(', '));
  const criteria = words
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return (
    <div className="sw-form">
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('review.card.criteria-help')}
        </Field.Label>
        <Input isCompact value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      </Field>
      <ActionButton
        name="save-criteria"
        blocked={criteria.length === 0 || criteria.join() === inForce.join()}
        onPress={() => save(criteria)}
      >
        {phrase('review.card.criteria-save')}
      </ActionButton>
    </div>
  );
}
