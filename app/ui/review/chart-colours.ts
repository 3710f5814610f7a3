/** The colours of what is drawn in charts: Garden's palette, dark on light and light on dark, each clear of its ground by 3 to 1. */
import type { Surroundings } from '../../helpdesk/helpdesk.ts';

/** What is drawn: how a suggestion ended, or a sum of any other kind. */
export const CHART_TONES = [
  'unedited',
  'light',
  'heavy',
  'rejected',
  'ignored',
  'sum',
  'good',
  'bad',
] as const;
export type ChartTone = (typeof CHART_TONES)[number];

/** A colour for each tone by theme. */
export const CHART_COLOURS: Readonly<Record<Surroundings['theme'], Readonly<Record<ChartTone, string>>>> = {
  light: {
    unedited: '#13456d',
    light: '#1f73b7',
    heavy: '#2694d6',
    rejected: '#cd3642',
    ignored: '#848f99',
    sum: '#1f73b7',
    good: '#037f52',
    bad: '#cd3642',
  },
  dark: {
    unedited: '#93bcdc',
    light: '#2694d6',
    heavy: '#1f73b7',
    rejected: '#eb5c69',
    ignored: '#848f99',
    sum: '#2694d6',
    good: '#26a178',
    bad: '#eb5c69',
  },
};
