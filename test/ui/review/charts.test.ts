import { PALETTE } from '@zendeskgarden/react-theming';
import { describe, expect, it } from 'vitest';
import { EMPTY_TALLY, emptyTotals, type Totals } from '../../../app/study/totals.ts';
import { COLOURS } from '../../../app/ui/colours.ts';
import { CHART_COLOURS, CHART_TONES } from '../../../app/ui/review/chart-colours.ts';
import { chartSettings, sparkSettings } from '../../../app/ui/review/chart-settings.ts';
import { countChart, givenCharts, outcomeChart } from '../../../app/ui/review/numbers-charts.ts';
import type { ChartView } from '../../../app/ui/review/numbers-view.ts';
import { createText } from '../../../app/ui/text.ts';

const text = createText('de', { tool: { refund_order: { title: 'Bestellung erstatten' } } });

const chart: ChartView = {
  name: 'given-EUR',
  kind: 'bars',
  currency: 'EUR',
  series: [{ tone: 'sum', title: 'Gegeben' }],
  steps: [
    { label: 'Erstattung', values: [1_250.5], words: ['1.250,50 €'] },
    { label: 'Gutschein', values: [90], words: ['90,00 €'] },
  ],
};

/** The part of a setting at a path, whatever its type. */
function at(settings: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((here, part) => (here as Record<string, unknown> | undefined)?.[part], settings);
}

/** What a callback of Chart.js answers. */
function told(settings: object, path: string, argument: unknown): unknown {
  const callback = at(settings, path);
  return typeof callback === 'function' ? callback(argument) : undefined;
}

describe('colours of charts', () => {
  const garden = new Set(Object.values(PALETTE).flatMap((hues) => Object.values(hues)));

  for (const theme of ['light', 'dark'] as const)
    for (const tone of CHART_TONES)
      it(`are Garden’s and clear of the ground: ${tone}, ${theme}`, () => {
        const colour = CHART_COLOURS[theme][tone];
        expect(garden.has(colour)).toBe(true);
        expect(contrast(colour, COLOURS[theme]['back-default'] ?? '')).toBeGreaterThanOrEqual(3);
      });
});

/** WCAG's contrast of two colours: `#fff`, `#1f73b7`. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex =
    colour.length === 4 ? [...colour.slice(1)].flatMap((digit) => [digit, digit]).join('') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('a chart', () => {
  it('says numbers in the reader’s language', () => {
    const settings = chartSettings(chart, { theme: 'light', text });
    expect(told(settings, 'options.plugins.tooltip.callbacks.label', { datasetIndex: 0, dataIndex: 0 })).toBe(
      'Gegeben: 1.250,50 €',
    );
    expect(told(settings, 'options.scales.x.ticks.callback', 1_500)).toBe('1500\u00a0€');
    const counts = chartSettings({ ...chart, currency: '' }, { theme: 'light', text });
    expect(told(counts, 'options.scales.x.ticks.callback', 2_500_000)).toBe('2,5\u00a0Mio.');
  });

  it('is drawn in the colours of its theme', () => {
    for (const theme of ['light', 'dark'] as const) {
      const settings = chartSettings(chart, { theme, text });
      expect(at(settings, 'data.datasets.0.backgroundColor')).toBe(CHART_COLOURS[theme].sum);
      expect(at(settings, 'options.scales.y.ticks.color')).toBe(COLOURS[theme]['fore-subtle']);
    }
  });

  it('never moves', () => {
    const looks = { theme: 'light', text } as const;
    for (const settings of [chartSettings(chart, looks), sparkSettings([0.5, null, 1], looks)])
      expect(at(settings, 'options.animation')).toBe(false);
  });
});

const totals = (changes: Partial<Totals>): Totals => ({ ...emptyTotals(), ...changes });

describe('what there is to look at', () => {
  it('has a column a week with every fate', () => {
    const periods = ['2026-08-03', '2026-08-05', '2026-08-10'].map((name, i) => ({
      name,
      totals: totals({ all: { ...EMPTY_TALLY, unedited: 2, rejected: i } }),
    }));
    expect(outcomeChart(periods, 'week', text).steps.map(({ values }) => values)).toEqual([
      [4, 0, 0, 1, 0],
      [2, 0, 0, 2, 0],
    ]);
  });

  it('sums money by tool, each currency on its own', () => {
    const money = {
      'refund_order a USD': 1_000,
      'refund_order b USD': 500,
      'coupon a USD': 4_000,
      'refund_order a JPY': 900,
      'coupon a JPY': 100,
    };
    const charts = givenCharts(totals({ money }), 'Given', text);
    expect(charts.map(({ currency, steps }) => [currency, steps.map(({ values }) => values[0])])).toEqual([
      ['USD', [40, 15]],
      ['JPY', [900, 100]],
    ]);
  });

  it('is nothing where there is nothing to compare', () => {
    expect(givenCharts(totals({ money: { 'refund_order a USD': 1_000 } }), 'Given', text)).toEqual([]);
    expect(countChart('reasons', 'Because', { counts: [['Wrong', 3]], text })).toEqual([]);
  });
});
