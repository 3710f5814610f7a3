import { createRoot } from 'react-dom/client';
import { readView, watchSandbox } from '../../desk/control.ts';
import { createStore, type DeskState, type Store } from '../../desk/state.ts';
import { refresh } from '../../desk/submit.ts';
import { openTicketTab } from '../../desk/tabs.ts';
import { App } from './app.tsx';
import { type KustomerDesk, type KustomerState, readKustomerView } from './state.ts';

/** Reads the sandbox and the address, then shows the desk. */
async function start(): Promise<void> {
  const place = document.getElementById('desk');
  if (!place) throw new Error('the page has no place for the desk');
  const address = new URL(window.location.href).searchParams;
  const store = createStore(await initialState(address));
  const own = createStore<KustomerState>({
    view: await readKustomerView(store),
    isFolded: false,
    tellsContexts: true,
    reloads: 0,
  });
  const desk: KustomerDesk = { store, own, appOrigin: appOriginOf(window.location) };
  openTicketTab(store, Number(address.get('active') ?? ''));
  store.listen(() => keepOneTab(store));
  watchSandbox(() => void readAnew(desk));
  createRoot(place).render(<App desk={desk} />);
}

async function initialState(address: URLSearchParams): Promise<DeskState> {
  const view = await readView();
  const staff = view.people.filter(({ role }) => role !== 'end-user');
  const asked = staff.find(({ id }) => String(id) === address.get('user'));
  return {
    view,
    userId: (asked ?? staff[0])?.id ?? 0,
    theme: address.get('theme') === 'dark' ? 'dark' : 'light',
    locale: '',
    screen: 'views',
    tabs: [],
    activeTabId: null,
    trayWidth: 360,
    isTrayOpen: true,
    dock: null,
    toasts: [],
  };
}

/** The app's files come from the other name of this machine, so that they are another origin. */
const appOriginOf = (location: Location): string =>
  `${location.protocol}//${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;

/** Kustomer shows one conversation at a time; the address remembers it. */
function keepOneTab(store: Store<DeskState>): void {
  const { tabs, activeTabId, userId, theme } = store.get();
  const shown = tabs.find(({ id }) => id === activeTabId);
  if (tabs.length > 1) {
    store.set((state) => ({ ...state, tabs: shown ? [shown] : [] }));
    return;
  }
  const address = new URL(window.location.href);
  address.searchParams.set('user', String(userId));
  if (shown?.ticketId) address.searchParams.set('active', String(shown.ticketId));
  if (theme === 'dark') address.searchParams.set('theme', theme);
  else address.searchParams.delete('theme');
  if (address.href !== window.location.href) window.history.replaceState(null, '', address);
}

async function readAnew({ store, own }: KustomerDesk): Promise<void> {
  const view = await readKustomerView(store);
  own.set((state) => ({ ...state, view }));
  await refresh(store);
}

void start();
