import { useLayoutEffect, useRef } from 'react';
import { control } from '../../desk/control.ts';
import { Icon } from '../../desk/parts/icons.tsx';
import { momentOf } from '../../desk/parts/time.ts';
import { safeNodes } from '../../desk/sanitize.ts';
import { useStore } from '../../desk/state.ts';
import { refresh } from '../../desk/submit.ts';
import type { DeskComment, DeskTicket, TicketStatus } from '../../ticket-store.ts';
import { ReplyBox } from './reply-box.tsx';
import type { KustomerDesk } from './state.ts';

const STATUSES = [
  { status: 'open', name: 'Open' },
  { status: 'pending', name: 'Snooze' },
  { status: 'solved', name: 'Done' },
] as const;

/** One conversation on its customer's timeline. */
export function Timeline({ desk, ticket }: { readonly desk: KustomerDesk; readonly ticket: DeskTicket }) {
  const { view } = useStore(desk.store);
  const customer = view.people.find(({ id }) => id === ticket.requesterId);
  const team = view.groups.find(({ id }) => id === ticket.groupId);
  return (
    <article className="ticket" data-test="ticket" aria-label={`Conversation ${ticket.id}`}>
      <header className="ticket-head">
        <h1>{customer?.name ?? 'Unknown customer'}</h1>
        <div className="properties">
          <StatusButtons desk={desk} ticket={ticket} />
          <span className="property" data-test="requester">
            <b>Subject</b> {ticket.subject}
            <small>{customer?.email ?? 'no email address'}</small>
          </span>
          <span className="property" data-test="team">
            <b>Team</b> {team?.name ?? 'none'}
          </span>
          <span className="property" data-test="tags">
            <b>Tags</b> {ticket.tags.join(', ') || 'none'}
          </span>
        </div>
      </header>
      <Messages desk={desk} ticket={ticket} />
      {ticket.status === 'closed' ? (
        <p className="closed-note" data-test="closed">
          This conversation is locked.
        </p>
      ) : (
        <ReplyBox key={ticket.id} desk={desk} ticket={ticket} />
      )}
    </article>
  );
}

const isNow = (ticket: DeskTicket, status: TicketStatus): boolean =>
  ticket.status === status ||
  (status === 'open' && ticket.status === 'new') ||
  (status === 'pending' && ticket.status === 'hold');

function StatusButtons({ desk, ticket }: { readonly desk: KustomerDesk; readonly ticket: DeskTicket }) {
  const change = async (status: TicketStatus) => {
    await control(`tickets/${ticket.id}/submit`, { userId: desk.store.get().userId, ticket: { status } });
    await refresh(desk.store);
  };
  return (
    <fieldset className="segments" aria-label="Status" data-test="ticket-status">
      {STATUSES.map(({ status, name }) => (
        <button
          key={status}
          type="button"
          aria-pressed={isNow(ticket, status)}
          disabled={ticket.status === 'closed'}
          data-test={`status-${status}`}
          onClick={() => void change(status)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function Messages({ desk, ticket }: { readonly desk: KustomerDesk; readonly ticket: DeskTicket }) {
  const end = useRef<HTMLDivElement>(null);
  const count = ticket.comments.length;
  const { dock } = useStore(desk.store);
  useLayoutEffect(() => end.current?.scrollIntoView({ block: 'end' }), [ticket.id, count, dock]);
  return (
    <section className="conversation" aria-label="Conversation" data-test="conversation">
      {ticket.comments.map((comment) => (
        <Message key={comment.id} desk={desk} comment={comment} />
      ))}
      <div ref={end} />
    </section>
  );
}

function Message({ desk, comment }: { readonly desk: KustomerDesk; readonly comment: DeskComment }) {
  const author = useStore(desk.store).view.people.find(({ id }) => id === comment.authorId);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(safeNodes(comment.html)), [comment.html]);
  const kind = comment.public ? (author?.role === 'end-user' ? 'customer' : 'agent') : 'internal';
  const name = author?.name ?? 'System';
  return (
    <article
      className={`message message-${kind}`}
      data-test="comment"
      data-public={comment.public}
      data-kind={kind}
    >
      <span className="avatar" aria-hidden="true">
        {name.charAt(0)}
      </span>
      <div className="message-body">
        <p className="message-head">
          <strong>{name}</strong>
          {!comment.public && <span className="tag tag-internal">Note</span>}
          <time dateTime={comment.createdAt}>{momentOf(comment.createdAt)}</time>
        </p>
        <div ref={place} className="rich" data-test="comment-text" />
        {comment.attachments.map((file) => (
          <span key={file.id} className="attachment">
            <Icon name="note" /> {file.name}
          </span>
        ))}
      </div>
    </article>
  );
}
