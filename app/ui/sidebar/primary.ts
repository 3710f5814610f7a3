import type { CardView, ReadyView } from './view-model.ts';

/** What the panel's one primary button belongs to; null where nothing is to be done. */
export type Primary =
  | { readonly on: 'card'; readonly id: string }
  | { readonly on: 'question' }
  | { readonly on: 'draft' }
  | null;

/** The one thing to do first: a card that can be approved, else the draft, else a value to be typed. */
export function primaryOf(view: ReadyView): Primary {
  if (view.mode !== 'work') return null;
  const card = view.next.find(isOpen);
  if (card) return { on: 'card', id: card.id };
  if (view.draft && !['inserted', 'copied'].includes(view.draft.insertion.state)) return { on: 'draft' };
  return view.needsYou?.kind === 'value' ? { on: 'question' } : null;
}

/** Whether a person can decide about a card now. */
export const isOpen = (card: CardView): boolean => OPEN.has(card.progress.state);

const OPEN: ReadonlySet<CardView['progress']['state']> = new Set([
  'idle',
  'refreshing',
  'failed',
  'turned-down',
  'outdated',
]);
