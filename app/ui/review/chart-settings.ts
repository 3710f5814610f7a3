/** What Chart.js is told to draw. Legends and tables are ours and stand beside the canvas, so that they can be read aloud. */
import type { ChartConfiguration, ChartOptions } from 'chart.js';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { COLOURS } from '../colours.ts';
import type { Text } from '../text.ts';
import { CHART_COLOURS } from './chart-colours.ts';
import type { ChartView } from './numbers-view.ts';

/** What a chart looks like besides its numbers. */
export interface ChartLooks {
  readonly theme: Surroundings['theme'];
  readonly text: Text;
}

/** Stacked columns over time, or bars that lie, one a step. Sums arrive one after the other, so nothing is ever animated. */
export function chartSettings(chart: ChartView, looks: ChartLooks): ChartConfiguration<'bar' | 'line'> {
  const lies = chart.kind === 'bars';
  return {
    type: 'bar',
    data: {
      labels: chart.steps.map(({ label }) => label),
      datasets: chart.series.map(({ tone, title }, i) => ({
        label: title,
        data: chart.steps.map(({ values }) => values[i] ?? 0),
        backgroundColor: CHART_COLOURS[looks.theme][tone],
        borderColor: colourOf('back-default', looks),
        borderWidth: lies ? { right: 1 } : { top: 1 },
        borderSkipped: false,
        maxBarThickness: lies ? LYING_MAX : STANDING_MAX,
      })),
    },
    options: {
      ...still,
      indexAxis: lies ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false, axis: lies ? 'y' : 'x' },
      scales: scalesOf(chart, looks),
      plugins: { legend: { display: false }, tooltip: tooltipOf(chart, looks) },
    },
  };
}

const STANDING_MAX = 40;
const LYING_MAX = 18;

const still = { animation: false, responsive: true, maintainAspectRatio: false } as const;

const colourOf = (name: string, { theme }: ChartLooks): string => COLOURS[theme][name] ?? '';

/** In the family of the page, which the canvas tells. */
const FONT = { size: 12 } as const;

function scalesOf(chart: ChartView, looks: ChartLooks): NonNullable<ChartOptions<'bar' | 'line'>['scales']> {
  const steps = {
    stacked: true,
    border: { color: colourOf('line-default', looks) },
    grid: { display: false },
    ticks: {
      color: colourOf('fore-subtle', looks),
      font: FONT,
      maxRotation: 0,
      autoSkipPadding: 12,
      autoSkip: chart.kind === 'columns',
    },
  } as const;
  const values = {
    stacked: true,
    beginAtZero: true,
    border: { display: false },
    grid: { color: colourOf('line-subtle', looks) },
    ticks: {
      color: colourOf('fore-subtle', looks),
      font: FONT,
      maxTicksLimit: 5,
      maxRotation: 0,
      precision: chart.currency === '' ? 0 : 2,
      callback: (value: number | string) => tickWords(Number(value), chart, looks.text),
    },
  };
  return chart.kind === 'bars' ? { x: values, y: steps } : { x: steps, y: values };
}

/** `1.2K`, `$3K`: a scale needs no more. */
function tickWords(value: number, { currency }: ChartView, { locale }: Text): string {
  return new Intl.NumberFormat(locale, {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
    ...(currency === '' ? {} : { style: 'currency', currency }),
  }).format(value);
}

function tooltipOf(
  chart: ChartView,
  looks: ChartLooks,
): NonNullable<NonNullable<ChartOptions<'bar' | 'line'>['plugins']>['tooltip']> {
  return {
    backgroundColor: colourOf('back-raised', looks),
    borderColor: colourOf('line-default', looks),
    borderWidth: 1,
    titleColor: colourOf('fore-default', looks),
    bodyColor: colourOf('fore-default', looks),
    titleFont: { ...FONT, weight: 600 },
    bodyFont: FONT,
    padding: 10,
    boxPadding: 4,
    callbacks: {
      label: ({ datasetIndex, dataIndex }) =>
        `${chart.series[datasetIndex]?.title ?? ''}: ${chart.steps[dataIndex]?.words[datasetIndex] ?? ''}`,
    },
  };
}

/** A line without axes that begins at nothing; a gap where nothing was counted. */
export function sparkSettings(
  points: readonly (number | null)[],
  { theme }: Pick<ChartLooks, 'theme'>,
): ChartConfiguration<'bar' | 'line'> {
  const colour = CHART_COLOURS[theme].sum;
  const last = points.findLastIndex((point) => point !== null);
  return {
    type: 'line',
    data: {
      labels: points.map((_, i) => String(i)),
      datasets: [
        {
          data: [...points],
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 1.5,
          spanGaps: true,
          clip: false,
          pointRadius: points.map((_, i) => (i === last ? 2.5 : 0)),
        },
      ],
    },
    options: {
      ...still,
      events: [],
      layout: { padding: 4 },
      scales: { x: { display: false }, y: { display: false, min: 0, max: 1 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  };
}
