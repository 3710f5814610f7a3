import { type RefObject, useLayoutEffect } from 'react';

/** When a new view takes away what had the focus, the nearest thing that stayed gets it. Call it in the render that shows the view. */
export function useFocusKept(root: RefObject<HTMLElement | null>): void {
  const held = heldFocus(root.current);
  useLayoutEffect(() => {
    if (!held || held.element.isConnected || !root.current) return;
    const next = held.places
      .map((place) => root.current?.querySelector<HTMLElement>(place))
      .find((one) => one !== null && one !== undefined);
    const target = next ?? root.current;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
}

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
