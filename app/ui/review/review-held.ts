/** What the review page remembers between readings. */
import type { Signal } from '@preact/signals-core';
import type { PolicyNote } from '../../study/policy-note.ts';
import type { ReviewCursor, ReviewFilter, ReviewItem, ReviewPart } from '../../study/review-list.ts';
import type { Agreement, Mark } from '../../study/scorecard.ts';
import type { Names } from '../names.ts';
import type { ReadReview } from './open-review.ts';
import type { ReviewPorts } from './ports.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { ReviewRow, ReviewView } from './review-view.ts';

/** Keeps each item's row until what it says has changed. */
export type RowOnce = (item: ReviewItem, sign: string, make: () => ReviewRow) => ReviewRow;

/** Everything that the page holds. */
export interface ReviewHeld {
  readonly ports: ReviewPorts;
  readonly view: Signal<ReviewView>;
  readonly names: Names;
  readonly ahead: ReadAhead<ReviewCursor, ReviewPart>;
  readonly rowOnce: RowOnce;
  filter: ReviewFilter;
  shown: ReviewView['shown'];
  items: readonly ReviewItem[];
  /** One item of each agent, channel and brand that was read so far: what filters offer. */
  readonly seen: Map<string, ReviewItem>;
  next: ReviewCursor | null;
  /** Newer ones were let go of for older ones. */
  isCut: boolean;
  reachedTo: string;
  isReading: boolean;
  isRead: boolean;
  open: { readonly item: ReviewItem; readonly read: ReadReview | null } | null;
  openTrouble: string;
  criteria: readonly string[];
  marks: Readonly<Record<string, Mark>>;
  comment: string;
  isSaved: boolean;
  noted: boolean;
  agreement: readonly Agreement[] | null;
  notes: readonly PolicyNote[] | null;
  trouble: string;
  /** Which reading is the newest; an older one that comes back late is dropped. */
  turn: number;
}
