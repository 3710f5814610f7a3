import type { SidebarView } from './view-model.ts';

/** What stands where in the panel, above and including the draft's place: two views with one key put nothing elsewhere. */
export function placesOf(view: SidebarView): string {
  if (view.state !== 'ready') return view.state;
  return JSON.stringify([
    view.ticket,
    view.mode,
    view.notices.map((notice) => notice.id),
    view.tabs.map((tab) => [tab.id, tab.open]),
    view.policy?.id ?? null,
    view.place === null,
    view.waiting?.on ?? null,
    view.ended?.how ?? null,
    view.lookups.map((lookup) => lookup.id),
    view.needsYou?.id ?? null,
    view.next.map((card) => card.id),
    view.refused.map((refusal) => refusal.id),
    view.draft !== null,
  ]);
}

/** The same with the draft's text, whose length moves the buttons under it. */
export const placesAndDraftOf = (view: SidebarView): string =>
  view.state === 'ready' ? `${placesOf(view)} ${view.draft?.id ?? ''}` : placesOf(view);
