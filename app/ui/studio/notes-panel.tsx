import type { PolicyNote } from '../../study/policy-note.ts';
import { usePlace } from '../parts/panel.ts';
import type { StudioSession } from './session.ts';

/** What reviewers said that the policy should have said, newest first. */
export function NotesPanel({ session, notes }: { session: StudioSession; notes: readonly PolicyNote[] }) {
  const { phrase, text, now } = usePlace();
  if (notes.length === 0) return <p className="sws-panel sw-subtle">{phrase('studio.no-notes')}</p>;
  return (
    <ul className="sws-panel sws-versions" data-name="notes">
      {notes.map((note) => (
        <li key={note.key}>
          <span>{note.words}</span>
          <span className="sw-small">
            {[
              note.step.slice(note.step.lastIndexOf('#') + 1),
              session.names.nameOf(note.by) || note.by,
              text.time(note.at, now),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {note.ticket !== '' && (
            <button
              type="button"
              className="sw-link"
              onClick={() => session.ports.helpdesk.openTicket(note.ticket)}
            >
              {phrase('studio.note-ticket', { ticket: note.ticket })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
