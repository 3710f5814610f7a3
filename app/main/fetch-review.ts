/** The code of the supervisors' page and its sentences, which the page of a ticket never loads. */
import { loadPageText } from './phrases.ts';

/** The code of the supervisors' page. */
export const loadReview = () => import('./start-review.ts');

/** Fetches what the page will need while the helpdesk is still being reached; what fails is fetched again where it is needed, and told there. */
export function fetchReview(locale: string): void {
  void Promise.allSettled([loadReview(), loadPageText(locale)]);
}
