/** Writing paths: `client.set`. */
import type { TicketProperties } from '../../ticket-store.ts';
import { htmlFromApp } from '../sanitize.ts';
import {
  type CommentType,
  changeTab,
  type DeskState,
  isClosed,
  type Store,
  type Tab,
  userOf,
} from '../state.ts';
import { failure, noHandler, type PathResult, refusal, value } from './errors.ts';
import { customFieldId } from './paths.ts';

const STATUSES: readonly string[] = ['new', 'open', 'pending', 'hold', 'solved'];
const PRIORITIES: readonly string[] = ['low', 'normal', 'high', 'urgent'];
const TYPES: readonly string[] = ['question', 'incident', 'problem', 'task', 'ticket'];

/** Sets a path on a tab's unsaved ticket. */
export function writePath(store: Store<DeskState>, tab: Tab, path: string, wanted: unknown): PathResult {
  if (isClosed(store.get(), tab)) return failure(noHandler(path));
  const name = path.replace(/^ticket\.comment\./, 'comment.');
  if (name === 'comment.text') return setText(store, tab, path, wanted);
  if (name === 'comment.type') return setType(store, tab, path, wanted);
  if (path.startsWith('ticket.customField:')) return setCustomField(store, tab, path, wanted);
  const changes = propertyChanges(path, wanted);
  if (changes === undefined) return failure(noHandler(path));
  if (changes === 'invalid') return failure(refusal(path, 'the value is not valid'));
  changeTab(store, tab.id, (before) => ({ ...before, changes: { ...before.changes, ...changes } }));
  return value(wanted);
}

function setText(store: Store<DeskState>, tab: Tab, path: string, wanted: unknown): PathResult {
  if (typeof wanted !== 'string') return failure(refusal(path, 'the value is not a string'));
  setComposerHtml(store, tab.id, () => htmlFromApp(wanted));
  return value(wanted);
}

/** Changes what stands in a tab's composer, as anybody but the typing agent does. */
export function setComposerHtml(
  store: Store<DeskState>,
  tabId: string,
  change: (html: string) => string,
): void {
  changeTab(store, tabId, (tab) => ({
    ...tab,
    composer: { ...tab.composer, html: change(tab.composer.html), revision: tab.composer.revision + 1 },
  }));
}

function setType(store: Store<DeskState>, tab: Tab, path: string, wanted: unknown): PathResult {
  if (wanted !== 'publicReply' && wanted !== 'internalNote')
    return failure(refusal(path, 'no such comment type'));
  if (wanted === 'publicReply' && userOf(store.get()).role === 'light-agent')
    return failure(refusal(path, 'light agents only write internal notes'));
  setComposerType(store, tab.id, wanted);
  return value(wanted);
}

/** Turns a tab's composer to a public reply or an internal note; its text stays. */
export function setComposerType(store: Store<DeskState>, tabId: string, type: CommentType): void {
  changeTab(store, tabId, (tab) => ({ ...tab, composer: { ...tab.composer, type } }));
}

function setCustomField(store: Store<DeskState>, tab: Tab, path: string, wanted: unknown): PathResult {
  const state = store.get();
  const id = customFieldId(state, path);
  if (id === undefined) return failure(noHandler(path));
  if (!isFieldValue(wanted)) return failure(refusal(path, 'the value is not valid'));
  const saved = state.view.tickets.find((ticket) => ticket.id === tab.ticketId)?.fields ?? {};
  changeTab(store, tab.id, (before) => ({
    ...before,
    changes: { ...before.changes, fields: { ...(before.changes.fields ?? saved), [id]: wanted } },
  }));
  return value(wanted);
}

const isFieldValue = (wanted: unknown): wanted is string | number | boolean | null =>
  wanted === null || ['string', 'number', 'boolean'].includes(typeof wanted);

function propertyChanges(path: string, wanted: unknown): Partial<TicketProperties> | 'invalid' | undefined {
  switch (path) {
    case 'ticket.subject':
      return typeof wanted === 'string' ? { subject: wanted } : 'invalid';
    case 'ticket.status':
    case 'ticket.statusCategory':
      return wordChange('status', STATUSES, wanted);
    case 'ticket.priority':
      return wordChange('priority', PRIORITIES, wanted);
    case 'ticket.type':
      return wordChange('type', TYPES, wanted);
    case 'ticket.tags':
      return Array.isArray(wanted) ? { tags: wanted.map(String) } : 'invalid';
    case 'ticket.externalId':
      return typeof wanted === 'string' ? { externalId: wanted } : 'invalid';
    case 'ticket.assignee':
      return assigneeChange(wanted);
    default:
      return undefined;
  }
}

function wordChange(
  field: 'status' | 'priority' | 'type',
  words: readonly string[],
  wanted: unknown,
): Partial<TicketProperties> | 'invalid' {
  return typeof wanted === 'string' && words.includes(wanted) ? { [field]: wanted } : 'invalid';
}

function assigneeChange(wanted: unknown): Partial<TicketProperties> | 'invalid' {
  if (typeof wanted !== 'object' || wanted === null || !('groupId' in wanted)) return 'invalid';
  const groupId = Number(wanted.groupId);
  const assigneeId = 'userId' in wanted ? Number(wanted.userId) : null;
  return Number.isFinite(groupId) ? { groupId, assigneeId } : 'invalid';
}
