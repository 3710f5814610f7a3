/** The back-test page as a session: what was chosen, the reading that goes on, what was found so far. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { toLines, toTable } from '../../../study/back-test/export.ts';
import { dayAfter } from '../../../study/periods.ts';
import { dayOf } from '../../../study/row.ts';
import type { StudioSession } from '../session.ts';
import { readLibrary } from './choices.ts';
import { CLEAN, type Held, ROWS, show, viewOf, wordsOf } from './held.ts';
import { askModel, start, wake } from './run.ts';
import type { BackTestActions, BackTestForm, BackTestView } from './view.ts';

/** The running page. */
export interface BackTestSession {
  readonly view: ReadonlySignal<BackTestView>;
  readonly actions: BackTestActions;
}

/** Tickets of the last weeks are offered first; today's are not over yet. */
const DAYS = 28;

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
    reader: 'rules',
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
    modelRun: null,
    answers: new Map(),
    shown: 'changed',
    most: ROWS,
    open: '',
    trouble: '',
    waiting: [],
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
    setLimit: (limit) => {
      if (held.modelRun) held.modelRun.limit = limit;
      show(held);
    },
    askModel: () => void askModel(held),
    pause: () => {
      if (held.state === 'running' || held.state === 'measuring') change({ state: 'paused' });
    },
    goOn: () => {
      if (held.modelRun) held.modelRun.halt = null;
      change({ state: held.modelRun?.phase === 'measure' ? 'measuring' : 'running', trouble: '' });
      wake(held, true);
    },
    stop: () => {
      held.tester?.close();
      const nothing = held.modelRun?.phase === 'measure';
      change({ state: nothing ? 'choosing' : 'stopped', tester: null, trouble: '' });
      held.run += nothing ? 1 : 0;
      wake(held, false);
    },
    again: () => {
      held.tester?.close();
      change({ ...CLEAN, state: 'choosing', tester: null });
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

function save({ ports, comparisons, form }: Held, as: 'table' | 'lines'): void {
  const name = `back-test-${form.policy}-${form.version}`;
  if (as === 'table') ports.save(`${name}.csv`, 'text/csv;charset=utf-8', [toTable(comparisons)]);
  else ports.save(`${name}.jsonl`, 'application/jsonl', [toLines(comparisons)]);
}
