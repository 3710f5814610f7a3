import type { KeyboardEvent } from 'react';

/** Arrows go on to the tab beside the open one, round at the ends, and open it; the open tab is the row's one stop of the Tab key. */
export function goToTabBeside(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex(({ tabIndex }) => tabIndex === 0);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}
