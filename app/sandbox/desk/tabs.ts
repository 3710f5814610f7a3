/** Opening, switching and closing tabs; the tray's frames follow (`host/frames.ts`). */
import { type DeskState, type Store, type Tab, userOf } from './state.ts';

let lastTab = 0;

/** Opens a ticket's tab, or goes to it where it is open; false where there is no such ticket. */
export function openTicketTab(store: Store<DeskState>, ticketId: number): boolean {
  const state = store.get();
  if (!state.view.tickets.some(({ id }) => id === ticketId)) return false;
  const open = state.tabs.find((tab) => tab.ticketId === ticketId);
  if (open) showTab(store, open.id);
  else addTab(store, { ...blankTab(state), kind: 'ticket', ticketId });
  return true;
}

/** Opens a tab for a ticket that is being written. */
export function openNewTicketTab(store: Store<DeskState>): void {
  addTab(store, blankTab(store.get()));
}

function blankTab(state: DeskState): Tab {
  lastTab += 1;
  const isLight = userOf(state).role === 'light-agent';
  return {
    id: `tab-${lastTab}`,
    kind: 'new-ticket',
    ticketId: null,
    composer: { html: '', type: isLight ? 'internalNote' : 'publicReply', revision: 0 },
    changes: {},
    newEmail: '',
    isSubmitting: false,
    fieldStates: {},
    isSaveDisabled: false,
  };
}

function addTab(store: Store<DeskState>, tab: Tab): void {
  store.set((state) => ({ ...state, tabs: [...state.tabs, tab], activeTabId: tab.id, screen: 'tab' }));
}

/** Brings a tab to the front. */
export function showTab(store: Store<DeskState>, tabId: string): void {
  store.set((state) => ({ ...state, activeTabId: tabId, screen: 'tab' }));
}

/** Closes a tab; its neighbour comes to the front. */
export function closeTab(store: Store<DeskState>, tabId: string): void {
  store.set((state) => {
    const at = state.tabs.findIndex((tab) => tab.id === tabId);
    const tabs = state.tabs.filter((tab) => tab.id !== tabId);
    if (state.activeTabId !== tabId) return { ...state, tabs };
    const next = tabs[Math.min(at, tabs.length - 1)];
    return { ...state, tabs, activeTabId: next?.id ?? null, screen: next ? state.screen : 'views' };
  });
}
