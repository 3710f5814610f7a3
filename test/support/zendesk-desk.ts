/** Zendesk without a browser: the framework's client over the desk's own host and the sandbox, and the adapter on it. */
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { vi } from 'vitest';
import type { ZafClient } from '../../app/helpdesk/zendesk/client.ts';
import { connectZendesk } from '../../app/helpdesk/zendesk.ts';
import { runAction } from '../../app/sandbox/desk/host/actions.ts';
import { writePath } from '../../app/sandbox/desk/host/changes.ts';
import type { PathResult } from '../../app/sandbox/desk/host/errors.ts';
import type { AppInstance } from '../../app/sandbox/desk/host/instance.ts';
import { readPath } from '../../app/sandbox/desk/host/paths.ts';
import { sendRequest } from '../../app/sandbox/desk/host/requests.ts';
import { createStore, type DeskState, type Store } from '../../app/sandbox/desk/state.ts';
import { sendLiveMessage } from '../../app/sandbox/desk/submit.ts';
import { openTicketTab } from '../../app/sandbox/desk/tabs.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../app/sandbox/sandbox.ts';
import { viewOf } from '../../app/sandbox/view.ts';
import { appPackageOf } from '../../app/sandbox/zendesk/app-package.ts';
import { zendeskManifest } from '../../scripts/package-zendesk.ts';
import { TABLE } from './kustomer-desk.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

/** A sandbox with the app as built for Zendesk, without its files. */
export const createZendeskSandbox = (options: Partial<SandboxOptions> = {}): Sandbox =>
  createSandbox({
    app: appPackageOf(
      zendeskManifest(json('manifest.json'), TABLE),
      json('requirements.json'),
      () => undefined,
    ),
    ...options,
  });

/** A page's globals on a sandbox; the given function takes them back. */
export function standInForPage(sandbox: Sandbox): () => void {
  const page = new Window({ url: 'http://127.0.0.1/zendesk' });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', page.document);
  for (const name of ['DOMParser', 'Node', 'Element', 'HTMLAnchorElement'] as const)
    vi.stubGlobal(name, page[name]);
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    sandbox.fetch(new Request(new URL(path, 'http://127.0.0.1'), init)),
  );
  return () => vi.unstubAllGlobals();
}

/** A desk page of one person on a ticket; null for none. */
export interface ZendeskPage {
  readonly client: ZafClient;
  readonly store: Store<DeskState>;
}

/** Opens a page; its globals have to stand. */
export function openPage(sandbox: Sandbox, at: { ticketId: number | null; userId: number }): ZendeskPage {
  const store = createStore(stateOf(sandbox, at.userId));
  if (at.ticketId !== null) openTicketTab(store, at.ticketId);
  const tabOf = () => store.get().tabs[0];
  const instance = instanceOf(at.ticketId);
  const refreshed = () => store.set((state) => ({ ...state, view: viewOf(sandbox.world()) }));
  const read = (path: string) => {
    refreshed();
    return readPath({ state: store.get(), instance, instances: [instance], tab: tabOf() }, path);
  };
  const client: ZafClient = {
    get: async (paths) => {
      // The framework fails for one path that is not there, and leaves it out of several.
      if (!Array.isArray(paths)) return { [paths]: settled(read(paths)) };
      const found = paths.map((name) => [name, read(name)] as const);
      return Object.fromEntries(
        found.flatMap(([name, result]) => (result.status === 'value' ? [[name, result.value]] : [])),
      );
    },
    set: async (path, value) => {
      const tab = tabOf();
      return tab ? settled(writePath(store, tab, path, value)) : undefined;
    },
    invoke: async (action, ...args) =>
      settled(await runAction(portsOf(store), { instance, tab: tabOf(), action, args })),
    request: async (options) => {
      const session = { userId: at.userId, instance: instance.guid, subdomain: 'green-hollow' };
      const outcome = await sendRequest(session, options);
      if (outcome.type === 'fail') throw outcome.xhr;
      return outcome.data;
    },
    on: () => undefined,
    off: () => undefined,
    metadata: async () => ({ settings: viewOf(sandbox.world()).app.settings }),
    context: async () => ({}),
  };
  return { client, store };
}

/** The adapter on a page. */
export const connectPage = ({ client }: ZendeskPage) =>
  connectZendesk({
    client,
    table: TABLE,
    colorScheme: 'light',
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms > 10_000 ? ms : Math.min(ms, 5)).unref()),
    randomId: () => crypto.randomUUID(),
  });

function stateOf(sandbox: Sandbox, userId: number): DeskState {
  return {
    view: viewOf(sandbox.world()),
    userId,
    theme: 'light',
    locale: '',
    screen: 'views',
    tabs: [],
    activeTabId: null,
    trayWidth: 320,
    isTrayOpen: true,
    dock: null,
    toasts: [],
  };
}

const instanceOf = (ticketId: number | null): AppInstance => ({
  guid: crypto.randomUUID(),
  location: 'ticket_sidebar',
  tabId: 'tab',
  ticketId,
  frame: document.createElement('iframe'),
  isRegistered: true,
  isVisible: true,
  subscriptions: new Map(),
  hooks: new Map(),
});

function settled(result: PathResult): unknown {
  if (result.status === 'value') return result.value;
  throw result.error;
}

const portsOf = (store: Store<DeskState>): Parameters<typeof runAction>[0] => ({
  store,
  insertAtCaret: () => undefined,
  resize: () => undefined,
  setVisible: () => undefined,
  openModal: () => instanceOf(null),
  closeInstance: () => undefined,
  openNavApp: () => undefined,
  sendMessage: (tab, _channel, text) => sendLiveMessage(store, tab, text),
  applyMacro: async () => false,
});
