import type { Desk } from '../desk.ts';
import { changeTab, type Tab, useStore } from '../state.ts';
import { submitTab } from '../submit.ts';

/** A ticket that an agent is writing for a customer. */
export function NewTicketForm({ desk, tab }: { readonly desk: Desk; readonly tab: Tab }) {
  const customers = useStore(desk.store).view.people.filter(({ role }) => role === 'end-user');
  const change = (part: (before: Tab) => Tab) => changeTab(desk.store, tab.id, part);
  return (
    <form
      className="new-ticket"
      aria-label="New ticket"
      onSubmit={(event) => {
        event.preventDefault();
        void submitTab(desk, tab.id, 'open');
      }}
    >
      <h1>New ticket</h1>
      <label>
        Requester's email
        <input
          type="email"
          required
          list="customers"
          data-test="new-email"
          value={tab.newEmail}
          onChange={(event) => change((before) => ({ ...before, newEmail: event.target.value }))}
        />
      </label>
      <datalist id="customers">
        {customers.map((person) => person.email && <option key={person.id} value={person.email} />)}
      </datalist>
      <label>
        Subject
        <input
          required
          data-test="new-subject"
          value={tab.changes.subject ?? ''}
          onChange={(event) =>
            change((before) => ({ ...before, changes: { ...before.changes, subject: event.target.value } }))
          }
        />
      </label>
      <label>
        What the customer said
        <textarea
          required
          rows={8}
          data-test="new-text"
          value={tab.composer.html}
          onChange={(event) =>
            change((before) => ({ ...before, composer: { ...before.composer, html: event.target.value } }))
          }
        />
      </label>
      <button type="submit" className="primary" data-test="new-submit" disabled={tab.isSubmitting}>
        Submit as open
      </button>
    </form>
  );
}
