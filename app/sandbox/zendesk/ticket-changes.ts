/** Reads the `ticket` object of an update into changes of a ticket, as the REST API takes it. */
import { isObject } from '../../lib/json.ts';
import { MACROS, TICKET_FIELDS } from '../people.ts';
import type { DeskTicket, FieldValue, NewComment, TicketProperties } from '../ticket-store.ts';
import type { FieldError } from './errors.ts';

const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
const TYPES = ['question', 'incident', 'problem', 'task'] as const;

/** Changes and what is wrong with them; any error refuses the whole update. */
export interface ChangesRead {
  readonly changes: Partial<TicketProperties>;
  readonly errors: readonly FieldError[];
}

type Draft = { -readonly [Key in keyof TicketProperties]?: TicketProperties[Key] };

/** The changes that the update asks for; keys that the sandbox does not know are left alone, as Zendesk does. */
export function readChanges(ticket: DeskTicket | undefined, input: Record<string, unknown>): ChangesRead {
  const changes: Draft = {};
  const errors: FieldError[] = [];
  readWords(input, changes, errors);
  readPeople(input, changes);
  readDueDate(input, changes, errors);
  const tags = readTags(ticket?.tags ?? [], input);
  if (tags) changes.tags = tags;
  const fields = readFields(ticket?.fields ?? {}, input, errors);
  if (fields) changes.fields = fields;
  return { changes, errors };
}

function readWords(input: Record<string, unknown>, changes: Draft, errors: FieldError[]): void {
  const { subject, status, priority, type } = input;
  if (typeof subject === 'string') changes.subject = subject;
  const invalid = (field: string) =>
    errors.push({ field, error: 'InvalidValue', description: `${field}: is not included in the list` });
  if (status !== undefined) {
    const word = STATUSES.find((candidate) => candidate === status);
    if (word) changes.status = word;
    else invalid('status');
  }
  if (priority !== undefined) {
    const word = PRIORITIES.find((candidate) => candidate === priority);
    if (word || priority === null) changes.priority = word ?? null;
    else invalid('priority');
  }
  if (type !== undefined) {
    const word = TYPES.find((candidate) => candidate === type);
    if (word || type === null) changes.type = word ?? null;
    else invalid('type');
  }
}

function readPeople(input: Record<string, unknown>, changes: Draft): void {
  const assignee = input['assignee_id'];
  const group = input['group_id'];
  const external = input['external_id'];
  if (typeof assignee === 'number' || assignee === null) changes.assigneeId = assignee;
  if (typeof group === 'number' || group === null) {
    changes.groupId = group;
    if (assignee === undefined) changes.assigneeId = null;
  }
  if (typeof external === 'string' || external === null) changes.externalId = external;
}

function readDueDate({ due_at: due }: Record<string, unknown>, changes: Draft, errors: FieldError[]): void {
  if (due === undefined) return;
  const isDate = typeof due === 'string' && !Number.isNaN(Date.parse(due));
  if (due === null || isDate)
    changes.dueAt = due === null ? null : `${new Date(due).toISOString().slice(0, 19)}Z`;
  else errors.push({ field: 'due_at', error: 'InvalidFormat', description: 'due_at: is not a date' });
}

function readTags(before: readonly string[], input: Record<string, unknown>): string[] | undefined {
  const { tags, additional_tags: additional, remove_tags: removed } = input;
  if (tags === undefined && additional === undefined && removed === undefined) return undefined;
  const start = tags === undefined ? before : tagList(tags);
  const without = new Set(tagList(removed));
  return [...new Set([...start, ...tagList(additional)])].filter((tag) => !without.has(tag)).sort();
}

function tagList(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter(Boolean);
  return Array.isArray(value)
    ? value.filter((tag): tag is string => typeof tag === 'string').map((tag) => tag.toLowerCase())
    : [];
}

function readFields(
  before: Readonly<Record<string, FieldValue>>,
  input: Record<string, unknown>,
  errors: FieldError[],
): Readonly<Record<string, FieldValue>> | undefined {
  const list = input['custom_fields'] ?? input['fields'];
  if (!Array.isArray(list)) return undefined;
  const fields = { ...before };
  for (const entry of list.filter(isObject)) {
    const field = TICKET_FIELDS.find(({ id }) => id === Number(entry['id']));
    const value = entry['value'];
    if (!field || !isFieldValue(value)) continue;
    const permitted = field.options.map((option) => option.value);
    if (field.type === 'tagger' && value !== null && value !== '' && !permitted.includes(String(value)))
      errors.push({ field: 'base', error: 'InvalidValue', description: `${field.title}: is invalid` });
    fields[String(field.id)] = value;
  }
  return fields;
}

const isFieldValue = (value: unknown): value is FieldValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The comment of an update; a light agent's is always internal. */
export function readComment(
  input: Record<string, unknown>,
  by: { readonly userId: number; readonly mayPublish: boolean },
): NewComment | undefined {
  const comment = input['comment'];
  if (!isObject(comment)) return undefined;
  const html = comment['html_body'];
  const text = comment['body'];
  const isPublic = comment['public'] !== false && by.mayPublish;
  const base = { authorId: by.userId, public: isPublic };
  if (typeof html === 'string' && html.trim() !== '') return { ...base, html };
  return typeof text === 'string' && text.trim() !== '' ? { ...base, text } : undefined;
}

/** What a macro does to a ticket, in the words of the REST API; `undefined` where there is no such macro. */
export function macroChanges(
  macroId: number,
  ticket: DeskTicket | undefined,
  firstName: string,
): Record<string, unknown> | undefined {
  const macro = MACROS.find(({ id }) => id === macroId);
  if (!macro) return undefined;
  const result: Record<string, unknown> = ticket
    ? { id: ticket.id, url: `/api/v2/tickets/${ticket.id}` }
    : {};
  for (const { field, value } of macro.actions) {
    if (field === 'comment_value') {
      const body = value.replaceAll('{{ticket.requester.first_name}}', firstName);
      result['comment'] = { body, public: true, scoped_body: [['channel:all', body]] };
    } else if (field === 'current_tags') {
      result['tags'] = [...new Set([...(ticket?.tags ?? []), ...value.split(' ')])].sort();
    } else result[field] = field === 'group_id' ? Number(value) : value;
  }
  return result;
}
