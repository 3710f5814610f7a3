/** Garden's theme around everything from the start; stands in for `app/ui/panel-theme.tsx`. */
export { Theme as PanelTheme } from '../../../app/ui/theme.tsx';

/** Nothing needs the theme once more. */
export const usePanelTheme = (): null => null;
