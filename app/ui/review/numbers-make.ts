/** Makes the numbers page's view from sums. */
import { policyOfRef, stepOfRef } from '../../assist/run.ts';
import { findStep } from '../../assist/verify.ts';
import { decimalsOf } from '../../lib/money.ts';
import {
  givenIn,
  type Headline,
  headlineOf,
  type Split,
  type StepLength,
  savedShare,
  seriesOf,
  splitPeriods,
  turnsToDone,
} from '../../study/numbers.ts';
import { dayAfter, type Period } from '../../study/periods.ts';
import { ROW_OUTCOMES } from '../../study/row.ts';
import { addTotals, medianLookMs, shownIn, type Tally, type Totals } from '../../study/totals.ts';
import { countChart, givenCharts, outcomeChart, stepLabel } from './numbers-charts.ts';
import type { FigureView, ListView, NumbersView, OtherView, RangeName, TableView } from './numbers-view.ts';
import type { ReviewPorts } from './ports.ts';
import { saidView } from './said-make.ts';
import type { SaidState } from './said-reader.ts';

/** What a view of the numbers is made from. */
export interface NumbersInput {
  readonly range: RangeName;
  readonly split: Split;
  readonly last: string;
  /** Of the range, oldest first. */
  readonly periods: readonly Period[];
  /** Of the stretch before it, of the same length; empty where it is not compared. */
  readonly before: readonly Period[];
  readonly isRead: boolean;
  readonly left: number;
  readonly trouble: string;
  readonly nameOf: (id: string) => string;
  readonly said: SaidState;
}

type Words = Pick<ReviewPorts, 'text' | 'library'>;

/** The view of the numbers. */
export function numbersView(input: NumbersInput, ports: Words): NumbersView {
  const totals = sumOf(input.periods);
  const { text } = ports;
  const first = dayAfter(input.last, 1 - Number(input.range));
  return {
    state: !input.isRead ? 'reading' : input.periods.length === 0 ? 'broken' : 'ready',
    range: input.range,
    span: `${text.date(first)} – ${text.date(input.last)}`,
    figures: figuresOf(input, totals, ports),
    chart: shownIn(totals.all) === 0 ? null : outcomeChart(input.periods, stepLengthOf(input.range), text),
    split: input.split,
    table: tableOf(input, ports),
    others: othersOf(totals, ports),
    lists: listsOf(totals, ports),
    said: saidView({
      said: input.said,
      split: input.split,
      length: stepLengthOf(input.range),
      head: headOf(input, text),
      nameOf: (key) => keyName(key, input.split, { ...ports, nameOf: input.nameOf }),
      text,
    }),
    left: input.left,
    trouble: input.trouble,
  };
}

const sumOf = (periods: readonly Period[]): Totals =>
  addTotals(periods.flatMap(({ totals }) => (totals ? [totals] : [])));

/** The steps of charts: days for weeks, weeks for months, months for a year. */
export const stepLengthOf = (range: RangeName): StepLength =>
  range === '365' ? 'month' : range === '90' ? 'week' : 'day';

function figuresOf(input: NumbersInput, totals: Totals, { text }: Words): FigureView[] {
  const now = headlineOf(totals.all);
  const before = headlineOf(sumOf(input.before).all);
  const steps = seriesOf(input.periods, stepLengthOf(input.range)).map((step) => headlineOf(step.totals.all));
  const figure = (name: FigureView['name'], of: (headline: Headline) => number | null): FigureView => {
    const isTime = name === 'decision';
    const points = steps.map(of);
    const most = Math.max(...points.map((point) => point ?? 0), 0);
    return {
      name,
      value: isTime ? durationWords(of(now), text) : shareWords(of(now), text),
      ...changeOf(name, { now: of(now), before: of(before) }, text),
      points: points.map((point) => (point === null || most === 0 ? null : point / (isTime ? most : 1))),
    };
  };
  return [
    figure('unedited', (headline) => headline.unedited),
    figure('edited', (headline) => headline.edited),
    figure('rejected', (headline) => headline.rejected),
    figure('decision', (headline) => headline.decisionMs),
  ];
}

/** More taken as it stands and fewer rejected is better; of edits and times nobody can say. */
function changeOf(
  name: FigureView['name'],
  { now, before }: { now: number | null; before: number | null },
  text: Words['text'],
): Pick<FigureView, 'change' | 'tone'> {
  if (now === null || before === null) return { change: '', tone: 'none' };
  if (name === 'decision') {
    const seconds = Math.round((now - before) / 1_000);
    return {
      change: text.phrase('review.numbers.change-seconds', { change: signed(seconds) }),
      tone: 'none',
    };
  }
  const points = Math.round((now - before) * 100);
  const isGood = name === 'unedited' ? points > 0 : points < 0;
  const tone = points === 0 || name === 'edited' ? 'none' : isGood ? 'good' : 'bad';
  const values = { change: signed(points), count: Math.abs(points) };
  return { change: text.phrase('review.numbers.change-points', values), tone };
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '±0');

/** A share as a whole percentage; a dash where there is none. */
export const shareWords = (share: number | null, text: Words['text']): string =>
  share === null ? '–' : text.percent(Math.round(share * 100));

/** A time in seconds, or in minutes where it is long. */
export function durationWords(ms: number | null, text: Words['text']): string {
  if (ms === null) return '–';
  const seconds = ms / 1_000;
  if (seconds < 10) return text.phrase('review.numbers.seconds', { count: Math.round(seconds * 10) / 10 });
  if (seconds < 120) return text.phrase('review.numbers.seconds', { count: Math.round(seconds) });
  return text.phrase('review.numbers.minutes', { count: Math.round(seconds / 60) });
}

const COLUMNS = ['shown', 'unedited', 'light', 'heavy', 'rejected', 'ignored', 'quick', 'time'] as const;

/** What a table is split by. */
const headOf = ({ range, split }: Pick<NumbersInput, 'range' | 'split'>, text: Words['text']): string =>
  text.phrase(`review.split.${split === 'week' && stepLengthOf(range) === 'month' ? 'month' : split}`);

function tableOf({ range, periods, split, nameOf }: NumbersInput, ports: Words): TableView {
  const { text } = ports;
  const length = stepLengthOf(range);
  return {
    columns: [headOf({ range, split }, text), ...COLUMNS.map((name) => text.phrase(`review.column.${name}`))],
    rows: splitPeriods(periods, split, length)
      .filter(({ tally }) => shownIn(tally) > 0)
      .map(({ key, tally }) => ({
        key,
        name: keyName(key, split, { ...ports, nameOf }),
        cells: cellsOf(tally, text),
        warn: isRubberStamped(tally),
      })),
  };
}

/** More than a quarter of what was taken was taken faster than it can be read. */
const isRubberStamped = ({ quick, unedited }: Tally): boolean => quick >= 5 && quick > unedited / 4;

function cellsOf(tally: Tally, text: Words['text']): string[] {
  const shown = shownIn(tally);
  const share = (count: number) =>
    `${text.number(count)} · ${shareWords(shown === 0 ? null : count / shown, text)}`;
  return [
    text.number(shown),
    ...ROW_OUTCOMES.map((outcome) => share(tally[outcome])),
    tally.quick === 0 ? '' : text.number(tally.quick),
    durationWords(medianLookMs(tally), text),
  ];
}

/** What a row of a table is called. */
export function keyName(
  key: string,
  split: Split,
  ports: Words & { nameOf: (id: string) => string },
): string {
  const { text, library, nameOf } = ports;
  switch (split) {
    case 'policy':
      return library.find(key)?.title ?? key;
    case 'tool':
      return key === '' ? text.phrase('review.draft') : text.phrase(`tool.${key}.title`);
    case 'agent':
      return key === '' ? text.phrase('review.others') : nameOf(key) || key;
    case 'week':
      return stepLabel(key, text);
    case 'step': {
      const policy = library.find(policyOfRef(key));
      const step = policy && findStep(policy, key);
      const words = step ? step.text.slice(0, STEP_MAX) : '';
      return [policy?.title ?? policyOfRef(key), stepOfRef(key), words].filter(Boolean).join(' · ');
    }
  }
}

const STEP_MAX = 80;

function othersOf(totals: Totals, { text }: Words): OtherView[] {
  const { all, model } = totals;
  const line = (name: string, value: string, warn = false): OtherView => ({
    name,
    title: text.phrase(`review.other.${name}`),
    value,
    warn,
  });
  const turns = turnsToDone(all);
  const costs = Object.entries(model.cost).map(([currency, amount]) => text.money(amount, currency));
  return [
    line('quick', text.number(all.quick), all.quick > 0 && all.quick > all.unedited / 4),
    line('wrong-matches', text.number(all.wrongMatches)),
    line('refused', text.number(all.refused)),
    line('done', text.number(all.done)),
    line('failed', text.number(all.failed)),
    line('unknown', text.number(all.unknown), all.unknown > 0),
    line('repeated', text.number(all.repeated), all.repeated > 0),
    line('runs', text.number(all.runsDone)),
    line('turns', turns === null ? '–' : text.number(Math.round(turns * 10) / 10)),
    line(
      'saved',
      `${text.number(all.saved)} / ${text.number(all.offered)} · ${shareWords(savedShare(all), text)}`,
    ),
    line('readings', text.number(model.readings)),
    line('cost', costs.length === 0 ? '–' : costs.join(', ')),
  ];
}

function listsOf(totals: Totals, words: Words): ListView[] {
  const { text } = words;
  const orKey = (key: string, raw: string): string => (text.phrase(key) === key ? raw : text.phrase(key));
  return [
    countList('reasons', totals.reasons, { text, title: (key) => orKey(`ui.reject.${key}`, key) }),
    countList('checks', totals.checks, { text, title: (key) => orKey(`review.check.${key}`, key) }),
    givenList(totals, words),
  ].filter(({ table }) => table.rows.length > 0);
}

function countList(
  name: 'reasons' | 'checks',
  all: Readonly<Record<string, number>>,
  { text, title }: { text: Words['text']; title: (key: string) => string },
): ListView {
  const heading = text.phrase(`review.list.${name}`);
  const ordered = Object.entries(all).sort(([, a], [, b]) => b - a);
  const counts = ordered.map(([key, count]) => [title(key), count] as const);
  return {
    name,
    title: heading,
    charts: countChart(name, heading, { counts, text }),
    table: {
      columns: [heading, text.phrase('review.column.count')],
      rows: ordered.map(([key, count]) => ({
        key,
        name: title(key),
        cells: [text.number(count)],
        warn: false,
      })),
    },
  };
}

function givenList(totals: Totals, { text, library }: Words): ListView {
  const title = text.phrase('review.list.given');
  return {
    name: 'given',
    title,
    charts: givenCharts(totals, title, text),
    table: {
      columns: [title, text.phrase('review.column.amount')],
      rows: givenIn(totals).map(({ tool, policy, currency, minor }) => ({
        key: `${tool} ${policy} ${currency}`,
        name: `${text.phrase(`tool.${tool}.title`)} · ${library.find(policy)?.title ?? policy}`,
        cells: [text.money(minor / 10 ** decimalsOf(currency), currency)],
        warn: false,
      })),
    },
  };
}
