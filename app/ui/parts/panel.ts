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

/** What every part of the panel may use. */
export interface Panel {
  readonly text: Text;
  readonly phrase: Phrases;
  readonly actions: SidebarActions;
  /** ISO 8601; times are worded by it. */
  readonly now: string;
  /** Whether single-key shortcuts are on, so that buttons may show theirs. */
  readonly shortcuts: boolean;
  /** Opens the evidence panel beside the thing that asked for it, which gets the focus back. */
  prove(title: string, proofs: readonly Proof[], beside: HTMLElement): void;
}

const PanelContext = createContext<Panel | null>(null);

/** Gives the panel to the parts below it. */
export const PanelProvider = PanelContext.Provider;

/** The panel around a part. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('a part of the panel outside of it');
  return panel;
}
