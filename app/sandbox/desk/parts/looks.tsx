import { useEffect } from 'react';
import { type DeskState, type Store, useStore } from '../state.ts';
import { Icon } from './icons.tsx';

/** The page around the parts takes the theme of the state. */
export function useTheme(store: Store<DeskState>): void {
  const { theme } = useStore(store);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}

/** Switches between light and dark. */
export function ThemeButton({ store }: { readonly store: Store<DeskState> }) {
  const isDark = useStore(store).theme === 'dark';
  return (
    <button
      type="button"
      className="icon-button"
      data-test="theme"
      aria-label={isDark ? 'Switch to light' : 'Switch to dark'}
      onClick={() => store.set((before) => ({ ...before, theme: isDark ? 'light' : 'dark' }))}
    >
      <Icon name={isDark ? 'sun' : 'moon'} />
    </button>
  );
}

/** Switches the place of the app between its narrowest and a wide one. */
export function WidthButton({ store, of }: { readonly store: Store<DeskState>; readonly of: string }) {
  const isWide = useStore(store).trayWidth === 400;
  return (
    <button
      type="button"
      className="icon-button"
      data-test="tray-width"
      aria-label={isWide ? `Make the ${of} 320 px wide` : `Make the ${of} 400 px wide`}
      onClick={() => store.set((before) => ({ ...before, trayWidth: isWide ? 320 : 400 }))}
    >
      <Icon name="width" />
    </button>
  );
}
