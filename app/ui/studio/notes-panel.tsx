import { useState } from 'react';
import { closePolicyNote, type PolicyNote } from '../../study/policy-note.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import type { StudioSession } from './session.ts';

/** What reviewers said that the policy should have said, newest first. */
export function NotesPanel({ session, notes }: { session: StudioSession; notes: readonly PolicyNote[] }) {
  const { phrase, text, now } = usePlace();
  if (notes.length === 0) return <p className="sws-panel sw-subtle">{phrase('studio.no-notes')}</p>;
  return (
    <ul className="sws-panel sws-notes" data-name="notes">
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
          {session.view.value.rights?.has('draft') && <SeenTo session={session} note={note} />}
        </li>
      ))}
    </ul>
  );
}

/** Takes a note from the list of open ones; it stays on record. */
function SeenTo({ session, note }: { session: StudioSession; note: PolicyNote }) {
  const { phrase } = usePlace();
  const [busy, once] = useOnce(note.key);
  const [trouble, setTrouble] = useState('');
  const close = async () => {
    const because = await closePolicyNote(session.ports.helpdesk.store, note).catch((reason: unknown) =>
      reason instanceof Error ? reason.message : String(reason),
    );
    setTrouble(because);
    if (because === '') await session.shelf.reload();
  };
  return (
    <span className="sw-row">
      <ActionButton name="seen-to" quiet blocked={busy} onPress={() => once(close)}>
        {phrase('studio.note-done')}
      </ActionButton>
      {trouble !== '' && (
        <span className="sw-danger" role="alert">
          {trouble}
        </span>
      )}
    </span>
  );
}
