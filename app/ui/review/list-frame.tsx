import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { usePlace } from '../parts/panel.ts';

interface ListFrameProps {
  /** Names the list for those who do not see it. */
  readonly label: string;
  readonly trouble: string;
  /** Said in place of rows where there are none and nothing is wrong; empty where there are some. */
  readonly empty: string;
  readonly children: ReactNode;
  retry(): void;
}

/** A list on the left: what went wrong, that there is nothing, or its rows. */
export function ListFrame({ label, trouble, empty, children, retry }: ListFrameProps) {
  return (
    <nav className="swr-list" aria-label={label}>
      <Trouble className="swr-empty" words={trouble} retry={retry} />
      {empty !== '' && trouble === '' && <p className="swr-empty">{empty}</p>}
      {children}
    </nav>
  );
}

/** For the row of a list: it is scrolled to where it is opened by a key. */
export function useOpenRow(isOpen: boolean): RefObject<HTMLButtonElement> {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen]);
  return row;
}

interface TroubleProps {
  readonly className: string;
  readonly words: string;
  retry(): void;
}

/** What went wrong, with a way to try again; nothing where nothing did. */
export function Trouble({ className, words, retry }: TroubleProps) {
  const { phrase } = usePlace();
  if (words === '') return null;
  return (
    <p className={className} role="alert">
      {words}{' '}
      <button type="button" className="sw-link" onClick={retry}>
        {phrase('ui.retry')}
      </button>
    </p>
  );
}

interface OlderProps {
  readonly state: 'none' | 'more' | 'reading';
  /** The day to which the list reaches. */
  readonly reachedTo: string;
  readonly name: string;
  look(): void;
}

/** Looks further back; says so while it does. */
export function Older({ state, reachedTo, name, look }: OlderProps) {
  const { phrase, text } = usePlace();
  if (state === 'none') return null;
  return (
    <p className="swr-empty sw-small">
      {state === 'reading' ? (
        phrase('review.reading')
      ) : (
        <button type="button" className="sw-link" data-name={name} onClick={look}>
          {phrase('review.waiting.older', { date: text.date(reachedTo) })}
        </button>
      )}
    </p>
  );
}
