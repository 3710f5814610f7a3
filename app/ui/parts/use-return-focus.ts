import { type RefObject, useEffect } from 'react';

/** Gives the focus back to what had it when a form opened, if the form still holds it when it closes. Call it before the effect that focuses the form. */
export function useReturnFocus(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const element = form.current;
    return () => {
      const focused = document.activeElement;
      const isLost = focused === null || focused === document.body || element?.contains(focused);
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [form]);
}
