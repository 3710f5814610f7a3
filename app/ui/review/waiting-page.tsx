import { type RefObject, useEffect } from 'react';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { isTyping, pressKey } from '../sidebar/keys.ts';
import { CasePanel } from './case-panel.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { RequestList } from './request-list.tsx';
import type { WaitingActions } from './view-model.ts';
import type { WaitingSession } from './waiting-session.ts';

interface WaitingPageProps {
  readonly session: WaitingSession;
  readonly root: RefObject<HTMLElement | null>;
}

/** The lane: the list, the case, the decision; all of it by keyboard. */
export function WaitingPage({ session, root }: WaitingPageProps) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const { actions } = session;
  useLaneKeys(root, actions);
  useEffect(() => {
    if (view.selected === '' && view.rows.length > 0) actions.move(1);
  }, [view.selected, view.rows.length, actions]);
  return (
    <div className="swr-lane">
      <RequestList view={view} actions={actions} />
      {view.open ? (
        <>
          <CasePanel key={view.open.id} view={view.open} openTicket={actions.openTicket} />
          <DecidePanel key={`decide ${view.open.id}`} view={view.open} actions={actions} />
        </>
      ) : (
        <p className="swr-empty">{view.rows.length > 0 ? phrase('review.waiting.choose') : ''}</p>
      )}
    </div>
  );
}

/** J and K go through the list; the rest press the buttons that a pointer would press. */
function useLaneKeys(root: RefObject<HTMLElement | null>, actions: WaitingActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !root.current) return;
      if (event.key === 'Escape') return leaveText(event.target, root.current);
      if (isTyping(event)) return;
      if (takesKey(event.key.toLowerCase(), root.current, actions)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root, actions]);
}

function takesKey(key: string, root: HTMLElement, actions: WaitingActions): boolean {
  if (key === 'j' || key === 'k') {
    actions.move(key === 'j' ? 1 : -1);
    return true;
  }
  if (key !== 'q') return ['a', 'r', 'e'].includes(key) || /^[1-9]$/.test(key) ? pressKey(key, root) : false;
  const button = root.querySelector<HTMLElement>('[data-name="ask"]');
  button?.click();
  return button !== null;
}

/** Takes the caret out of a control, so that single keys work again. */
function leaveText(target: EventTarget | null, root: HTMLElement): void {
  if (!(target instanceof HTMLElement) || !target.matches('input, textarea, select')) return;
  target.blur();
  root.focus({ preventScroll: true });
}
