import '../preact-refs.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import { useMemo, useRef, useState } from 'react';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { PanelTheme } from '../panel-theme.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { type Panel, PanelProvider, type Proof } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import type { Text } from '../text.ts';
import { Broken } from './broken.tsx';
import { LiveRegion } from './live-region.tsx';
import type { OpenPart, PartName } from './open-part.ts';
import { Ready } from './ready.tsx';
import { SIDEBAR_SHEET } from './sheet.ts';
import { Skeleton } from './skeleton.tsx';
import { steadyActions } from './steady-actions.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { useKeys } from './use-keys.ts';
import { useSteady } from './use-steady.ts';
import type { SidebarActions, SidebarView } from './view-model.ts';

const EvidencePanel = lazyPart(async () => (await import('./evidence-panel.tsx')).EvidencePanel);
const NoTicket = lazyPart(async () => (await import('./other-states.tsx')).NoTicket);
const NotSetUp = lazyPart(async () => (await import('./other-states.tsx')).NotSetUp);
const ShortcutsSheet = lazyPart(async () => (await import('./shortcuts-sheet.tsx')).ShortcutsSheet);

/** What the sidebar is given. */
export interface SidebarProps {
  readonly view: ReadonlySignal<SidebarView>;
  readonly actions: SidebarActions;
  readonly text: Text;
  readonly surroundings: ReadonlySignal<Surroundings>;
}

interface Evidenced {
  readonly title: string;
  readonly proofs: readonly Proof[];
  readonly beside: HTMLElement;
}

/** The whole panel with its theme, the keyboard, the evidence panel and the announcements. */
export function Sidebar({ view, actions, text, surroundings }: SidebarProps) {
  const root = useRef<HTMLElement>(null);
  const newest = useSignal(view);
  const { theme } = useSignal(surroundings);
  const { shown, waits, release, acted } = useSteady(newest, root);
  const [evidenced, setEvidenced] = useState<Evidenced | null>(null);
  const part = useOpenPart(shown);
  const close = () => {
    setEvidenced(null);
    part.close();
  };
  const safe = useMemo(() => steadyActions(actions, view, acted), [actions, view]);
  const panel = panelOf({ text, actions: safe, shown, show: setEvidenced });
  useKeys(root, panel.shortcuts, close);
  useFocusKept(root);
  return (
    <PanelTheme theme={theme}>
      <PanelProvider value={panel}>
        <main ref={root} className="sw" data-theme={theme} lang={text.locale} data-state={shown.state}>
          <style>{SIDEBAR_SHEET}</style>
          <h1 className="sw-hidden">{text.phrase('ui.title')}</h1>
          {waits && (
            <button
              type="button"
              className="sw-link sw-waiting-view"
              data-name="show-newer"
              onClick={release}
            >
              {text.phrase('ui.newer')} ›
            </button>
          )}
          <State view={shown} part={part} words={text.phrase('ui.reading')} />
          {evidenced && <EvidencePanel {...evidenced} close={() => setEvidenced(null)} />}
          {part.open === 'shortcuts' && <ShortcutsSheet close={part.close} />}
          <LiveRegion view={shown} />
        </main>
      </PanelProvider>
    </PanelTheme>
  );
}

function State({ view, part, words }: { view: SidebarView; part: OpenPart; words: string }) {
  switch (view.state) {
    case 'reading':
      return <Skeleton words={words} />;
    case 'no-ticket':
      return <NoTicket search={view.search} />;
    case 'not-set-up':
      return <NotSetUp missing={view.missing} />;
    case 'broken':
      return <Broken message={view.message} mend={view.mend} />;
    case 'ready':
      return <Ready key={view.ticket} view={view} part={part} />;
  }
}

function panelOf(given: {
  text: Text;
  actions: SidebarActions;
  shown: SidebarView;
  show: (evidenced: Evidenced) => void;
}): Panel {
  const { text, actions, shown, show } = given;
  return {
    text,
    phrase: text.phrase,
    actions,
    now: 'now' in shown ? shown.now : '',
    shortcuts: shown.state === 'ready' && shown.shortcuts,
    prove: (title, proofs, beside) => {
      show({ title, proofs, beside });
      const evidence = proofs.find((proof) => proof.evidence !== null)?.evidence;
      if (evidence) actions.openEvidence(evidence);
    },
  };
}

/** One part open at a time; another ticket or policy closes it. */
function useOpenPart(view: SidebarView): OpenPart {
  const place = view.state === 'ready' ? `${view.ticket} ${view.policy?.id}` : view.state;
  const [opened, setOpened] = useState<{ part: PartName; place: string } | null>(null);
  const open = opened?.place === place ? opened.part : null;
  return {
    open,
    toggle: (part) => setOpened(open === part ? null : { part, place }),
    close: () => setOpened(null),
  };
}
