import { DEFAULT_THEME, getColor } from '@zendeskgarden/react-theming';
import { describe, expect, it } from 'vitest';
import { COLOURS, gardenName } from '../../app/ui/colours.ts';

describe('colours', () => {
  for (const theme of ['light', 'dark'] as const)
    it(`are Garden’s own in the ${theme} theme`, () => {
      const garden = { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: theme } };
      const expected = Object.keys(COLOURS[theme]).map((name) => [
        name,
        getColor({ theme: garden, variable: gardenName(name) }),
      ]);
      expect(Object.entries(COLOURS[theme])).toEqual(expected);
    });
});
