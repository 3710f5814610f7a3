import { createContext, useContext } from 'react';
import type { Evidence } from '../../lib/evidence.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { SidebarActions } from '../sidebar/view-model.ts';
import type { Text } from '../text.ts';

/** One thing that the evidence panel shows: exact words, where they stand, when. */
export interface Proof {
  readonly quote: string;
  readonly where: string;
  readonly at: string | null;
  /** Null where the helpdesk has no place to open, as for a policy's own words. */
  readonly evidence: Evidence | null;
}

/** What every part of a page may use, wherever it stands. */
export interface Place {
  readonly text: Text;
  readonly phrase: Phrases;
  /** ISO 8601; times are worded by it. */
  readonly now: string;
  /** Whether single-key shortcuts are on, so that buttons may show theirs. */
  readonly shortcuts: boolean;
  /** Opens the evidence panel beside the thing that asked for it, which gets the focus back. */
  prove(title: string, proofs: readonly Proof[], beside: HTMLElement): void;
}

/** What the sidebar's parts may use besides. */
export interface Panel extends Place {
  readonly actions: SidebarActions;
}

const PlaceContext = createContext<Place | Panel | null>(null);

/** Gives a page's place, or the sidebar's panel, to the parts below it. */
export const PanelProvider = PlaceContext.Provider;

/** The page around a part. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('a part outside of its page');
  return place;
}

/** The sidebar's panel around a part. */
export function usePanel(): Panel {
  const place = usePlace();
  if (!isPanel(place)) throw new Error('a part of the sidebar outside of it');
  return place;
}

const isPanel = (place: Place): place is Panel => 'actions' in place;
