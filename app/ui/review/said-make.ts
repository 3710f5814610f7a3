/** Makes the view of what customers said. */
import { type Split, type StepLength, stepOf } from '../../study/numbers.ts';
import {
  addSaid,
  addSaidTotals,
  type Said,
  type SaidDay,
  type SaidTotals,
  satisfiedShare,
} from '../../study/satisfaction.ts';
import type { Text } from '../text.ts';
import { stepLabel } from './numbers-charts.ts';
import type { ChartView, SaidView } from './numbers-view.ts';
import type { SaidState } from './said-reader.ts';

/** What it is made from. */
export interface SaidInput {
  readonly said: SaidState;
  readonly split: Split;
  readonly length: StepLength;
  /** What a row of a table is called. */
  readonly nameOf: (key: string) => string;
  /** What is split by. */
  readonly head: string;
  readonly text: Text;
}

/** The view; a share always comes with how many answered, and those who did not are named. */
export function saidView(input: SaidInput): SaidView {
  const { said, text, head, nameOf } = input;
  const all = addSaid(said.days.flatMap(({ totals }) => totals?.all ?? []));
  const answers = all.good + all.bad;
  const word = (name: string, count: number) => text.phrase(`review.said.${name}`, { count });
  return {
    value: shareOf(all, text),
    words: answers > 0 ? answersIn(all, text) : word(all.cases === 0 ? 'none' : 'nobody', all.cases),
    charts: answers === 0 ? [] : [saidChart(input)],
    table: {
      columns: [head, ...COLUMNS.map((name) => text.phrase(`review.said.column.${name}`))],
      rows: splitSaid(said.days, input)
        .filter(([, { good, bad }]) => good + bad > 0)
        .map(([key, each]) => ({ key, name: nameOf(key), cells: cellsOf(each, text), warn: false })),
    },
    left: said.left,
    trouble: said.trouble,
  };
}

const COLUMNS = ['share', 'good', 'bad', 'unrated'] as const;

const shareOf = (said: Said, text: Text): string => {
  const share = satisfiedShare(said);
  return share === null ? '–' : text.percent(Math.round(share * 100));
};

const answersIn = ({ cases, good, bad }: Said, text: Text): string =>
  [
    text.phrase('review.said.answers', { good, count: good + bad }),
    text.phrase('review.said.silent', { count: cases - good - bad }),
  ].join(' ');

const cellsOf = (said: Said, text: Text): string[] => [
  shareOf(said, text),
  text.number(said.good),
  text.number(said.bad),
  text.number(said.cases - said.good - said.bad),
];

function saidChart({ said, length, text }: SaidInput): ChartView {
  return {
    name: 'said',
    kind: 'columns',
    currency: '',
    series: (['good', 'bad'] as const).map((tone) => ({
      tone,
      title: text.phrase(`review.said.column.${tone}`),
    })),
    steps: stepsOf(said.days, length).map(([name, each]) => ({
      label: stepLabel(name, text),
      values: [each.good, each.bad],
      words: [text.number(each.good), text.number(each.bad)],
    })),
  };
}

function stepsOf(days: readonly SaidDay[], length: StepLength): [string, Said][] {
  const steps = new Map<string, Said[]>();
  for (const { day, totals } of days) {
    const step = stepOf(day, length);
    steps.set(step, [...(steps.get(step) ?? []), ...(totals ? [totals.all] : [])]);
  }
  return [...steps].map(([name, all]) => [name, addSaid(all)]);
}

/** What customers said, split one way: by time the newest first, else by the most answers. */
export function splitSaid(
  days: readonly SaidDay[],
  { split, length }: { readonly split: Split; readonly length: StepLength },
): readonly (readonly [string, Said])[] {
  if (split === 'week') return stepsOf(days, length === 'month' ? 'month' : 'week').reverse();
  const totals = addSaidTotals(days.flatMap((day) => day.totals ?? []));
  return Object.entries(partOf(totals, split)).sort(
    ([a, one], [b, other]) => other.good + other.bad - one.good - one.bad || (a < b ? -1 : 1),
  );
}

const partOf = (totals: SaidTotals, split: Exclude<Split, 'week'>): Readonly<Record<string, Said>> =>
  ({ policy: totals.byPolicy, step: totals.byStep, tool: totals.byTool, agent: totals.byAgent })[split];
