import type { Ticket } from '../../ticket/ticket.ts';
import type { DraftView } from '../sidebar/view-model.ts';

/** What an insertion is about: a draft, the words of it that stood there, and the newest comment at that time. */
export interface Inserted {
  readonly draft: string;
  readonly text: string;
  readonly comment: string;
}

/** What became of putting words into the composer. */
export interface Insertion {
  readonly of: Inserted;
  readonly outcome: DraftView['insertion'];
}

/** What is said of it under the draft that stands there now: nothing where that is another one, or the ticket went on. */
export function insertionView(insertion: Insertion | null, now: Inserted): DraftView['insertion'] {
  if (!insertion || insertion.of.draft !== now.draft || insertion.of.comment !== now.comment) return NONE;
  const isThere = insertion.outcome.state === 'inserted' || insertion.outcome.state === 'copied';
  return isThere && insertion.of.text !== now.text ? NONE : insertion.outcome;
}

const NONE: DraftView['insertion'] = { state: 'none' };

/** The id of the ticket's newest comment; empty where there is none. */
export const newestComment = ({ comments }: Ticket): string => comments.at(-1)?.id ?? '';
