/** Turns what changed between two states of the page into the events of the Support apps API. */
import { type DeskState, propertiesOf, type Tab, ticketOf } from '../state.ts';
import { ticketObject } from './ticket-object.ts';

/** One event of a tab. */
export interface TabEvent {
  readonly name: string;
  readonly message: unknown;
  /** Set where the event is a property's: `*.changed` tells of it too. */
  readonly change?: { readonly propertyName: string; readonly newValue: unknown; readonly oldValue: unknown };
}

/** The events of one tab between two states, in the order in which they are fired. */
export function eventsBetween(
  before: DeskState,
  after: DeskState,
  tabs: { old: Tab; current: Tab },
): TabEvent[] {
  const { old, current } = tabs;
  const properties = propertyPairs(before, after, tabs);
  const changed = properties
    .filter(([, oldValue, newValue]) => JSON.stringify(oldValue) !== JSON.stringify(newValue))
    .map(([name, oldValue, newValue]) => propertyEvent(name, oldValue, newValue));
  if (old.composer.html !== current.composer.html)
    changed.push(propertyEvent('comment.text', old.composer.html, current.composer.html));
  if (old.composer.type !== current.composer.type)
    changed.push(propertyEvent('comment.type', old.composer.type, current.composer.type));
  return [...changed, ...conversationEvents(before, after, tabs)];
}

type Pair = readonly [name: string, oldValue: unknown, newValue: unknown];

function propertyPairs(
  before: DeskState,
  after: DeskState,
  { old, current }: { old: Tab; current: Tab },
): Pair[] {
  const was = propertiesOf(before, old);
  const is = propertiesOf(after, current);
  const fields = after.view.ticketFields.map(
    ({ id }): Pair => [`ticket.custom_field_${id}`, was.fields[id] ?? null, is.fields[id] ?? null],
  );
  return [
    ['ticket.subject', was.subject, is.subject],
    ['ticket.status', was.status, is.status],
    ['ticket.priority', was.priority, is.priority],
    ['ticket.type', was.type, is.type],
    ['ticket.tags', was.tags, is.tags],
    ['ticket.assignee.user.id', was.assigneeId, is.assigneeId],
    ['ticket.assignee.group.id', was.groupId, is.groupId],
    ['ticket.requester.id', was.requesterId, is.requesterId],
    ['ticket.collaborators', was.ccIds, is.ccIds],
    ...fields,
  ];
}

function propertyEvent(propertyName: string, oldValue: unknown, newValue: unknown): TabEvent {
  return {
    name: `${propertyName}.changed`,
    message: newValue,
    change: { propertyName, newValue, oldValue },
  };
}

function conversationEvents(
  before: DeskState,
  after: DeskState,
  tabs: { old: Tab; current: Tab },
): TabEvent[] {
  const was = ticketOf(before, tabs.old);
  const is = ticketOf(after, tabs.current);
  if (was === is || (was?.updatedAt === is?.updatedAt && was?.comments.length === is?.comments.length))
    return [];
  const events: TabEvent[] = [];
  if (was?.comments.length !== is?.comments.length) {
    const { conversation, comments } = ticketObject(after, tabs.current);
    events.push({ name: 'ticket.conversation.changed', message: conversation });
    events.push({ name: 'ticket.comments.changed', message: comments });
  }
  events.push({ name: 'ticket.updated', message: { id: is?.id } });
  return events;
}
