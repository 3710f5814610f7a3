/** The supervisors' page as a session: who may see it, which part is open, and the sessions of the parts. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type AuditSession, startAudit } from './review/audit-session.ts';
import { type NumbersSession, startNumbers } from './review/numbers-session.ts';
import type { ReviewPorts } from './review/ports.ts';
import { type RetentionSession, startRetention } from './review/retention-session.ts';
import { type ReviewListSession, startReviewList } from './review/review-list-session.ts';
import type { FrameActions, FrameView, PageName } from './review/view-model.ts';
import { startWaiting, type WaitingSession } from './review/waiting-session.ts';
import type { StudioSession } from './studio/session.ts';

/** The running page; `stop` ends it with its document. */
export interface ReviewSession {
  readonly frame: ReadonlySignal<FrameView>;
  readonly actions: FrameActions;
  readonly waiting: () => WaitingSession;
  readonly review: () => ReviewListSession;
  readonly numbers: () => NumbersSession;
  readonly audit: () => AuditSession;
  /** Its code is fetched with it; rejects where it cannot be. */
  readonly studio: () => Promise<StudioSession>;
  stop(): void;
}

/** Starts the page: asks the helpdesk's server whether the user is a supervisor, and shows nothing before it says so; others see the policies. */
export function startReview(ports: ReviewPorts): ReviewSession {
  const frame = signal<FrameView>({ state: 'reading' });
  let isShown = true;
  let waiting: WaitingSession | undefined;
  let retaining: RetentionSession | undefined;
  const lane = (): WaitingSession => {
    waiting ??= startWaiting(ports);
    return waiting;
  };
  const page = (): PageName | null => (frame.value.state === 'open' ? frame.value.page : null);
  const parts = new Map<PageName, { looks(isLookedAt: boolean): void }>();
  const tellParts = (): void => {
    // Until somebody is let in no page is open, and what reads ahead is not to think that nobody looks.
    if (frame.value.state !== 'open') return;
    const isLookedAt = isShown && !document.hidden;
    const looked = isLookedAt ? page() : null;
    retaining?.looks(isLookedAt);
    waiting?.looks(isShown && page() === 'waiting');
    for (const [name, part] of parts) part.looks(name === looked);
  };
  document.addEventListener('visibilitychange', tellParts);
  const looking = <T extends { looks(isLookedAt: boolean): void }>(
    name: PageName,
    make: () => T,
  ): (() => T) =>
    once(() => {
      const part = make();
      parts.set(name, part);
      return part;
    });
  const off = ports.helpdesk.watch((change) => {
    if (change !== 'shown' && change !== 'hidden') return;
    isShown = change === 'shown';
    tellParts();
  });
  const retention = (): RetentionSession => {
    retaining ??= startRetention(ports);
    return retaining;
  };
  const open = async (): Promise<void> => {
    if (await admit(ports, frame)) retention();
    else if (frame.value.state === 'open') waiting?.stop();
    tellParts();
  };
  void open();
  // Who most likely leads reads what waits meanwhile; it is shown only when the server has said so.
  if (ports.user.role === 'supervisor') lane();
  return {
    frame,
    actions: {
      show: (wanted) => {
        if (frame.value.state !== 'open' || !frame.value.pages.includes(wanted)) return;
        frame.value = { ...frame.value, page: wanted, now: ports.now() };
        tellParts();
      },
      retry: () => void open(),
    },
    waiting: lane,
    review: looking('review', () => startReviewList(ports)),
    numbers: looking('numbers', () => startNumbers(ports)),
    audit: looking('audit', () => startAudit(ports, retention().view)),
    studio: ports.openStudio,
    stop: () => {
      off();
      document.removeEventListener('visibilitychange', tellParts);
      waiting?.stop();
      retaining?.looks(false);
    },
  };
}

const SUPERVISORS: readonly PageName[] = ['waiting', 'review', 'numbers', 'audit', 'policies'];
/** Others see the policies, and change what the team's settings let them. */
const AGENTS: readonly PageName[] = ['policies'];

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Gives whether it is a supervisor who looks. */
async function admit(ports: ReviewPorts, frame: Signal<FrameView>): Promise<boolean> {
  frame.value = { state: 'reading' };
  try {
    const isSupervisor = await ports.isSupervisor(ports.user.id);
    const pages = isSupervisor ? SUPERVISORS : AGENTS;
    frame.value = { state: 'open', page: pages[0] ?? 'policies', pages, now: ports.now() };
    return isSupervisor;
  } catch (error) {
    frame.value = { state: 'broken', message: error instanceof Error ? error.message : String(error) };
    return false;
  }
}
