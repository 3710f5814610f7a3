import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { type ReactNode, useMemo } from 'react';
import type { Surroundings } from '../helpdesk/helpdesk.ts';

/** Garden's theme, light or dark as the helpdesk around us. */
export function Theme({ theme, children }: { theme: Surroundings['theme']; children: ReactNode }) {
  const garden = useMemo(
    () => ({ ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: theme } }),
    [theme],
  );
  return <ThemeProvider theme={garden}>{children}</ThemeProvider>;
}
