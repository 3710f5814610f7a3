import { type RefObject, useLayoutEffect } from 'react';

/** When a new view takes away what had the focus, the nearest thing that stayed gets it. Call it in the render that shows the view. */
export function useFocusKept(root: RefObject<HTMLElement | null>): void {
  const held = heldFocus(root.current);
  useLayoutEffect(() => {
    if (!held || held.element.isConnected) return;
    // A form that closes gives the focus back itself; only what is still lost after that is ours.
    queueMicrotask(() => focusNearest(root.current, held.places));
  });
}

function focusNearest(root: HTMLElement | null, places: readonly string[]): void {
  if (!root || !isFocusLost()) return;
  const found = places.map((place) => root.querySelector<HTMLElement>(place)).find((one) => one !== null);
  const target = found ?? root;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** What has the focus, and selectors of the places around it, nearest first. */
function heldFocus(root: HTMLElement | null): { element: Element; places: string[] } | null {
  const element = document.activeElement;
  if (!root || !element || element === root || !root.contains(element)) return null;
  const card = element.closest<HTMLElement>('[data-card]')?.dataset['card'];
  const block = element.closest<HTMLElement>('[data-block]')?.dataset['block'];
  const places = [
    card ? `[data-card="${CSS.escape(card)}"]` : '',
    block ? `[data-block="${block}"]` : '',
    '[data-block=needs-you]',
    '[data-block=next]',
    '[data-block=draft]',
    '[data-block]',
  ];
  return { element, places: places.filter((place) => place !== '') };
}
