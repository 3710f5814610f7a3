import type { KeyboardEvent } from 'react';

/** A key handler that closes the nearest open thing on Escape, and only that. */
export const closeOnEscape = (close: () => void) => (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  close();
};
