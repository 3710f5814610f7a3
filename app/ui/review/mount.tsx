import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { FIRST_SHEET } from '../sheet.ts';
import type { ReviewPageProps } from './page.tsx';

/** Renders the supervisors' page into a document; gives the function that takes it away. */
export function mountReview(
  root: HTMLElement,
  Page: ComponentType<ReviewPageProps>,
  props: ReviewPageProps,
): () => void {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = FIRST_SHEET;
  const page = createRoot(root);
  page.render(<Page {...props} />);
  return () => {
    page.unmount();
    style.remove();
  };
}
