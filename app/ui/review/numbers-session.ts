/** The numbers page as a session: reads sums, adds up what nobody has added up, and gives files. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { COUNTED } from '../../study/counted.ts';
import { toCsv } from '../../study/csv.ts';
import { type Split, splitPeriods } from '../../study/numbers.ts';
import {
  addUpMissing,
  dayAfter,
  daysFrom,
  type Period,
  type PeriodPorts,
  readPeriods,
  stretchesOf,
} from '../../study/periods.ts';
import { dayOf, ROW_OUTCOMES } from '../../study/row.ts';
import { addSaid, NOTHING_SAID, type Said, saidStretches } from '../../study/satisfaction.ts';
import { medianLookMs, shownIn } from '../../study/totals.ts';
import { createNames, type Names } from '../names.ts';
import { keyName, numbersView, stepLengthOf } from './numbers-make.ts';
import type { NumbersActions, NumbersView, RangeName } from './numbers-view.ts';
import type { ReviewPorts } from './ports.ts';
import { splitSaid } from './said-make.ts';
import { createSaidReader, type SaidReader, type SaidState } from './said-reader.ts';

/** The running page. */
export interface NumbersSession {
  readonly view: ReadonlySignal<NumbersView>;
  readonly actions: NumbersActions;
  /** Nothing is asked for behind a page that nobody looks at. */
  looks(isLookedAt: boolean): void;
}

interface Held {
  readonly ports: ReviewPorts;
  readonly view: Signal<NumbersView>;
  readonly names: Names;
  readonly said: SaidReader;
  range: RangeName;
  split: Split;
  periods: readonly Period[];
  before: readonly Period[];
  isRead: boolean;
  trouble: string;
  /** Which reading is the newest; an older one that comes back late is dropped. */
  turn: number;
}

/** Starts the page with the last four weeks. */
export function startNumbers(ports: ReviewPorts): NumbersSession {
  const blank = {
    range: '28',
    split: 'policy',
    periods: [],
    before: [],
    isRead: false,
    trouble: '',
  } as const;
  const held: Held = {
    ports,
    names: createNames(
      (ids) => ports.helpdesk.names(ids),
      new Map([[ports.user.id, ports.user.name]]),
      () => show(held),
    ),
    said: createSaidReader(
      {
        store: ports.helpdesk.store,
        isSupervisor: ports.isSupervisor,
        now: ports.now,
        ratings: (tickets) => ports.helpdesk.past.ratings(tickets),
        turn: () => ports.helpdesk.past.turn(),
      },
      () => show(held),
    ),
    view: signal(
      numbersView(
        { ...blank, last: dayOf(ports.now()), left: 0, nameOf: () => '', said: NOTHING_READ },
        ports,
      ),
    ),
    ...blank,
    turn: 0,
  };
  void read(held);
  return {
    view: held.view,
    looks: (isLookedAt) => held.said.looks(isLookedAt),
    actions: {
      choose: (range) => {
        held.range = range;
        void read(held);
      },
      splitBy: (split) => {
        held.split = split;
        show(held);
      },
      save: (what) => save(held, what),
      retry: () => void read(held),
    },
  };
}

const portsOf = ({ ports }: Held): PeriodPorts => ({
  store: ports.helpdesk.store,
  isSupervisor: ports.isSupervisor,
  now: ports.now,
});

/** What is there is shown at once; the rest is added up one after the other, the newest first. */
async function read(held: Held): Promise<void> {
  held.turn += 1;
  const { turn } = held;
  const isOurs = (): boolean => turn === held.turn;
  Object.assign(held, { periods: [], before: [], isRead: false, trouble: '' });
  held.said.clear();
  show(held);
  try {
    const { names, before } = namesOf(held);
    const all = await readPeriods([...before, ...names], portsOf(held));
    if (!isOurs()) return;
    held.before = all.slice(0, before.length);
    held.periods = all.slice(before.length);
    held.isRead = true;
    show(held);
    await addUpMissing(all, portsOf(held), (period) => {
      if (!isOurs()) return false;
      held.periods = replaced(held.periods, period);
      held.before = replaced(held.before, period);
      show(held);
      return true;
    });
    if (isOurs()) held.said.read(daysOf(held), (day) => isIdle(held, day));
  } catch (error) {
    if (!isOurs()) return;
    held.trouble = error instanceof Error ? error.message : String(error);
    held.isRead = true;
    show(held);
  }
}

/** The days of the range, oldest first; of a year its months. */
function daysOf({ range, ports }: Held): string[] {
  const now = ports.now();
  const last = dayOf(now);
  const first = dayAfter(last, 1 - Number(range));
  return range === '365' ? saidStretches(first, last, now) : daysFrom(first, last);
}

/** On a day, or in a month, on which no case ended, no customer can have said anything. */
function isIdle({ periods }: Held, day: string): boolean {
  const { totals } = periods.find(({ name }) => day.startsWith(name)) ?? {};
  return !!totals && totals.all.runsDone + totals.all.runsStopped === 0;
}

const NOTHING_READ: SaidState = { days: [], left: 0, trouble: '' };

const replaced = (periods: readonly Period[], one: Period): readonly Period[] =>
  periods.map((period) => (period.name === one.name ? one : period));

/** A year is not compared with the one before it. */
function namesOf({ range, ports }: Held): { names: string[]; before: string[] } {
  const now = ports.now();
  const last = dayOf(now);
  const length = Number(range);
  const first = dayAfter(last, 1 - length);
  if (range === '365') return { names: stretchesOf(first, last, now), before: [] };
  return { names: daysFrom(first, last), before: daysFrom(dayAfter(first, -length), dayAfter(first, -1)) };
}

function show(held: Held): void {
  const { ports, names } = held;
  held.view.value = numbersView(
    {
      ...held,
      last: dayOf(ports.now()),
      left: held.isRead ? held.periods.filter(({ totals }) => totals === null).length : 0,
      nameOf: (id) => names.nameOf(id),
      said: held.said.state(),
    },
    ports,
  );
}

function save(held: Held, what: 'table' | 'days'): void {
  const { ports, range, split } = held;
  const name = `stepwise-${what === 'table' ? split : 'days'}-${range}-${dayOf(ports.now())}.csv`;
  ports.save(name, 'text/csv;charset=utf-8', [toCsv(what === 'table' ? splitRows(held) : periodRows(held))]);
}

const SAID = ['satisfied', 'unsatisfied', 'unrated'];
const HEAD = ['shown', ...ROW_OUTCOMES, ...COUNTED, 'medianLookMs', ...SAID];

/** Plain numbers, so that a spreadsheet can go on calculating. */
function splitRows({ periods, range, split, ports, names, said }: Held): (string | number | null)[][] {
  const answers = new Map(splitSaid(said.state().days, { split, length: stepLengthOf(range) }));
  const words = { ...ports, nameOf: (id: string) => names.nameOf(id) };
  return [
    [split, 'name', ...HEAD],
    ...splitPeriods(periods, split, stepLengthOf(range)).map(({ key, tally }) => [
      key,
      keyName(key, split, words),
      ...numbersIn(tally),
      ...answersIn(answers.get(key)),
    ]),
  ];
}

function periodRows({ periods, said }: Held): (string | number | null)[][] {
  const { days } = said.state();
  const answers = (name: string): Said =>
    addSaid(days.filter(({ day }) => day.startsWith(name)).flatMap(({ totals }) => totals?.all ?? []));
  return [
    ['period', ...HEAD],
    ...periods.flatMap(({ name, totals }) =>
      totals ? [[name, ...numbersIn(totals.all), ...answersIn(answers(name))]] : [],
    ),
  ];
}

const answersIn = ({ cases, good, bad }: Said = NOTHING_SAID): number[] => [good, bad, cases - good - bad];

function numbersIn(tally: Parameters<typeof shownIn>[0]): (number | null)[] {
  return [
    shownIn(tally),
    ...ROW_OUTCOMES.map((outcome) => tally[outcome]),
    ...COUNTED.map((name) => tally[name]),
    medianLookMs(tally),
  ];
}
