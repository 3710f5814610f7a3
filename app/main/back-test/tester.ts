/** The page's side of a back-test: a worker of its own where the helpdesk's frame allows one, else the page itself, batch by batch. */
import type { AskModel } from '../../study/back-test/with-model.ts';
import type { BackTester, Compared } from '../../ui/studio/backtest/ports.ts';
import type { Batch, FromWorker, Start, ToWorker, Worked } from './message.ts';

/** Beside the page's own bundle; `scripts/bundle.ts` writes it. */
const WORKER_FILE = './backtest.js';

/** Starts a tester; the page asks the model for it. */
export function createBackTester(start: Start, ask: AskModel): BackTester {
  let channel = createWorkerChannel(start, ask);
  const send = async (batch: Batch): Promise<Worked> => {
    try {
      return await channel.send(batch);
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error;
      channel = createPageChannel(start, ask);
      return await channel.send(batch);
    }
  };
  const compare = async (batch: Batch): Promise<Compared> => {
    const { comparisons, bad } = await send(batch);
    return { comparisons, bad };
  };
  return {
    compare: (tickets) => compare({ how: 'rules', tickets }),
    compareWithModel: (tickets) => compare({ how: 'model', tickets }),
    measure: async (tickets) => {
      const { bad, measured } = await send({ how: 'measure', tickets });
      return { cases: measured?.cases ?? [], messages: measured?.messages ?? [], bad };
    },
    close: () => channel.close(),
  };
}

interface Channel {
  send(batch: Batch): Promise<Worked>;
  close(): void;
}

/** The frame forbids workers, or the worker's file cannot be fetched. */
class NoWorker extends Error {}

interface Waiting {
  resolve(worked: Worked): void;
  reject(reason: Error): void;
}

function createWorkerChannel(start: Start, ask: AskModel): Channel {
  const waiting = new Map<number, Waiting>();
  const worker = openWorker();
  let sent = 0;
  let isAlive = false;
  const failAll = (reason: Error): void => {
    for (const one of waiting.values()) one.reject(reason);
    waiting.clear();
  };
  const tell = (message: ToWorker): void => worker?.postMessage(message);
  const settle = (data: Exclude<FromWorker, { type: 'question' }>): void => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'worked') one?.resolve(data.worked);
    else one?.reject(new Error(data.reason));
  };
  worker?.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    isAlive = true;
    if (data.type !== 'question') settle(data);
    else void ask(data.question).then((answer) => tell({ type: 'answer', id: data.id, answer }));
  });
  worker?.addEventListener('error', ({ message }) =>
    failAll(isAlive ? new Error(message || 'the back-test broke off') : new NoWorker()),
  );
  tell({ type: 'start', start });
  return {
    send: (batch) =>
      new Promise((resolve, reject) => {
        if (!worker) return reject(new NoWorker());
        sent += 1;
        waiting.set(sent, { resolve, reject });
        tell({ type: 'batch', id: sent, batch });
      }),
    close: () => {
      worker?.terminate();
      failAll(new Error('the back-test was stopped'));
    },
  };
}

function openWorker(): Worker | undefined {
  try {
    return new Worker(new URL(WORKER_FILE, import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}

/** Tickets that the page compares before it lets something else have its turn. */
const IN_A_ROW = 4;

function createPageChannel(start: Start, ask: AskModel): Channel {
  const work = import('./work.ts').then(({ startWork }) => startWork(start, ask));
  let isClosed = false;
  return {
    send: async (batch) => {
      const workOff = await work;
      const done: Worked[] = [];
      for (const part of partsOf(batch)) {
        if (isClosed) throw new Error('the back-test was stopped');
        done.push(await workOff(part));
        await new Promise((next) => setTimeout(next));
      }
      return joined(done);
    },
    close: () => {
      isClosed = true;
    },
  };
}

const joined = (done: readonly Worked[]): Worked => ({
  comparisons: done.flatMap(({ comparisons }) => comparisons),
  bad: done.flatMap(({ bad }) => bad),
  measured: {
    cases: done.flatMap(({ measured }) => measured?.cases ?? []),
    messages: done.flatMap(({ measured }) => measured?.messages ?? []),
  },
});

function partsOf({ how, tickets }: Batch): Batch[] {
  const all = tickets.type === 'cases' ? tickets.cases : tickets.lines;
  const starts = Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, i) => i * IN_A_ROW);
  return starts.map((from) => ({
    how,
    tickets:
      tickets.type === 'cases'
        ? { type: 'cases', cases: tickets.cases.slice(from, from + IN_A_ROW) }
        : {
            type: 'lines',
            lines: tickets.lines.slice(from, from + IN_A_ROW),
            firstLine: tickets.firstLine + from,
          },
  }));
}
