/** What there is to look at on the numbers page, made from sums. */
import { decimalsOf } from '../../lib/money.ts';
import { givenIn, type StepLength, seriesOf } from '../../study/numbers.ts';
import type { Period } from '../../study/periods.ts';
import { ROW_OUTCOMES } from '../../study/row.ts';
import type { Totals } from '../../study/totals.ts';
import type { Text } from '../text.ts';
import type { ChartView } from './numbers-view.ts';

/** How suggestions ended, a column a day, week or month, the oldest first. */
export function outcomeChart(periods: readonly Period[], length: StepLength, text: Text): ChartView {
  return {
    name: 'outcomes',
    kind: 'columns',
    currency: '',
    series: ROW_OUTCOMES.map((tone) => ({ tone, title: text.phrase(`review.outcome-name.${tone}`) })),
    steps: seriesOf(periods, length).map(({ name, totals }) => {
      const values = ROW_OUTCOMES.map((outcome) => totals.all[outcome]);
      return { label: stepLabel(name, text), values, words: values.map((value) => text.number(value)) };
    }),
  };
}

/** What a day, week or month is called. */
export const stepLabel = (name: string, text: Text): string =>
  name.length === 7 ? monthWords(name, text) : text.date(name);

const monthWords = (month: string, text: Text): string =>
  new Intl.DateTimeFormat(text.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** Counts as bars, the most first; none where there is nothing to compare. */
export function countChart(
  name: string,
  title: string,
  { counts, text }: { counts: readonly (readonly [string, number])[]; text: Text },
): ChartView[] {
  if (counts.length < COMPARED_MIN) return [];
  return [
    {
      name,
      kind: 'bars',
      currency: '',
      series: [{ tone: 'sum', title }],
      steps: counts
        .slice(0, BARS_MAX)
        .map(([label, count]) => ({ label: short(label), values: [count], words: [text.number(count)] })),
    },
  ];
}

/** What customers were given by each tool, a chart a currency, the most first. */
export function givenCharts(totals: Totals, title: string, text: Text): ChartView[] {
  const sums = new Map<string, Map<string, number>>();
  for (const { tool, currency, minor } of givenIn(totals)) {
    const tools = sums.get(currency) ?? new Map<string, number>();
    sums.set(currency, tools.set(tool, (tools.get(tool) ?? 0) + minor));
  }
  return [...sums].flatMap(([currency, tools]): ChartView[] => {
    const ordered = [...tools].sort(([, a], [, b]) => b - a).slice(0, BARS_MAX);
    if (ordered.length < COMPARED_MIN) return [];
    return [
      {
        name: `given-${currency}`,
        kind: 'bars',
        currency,
        series: [{ tone: 'sum', title }],
        steps: ordered.map(([tool, minor]) => {
          const amount = minor / 10 ** decimalsOf(currency);
          const label = short(text.phrase(`tool.${tool}.title`));
          return { label, values: [amount], words: [text.money(amount, currency)] };
        }),
      },
    ];
  });
}

/** One bar says nothing that its number does not. */
const COMPARED_MIN = 2;
const BARS_MAX = 8;

/** A name that leaves room for its bar. */
const short = (label: string): string =>
  label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1).trimEnd()}…` : label;

const LABEL_MAX = 28;
