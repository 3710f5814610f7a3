import { type RefObject, useEffect, useReducer, useRef } from 'react';
import { placesAndDraftOf, placesOf } from './layout-key.ts';
import type { SidebarView } from './view-model.ts';

/** A pointer that moved over a button within this time is about to press it. */
const AIMING_MS = 700;
/** What a person just did may change the panel under their own pointer or caret for this long. */
const OWN_DOING_MS = 5000;

/** The view as shown, which may lag behind the newest. */
export interface Steady {
  readonly shown: SidebarView;
  /** Whether a newer view waits because showing it would move things under the pointer or the caret. */
  readonly waits: boolean;
  /** Shows the newest now. */
  release(): void;
  /** A person acted: what follows from it is not held back. */
  acted(): void;
}

/**
 * Holds a view back while showing it would move things under a caret (until it leaves) or under a pointer that is
 * about to press (until it rests). Changes that move nothing, such as progress and sources, always pass.
 */
export function useSteady(newest: SidebarView, root: RefObject<HTMLElement | null>): Steady {
  const shown = useRef(newest);
  const ownDoingUntil = useRef(0);
  const aimedAt = usePointerAim(root);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const isOwn = performance.now() < ownDoingUntil.current;
  const waits =
    !isOwn &&
    isTicketSame(shown.current, newest) &&
    wouldDisturb(shown.current, newest, root.current, aimedAt);
  if (!waits) shown.current = newest;
  useRecheck(waits, redraw);
  return {
    shown: shown.current,
    waits,
    release: () => {
      ownDoingUntil.current = performance.now() + OWN_DOING_MS;
      redraw();
    },
    acted: () => {
      ownDoingUntil.current = performance.now() + OWN_DOING_MS;
    },
  };
}

const isTicketSame = (before: SidebarView, after: SidebarView): boolean =>
  before.state === 'ready' && after.state === 'ready' && before.ticket === after.ticket;

function wouldDisturb(
  before: SidebarView,
  after: SidebarView,
  root: HTMLElement | null,
  aimedAt: { readonly current: number },
): boolean {
  if (root && hasCaret(root)) return placesOf(before) !== placesOf(after);
  if (performance.now() - aimedAt.current > AIMING_MS) return false;
  return placesAndDraftOf(before) !== placesAndDraftOf(after);
}

function hasCaret(root: HTMLElement): boolean {
  const focused = document.activeElement;
  return focused !== null && root.contains(focused) && focused.matches('input, textarea, select');
}

function usePointerAim(root: RefObject<HTMLElement | null>) {
  const aimedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = root.current;
    const onMove = (event: PointerEvent) => {
      const isOver =
        event.target instanceof Element && event.target.closest('button, a, input, select, [role=button]');
      aimedAt.current = isOver ? performance.now() : Number.NEGATIVE_INFINITY;
    };
    element?.addEventListener('pointermove', onMove);
    return () => element?.removeEventListener('pointermove', onMove);
  }, [root]);
  return aimedAt;
}

/** Looks again when the caret leaves, and for a pointer at rest after a while; no timer while nothing waits. */
function useRecheck(waits: boolean, redraw: () => void): void {
  useEffect(() => {
    if (!waits) return;
    const look = () => redraw();
    const timer = setInterval(look, AIMING_MS);
    document.addEventListener('focusout', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('focusout', look);
    };
  }, [waits, redraw]);
}
