/** Kustomer as a Helpdesk: a card of the insights panel or a widget, through the Cards SDK. */
import type { ServiceTable } from '../lib/services.ts';
import type { Helpdesk, InsertOutcome, TicketChange } from './helpdesk.ts';
import { askKustomer, type Clock, type KustomerSdk } from './kustomer/client.ts';
import type { OpenRecord } from './kustomer/context.ts';
import { putDraft } from './kustomer/drafts.ts';
import { createKept, type Kept, type Shelf } from './kustomer/kept.ts';
import { KLASSES, readFinalNames, SETTINGS } from './kustomer/names.ts';
import { sendToHelpdesk } from './kustomer/operations.ts';
import { createPastTickets } from './kustomer/past-tickets.ts';
import { isMember, isSupervisor, readNames, readUser } from './kustomer/people.ts';
import { type ReadConversation, readConversation } from './kustomer/read-ticket.ts';
import { recordOf, relatedId } from './kustomer/record.ts';
import { createKustomerServices } from './kustomer/services.ts';
import { type Ask, readSettings, type SettingTexts } from './kustomer/settings.ts';
import { createKustomerStore } from './kustomer/store.ts';
import { createWatch } from './kustomer/watch.ts';

/** What the adapter is made from. */
export interface KustomerPorts extends Clock {
  readonly sdk: KustomerSdk;
  readonly table: ServiceTable;
  readonly randomId: () => string;
  /** BCP 47, the browser's. */
  readonly locale: string;
  /** The page's own parameter; null where its address has none. */
  readonly colorScheme: string | null;
  readonly shelf: Shelf;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  /** Calls back when the page is looked at or no longer is; gives the function that stops it. */
  readonly watchPage: (listener: (isShown: boolean) => void) => () => void;
  /** Opens an address of the desk in the browser. */
  readonly openPage: (path: string) => void;
}

/** Connects to the desk that holds us. Throws where none answers, or where it does not say who is signed in. */
export async function connectKustomer(ports: KustomerPorts): Promise<Helpdesk> {
  const { sdk } = ports;
  const watch = createWatch(ports);
  const open = await watch.initialized;
  const ask: Ask = (request) => askKustomer(sdk, request, ports);
  const kept = createKept(open.user === '' ? NO_SHELF : ports.shelf, `${open.org}:${open.user}`, ports.now);
  const reading = readSettings(ask, kept, open.org);
  const [settings, user] = await Promise.all([
    reading,
    readUser(ask, kept, { settings: reading, locale: ports.locale }),
  ]);
  const names = readFinalNames(setting(settings, SETTINGS.finalNames));
  const store = createKustomerStore(sdk, {
    ...ports,
    klasses: names?.klasses ?? KLASSES,
    recordsChecked: isTicked(settings, SETTINGS.recordsChecked),
  });
  const mayDraft = isTicked(settings, SETTINGS.draftsChecked);
  const reader = createReader(ask, kept, watch.open);
  const operationPorts = { ask, kept, store, read: reader.byId, mayDraft, user: user.id, ...ports };
  return {
    services: createKustomerServices(sdk, (request) => sendToHelpdesk(request, operationPorts), {
      ...ports,
      names,
      headersInDefinition: isTicked(settings, SETTINGS.headersInDefinition),
    }),
    store,
    readTicket: async (begun) => {
      const read = await reader.open(begun);
      if (read) watch.seen(read.conversation);
      return read?.ticket ?? null;
    },
    readTicketById: async (id) => (await reader.byId(id).catch(nullWhereGone))?.ticket ?? null,
    past: createPastTickets(ask, {
      ...ports,
      read: async (id) => (await reader.byId(id)).ticket,
      satisfiedFrom: () => setting(settings, 'satisfiedFrom'),
    }),
    user: async () => user,
    names: (ids) => readNames(ask, ids),
    isSupervisor: (id) => isSupervisor(ask, id, settings),
    isMember: (id, groups) => isMember(ask, id, { teams: groups, sets: groups }),
    setting: (name) => setting(settings, name),
    insertDraft: async (text, mode) => {
      if (!mayDraft) return await copyDraft(ports, text);
      const read = reader.last() ?? (await reader.open());
      if (!read) return { status: 'failed', reason: 'no conversation is open' };
      return await putDraft(ask, read, { text, mode, user: user.id });
    },
    // Kustomer tells a card neither its colours nor when they change; an address may say dark.
    surroundings: () => ({
      theme: ports.colorScheme === 'dark' ? 'dark' : 'light',
      locale: ports.locale,
    }),
    watch: (listener: (change: TicketChange) => void) => watch.listen(listener, ask),
    watchSurroundings: () => () => undefined,
    resize: (heightPx) => void sdk.resize({ height: `${Math.ceil(heightPx)}px` }),
    openTicket: (id) => void openConversation(ask, id, ports),
  };
}

/** Where the context does not say who looks, nothing may be kept: it could be another's. */
const NO_SHELF: Shelf = { read: () => null, write: () => undefined };

const setting = (settings: SettingTexts, name: string): string =>
  Object.hasOwn(settings, name) ? (settings[name] ?? '') : '';

const isTicked = (settings: SettingTexts, name: string): boolean => setting(settings, name) === 'true';

interface Reader {
  /** The open conversation, fresh; null where none is open. `begun` hears its id first. */
  open(begun?: (id: string) => void): Promise<ReadConversation | null>;
  /** As it was last read, while the same conversation is open. */
  last(): ReadConversation | undefined;
  /** Throws where it cannot be read. */
  byId(id: string): Promise<ReadConversation>;
}

function createReader(ask: Ask, kept: Kept, current: () => OpenRecord): Reader {
  let last: ReadConversation | undefined;
  const read = async (open: OpenRecord): Promise<ReadConversation | null> => {
    const found = await readConversation(ask, kept, open);
    if (found) last = found;
    return found;
  };
  return {
    open: (begun) => {
      const open = current();
      if (open.conversation) begun?.(open.conversation.id);
      return read(open);
    },
    last: () => (last && last.conversation.id === current().conversation?.id ? last : undefined),
    byId: async (id) => {
      const conversation = { id, type: 'conversation', attributes: {}, relationships: {} };
      const found = await readConversation(ask, kept, { ...current(), conversation });
      if (!found) throw new Error('the conversation cannot be read');
      return found;
    },
  };
}

/** There is no such conversation, or none that this person may see. */
function nullWhereGone(reason: unknown): null {
  if (reason instanceof Error && reason.cause === 404) return null;
  throw reason;
}

/** Until somebody has seen that an unscheduled draft stays unsent, the text goes to the clipboard only. */
async function copyDraft(ports: KustomerPorts, text: string): Promise<InsertOutcome> {
  try {
    await ports.copy(text);
    return { status: 'copied' };
  } catch {
    return { status: 'failed', reason: 'the clipboard did not take the text' };
  }
}

/** Goes to a conversation in the desk: by the SDK where it can, else by the desk's address. */
async function openConversation(ask: Ask, id: string, ports: KustomerPorts): Promise<void> {
  const reply = await ask({ method: 'GET', path: `/v1/conversations/${encodeURIComponent(id)}` });
  const conversation = reply.status === 'answered' ? recordOf(reply.body) : undefined;
  const customer = conversation ? relatedId(conversation, 'customer') : '';
  if (customer === '') return;
  if (ports.sdk.openCustomerEvent) ports.sdk.openCustomerEvent(customer, id);
  else ports.openPage(`/app/customers/${encodeURIComponent(customer)}/event/${encodeURIComponent(id)}`);
}
