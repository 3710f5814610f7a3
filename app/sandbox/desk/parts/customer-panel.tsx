import { useState } from 'react';
import { control } from '../control.ts';
import type { Desk } from '../desk.ts';
import { activeTab, ticketOf, useStore } from '../state.ts';
import { refresh } from '../submit.ts';
import { showToast } from '../toasts.ts';

const SUGGESTIONS = [
  'I checked with my neighbours and around the house, nothing.',
  'Yes, the address is right.',
  'A new one, please.',
  'I would rather have my money back.',
  'Never mind, I just found it behind the bin!',
  'Yes please.',
  'No, thank you. I still want to cancel.',
];

const PHOTO = { name: 'photo.jpg', type: 'image/jpeg' };

/** Writes on the open ticket as its requester, or as somebody else who was copied in. */
export function CustomerPanel({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const tab = activeTab(state);
  const ticket = tab && ticketOf(state, tab);
  const [text, setText] = useState('');
  const [email, setEmail] = useState('');
  const [hasPhoto, setPhoto] = useState(false);
  if (!ticket) return <p className="hint">Open a ticket to answer as its customer.</p>;
  const requester = state.view.people.find(({ id }) => id === ticket.requesterId);
  const send = async (words: string) => {
    const { error } = await control(`tickets/${ticket.id}/reply-as`, {
      text: words,
      email,
      attachments: hasPhoto ? [PHOTO] : [],
    });
    if (error !== null) return showToast(desk.store, error, 'error');
    setText('');
    setPhoto(false);
    await refresh(desk.store);
  };
  return (
    <form
      className="customer-panel"
      aria-label="Play the customer"
      onSubmit={(event) => {
        event.preventDefault();
        void send(text);
      }}
    >
      <div className="customer-write">
        <label>
          From
          <input
            list="others"
            data-test="customer-email"
            placeholder={`${requester?.name ?? 'the requester'} (or type another address)`}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <datalist id="others">
          {ticket.ccIds.map((id) => {
            const person = state.view.people.find((candidate) => candidate.id === id);
            return person?.email && <option key={id} value={person.email} />;
          })}
        </datalist>
        <textarea
          aria-label="Message as the customer"
          data-test="customer-text"
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="customer-send">
          <label>
            <input
              type="checkbox"
              data-test="customer-photo"
              checked={hasPhoto}
              onChange={(event) => setPhoto(event.target.checked)}
            />
            Attach a photo
          </label>
          <button
            type="submit"
            className="primary"
            data-test="customer-send"
            disabled={text.trim() === '' && !hasPhoto}
          >
            Send as customer
          </button>
        </div>
      </div>
      <ul className="suggestions" aria-label="Things a customer might say">
        {SUGGESTIONS.map((suggestion) => (
          <li key={suggestion}>
            <button type="button" onClick={() => setText(suggestion)}>
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
