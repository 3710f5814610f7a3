import { memo, type RefObject, useCallback, useEffect } from 'react';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { isTyping } from '../sidebar/keys.ts';
import { FilterBar } from './filter-bar.tsx';
import { ListFrame, Older, useOpenRow } from './list-frame.tsx';
import { OpenReviewPanel } from './open-review-panel.tsx';
import { ReviewAside } from './review-aside.tsx';
import type { ReviewListSession } from './review-list-session.ts';
import type { ReviewActions, ReviewRow, ReviewView } from './review-view.ts';

interface ReviewPageProps {
  readonly session: ReviewListSession;
  readonly root: RefObject<HTMLElement | null>;
}

/** Every suggestion with what became of it: the list on the left, one of them side by side on the right. */
export function ReviewListPage({ session, root }: ReviewPageProps) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const { actions } = session;
  const close = useClose(root, session);
  useListKeys(root, actions, close);
  return (
    <div className="swr-review" data-state={view.state}>
      <FilterBar filter={view.filter} choices={view.choices} kind={view.shown.kind} actions={actions} />
      <div className="swr-two">
        <List view={view} actions={actions} />
        {view.open ? (
          <OpenReviewPanel key={view.open.id} view={view.open} actions={actions} close={close} />
        ) : (
          <ReviewAside
            view={view}
            actions={actions}
            words={view.rows.length > 0 ? phrase('review.open.choose') : ''}
          />
        )}
      </div>
    </div>
  );
}

/** Closes what is open; the focus goes to its row. */
function useClose(root: RefObject<HTMLElement | null>, { view, actions }: ReviewListSession): () => void {
  return useCallback(() => {
    const { open } = view.value;
    if (!open) return;
    const rows = root.current?.querySelectorAll<HTMLElement>('[data-review]') ?? [];
    [...rows].find((row) => row.dataset['review'] === open.id)?.focus();
    actions.close();
  }, [root, view, actions]);
}

/** J and K go through the list, Escape closes what is open. */
function useListKeys(root: RefObject<HTMLElement | null>, actions: ReviewActions, close: () => void): void {
  useEffect(() => {
    const does: Readonly<Record<string, () => void>> = {
      j: () => actions.move(1),
      k: () => actions.move(-1),
      escape: close,
    };
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (event.defaultPrevented || !root.current || isTyping(event) || !Object.hasOwn(does, key)) return;
      does[key]?.();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root, actions, close]);
}

function List({ view, actions }: { view: ReviewView; actions: ReviewActions }) {
  const { phrase } = usePlace();
  const { rows, more } = view;
  return (
    <ListFrame
      label={phrase('review.page.review')}
      trouble={view.trouble}
      empty={rows.length > 0 ? '' : phrase(more === 'reading' ? 'review.reading' : 'review.filter.none')}
      retry={actions.retry}
    >
      {view.isCut && (
        <p className="swr-empty sw-small">
          <button type="button" className="sw-link" data-name="newest" onClick={actions.retry}>
            {phrase('review.newest')}
          </button>
        </p>
      )}
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          isOpen={row.id === view.selected}
          now={view.now}
          select={actions.select}
        />
      ))}
      {(rows.length > 0 || more === 'more') && (
        <Older state={more} reachedTo={view.reachedTo} name="more" look={actions.more} />
      )}
    </ListFrame>
  );
}

interface RowProps {
  readonly row: ReviewRow;
  readonly isOpen: boolean;
  readonly now: string;
  select(id: string): void;
}

/** Drawn again only when it says something else: the list has up to a thousand. */
const Row = memo(function Row({ row, isOpen, now, select }: RowProps) {
  const { text, phrase } = usePlace();
  return (
    <button
      ref={useOpenRow(isOpen)}
      type="button"
      className="swr-row"
      data-review={row.id}
      aria-current={isOpen}
      onClick={() => select(row.id)}
    >
      <span className="swr-row-head">
        <span className="swr-row-title">{row.title}</span>
        <span className="swr-badge" data-tone={row.tone}>
          {row.outcome}
        </span>
      </span>
      <span className="sw-small">{row.policy}</span>
      <span className="sw-small">
        {[row.agent, text.time(row.at, now), row.quick ? phrase('review.column.quick') : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
});
