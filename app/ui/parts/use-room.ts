import { type RefObject, useLayoutEffect } from 'react';

/** Space kept under what lies over the panel, in CSS pixels. */
const MARGIN = 8;

/**
 * Makes the panel at least as high as what lies over it, since the helpdesk gives our page only the height of its
 * content and would cut off the rest. `top` is the place of `box` in the panel.
 */
export function useRoom(box: RefObject<HTMLElement | null>, top: number): void {
  useLayoutEffect(() => {
    const panel = box.current?.closest<HTMLElement>('.sw');
    if (!panel || !box.current) return;
    panel.style.minHeight = `${top + box.current.offsetHeight + MARGIN}px`;
    return () => {
      panel.style.minHeight = '';
    };
  }, [box, top]);
}
