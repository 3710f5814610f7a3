/** The back-test page as a session: what was chosen, the reading that goes on, what was found so far. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Comparison } from '../../../study/back-test/back-test.ts';
import { toLines, toTable } from '../../../study/back-test/export.ts';
import { inOrder, summaryOf } from '../../../study/back-test/summary.ts';
import { dayAfter } from '../../../study/periods.ts';
import { dayOf } from '../../../study/row.ts';
import type { StudioPorts } from '../ports.ts';
import type { StudioSession } from '../session.ts';
import { type Library, policiesToCompare, readLibrary } from './choices.ts';
import type { BackTester, BadLine, Compared } from './ports.ts';
import { type ReadingPorts, readFromFile, readFromHelpdesk } from './reading.ts';
import { type BackTestActions, type BackTestForm, type BackTestView, isShown, type Shown } from './view.ts';

/** The running page. */
export interface BackTestSession {
  readonly view: ReadonlySignal<BackTestView>;
  readonly actions: BackTestActions;
}

interface Held {
  readonly studio: StudioSession;
  readonly ports: StudioPorts;
  readonly view: Signal<BackTestView>;
  library: Library;
  state: BackTestView['state'];
  form: BackTestForm;
  subject: string;
  tester: BackTester | null;
  comparisons: Comparison[];
  bad: BadLine[];
  wanted: number | null;
  shown: Shown;
  /** How many rows are shown at most. */
  most: number;
  open: string;
  trouble: string;
  /** Wakes a reading that waits for the person: true to go on. */
  wake: ((goOn: boolean) => void) | null;
  /** Which run is the newest; what an older one finds is dropped. */
  run: number;
}

/** Rows that are shown at once. */
const ROWS = 50;

/** Tickets of the last weeks are offered first; today's are not over yet. */
const DAYS = 28;

/** Requests that a ticket takes, about: its conversation and its record. */
const TURNS_A_TICKET = 2;

/** Starts the page. */
export function startBackTest(studio: StudioSession): BackTestSession {
  const { ports } = studio;
  const today = dayOf(ports.now());
  const form: BackTestForm = {
    policy: '',
    version: 0,
    source: 'helpdesk',
    from: dayAfter(today, -DAYS),
    to: dayAfter(today, -1),
    most: 250,
  };
  const fresh = {
    library: { running: [], versions: [], choices: [] },
    state: 'reading',
    form,
    subject: '',
    tester: null,
    comparisons: [],
    bad: [],
    wanted: null,
    shown: 'changed',
    most: ROWS,
    open: '',
    trouble: '',
    wake: null,
    run: 0,
  } satisfies Omit<Held, 'studio' | 'ports' | 'view'>;
  const held: Held = { studio, ports, ...fresh, view: signal(viewOf({ studio, ports, ...fresh })) };
  void readChoices(held);
  return { view: held.view, actions: actionsOf(held) };
}

function actionsOf(held: Held): BackTestActions {
  const change = (next: Partial<Held>): void => {
    Object.assign(held, next);
    show(held);
  };
  return {
    set: (form) => change({ form: withVersion({ ...held.form, ...form }, held) }),
    start: (file) => void start(held, file),
    pause: () => {
      if (held.state === 'running') change({ state: 'paused' });
    },
    goOn: () => {
      change({ state: 'running', trouble: '' });
      wake(held, true);
    },
    stop: () => {
      held.tester?.close();
      change({ state: 'stopped', tester: null, trouble: '' });
      wake(held, false);
    },
    again: () => {
      held.tester?.close();
      change({ state: 'choosing', tester: null, comparisons: [], bad: [], open: '', trouble: '' });
      void readChoices(held);
    },
    show: (shown) => change({ shown, most: ROWS, open: '' }),
    more: () => change({ most: held.most + ROWS }),
    select: (ticket) => change({ open: held.open === ticket ? '' : ticket }),
    save: (as) => save(held, as),
    openTicket: (id) => held.ports.helpdesk.openTicket(id),
    retry: () => void readChoices(held),
  };
}

async function readChoices(held: Held): Promise<void> {
  held.trouble = '';
  try {
    held.library = await readLibrary(held.studio);
    held.form = withVersion(held.form, held);
    if (held.state === 'reading') held.state = 'choosing';
  } catch (error) {
    held.trouble = wordsOf(error);
  }
  show(held);
}

/** A policy that has versions, and one of them. */
function withVersion(form: BackTestForm, { library: { choices } }: Held): BackTestForm {
  const choice = choices.find(({ id }) => id === form.policy) ?? choices[0];
  const version =
    choice?.versions.find(({ number }) => number === form.version) ?? choice?.versions[0] ?? null;
  return { ...form, policy: choice?.id ?? '', version: version?.number ?? 0 };
}

async function start(held: Held, file: File | null): Promise<void> {
  const { form, ports } = held;
  held.run += 1;
  const { run } = held;
  Object.assign(held, {
    state: 'running',
    comparisons: [],
    bad: [],
    wanted: null,
    open: '',
    shown: 'changed',
    most: ROWS,
    trouble: '',
    subject: subjectOf(held),
  });
  show(held);
  try {
    const policies = await policiesToCompare(held.library, form, held.studio);
    if (run !== held.run || held.state === 'stopped') return;
    held.tester = ports.createBackTester(policies);
    const reading = readingPorts(held, held.tester, run);
    if (form.source === 'file' && file) await readFromFile(file, reading);
    else await readFromHelpdesk(ports.helpdesk, form, reading);
    if (run === held.run && held.state === 'running') finish(held, '');
  } catch (error) {
    if (run === held.run && held.state !== 'stopped') finish(held, wordsOf(error));
  }
}

/** What broke off is over too; what was found by then stays. */
function finish(held: Held, trouble: string): void {
  held.tester?.close();
  Object.assign(held, { tester: null, state: trouble === '' ? 'done' : 'stopped', trouble });
  show(held);
}

function subjectOf({ form, library, ports }: Held): string {
  const title = library.choices.find(({ id }) => id === form.policy)?.title ?? form.policy;
  return ports.phrase('study.backtest.subject', { policy: title, number: form.version });
}

function readingPorts(held: Held, tester: BackTester, run: number): ReadingPorts {
  const waits = (): Promise<boolean> =>
    new Promise((resolve) => {
      held.wake = resolve;
    });
  return {
    tester,
    mayGoOn: async () => {
      if (run !== held.run || held.state === 'stopped') return false;
      return held.state === 'paused' ? await waits() : true;
    },
    found: (compared) => {
      if (run === held.run) take(held, compared);
    },
    wanted: (count) => {
      held.wanted = count;
      show(held);
    },
    failed: async (reason) => {
      if (run !== held.run || held.state === 'stopped') return false;
      Object.assign(held, { state: 'paused', trouble: wordsOf(reason) });
      show(held);
      return await waits();
    },
  };
}

function take(held: Held, { comparisons, bad }: Compared): void {
  held.comparisons = [...held.comparisons, ...comparisons];
  held.bad = [...held.bad, ...bad];
  show(held);
}

function wake(held: Held, goOn: boolean): void {
  const { wake: waiting } = held;
  held.wake = null;
  waiting?.(goOn);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function save({ ports, comparisons, form }: Held, as: 'table' | 'lines'): void {
  const name = `back-test-${form.policy}-${form.version}`;
  if (as === 'table') ports.save(`${name}.csv`, 'text/csv;charset=utf-8', [toTable(comparisons)]);
  else ports.save(`${name}.jsonl`, 'application/jsonl', [toLines(comparisons)]);
}

function show(held: Held): void {
  held.view.value = viewOf(held);
}

function viewOf(held: Omit<Held, 'view'>): BackTestView {
  const { ports, library, form, comparisons, bad, shown, most, open } = held;
  const fitting = inOrder(comparisons.filter((one) => isShown(one, shown)));
  return {
    state: held.state,
    choices: library.choices,
    form,
    minutes: Math.ceil((form.most * TURNS_A_TICKET * ports.helpdesk.past.turnMs()) / MINUTE_MS),
    subject: held.subject,
    done: comparisons.length + bad.length,
    wanted: held.wanted,
    bad,
    summary: comparisons.length === 0 ? null : summaryOf(comparisons),
    shown,
    rows: fitting.slice(0, most),
    left: Math.max(0, fitting.length - most),
    open: comparisons.find(({ ticket }) => ticket === open) ?? null,
    trouble: held.trouble,
  };
}

const MINUTE_MS = 60_000;
