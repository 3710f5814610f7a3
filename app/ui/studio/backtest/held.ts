/** What the back-test page holds, and how it is shown. */
import type { Signal } from '@preact/signals-core';
import type { Comparison } from '../../../study/back-test/back-test.ts';
import { inOrder, summaryOf } from '../../../study/back-test/summary.ts';
import type { StudioPorts } from '../ports.ts';
import type { StudioSession } from '../session.ts';
import type { Library } from './choices.ts';
import type { ModelRun } from './model-run.ts';
import type { BackTester, BadLine } from './ports.ts';
import { type BackTestForm, type BackTestView, isShown, type Shown } from './view.ts';
import type { Titles } from './words.ts';

/** Everything that changes while the page stands. */
export interface Held {
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
  /** Null where no model is asked. */
  modelRun: ModelRun | null;
  /** Answers of the model by question, kept from one back-test to the next. */
  readonly answers: Map<string, string>;
  shown: Shown;
  /** How many rows are shown at most. */
  most: number;
  open: string;
  trouble: string;
  /** Wake what waits for the person: true to go on. */
  waiting: ((goOn: boolean) => void)[];
  /** Which run is the newest; what an older one finds is dropped. */
  run: number;
}

/** Rows that are shown at once. */
export const ROWS = 50;

/** Requests that a ticket takes, about: its conversation and its record. */
const TURNS_A_TICKET = 2;

/** What a back-test begins with. */
export const CLEAN = {
  comparisons: [],
  bad: [],
  wanted: null,
  modelRun: null,
  open: '',
  shown: 'changed',
  most: ROWS,
  trouble: '',
} satisfies Partial<Held>;

/** Shows what is held now. */
export function show(held: Held): void {
  held.view.value = viewOf(held);
}

/** The same as a view. */
export function viewOf(held: Omit<Held, 'view'>): BackTestView {
  const { ports, library, form, comparisons, bad, shown, most, open } = held;
  const fitting = inOrder(comparisons.filter((one) => isShown(one, shown)));
  return {
    state: held.state,
    choices: library.choices,
    titles: titlesOf(library),
    form,
    minutes: Math.ceil((form.most * TURNS_A_TICKET * ports.helpdesk.past.turnMs()) / MINUTE_MS),
    model: mayAskModel(held.studio) ? (ports.backTestModel?.name ?? '') : '',
    estimate: held.modelRun?.estimate ?? null,
    spending: held.modelRun?.spending() ?? null,
    measures: held.modelRun?.phase === 'measure',
    subject: held.subject,
    done: bad.length + (held.modelRun?.phase === 'measure' ? held.modelRun.cases.length : comparisons.length),
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

const titlesOf = ({ running, choices }: Library): Titles =>
  new Map([...choices, ...running].map(({ id, title }) => [id, title]));

const MINUTE_MS = 60_000;

/** A model costs money, so that those who only read do not ask it. */
const mayAskModel = ({ view }: StudioSession): boolean => view.peek().rights?.has('draft') ?? false;

/** A failure in words. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
