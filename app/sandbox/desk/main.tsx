import { createRoot } from 'react-dom/client';
import { readView } from './control.ts';
import { startDesk } from './desk.ts';
import { App } from './parts/app.tsx';
import type { DeskState } from './state.ts';
import { openTicketTab, showTab } from './tabs.ts';

/** Reads the sandbox and the address, then shows the desk. */
async function start(): Promise<void> {
  const place = document.getElementById('desk');
  if (!place) throw new Error('the page has no place for the desk');
  const address = new URL(window.location.href).searchParams;
  const desk = startDesk(await initialState(address));
  for (const id of (address.get('tickets') ?? '').split(',')) openTicketTab(desk.store, Number(id));
  const active = desk.store.get().tabs.find((tab) => String(tab.ticketId) === address.get('active'));
  if (active) showTab(desk.store, active.id);
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
    locale: address.get('locale') ?? '',
    screen: 'views',
    tabs: [],
    activeTabId: null,
    trayWidth: 320,
    isTrayOpen: true,
    dock: null,
    toasts: [],
  };
}

void start();
