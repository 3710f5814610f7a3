/**
 * The colours of Zendesk Garden's theme as CSS variables, written down so that the first paint does not wait for
 * Garden. A test compares them with `getColor` of the installed version.
 */
import type { Surroundings } from '../helpdesk/helpdesk.ts';

type Colours = Readonly<Record<string, string>>;

/** CSS variable without its dashes → colour, by theme; `sw-back-subtle` is Garden's `background.subtle`. */
export const COLOURS: Readonly<Record<Surroundings['theme'], Colours>> = {
  light: {
    'back-default': '#fff',
    'back-raised': '#fff',
    'back-subtle': '#f8f9f9',
    'back-success': '#eef8f4',
    'back-warning': '#fff3e4',
    'back-danger': '#fff2f3',
    'back-primaryEmphasis': '#1f73b7',
    'line-default': '#d8dcde',
    'line-subtle': '#e8eaec',
    'line-emphasis': '#848f99',
    'line-warning': '#fed6a9',
    'line-primaryEmphasis': '#1f73b7',
    'fore-default': '#293239',
    'fore-subtle': '#5c6970',
    'fore-primary': '#1f73b7',
    'fore-success': '#037f52',
    'fore-warning': '#ac5918',
    'fore-danger': '#cd3642',
    'fore-disabled': '#848f99',
  },
  dark: {
    'back-default': '#151a1e',
    'back-raised': '#1c2227',
    'back-subtle': '#1c2227',
    'back-success': '#0c261c',
    'back-warning': '#2d1e15',
    'back-danger': '#3d1418',
    'back-primaryEmphasis': '#2694d6',
    'line-default': '#39434b',
    'line-subtle': '#293239',
    'line-emphasis': '#848f99',
    'line-warning': '#4c2c17',
    'line-primaryEmphasis': '#2694d6',
    'fore-default': '#d8dcde',
    'fore-subtle': '#919ca5',
    'fore-primary': '#2694d6',
    'fore-success': '#94c1b0',
    'fore-warning': '#fca347',
    'fore-danger': '#f2a1a8',
    'fore-disabled': '#5c6970',
  },
};

/** Garden's name of a colour variable: `back-subtle` is `background.subtle`. */
export function gardenName(variable: string): string {
  const [group = '', shade = ''] = variable.split('-');
  return `${GROUPS[group] ?? group}.${shade}`;
}

const GROUPS: Readonly<Record<string, string>> = { back: 'background', line: 'border', fore: 'foreground' };

/** The variables of a theme as CSS declarations. */
export const declarationsOf = (theme: Surroundings['theme']): string =>
  Object.entries(COLOURS[theme])
    .map(([name, colour]) => `--sw-${name}:${colour}`)
    .join(';');
