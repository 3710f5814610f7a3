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

/** The frames' keeper. `fire` is the host's. */
export function createFrames(ports: {
  readonly store: Store<DeskState>;
  readonly appOrigin: string;
  fire(instance: AppInstance, event: string, message?: unknown): void;
}): Frames {
  const { store, appOrigin, fire } = ports;
  const instances = new Map<string, AppInstance>();
  const active = new Set<string>();
  const hosts = { tray: hostElement('tray'), nav: hostElement('nav'), background: hostElement('background') };

  const make = (location: AppLocation, tab: Tab | null, host: HTMLElement): AppInstance => {
    const instance = newInstance(location.name as Location, tab);
    instances.set(instance.guid, instance);
    instance.frame.src = frameAddress(instance, location.url, { appOrigin, theme: store.get().theme });
    host.append(instance.frame);
    announce(instance, store.get().userId);
    return instance;
  };
  const remove = (instance: AppInstance) => {
    if (instance.isRegistered) fire(instance, 'app.willDestroy');
    instances.delete(instance.guid);
    active.delete(instance.guid);
    instance.frame.hidden = true;
    setTimeout(() => instance.frame.remove(), FAREWELL_MS);
    instance.frame.closest('dialog')?.remove();
  };
  const ofTab = (tabId: string) => [...instances.values()].filter((instance) => instance.tabId === tabId);
  const activate = () => {
    const state = store.get();
    for (const instance of instances.values()) {
      const isShown = isOnScreen(state, instance);
      instance.frame.hidden = !isShown || !instance.isVisible;
      if (!instance.isRegistered || isShown === active.has(instance.guid)) continue;
      if (isShown) active.add(instance.guid);
      else active.delete(instance.guid);
      const pane = instance.location === 'nav_bar' ? 'pane' : 'app';
      fire(instance, `${pane}.${isShown ? 'activated' : 'deactivated'}`, isShown ? { firstLoad: false } : {});
    }
  };
  const sync = () => {
    const state = store.get();
    for (const instance of [...instances.values()]) if (isGone(state, instance)) remove(instance);
    for (const tab of state.tabs) if (ofTab(tab.id).length === 0) makeSidebar(state, tab);
    if (state.screen === 'nav-app') makeOnce('nav_bar', hosts.nav);
    makeOnce('background', hosts.background);
    activate();
  };
  const makeSidebar = (state: DeskState, tab: Tab) => {
    const name = tab.kind === 'ticket' ? 'ticket_sidebar' : 'new_ticket_sidebar';
    const location = state.view.app.locations.find((candidate) => candidate.name === name);
    if (location) make(location, tab, hosts.tray);
  };
  const makeOnce = (name: Location, host: HTMLElement) => {
    const location = store.get().view.app.locations.find((candidate) => candidate.name === name);
    const isThere = [...instances.values()].some((instance) => instance.location === name);
    if (location && !isThere) make(location, null, host);
  };
  return {
    hosts,
    all: () => [...instances.values()],
    ofTab,
    sync,
    reload: (tabId) => {
      for (const instance of ofTab(tabId)) {
        instance.isRegistered = false;
        active.delete(instance.guid);
        announce(instance, store.get().userId);
        instance.frame.src = `${instance.frame.src}`;
      }
    },
    kill: (tabId) => {
      for (const instance of ofTab(tabId)) {
        instances.delete(instance.guid);
        instance.frame.remove();
      }
    },
    registered: (instance) => {
      active.delete(instance.guid);
      if (isOnScreen(store.get(), instance)) active.add(instance.guid);
    },
    subscribed: (instance, event) => {
      const isActivation = event === 'app.activated' || event === 'pane.activated';
      if (isActivation && active.has(instance.guid)) fire(instance, event, { firstLoad: true });
    },
    resize: (instance, size) => {
      if (size.height) instance.frame.style.height = size.height;
      if (size.width && instance.location === 'modal') instance.frame.style.width = size.width;
    },
    setVisible: (instance, isVisible) => {
      instance.isVisible = isVisible;
      activate();
    },
    openModal: (opener, url, size) => {
      const dialog = modalDialog(() => remove(modal));
      const location = { name: 'modal', url, flexible: false, autoLoad: true };
      const tab = store.get().tabs.find(({ id }) => id === opener.tabId) ?? null;
      const modal = make(location, tab, dialog);
      modal.frame.style.width = size.width ?? '600px';
      modal.frame.style.height = size.height ?? '400px';
      modal.frame.hidden = false;
      return modal;
    },
    close: remove,
  };
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
