import { act } from 'preact/test-utils';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

const unmounts: (() => Promise<void>)[] = [];

/** Renders into a fresh element of the page and waits for effects; every test's end takes it away. */
export async function render(element: ReactElement): Promise<HTMLElement> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () => root.render(element));
  unmounts.push(async () => {
    await act(async () => root.unmount());
    host.remove();
  });
  return host;
}

/** Takes away all that was rendered. */
export async function unmountAll(): Promise<void> {
  for (const unmount of unmounts.splice(0)) await unmount();
}

/** Does something that changes what is rendered, and waits for it. */
export async function settle(change: () => void | Promise<void> = () => undefined): Promise<void> {
  await act(async () => {
    await change();
  });
}
