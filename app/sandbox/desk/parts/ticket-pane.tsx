import { useLayoutEffect, useRef } from 'react';
import type { DeskComment, DeskTicket } from '../../ticket-store.ts';
import type { Desk } from '../desk.ts';
import { safeNodes } from '../sanitize.ts';
import { type Tab, ticketOf, useStore } from '../state.ts';
import { ComposerPane } from './composer.tsx';
import { Icon } from './icons.tsx';
import { Properties } from './properties.tsx';
import { momentOf } from './time.ts';

/** The open ticket: properties, conversation, composer. */
export function TicketPane({ desk, tab }: { readonly desk: Desk; readonly tab: Tab }) {
  const state = useStore(desk.store);
  const ticket = ticketOf(state, tab);
  if (!ticket) return <p className="welcome">This ticket no longer exists.</p>;
  return (
    <article className="ticket" data-test="ticket" aria-label={`Ticket ${ticket.id}`}>
      <header className="ticket-head">
        <h1>{ticket.subject}</h1>
        <Properties desk={desk} tab={tab} />
      </header>
      <Conversation desk={desk} ticket={ticket} />
      {ticket.status === 'closed' ? (
        <p className="closed-note" data-test="closed">
          This ticket is closed. Nothing can be added to it.
        </p>
      ) : (
        <ComposerPane key={tab.id} desk={desk} tab={tab} ticket={ticket} />
      )}
    </article>
  );
}

function Conversation({ desk, ticket }: { readonly desk: Desk; readonly ticket: DeskTicket }) {
  const end = useRef<HTMLDivElement>(null);
  const count = ticket.comments.length;
  const { dock } = useStore(desk.store);
  useLayoutEffect(() => end.current?.scrollIntoView({ block: 'end' }), [ticket.id, count, dock]);
  return (
    <section className="conversation" aria-label="Conversation" data-test="conversation">
      {ticket.comments.map((comment) => (
        <Message key={comment.id} desk={desk} ticket={ticket} comment={comment} />
      ))}
      <div ref={end} />
    </section>
  );
}

function Message(props: { readonly desk: Desk; readonly ticket: DeskTicket; readonly comment: DeskComment }) {
  const { desk, ticket, comment } = props;
  const author = useStore(desk.store).view.people.find(({ id }) => id === comment.authorId);
  const isCustomer = author?.role === 'end-user';
  const isOther = isCustomer && comment.authorId !== ticket.requesterId;
  const kind = comment.public ? (isCustomer ? 'customer' : 'agent') : 'internal';
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
          {isOther && <span className="tag">CC</span>}
          {!comment.public && <span className="tag tag-internal">Internal</span>}
          <time dateTime={comment.createdAt}>{momentOf(comment.createdAt)}</time>
        </p>
        <SafeHtml html={comment.html} />
        {comment.attachments.map((file) => (
          <span key={file.id} className="attachment">
            <Icon name="note" /> {file.name}
          </span>
        ))}
      </div>
    </article>
  );
}

function SafeHtml({ html }: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(safeNodes(html)), [html]);
  return <div ref={place} className="rich" data-test="comment-text" />;
}
