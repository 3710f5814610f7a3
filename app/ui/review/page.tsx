import '../preact-refs.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import { useRef, useState } from 'react';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { PanelProvider, type Place, type Proof } from '../parts/panel.ts';
import { goToTabBeside } from '../parts/tab-keys.ts';
import { useSignal } from '../parts/use-signal.ts';
import { EvidencePanel } from '../sidebar/evidence-panel.tsx';
import { SIDEBAR_SHEET } from '../sidebar/sheet.ts';
import type { StudioSession } from '../studio/session.ts';
import type { Text } from '../text.ts';
import { Theme } from '../theme.tsx';
import type { AuditSession } from './audit-session.ts';
import type { NumbersSession } from './numbers-session.ts';
import type { ReviewListSession } from './review-list-session.ts';
import { REVIEW_SHEET } from './sheet.ts';
import { StudioDoor } from './studio-door.tsx';
import type { FrameActions, FrameView, PageName } from './view-model.ts';
import { WaitingPage } from './waiting-page.tsx';
import type { WaitingSession } from './waiting-session.ts';

const AuditPage = lazyPart(async () => (await import('./audit-page.tsx')).AuditPage);
const ReviewListPage = lazyPart(async () => (await import('./review-page.tsx')).ReviewListPage);
const NumbersPage = lazyPart(async () => (await import('./numbers-page.tsx')).NumbersPage);

/** What the page is given. Sessions of parts are made when a part is first shown. */
export interface ReviewPageProps {
  readonly frame: ReadonlySignal<FrameView>;
  readonly actions: FrameActions;
  readonly waiting: () => WaitingSession;
  readonly review: () => ReviewListSession;
  readonly numbers: () => NumbersSession;
  readonly audit: () => AuditSession;
  readonly studio: () => Promise<StudioSession>;
  readonly text: Text;
  readonly surroundings: ReadonlySignal<Surroundings>;
}

interface Evidenced {
  readonly title: string;
  readonly proofs: readonly Proof[];
  readonly beside: HTMLElement;
}

/** The supervisors' page: a bar of parts and the part that is open. */
export function ReviewPage(props: ReviewPageProps) {
  const { text } = props;
  const root = useRef<HTMLElement>(null);
  const frame = useSignal(props.frame);
  const { theme } = useSignal(props.surroundings);
  const [evidenced, setEvidenced] = useState<Evidenced | null>(null);
  const place: Place = {
    text,
    phrase: text.phrase,
    now: frame.state === 'open' ? frame.now : '',
    shortcuts: true,
    prove: (title, proofs, beside) => {
      root.current?.style.setProperty(
        '--swr-evidence',
        `${Math.max(8, beside.offsetLeft - EVIDENCE_LEFT)}px`,
      );
      setEvidenced({ title, proofs, beside });
    },
  };
  return (
    <Theme theme={theme}>
      <PanelProvider value={place}>
        <main
          ref={root}
          tabIndex={-1}
          className="sw swr"
          data-theme={theme}
          lang={text.locale}
          data-state={frame.state}
        >
          <style>{SIDEBAR_SHEET + REVIEW_SHEET}</style>
          <Inside {...props} view={frame} root={root} />
          {evidenced && <EvidencePanel {...evidenced} close={() => setEvidenced(null)} />}
        </main>
      </PanelProvider>
    </Theme>
  );
}

/** The evidence panel begins this far to the left of what asked for it, in CSS pixels. */
const EVIDENCE_LEFT = 160;

interface InsideProps extends ReviewPageProps {
  readonly view: FrameView;
  readonly root: React.RefObject<HTMLElement | null>;
}

function Inside(props: InsideProps) {
  const { view, text } = props;
  switch (view.state) {
    case 'reading':
      return <p className="swr-page sw-subtle">{text.phrase('review.reading')}</p>;
    case 'broken':
      return (
        <div className="swr-page" role="alert">
          <p>{view.message}</p>
          <button type="button" className="sw-link" onClick={props.actions.retry}>
            {text.phrase('ui.retry')}
          </button>
        </div>
      );
    case 'open':
      return view.pages.includes('waiting') ? (
        <Open {...props} {...view} />
      ) : (
        <StudioDoor open={props.studio} theme={props.surroundings.value.theme} />
      );
  }
}

function Open(props: InsideProps & { page: PageName; pages: readonly PageName[] }) {
  const { page, pages, actions, text, root } = props;
  const waiting = useSignal(props.waiting().view);
  return (
    <>
      <header className="swr-bar">
        <h1 className="sw-hidden">{text.phrase('review.title')}</h1>
        <div
          className="swr-tabs"
          role="tablist"
          aria-label={text.phrase('review.title')}
          onKeyDown={goToTabBeside}
        >
          {pages.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              className="swr-tab"
              data-page={name}
              aria-selected={name === page}
              tabIndex={name === page ? 0 : -1}
              onClick={() => actions.show(name)}
            >
              {text.phrase(`review.page.${name}`)}
              {name === 'waiting' && waiting.count > 0 && (
                <span className="swr-count">{text.number(waiting.count)}</span>
              )}
            </button>
          ))}
        </div>
      </header>
      {page === 'waiting' && <WaitingPage session={props.waiting()} root={root} />}
      {page === 'review' && <ReviewListPage session={props.review()} root={root} />}
      {page === 'numbers' && <NumbersPage session={props.numbers()} theme={props.surroundings.value.theme} />}
      {page === 'audit' && <AuditPage session={props.audit()} />}
      {page === 'policies' && <StudioDoor open={props.studio} theme={props.surroundings.value.theme} />}
    </>
  );
}
