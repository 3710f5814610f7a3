import { Icon } from '../parts/icons.tsx';
import { usePlace } from '../parts/panel.ts';
import { ListFrame, Older, useOpenRow } from './list-frame.tsx';
import type { RequestRow, WaitingActions, WaitingView } from './view-model.ts';

/** What waits, the riskier first; one of the rows is open. */
export function RequestList({ view, actions }: { view: WaitingView; actions: WaitingActions }) {
  const { phrase } = usePlace();
  return (
    <ListFrame
      label={phrase('review.waiting.list')}
      trouble={view.trouble}
      empty={
        view.rows.length > 0
          ? ''
          : phrase(view.state === 'reading' ? 'review.reading' : 'review.waiting.none')
      }
      retry={actions.retry}
    >
      {view.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          isOpen={row.id === view.selected}
          now={view.now}
          select={actions.select}
        />
      ))}
      {view.state !== 'reading' && (
        <Older state={view.older} reachedTo={view.reachedTo} name="older" look={actions.older} />
      )}
      <Keys />
    </ListFrame>
  );
}

interface RowProps {
  readonly row: RequestRow;
  readonly isOpen: boolean;
  readonly now: string;
  select(id: string): void;
}

function Row({ row, isOpen, now, select }: RowProps) {
  const { phrase, text } = usePlace();
  const risk = row.risk === 'plain' ? '' : phrase(`review.risk.${row.risk}`);
  const state = row.state === 'waiting' ? '' : phrase(`review.row.${row.state}`);
  return (
    <button
      ref={useOpenRow(isOpen)}
      type="button"
      className="swr-row"
      data-request={row.id}
      data-state={row.state}
      aria-current={isOpen}
      onClick={() => select(row.id)}
    >
      <span className="swr-row-head">
        <span className="swr-row-title">{row.title}</span>
        <span className="swr-amount">{row.amount}</span>
      </span>
      {row.because !== '' && <span className="sw-small">{row.because}</span>}
      <span className="sw-small">
        {row.risk === 'permanent' && <Icon name="warning" tone="sw-danger" />}{' '}
        {[row.by, text.time(row.at, now), risk, state].filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}

const KEYS = ['j', 'k', 'a', 'r', 'e', 'q'] as const;

function Keys() {
  const { phrase } = usePlace();
  return (
    <p className="swr-keys">
      {KEYS.map((key) => (
        <span key={key}>
          <kbd>{key.toUpperCase()}</kbd> {phrase(`review.keys.${key}`)}{' '}
        </span>
      ))}
    </p>
  );
}
