import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { useSignal } from '../parts/use-signal.ts';
import { FIRST_SHEET } from '../sheet.ts';
import type { Text } from '../text.ts';
import type { SidebarProps } from './sidebar.tsx';
import { Skeleton } from './skeleton.tsx';

/** Renders the sidebar into a page: a skeleton at once, the panel when its code is there. Gives the function that takes it away. */
export function mountSidebar(root: HTMLElement, props: SidebarProps): () => void {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = FIRST_SHEET;
  const page = createRoot(root);
  page.render(<First text={props.text} surroundings={props.surroundings} />);
  let isGone = false;
  loadSidebar().then(
    (Sidebar) => {
      if (!isGone) page.render(<Sidebar {...props} />);
    },
    () => {
      if (!isGone) page.render(<Unloadable {...props} />);
    },
  );
  const stopMeasuring = measure(root, props.actions.resize);
  return () => {
    isGone = true;
    stopMeasuring();
    page.unmount();
    style.remove();
  };
}

/** The panel's code; asked for as soon as the page begins, it is there when the ticket is. */
export const loadSidebar = async (): Promise<ComponentType<SidebarProps>> =>
  (await import('./sidebar.tsx')).Sidebar;

function First({ text, surroundings }: { text: Text; surroundings: ReadonlySignal<Surroundings> }) {
  const { theme } = useSignal(surroundings);
  return (
    <main className="sw" data-theme={theme} lang={text.locale} data-state="reading">
      <Skeleton words={text.phrase('ui.reading')} />
    </main>
  );
}

/** The panel's code could not be fetched: the package was replaced, or the network is gone. */
function Unloadable({ text, surroundings }: SidebarProps) {
  const { theme } = useSignal(surroundings);
  return (
    <main className="sw" data-theme={theme} lang={text.locale} data-state="broken">
      <div className="sw-head" role="alert">
        <h1 className="sw-title">{text.phrase('ui.unloadable.title')}</h1>
        <p className="sw-small">{text.phrase('ui.unloadable.text')}</p>
      </div>
    </main>
  );
}

/** Tells the height of the content whenever it changes, so that the helpdesk can make room. */
function measure(root: HTMLElement, resize: (heightPx: number) => void): () => void {
  const observer = new ResizeObserver(() => resize(Math.ceil(root.getBoundingClientRect().height)));
  observer.observe(root);
  return () => observer.disconnect();
}
