/** Zendesk as a Helpdesk: a ticket sidebar app of the Zendesk Apps framework v2. */
import { isObject } from '../lib/json.ts';
import type { ServiceTable } from '../lib/services.ts';
import type { Helpdesk, InsertOutcome, Surroundings, TicketChange, User } from './helpdesk.ts';
import { askZendesk, type ZafClient } from './zendesk/client.ts';
import { createPastTickets } from './zendesk/past-tickets.ts';
import { readNames } from './zendesk/people.ts';
import { readZendeskTicket, readZendeskTicketById } from './zendesk/read-ticket.ts';
import { createZendeskServices } from './zendesk/services.ts';
import { createZendeskStore, type StorePorts } from './zendesk/store.ts';

/** What the adapter is made from. `colorScheme` is the page's own parameter, known before anything is asked. */
export interface ZendeskPorts extends StorePorts {
  readonly client: ZafClient;
  readonly table: ServiceTable;
  readonly colorScheme: string | null;
}

/** Connects to the page that holds us; resolves when the framework has registered the app. */
export async function connectZendesk(ports: ZendeskPorts): Promise<Helpdesk> {
  const { client } = ports;
  const [{ settings = {} }, me, scheme] = await Promise.all([
    client.metadata(),
    client.get('currentUser'),
    readScheme(client, ports.colorScheme),
  ]);
  const user = userOf(me['currentUser'], String(settings['supervisorGroups'] ?? ''));
  let looks: Surroundings = { theme: scheme, locale: user.locale };
  return {
    services: createZendeskServices(client, ports.table, ports),
    store: createZendeskStore(client, ports),
    readTicket: (begun) => readZendeskTicket(client, ports, begun),
    readTicketById: (id) => readZendeskTicketById(client, id, ports),
    past: createPastTickets(client, ports),
    user: async () => user,
    names: (ids) => readNames(client, ids, ports),
    isSupervisor: (id) => isMember(id, listed(String(settings['supervisorGroups'] ?? '')), ports),
    isMember: (id, groups) =>
      isMember(
        id,
        groups.map((group) => group.toLowerCase()),
        ports,
      ),
    setting: (name) => settingText(settings[name]),
    insertDraft: (text, mode) => insertDraft(client, text, mode),
    surroundings: () => looks,
    watch: (listener) => watchTicket(client, listener),
    watchSurroundings: (listener) => {
      const onScheme = (value: unknown): void => {
        looks = { ...looks, theme: value === 'dark' ? 'dark' : 'light' };
        listener(looks);
      };
      client.on('colorScheme.changed', onScheme);
      return () => client.off('colorScheme.changed', onScheme);
    },
    resize: (heightPx) =>
      void client
        .invoke('resize', { width: '100%', height: `${Math.ceil(heightPx)}px` })
        .catch(() => undefined),
    openTicket: (id) => void client.invoke('routeTo', 'ticket', id).catch(() => undefined),
  };
}

const settingText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

async function readScheme(client: ZafClient, known: string | null): Promise<'light' | 'dark'> {
  if (known === 'light' || known === 'dark') return known;
  const got = await client.get('colorScheme').catch(() => ({ colorScheme: 'light' }));
  return got['colorScheme'] === 'dark' ? 'dark' : 'light';
}

function userOf(value: unknown, supervisorGroups: string): User {
  const person = isObject(value) ? value : {};
  const groups = Array.isArray(person['groups']) ? person['groups'].filter(isObject) : [];
  const names = groups.flatMap((group) => [String(group['name'] ?? ''), String(group['id'] ?? '')]);
  const leads =
    person['role'] === 'admin' ||
    listed(supervisorGroups).some((wanted) => names.some((name) => name.toLowerCase() === wanted));
  return {
    id: String(person['id'] ?? ''),
    name: String(person['name'] ?? ''),
    role: leads ? 'supervisor' : 'agent',
    locale: String(person['locale'] ?? 'en'),
  };
}

const listed = (setting: string): string[] =>
  setting
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');

/** Asked of Zendesk's server, since what a page says of itself decides nothing. */
async function isMember(id: string, groups: readonly string[], ports: ZendeskPorts): Promise<boolean> {
  const ask = (path: string) => askZendesk(ports.client, { method: 'GET', path }, ports);
  const path = `/api/v2/users/${encodeURIComponent(id)}`;
  const [reply, found] = await Promise.all([
    ask(path),
    groups.length === 0 ? null : ask(`${path}/groups?page[size]=100`),
  ]);
  const user =
    reply.status === 'answered' && isObject(reply.body) && isObject(reply.body['user'])
      ? reply.body['user']
      : {};
  if (user['role'] === 'admin') return true;
  if (user['role'] !== 'agent') return false;
  const list =
    found?.status === 'answered' && isObject(found.body) && Array.isArray(found.body['groups'])
      ? found.body['groups'].filter(isObject)
      : [];
  return list.some((group) =>
    [String(group['name'] ?? '').toLowerCase(), String(group['id'] ?? '')].some((name) =>
      groups.includes(name),
    ),
  );
}

/** Whatever stands on internal note becomes a public reply first; nothing is ever sent. */
async function insertDraft(
  client: ZafClient,
  text: string,
  mode: 'ask' | 'replace' | 'append',
): Promise<InsertOutcome> {
  try {
    const got = await client.get(['comment.type', 'comment.text', 'comment.useRichText']);
    const rich = got['comment.useRichText'] !== false;
    const there = plainText(String(got['comment.text'] ?? ''));
    if (mode === 'ask' && there !== '' && there !== text.trim()) return { status: 'occupied', text: there };
    if (got['comment.type'] === 'internalNote') await client.set('comment.type', 'publicReply');
    const whole = mode === 'append' && there !== '' ? `${there}\n\n${text}` : text;
    await client.set('comment.text', rich ? asHtml(whole) : whole);
    return { status: 'inserted' };
  } catch (error) {
    return {
      status: 'failed',
      reason:
        isObject(error) && typeof error['message'] === 'string'
          ? error['message']
          : 'the composer did not take the text',
    };
  }
}

/** What a person reads in the composer. A browser's own parser makes no page of it and runs nothing. */
function plainText(html: string): string {
  const broken = html.replace(/<br\s*\/?>/gi, '\n').replace(/<\/(?:p|div|li)>/gi, '\n');
  return (new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? '')
    .replace(/\u00a0/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as the composer's HTML: paragraphs and line breaks, everything else escaped. */
const asHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map(
      (part) => `<p>${part.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>')}</p>`,
    )
    .join('');

const CHANGES: Readonly<Record<string, TicketChange>> = {
  'ticket.conversation.changed': 'conversation',
  'ticket.comments.changed': 'conversation',
  'ticket.submit.done': 'conversation',
  'ticket.status.changed': 'properties',
  'ticket.tags.changed': 'properties',
  'ticket.subject.changed': 'properties',
  'ticket.requester.id.changed': 'properties',
  'app.activated': 'shown',
  'app.deactivated': 'hidden',
  'pane.activated': 'shown',
  'pane.deactivated': 'hidden',
  'app.willDestroy': 'closed',
};

function watchTicket(client: ZafClient, listener: (change: TicketChange) => void): () => void {
  const handlers = Object.entries(CHANGES).map(([event, change]) => [event, () => listener(change)] as const);
  for (const [event, handler] of handlers) client.on(event, handler);
  return () => {
    for (const [event, handler] of handlers) client.off(event, handler);
  };
}
