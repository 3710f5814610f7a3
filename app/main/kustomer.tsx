/** The page inside Kustomer: waits for the Cards SDK, connects, then shows what the place asks for. */
import type { Shelf } from '../helpdesk/kustomer/kept.ts';
import { connectKustomer } from '../helpdesk/kustomer.ts';
import { browserClock } from './browser-clock.ts';
import { loadKustomer } from './cards-sdk.ts';
import { fetchReview, loadReview } from './fetch-review.ts';
import { loadText } from './phrases.ts';
import { installedServices } from './service-table.ts';
import { fetchSidebar, startSidebar } from './start-sidebar.ts';

/** `view` in the definition's address of the widget. */
const SUPERVISORS_PAGE = 'supervisors';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the app');
  const address = new URLSearchParams(location.search);
  const isSupervisors = address.get('view') === SUPERVISORS_PAGE;
  if (isSupervisors) fetchReview(navigator.language);
  else fetchSidebar(navigator.language);
  const sdk = await loadKustomer();
  if (!sdk) {
    root.textContent = (await loadText(navigator.language)).phrase('session.outside-helpdesk');
    return;
  }
  const helpdesk = await connectKustomer({
    sdk,
    table: installedServices(),
    locale: navigator.language,
    colorScheme: address.get('colorScheme'),
    shelf,
    copy: (text) => navigator.clipboard.writeText(text),
    watchPage,
    openPage,
    ...browserClock,
  });
  if (isSupervisors) {
    const { startReview } = await loadReview();
    await startReview(root, helpdesk);
  } else await startSidebar(root, helpdesk);
}

/** A browser may forbid storage to a page in a frame; then everything is asked anew. */
const shelf: Shelf = {
  read: (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (key, text) => {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Nothing is lost but time.
    }
  },
};

/** Kustomer does not say when a card is looked at; the pointer, the focus and the browser do. */
function watchPage(listener: (isShown: boolean) => void): () => void {
  const shown = () => listener(true);
  const changed = () => listener(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', changed);
  window.addEventListener('focus', shown);
  document.documentElement.addEventListener('pointerenter', shown);
  return () => {
    document.removeEventListener('visibilitychange', changed);
    window.removeEventListener('focus', shown);
    document.documentElement.removeEventListener('pointerenter', shown);
  };
}

/** The desk's address came with the page; nothing else is ever opened. */
function openPage(path: string): void {
  const parent = new URLSearchParams(location.search).get('parentUrl') ?? '';
  if (!URL.canParse(parent) || new URL(parent).protocol !== 'https:') return;
  window.open(`${new URL(parent).origin}${path}`, '_blank', 'noopener');
}

void start();
