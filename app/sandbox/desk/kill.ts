/** A tab that dies without a farewell: at once by a button, or at a chosen point of a request by a fault. */
import { KILL_HEADER } from '../faults.ts';

/** Takes every app frame and all the page away at once; what was on its way is never heard of. */
export function killThisTab(): void {
  const notice = document.createElement('main');
  notice.className = 'killed';
  notice.dataset['test'] = 'killed';
  const words = document.createElement('p');
  words.textContent = 'This tab was killed. What it had sent may still take effect.';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Open it again';
  again.addEventListener('click', () => window.location.reload());
  notice.append(words, again);
  document.body.replaceChildren(notice);
}

/** Fetches for an app; an answer that says so kills the tab, and then nobody gets an answer. */
export async function fetchOrDie(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (!response.headers.has(KILL_HEADER)) return response;
  killThisTab();
  return await new Promise<never>(() => undefined);
}
