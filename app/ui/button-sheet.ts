/**
 * Garden's small button as plain style, so that the first suggestion does not wait for Garden's code. A test compares the
 * colours with the installed version's.
 *
 * @see https://garden.zendesk.com/components/button, read 2026-08
 */
import type { Surroundings } from '../helpdesk/helpdesk.ts';

type Shades = Readonly<Record<string, string>>;

/** CSS variable without its dashes → colour, by theme; `tint` is the background of a button without one under the pointer. */
export const BUTTON_COLOURS: Readonly<Record<Surroundings['theme'], Shades>> = {
  light: {
    'button-line': '#1f73b7',
    'button-line-hover': '#13456d',
    'button-line-active': '#0f3655',
    'button-fore': '#1f73b7',
    'button-fore-hover': '#13456d',
    'button-fore-active': '#0f3655',
    'button-back': '#1f73b7',
    'button-back-hover': '#13456d',
    'button-back-active': '#0f3655',
    'button-tint-hover': 'rgba(31,115,183,0.08)',
    'button-tint-active': 'rgba(31,115,183,0.16)',
    'danger-line': '#cd3642',
    'danger-line-hover': '#7e1d25',
    'danger-line-active': '#671219',
    'danger-fore': '#cd3642',
    'danger-fore-hover': '#7e1d25',
    'danger-fore-active': '#671219',
    'danger-back': '#cd3642',
    'danger-back-hover': '#7e1d25',
    'danger-back-active': '#671219',
    'danger-tint-hover': 'rgba(205,54,66,0.08)',
    'danger-tint-active': 'rgba(205,54,66,0.16)',
    'on-emphasis': '#fff',
  },
  dark: {
    'button-line': '#2694d6',
    'button-line-hover': '#66a0cd',
    'button-line-active': '#93bcdc',
    'button-fore': '#2694d6',
    'button-fore-hover': '#66a0cd',
    'button-fore-active': '#93bcdc',
    'button-back': '#2694d6',
    'button-back-hover': '#66a0cd',
    'button-back-active': '#93bcdc',
    'button-tint-hover': 'rgba(38,148,214,0.08)',
    'button-tint-active': 'rgba(38,148,214,0.16)',
    'danger-line': '#eb5c69',
    'danger-line-hover': '#ea7881',
    'danger-line-active': '#f2a1a8',
    'danger-fore': '#f2a1a8',
    'danger-fore-hover': '#f5d5d8',
    'danger-fore-active': '#fee3e5',
    'danger-back': '#eb5c69',
    'danger-back-hover': '#ea7881',
    'danger-back-active': '#f2a1a8',
    'danger-tint-hover': 'rgba(235,92,105,0.08)',
    'danger-tint-active': 'rgba(235,92,105,0.16)',
    'on-emphasis': '#151a1e',
  },
};

const coloursOf = (theme: Surroundings['theme']): string =>
  Object.entries(BUTTON_COLOURS[theme])
    .map(([name, colour]) => `--sw-${name}:${colour}`)
    .join(';');

/** A danger button is the same button in other colours. */
const DANGER = Object.keys(BUTTON_COLOURS.light)
  .filter((name) => name.startsWith('danger-'))
  .map((name) => `--sw-${name.replace('danger', 'button')}:var(--sw-${name})`)
  .join(';');

/** The style of buttons; within `.sw`, whose other colours it uses. */
export const BUTTON_SHEET = `
.sw{${coloursOf('light')}}
.sw[data-theme=dark]{${coloursOf('dark')}}
.sw-button{display:inline-flex;align-items:center;justify-content:center;margin:0;padding:5px .91667em;border:1px solid var(--sw-button-line);border-radius:4px;overflow:hidden;
 background-color:transparent;color:var(--sw-button-fore);font-size:12px;font-weight:400;text-overflow:ellipsis;user-select:none;-webkit-touch-callout:none;-webkit-font-smoothing:subpixel-antialiased;
 transition:border-color .25s ease-in-out,box-shadow .1s ease-in-out,background-color .25s ease-in-out,color .25s ease-in-out}
.sw-button:hover{border-color:var(--sw-button-line-hover);background-color:var(--sw-button-tint-hover);color:var(--sw-button-fore-hover)}
.sw-button:focus-visible{box-shadow:0 0 0 1px var(--sw-back-default),0 0 0 3px var(--sw-line-primaryEmphasis)}
.sw-button:active{border-color:var(--sw-button-line-active);background-color:var(--sw-button-tint-active);color:var(--sw-button-fore-active);transition-duration:.1s}
.sw-danger-button{${DANGER}}
.sw-quiet-button,.sw-quiet-button:hover,.sw-quiet-button:active{border-color:transparent}
.sw-primary-button,.sw-primary-button:hover,.sw-primary-button:active{border-color:transparent;color:var(--sw-on-emphasis)}
.sw-primary-button{background-color:var(--sw-button-back)}
.sw-primary-button:hover{background-color:var(--sw-button-back-hover)}
.sw-primary-button:active{background-color:var(--sw-button-back-active)}
`;
