/** Puts the page's parts together: store, app host, frames, and what keeps them in step with the sandbox. */

import { insertIntoComposer } from './composer-handle.ts';
import { control, watchSandbox } from './control.ts';
import { setComposerHtml } from './host/changes.ts';
import { eventsBetween } from './host/events.ts';
import { createFrames, type Frames } from './host/frames.ts';
import { type AppHost, startHost } from './host/host.ts';
import type { HookReply } from './host/instance.ts';
import { htmlFromApp } from './sanitize.ts';
import { changeTab, createStore, type DeskState, type Store, type Tab, ticketOf } from './state.ts';
import { refresh, type SubmitPorts, sendLiveMessage } from './submit.ts';

/** The running page as components use it. */
export interface Desk extends SubmitPorts {
  readonly store: Store<DeskState>;
  readonly frames: Frames;
  readonly appOrigin: string;
}

/** Starts the page on an initial state. */
export function startDesk(initial: DeskState): Desk {
  const store = createStore(initial);
  const appOrigin = appOriginOf(window.location);
  let host: AppHost | undefined;
  const frames = createFrames({
    store,
    appOrigin,
    fire: (instance, event, message) => host?.fire(instance, event, message),
  });
  host = startHost({
    store,
    appOrigin,
    instances: frames.all,
    registered: frames.registered,
    subscribed: frames.subscribed,
    resize: frames.resize,
    setVisible: frames.setVisible,
    openModal: frames.openModal,
    closeInstance: frames.close,
    insertAtCaret: (tabId, html) => {
      if (!insertIntoComposer(tabId, html)) setComposerHtml(store, tabId, (before) => before + html);
    },
    openNavApp: () => store.set((state) => ({ ...state, screen: 'nav-app' })),
    sendMessage: (tab, _channel, text) => sendLiveMessage(store, tab, text),
    applyMacro: (tab, macroId) => applyMacro(store, tab, macroId),
  });
  const running = host;
  keepInStep(store, frames, running);
  return {
    store,
    frames,
    appOrigin,
    fireTab: (tabId, event, message) => {
      for (const instance of frames.ofTab(tabId)) running.fire(instance, event, message);
    },
    hookTab: (tabId, event) => hookAll(frames, running, tabId, event),
  };
}

/** The app's files come from the other name of this machine, so that they are another origin. */
const appOriginOf = (location: Location): string =>
  `${location.protocol}//${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;

async function hookAll(frames: Frames, host: AppHost, tabId: string, event: string): Promise<HookReply> {
  for (const instance of frames.ofTab(tabId)) {
    const verdict = await host.hook(instance, event);
    if (verdict !== null) return verdict;
  }
  return null;
}

function keepInStep(store: Store<DeskState>, frames: Frames, host: AppHost): void {
  let before = store.get();
  store.listen(() => {
    const after = store.get();
    const last = before;
    before = after;
    frames.sync();
    tellApps(last, after, { frames, host });
    rememberInAddress(after);
  });
  frames.sync();
  watchSandbox(() => void refresh(store));
}

function tellApps(before: DeskState, after: DeskState, page: { frames: Frames; host: AppHost }): void {
  for (const current of after.tabs) {
    const old = before.tabs.find(({ id }) => id === current.id);
    if (!old || (old === current && before.view === after.view)) continue;
    for (const event of eventsBetween(before, after, { old, current })) tellTab(current, event, page);
  }
  if (before.theme !== after.theme)
    for (const instance of page.frames.all()) page.host.fire(instance, 'colorScheme.changed', after.theme);
}

function tellTab(
  tab: Tab,
  event: ReturnType<typeof eventsBetween>[number],
  { frames, host }: { frames: Frames; host: AppHost },
): void {
  for (const instance of frames.ofTab(tab.id)) {
    host.fire(instance, event.name, event.message);
    if (event.change) host.fire(instance, '*.changed', event.change);
  }
}

function rememberInAddress(state: DeskState): void {
  const address = new URL(window.location.href);
  const tickets = state.tabs.map((tab) => tab.ticketId).filter((id) => id !== null);
  const active = state.tabs.find(({ id }) => id === state.activeTabId)?.ticketId;
  address.searchParams.set('user', String(state.userId));
  set(address, 'tickets', tickets.join(','));
  set(address, 'active', state.screen === 'tab' && active ? String(active) : '');
  set(address, 'theme', state.theme === 'dark' ? 'dark' : '');
  set(address, 'locale', state.locale);
  if (address.href !== window.location.href) window.history.replaceState(null, '', address);
}

function set(address: URL, name: string, value: string): void {
  if (value === '') address.searchParams.delete(name);
  else address.searchParams.set(name, value);
}

/** Puts a macro's changes into the tab; its comment goes into the composer. */
export async function applyMacro(store: Store<DeskState>, tab: Tab, macroId: number): Promise<boolean> {
  const ticket = ticketOf(store.get(), tab);
  if (!ticket) return false;
  const response = await fetch(`/api/v2/tickets/${ticket.id}/macros/${macroId}/apply`, {
    headers: { 'x-desk-user': String(store.get().userId) },
  });
  if (!response.ok) return false;
  const { result } = (await response.json()) as { result: { ticket: MacroResult } };
  const { comment, tags, status, priority, group_id: groupId } = result.ticket;
  const changes = Object.fromEntries(
    Object.entries({ tags, status, priority, groupId }).filter(([, value]) => value !== undefined),
  );
  changeTab(store, tab.id, (before) => ({ ...before, changes: { ...before.changes, ...changes } }));
  if (comment) setComposerHtml(store, tab.id, (before) => before + htmlFromApp(comment.body));
  return true;
}

interface MacroResult {
  readonly comment?: { readonly body: string };
  readonly tags?: readonly string[];
  readonly status?: string;
  readonly priority?: string;
  readonly group_id?: number;
}

/** Begins the sandbox anew; open tabs stay where their tickets still exist. */
export async function resetSandbox(): Promise<void> {
  await control('reset');
  window.location.reload();
}
