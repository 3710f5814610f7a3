/** The page inside Zendesk: connects to the framework, then shows what the place asks for. */
import { connectZendesk } from '../helpdesk/zendesk.ts';
import { browserClock } from './browser-clock.ts';
import { fetchReview, loadReview } from './fetch-review.ts';
import { loadText } from './phrases.ts';
import { installedServices } from './service-table.ts';
import { fetchSidebar, startSidebar } from './start-sidebar.ts';
import { loadZaf } from './zaf.ts';

/** `view` in the manifest's address of the navigation bar's page. */
const SUPERVISORS_PAGE = 'supervisors';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the app');
  const page = new URLSearchParams(location.search);
  const isSupervisors = page.get('view') === SUPERVISORS_PAGE;
  if (isSupervisors) fetchReview(navigator.language);
  else fetchSidebar(navigator.language);
  const zaf = await loadZaf();
  const client = zaf.init();
  if (!client) {
    root.textContent = (await loadText(navigator.language)).phrase('session.outside-helpdesk');
    return;
  }
  const colorScheme = page.get('colorScheme');
  const helpdesk = await connectZendesk({ client, table: installedServices(), colorScheme, ...browserClock });
  if (isSupervisors) {
    const { startReview } = await loadReview();
    await startReview(root, helpdesk);
  } else await startSidebar(root, helpdesk);
}

void start();
