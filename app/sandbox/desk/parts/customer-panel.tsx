import { useState } from 'react';
import type { Person } from '../../people.ts';
import type { DeskTicket } from '../../ticket-store.ts';
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
export function CustomerPanel({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const state = useStore(desk.store);
  const tab = activeTab(state);
  const ticket = tab && ticketOf(state, tab);
  const [message, setMessage] = useState(BLANK);
  if (!ticket) return <p className="hint">Open a ticket to answer as its customer.</p>;
  const send = async () => {
    const { text, email, hasPhoto } = message;
    const attachments = hasPhoto ? [PHOTO] : [];
    const { error } = await control(`tickets/${ticket.id}/reply-as`, { text, email, attachments });
    if (error !== null) return showToast(desk.store, error, 'error');
    setMessage({ ...BLANK, email });
    await refresh(desk.store);
  };
  const rate = async (rating: number) => {
    const { error } = await control(`tickets/${ticket.id}/rate`, { rating });
    if (error !== null) return showToast(desk.store, error, 'error');
    await refresh(desk.store);
  };
  return (
    <form
      className="customer-panel"
      aria-label="Play the customer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MessageFields people={state.view.people} ticket={ticket} message={message} change={setMessage} />
      {(ticket.status === 'solved' || ticket.status === 'closed') && (
        <Survey rating={ticket.rating} rate={(rating) => void rate(rating)} />
      )}
      <ul className="suggestions" aria-label="Things a customer might say">
        {SUGGESTIONS.map((suggestion) => (
          <li key={suggestion}>
            <button type="button" onClick={() => setMessage({ ...message, text: suggestion })}>
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

/** The survey that a customer gets when the ticket is solved. */
function Survey({ rating, rate }: { readonly rating: number | null; rate(rating: number): void }) {
  return (
    <fieldset className="suggestions" data-test="survey">
      <legend>
        {rating === null ? 'How satisfied is the customer?' : `The customer gave ${rating} of 5.`}
      </legend>
      {[1, 2, 3, 4, 5].map((each) => (
        <button key={each} type="button" aria-pressed={each === rating} onClick={() => rate(each)}>
          {each}
        </button>
      ))}
    </fieldset>
  );
}

interface CustomerMessage {
  readonly text: string;
  /** Empty for the requester. */
  readonly email: string;
  readonly hasPhoto: boolean;
}

const BLANK: CustomerMessage = { text: '', email: '', hasPhoto: false };

function MessageFields(props: {
  readonly people: readonly Person[];
  readonly ticket: DeskTicket;
  readonly message: CustomerMessage;
  readonly change: (message: CustomerMessage) => void;
}) {
  const { people, ticket, message, change } = props;
  const requester = people.find(({ id }) => id === ticket.requesterId);
  const others = people.filter(({ id }) => ticket.ccIds.includes(id));
  return (
    <div className="customer-write">
      <label>
        From
        <input
          list="others"
          data-test="customer-email"
          placeholder={`${requester?.name ?? 'the requester'} (or type another address)`}
          value={message.email}
          onChange={(event) => change({ ...message, email: event.target.value })}
        />
      </label>
      <datalist id="others">
        {others.map((person) => person.email && <option key={person.id} value={person.email} />)}
      </datalist>
      <textarea
        aria-label="Message as the customer"
        data-test="customer-text"
        rows={4}
        value={message.text}
        onChange={(event) => change({ ...message, text: event.target.value })}
      />
      <div className="customer-send">
        <label>
          <input
            type="checkbox"
            data-test="customer-photo"
            checked={message.hasPhoto}
            onChange={(event) => change({ ...message, hasPhoto: event.target.checked })}
          />
          Attach a photo
        </label>
        <button
          type="submit"
          className="primary"
          data-test="customer-send"
          disabled={message.text.trim() === '' && !message.hasPhoto}
        >
          Send as customer
        </button>
      </div>
    </div>
  );
}
