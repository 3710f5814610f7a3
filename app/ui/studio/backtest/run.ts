/** One back-test from its first ticket to its last: by rules while the tickets come, or measured first and then read by a model. */
import { sideBySide } from '../../../lib/side-by-side.ts';
import type { AskModel } from '../../../study/back-test/with-model.ts';
import { policiesToCompare } from './choices.ts';
import { CLEAN, type Held, show, wordsOf } from './held.ts';
import { type ModelRunPorts, startModelRun } from './model-run.ts';
import type { BackTester, Compared } from './ports.ts';
import { type ReadingPorts, readFromFile, readFromHelpdesk } from './reading.ts';

/** Begins with what was chosen; `file` where tickets come from one. */
export async function start(held: Held, file: File | null): Promise<void> {
  const { form, ports } = held;
  held.run += 1;
  const { run } = held;
  const model = form.reader === 'model' ? ports.backTestModel : undefined;
  const modelRun = model ? startModelRun(model, modelPorts(held, run)) : null;
  Object.assign(held, CLEAN, {
    modelRun,
    state: modelRun ? 'measuring' : 'running',
    subject: subjectOf(held),
  });
  show(held);
  try {
    const policies = await policiesToCompare(held.library, form, held.studio);
    if (isOver(held, run)) return;
    held.tester = ports.createBackTester(policies, modelRun?.ask ?? nobody);
    const reading = readingPorts(held, held.tester, run);
    if (form.source === 'file' && file) await readFromFile(file, reading);
    else await readFromHelpdesk(ports.helpdesk, form, reading);
    if (isOver(held, run)) return;
    if (!modelRun) return finish(held, '');
    await modelRun.estimateNow();
    if (run === held.run) Object.assign(held, { state: 'estimated', wanted: null });
    show(held);
  } catch (error) {
    if (!isOver(held, run)) finish(held, wordsOf(error));
  }
}

/** By rules nobody is asked. */
const nobody: AskModel = () => Promise.resolve({ status: 'stopped' });

/** Asks the model about the tickets at hand, several at a time. */
export async function askModel(held: Held): Promise<void> {
  const { modelRun, tester, run } = held;
  if (held.state !== 'estimated' || !modelRun || !tester) return;
  modelRun.phase = 'compare';
  Object.assign(held, { state: 'running', wanted: modelRun.cases.length + held.bad.length });
  show(held);
  try {
    await sideBySide(modelRun.cases, AT_ONCE, async (past) => {
      if (isOver(held, run)) return;
      const compared = await tester.compareWithModel({ type: 'cases', cases: [past] });
      if (!isOver(held, run)) take(held, compared);
    });
    if (!isOver(held, run)) finish(held, '');
  } catch (error) {
    if (!isOver(held, run)) finish(held, wordsOf(error));
  }
}

/** Tickets whose questions are under way at one time. */
const AT_ONCE = 4;

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

/** Another has begun, or it was stopped. */
const isOver = (held: Held, run: number): boolean => run !== held.run || held.state === 'stopped';

function readingPorts(held: Held, tester: BackTester, run: number): ReadingPorts {
  return {
    mayGoOn: () => mayGoOn(held, run),
    take: async (tickets) => {
      const { modelRun } = held;
      const found = modelRun
        ? { comparisons: [], bad: modelRun.take(await tester.measure(tickets)) }
        : await tester.compare(tickets);
      if (run === held.run) take(held, found);
    },
    wanted: (count) => {
      held.wanted = count;
      show(held);
    },
    failed: (reason) => pauseFor(held, run, wordsOf(reason)),
  };
}

/** At once, after a pause, or false after a stop. */
async function mayGoOn(held: Held, run: number): Promise<boolean> {
  if (isOver(held, run)) return false;
  return held.state === 'paused' ? await waitForPerson(held) : true;
}

const waitForPerson = (held: Held): Promise<boolean> =>
  new Promise((resolve) => {
    held.waiting.push(resolve);
  });

async function pauseFor(held: Held, run: number, trouble: string): Promise<boolean> {
  if (isOver(held, run)) return false;
  Object.assign(held, { state: 'paused', trouble });
  show(held);
  return await waitForPerson(held);
}

const modelPorts = (held: Held, run: number): ModelRunPorts => ({
  answers: held.answers,
  mayAsk: async () => {
    if (!(await mayGoOn(held, run))) return false;
    await held.ports.helpdesk.past.turn();
    return await mayGoOn(held, run);
  },
  halted: (trouble) => pauseFor(held, run, trouble),
  phrase: held.ports.phrase,
  changed: () => {
    if (run === held.run) show(held);
  },
});

function take(held: Held, { comparisons, bad }: Compared): void {
  held.comparisons = [...held.comparisons, ...comparisons];
  held.bad = [...held.bad, ...bad];
  show(held);
}

/** Lets what waits for the person go on, or not. */
export function wake(held: Held, goOn: boolean): void {
  for (const waiting of held.waiting.splice(0)) waiting(goOn);
}
