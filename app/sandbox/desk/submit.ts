/** What the Submit button does: the app's hook, the save, the events around it. */
import type { TicketProperties, TicketStatus } from '../ticket-store.ts';
import { control, readView } from './control.ts';
import type { HookReply } from './host/instance.ts';
import { isBlank } from './sanitize.ts';
import { changeTab, type DeskState, propertiesOf, type Store, type Tab, ticketOf } from './state.ts';
import { closeTab, openTicketTab } from './tabs.ts';
import { showToast } from './toasts.ts';

/** What submitting needs of the app host. */
export interface SubmitPorts {
  readonly store: Store<DeskState>;
  fireTab(tabId: string, event: string, message?: unknown): void;
  hookTab(tabId: string, event: string): Promise<HookReply>;
}

/** Saves a tab's ticket with `status`, after the app's handlers of `ticket.save` let it pass. */
export async function submitTab(ports: SubmitPorts, tabId: string, status: TicketStatus): Promise<void> {
  const { store } = ports;
  const tab = store.get().tabs.find(({ id }) => id === tabId);
  if (!tab || tab.isSubmitting || tab.isSaveDisabled) return;
  changeTab(store, tabId, (before) => ({ ...before, isSubmitting: true }));
  ports.fireTab(tabId, 'ticket.submit.start');
  const problem = await refusalOf(ports, tabId);
  const outcome = problem ?? (await save(ports, tabId, status));
  changeTab(store, tabId, (before) => ({ ...before, isSubmitting: false }));
  ports.fireTab(tabId, outcome === null ? 'ticket.submit.done' : 'ticket.submit.fail');
  ports.fireTab(tabId, 'ticket.submit.always');
  if (outcome !== null) showToast(store, outcome, 'error');
  else if (tab.kind === 'ticket') ports.fireTab(tabId, 'ticket.saved');
}

async function refusalOf(ports: SubmitPorts, tabId: string): Promise<string | null> {
  const verdict = await ports.hookTab(tabId, 'ticket.save');
  if (verdict === null) return null;
  return typeof verdict.message === 'string' && verdict.message !== ''
    ? verdict.message
    : 'The app kept the ticket from being saved.';
}

async function save(ports: SubmitPorts, tabId: string, status: TicketStatus): Promise<string | null> {
  const { store } = ports;
  const state = store.get();
  const tab = state.tabs.find(({ id }) => id === tabId);
  if (!tab) return 'The tab is gone.';
  if (tab.kind === 'new-ticket') return await saveNew(store, tab);
  const { error } = await control(`tickets/${tab.ticketId}/submit`, {
    userId: state.userId,
    ticket: { ...restChanges({ ...tab.changes, status }), ...commentOf(tab) },
  });
  if (error !== null) return error;
  await refresh(store);
  changeTab(store, tabId, emptied);
  return null;
}

/** A tab with nothing unsaved; the composer stays on its kind of comment. */
const emptied = (tab: Tab): Tab => ({
  ...tab,
  changes: {},
  composer: { ...tab.composer, html: '', revision: tab.composer.revision + 1 },
});

async function saveNew(store: Store<DeskState>, tab: Tab): Promise<string | null> {
  const state = store.get();
  const { error, body } = await control('tickets', {
    userId: state.userId,
    subject: propertiesOf(state, tab).subject,
    email: tab.newEmail,
    html: tab.composer.html,
  });
  if (error !== null) return error;
  await refresh(store);
  const id = idOf(body);
  closeTab(store, tab.id);
  if (id !== undefined) openTicketTab(store, id);
  return null;
}

function idOf(body: unknown): number | undefined {
  const ticket: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'ticket') : undefined;
  return typeof ticket === 'object' && ticket !== null ? Number(Reflect.get(ticket, 'id')) : undefined;
}

let readsStarted = 0;
let readShown = 0;

/** Reads the sandbox anew into the store; an answer that was overtaken by a later one is dropped. */
export async function refresh(store: Store<DeskState>): Promise<void> {
  readsStarted += 1;
  const read = readsStarted;
  const view = await readView();
  if (read < readShown) return;
  readShown = read;
  store.set((state) => ({ ...state, view }));
}

function commentOf(tab: Tab): Record<string, unknown> {
  if (isBlank(tab.composer.html)) return {};
  return { comment: { html_body: tab.composer.html, public: tab.composer.type === 'publicReply' } };
}

/** Unsaved changes in the words of the REST API. */
function restChanges(changes: Partial<TicketProperties>): Record<string, unknown> {
  const { assigneeId, groupId, externalId, fields, subject, status, priority, type, tags } = changes;
  const entries = Object.entries({
    subject,
    status,
    priority,
    type,
    tags,
    assignee_id: assigneeId,
    group_id: groupId,
    external_id: externalId,
    custom_fields: fields && Object.entries(fields).map(([id, value]) => ({ id: Number(id), value })),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Sends a live message at once, past the composer and the save hook; gives the refusal's text or null. */
export async function sendLiveMessage(
  store: Store<DeskState>,
  tab: Tab,
  text: string,
): Promise<string | null> {
  const ticket = ticketOf(store.get(), tab);
  if (!ticket) return 'there is no ticket';
  const { error } = await control(`tickets/${ticket.id}/submit`, {
    userId: store.get().userId,
    ticket: { comment: { body: text, public: true } },
  });
  if (error === null) await refresh(store);
  return error;
}
