import { type RefObject, useEffect } from 'react';
import { isTyping, pressKey } from './keys.ts';

/** Listens for single keys in the panel's page while shortcuts are on; Escape always closes what is open. */
export function useKeys(root: RefObject<HTMLElement | null>, on: boolean, close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !root.current) return;
      if (event.key === 'Escape') {
        leaveText(event.target);
        return close();
      }
      if (!on || isTyping(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (pressKey(key, root.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** Takes the caret out of a control, so that single keys work again; the focus stays with its card or block. */
function leaveText(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || !target.matches('input, textarea, select')) return;
  const place = target.closest<HTMLElement>('[data-card], [data-block]');
  if (place) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  } else target.blur();
}
