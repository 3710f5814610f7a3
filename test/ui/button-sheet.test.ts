import { DEFAULT_THEME, getColor } from '@zendeskgarden/react-theming';
import { describe, expect, it } from 'vitest';
import { BUTTON_COLOURS } from '../../app/ui/button-sheet.ts';

const OFFSETS: Readonly<Record<string, number>> = { hover: 100, active: 200 };
const PLACES: Readonly<Record<string, string>> = { line: 'border', fore: 'foreground', back: 'background' };

/** What Garden gives a button of its own by our variable's name, e.g. `danger-fore-hover`. */
function gardenColour(name: string, base: 'light' | 'dark'): string {
  const theme = { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base } };
  if (name === 'on-emphasis') return getColor({ theme, variable: 'foreground.onEmphasis' });
  const [kind, place = '', state = ''] = name.split('-');
  const tone = kind === 'danger' ? 'danger' : 'primary';
  if (place === 'tint') {
    const transparency = theme.opacity[OFFSETS[state] ?? 0] ?? 0;
    return getColor({ theme, variable: `background.${tone}Emphasis`, transparency });
  }
  const offset = OFFSETS[state] ?? 0;
  const variable = `${PLACES[place]}.${tone}${place === 'fore' ? '' : 'Emphasis'}`;
  return getColor({ theme, variable, light: { offset }, dark: { offset: -offset } });
}

describe('colours of a button', () => {
  for (const theme of ['light', 'dark'] as const)
    it(`are Garden’s own in the ${theme} theme`, () => {
      const names = Object.keys(BUTTON_COLOURS[theme]);
      expect(BUTTON_COLOURS[theme]).toEqual(
        Object.fromEntries(names.map((name) => [name, gardenColour(name, theme)])),
      );
    });
});
