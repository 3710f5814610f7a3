import { useState } from 'react';
import type { TicketStatus } from '../../ticket-store.ts';
import type { Tab } from '../state.ts';
import { Icon } from './icons.tsx';

const STATUSES: readonly TicketStatus[] = ['open', 'pending', 'hold', 'solved'];

/** Submit with the status that the ticket is to have; the menu changes which. */
export function SubmitButton(props: {
  readonly tab: Tab;
  readonly status: TicketStatus;
  readonly submit: (status: TicketStatus) => void;
}) {
  const { tab, submit } = props;
  const current = tab.changes.status ?? (props.status === 'new' ? 'open' : props.status);
  const [isOpen, setOpen] = useState(false);
  const choose = (status: TicketStatus) => {
    setOpen(false);
    submit(status);
  };
  const isBusy = tab.isSubmitting || tab.isSaveDisabled;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its buttons let pass
    <div
      className="submit"
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <button
        type="button"
        className="primary"
        data-test="submit"
        disabled={isBusy}
        onClick={() => submit(current)}
      >
        {tab.isSubmitting ? 'Submitting…' : `Submit as ${current}`}
      </button>
      <button
        type="button"
        className="primary"
        aria-label="Submit with another status"
        aria-expanded={isOpen}
        data-test="submit-menu"
        disabled={isBusy}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <div className="menu" role="menu">
          {STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              role="menuitem"
              data-test={`submit-${status}`}
              onClick={() => choose(status)}
            >
              <span className={`status status-${status}`}>{status.charAt(0)}</span> Submit as {status}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
