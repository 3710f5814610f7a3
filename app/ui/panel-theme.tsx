/**
 * The theme's name for the parts of the sidebar. Garden's own theme is needed only around Garden's components, and those are
 * fetched when they are first shown: a panel that shows none does not wait for them.
 */
import { createContext, type ReactNode, useContext } from 'react';
import type { Surroundings } from '../helpdesk/helpdesk.ts';

type ThemeName = Surroundings['theme'];

const NameContext = createContext<ThemeName | null>(null);

/** Tells the parts below it whether the helpdesk around us is light or dark. */
export function PanelTheme({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  return <NameContext.Provider value={theme}>{children}</NameContext.Provider>;
}

/** What the panel around a part said; null on pages that stand in Garden's theme as a whole. */
export const usePanelTheme = (): ThemeName | null => useContext(NameContext);
