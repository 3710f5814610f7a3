/** Keeps one iframe per open tab (and for the other locations) alive and in step with the page's state. */
import type { AppLocation } from '../../zendesk/app-package.ts';
import { control } from '../control.ts';
import { activeTab, type DeskState, type Store, type Tab } from '../state.ts';
import type { AppInstance, Location } from './instance.ts';

/** The elements that hold frames; each is put into the page once and never moved, since a moved iframe loads anew. */
export interface FrameHosts {
  readonly tray: HTMLElement;
  readonly nav: HTMLElement;
  readonly background: HTMLElement;
}

/** The frames of the page. */
export interface Frames {
  readonly hosts: FrameHosts;
  all(): readonly AppInstance[];
  ofTab(tabId: string): readonly AppInstance[];
  /** Makes and removes frames so that they fit the state. */
  sync(): void;
  /** Loads the tab's frame anew, as a reload of the app does. */
  reload(tabId: string): void;
  /** Takes the tab's frame away at once, without a farewell. */
  kill(tabId: string): void;
  /** Called by the host when a frame shook hands. */
  registered(instance: AppInstance): void;
  /** Called when an instance first listens to an event; a frame that is on the screen learns so at once. */
  subscribed(instance: AppInstance, event: string): void;
  resize(instance: AppInstance, size: { readonly width?: string; readonly height?: string }): void;
  setVisible(instance: AppInstance, isVisible: boolean): void;
  openModal(
    opener: AppInstance,
    url: string,
    size: { readonly width?: string; readonly height?: string },
  ): AppInstance;
  close(instance: AppInstance): void;
}

/** How long a frame may live on after it was told that it will be destroyed. */
const FAREWELL_MS = 250;

/** What the keeper needs of the page; `fire` is the host's. */
export interface FramePorts {
  readonly store: Store<DeskState>;
  readonly appOrigin: string;
  fire(instance: AppInstance, event: string, message?: unknown): void;
}

interface Keeper extends FramePorts {
  readonly hosts: FrameHosts;
  readonly instances: Map<string, AppInstance>;
  /** Guids of the frames that were told that they are on the screen. */
  readonly active: Set<string>;
}

/** A keeper without frames. */
export function createFrames(ports: FramePorts): Frames {
  const hosts = {
    tray: hostElement('tray'),
    nav: hostElement('nav'),
    background: hostElement('background'),
  };
  const keeper: Keeper = { ...ports, hosts, instances: new Map(), active: new Set() };
  return {
    hosts,
    all: () => [...keeper.instances.values()],
    ofTab: (tabId) => ofTab(keeper, tabId),
    sync: () => sync(keeper),
    reload: (tabId) => {
      for (const instance of ofTab(keeper, tabId)) reload(keeper, instance);
    },
    kill: (tabId) => {
      for (const instance of ofTab(keeper, tabId)) {
        keeper.instances.delete(instance.guid);
        instance.frame.remove();
      }
    },
    registered: (instance) => {
      keeper.active.delete(instance.guid);
      if (isOnScreen(keeper.store.get(), instance)) keeper.active.add(instance.guid);
    },
    subscribed: (instance, event) => {
      const isActivation = event === 'app.activated' || event === 'pane.activated';
      if (isActivation && keeper.active.has(instance.guid)) keeper.fire(instance, event, { firstLoad: true });
    },
    resize: (instance, size) => {
      if (size.height) instance.frame.style.height = size.height;
      if (size.width && instance.location === 'modal') instance.frame.style.width = size.width;
    },
    setVisible: (instance, isVisible) => {
      instance.isVisible = isVisible;
      activate(keeper);
    },
    openModal: (opener, url, size) => openModal(keeper, opener, { url, size }),
    close: (instance) => remove(keeper, instance),
  };
}

const ofTab = (keeper: Keeper, tabId: string): AppInstance[] =>
  [...keeper.instances.values()].filter((instance) => instance.tabId === tabId);

function sync(keeper: Keeper): void {
  const state = keeper.store.get();
  for (const instance of [...keeper.instances.values()])
    if (isGone(state, instance)) remove(keeper, instance);
  for (const tab of state.tabs) if (ofTab(keeper, tab.id).length === 0) makeSidebar(keeper, tab);
  if (state.screen === 'nav-app') makeOnce(keeper, 'nav_bar', keeper.hosts.nav);
  makeOnce(keeper, 'background', keeper.hosts.background);
  activate(keeper);
}

function makeSidebar(keeper: Keeper, tab: Tab): void {
  const location = locationOf(keeper, tab.kind === 'ticket' ? 'ticket_sidebar' : 'new_ticket_sidebar');
  if (location) make(keeper, location, { tab, host: keeper.hosts.tray });
}

function makeOnce(keeper: Keeper, name: Location, host: HTMLElement): void {
  const isThere = [...keeper.instances.values()].some((instance) => instance.location === name);
  const location = isThere ? undefined : locationOf(keeper, name);
  if (location) make(keeper, location, { tab: null, host });
}

const locationOf = (keeper: Keeper, name: Location): AppLocation | undefined =>
  keeper.store.get().view.app.locations.find((location) => location.name === name);

function make(
  keeper: Keeper,
  location: AppLocation,
  place: { readonly tab: Tab | null; readonly host: HTMLElement },
): AppInstance {
  const { theme, userId } = keeper.store.get();
  const instance = newInstance(location.name as Location, place.tab);
  keeper.instances.set(instance.guid, instance);
  instance.frame.src = frameAddress(instance, location.url, { appOrigin: keeper.appOrigin, theme });
  announce(instance, userId);
  place.host.append(instance.frame);
  return instance;
}

function remove(keeper: Keeper, instance: AppInstance): void {
  if (instance.isRegistered) keeper.fire(instance, 'app.willDestroy');
  keeper.instances.delete(instance.guid);
  keeper.active.delete(instance.guid);
  instance.frame.hidden = true;
  setTimeout(() => instance.frame.remove(), FAREWELL_MS);
  instance.frame.closest('dialog')?.remove();
}

function reload(keeper: Keeper, instance: AppInstance): void {
  instance.isRegistered = false;
  keeper.active.delete(instance.guid);
  announce(instance, keeper.store.get().userId);
  instance.frame.src = String(instance.frame.src);
}

/** Shows the frames that belong on the screen and tells each what became of it. */
function activate(keeper: Keeper): void {
  const state = keeper.store.get();
  for (const instance of keeper.instances.values()) {
    const isShown = isOnScreen(state, instance);
    instance.frame.hidden = !isShown || !instance.isVisible;
    if (!instance.isRegistered || isShown === keeper.active.has(instance.guid)) continue;
    if (isShown) keeper.active.add(instance.guid);
    else keeper.active.delete(instance.guid);
    const pane = instance.location === 'nav_bar' ? 'pane' : 'app';
    const event = `${pane}.${isShown ? 'activated' : 'deactivated'}`;
    keeper.fire(instance, event, isShown ? { firstLoad: false } : {});
  }
}

function openModal(
  keeper: Keeper,
  opener: AppInstance,
  wanted: { readonly url: string; readonly size: { readonly width?: string; readonly height?: string } },
): AppInstance {
  const host = modalDialog(() => remove(keeper, modal));
  const tab = keeper.store.get().tabs.find(({ id }) => id === opener.tabId) ?? null;
  const location = { name: 'modal', url: wanted.url, flexible: false, autoLoad: true };
  const modal = make(keeper, location, { tab, host });
  modal.frame.style.width = wanted.size.width ?? '600px';
  modal.frame.style.height = wanted.size.height ?? '400px';
  modal.frame.hidden = false;
  return modal;
}

function hostElement(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `frames frames-${name}`;
  element.dataset['test'] = `frames-${name}`;
  return element;
}

function newInstance(location: Location, tab: Tab | null): AppInstance {
  const frame = document.createElement('iframe');
  frame.title = location === 'nav_bar' ? 'Stepwise page' : 'Stepwise';
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals',
  );
  frame.allow = 'clipboard-read; clipboard-write';
  frame.dataset['test'] = 'app-frame';
  frame.dataset['location'] = location;
  if (tab?.ticketId) frame.dataset['ticket'] = String(tab.ticketId);
  return {
    guid: crypto.randomUUID(),
    location,
    tabId: tab?.id ?? null,
    ticketId: tab?.ticketId ?? null,
    frame,
    isRegistered: false,
    isVisible: true,
    subscriptions: new Map(),
    hooks: new Map(),
  };
}

function frameAddress(
  instance: AppInstance,
  url: string,
  page: { readonly appOrigin: string; readonly theme: string },
): string {
  const address = new URL(url, `${page.appOrigin}/5/`);
  address.searchParams.set('origin', window.location.origin);
  address.searchParams.set('app_guid', instance.guid);
  address.searchParams.set('colorScheme', page.theme);
  return address.toString();
}

function announce(instance: AppInstance, userId: number): void {
  const { guid, location, ticketId } = instance;
  void control('instances', { instance: guid, location, ticketId, userId });
}

const isGone = (state: DeskState, instance: AppInstance): boolean =>
  instance.tabId !== null && !state.tabs.some((tab) => tab.id === instance.tabId);

function isOnScreen(state: DeskState, instance: AppInstance): boolean {
  if (instance.location === 'nav_bar') return state.screen === 'nav-app';
  if (instance.location === 'background') return false;
  if (instance.location === 'modal') return true;
  return activeTab(state)?.id === instance.tabId;
}

function modalDialog(closed: () => void): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'app-modal';
  dialog.dataset['test'] = 'app-modal';
  const button = document.createElement('button');
  button.textContent = '×';
  button.ariaLabel = 'Close';
  button.addEventListener('click', () => dialog.close());
  dialog.append(button);
  dialog.addEventListener('close', closed);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
