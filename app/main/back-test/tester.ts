/** The page's side of a back-test: a worker of its own where the helpdesk's frame allows one, else the page itself, batch by batch. */
import type { BackTester, Compared } from '../../ui/studio/backtest/ports.ts';
import type { Batch, FromWorker, Start, ToWorker } from './message.ts';

/** Beside the page's own bundle; `scripts/bundle.ts` writes it. */
const WORKER_FILE = './backtest.js';

/** Starts a tester. */
export function createBackTester(start: Start): BackTester {
  let channel = createWorkerChannel(start);
  const send = async (batch: Batch): Promise<Compared> => {
    try {
      return await channel.send(batch);
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error;
      channel = createPageChannel(start);
      return await channel.send(batch);
    }
  };
  return {
    compare: (cases) => send({ type: 'cases', cases }),
    compareLines: (lines, firstLine) => send({ type: 'lines', lines, firstLine }),
    close: () => channel.close(),
  };
}

interface Channel {
  send(batch: Batch): Promise<Compared>;
  close(): void;
}

/** The frame forbids workers, or the worker's file cannot be fetched. */
class NoWorker extends Error {}

interface Waiting {
  resolve(compared: Compared): void;
  reject(reason: Error): void;
}

function createWorkerChannel(start: Start): Channel {
  const waiting = new Map<number, Waiting>();
  const worker = openWorker();
  let sent = 0;
  let isAlive = false;
  const failAll = (reason: Error): void => {
    for (const one of waiting.values()) one.reject(reason);
    waiting.clear();
  };
  worker?.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    isAlive = true;
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'compared') one?.resolve(data.compared);
    else one?.reject(new Error(data.reason));
  });
  worker?.addEventListener('error', ({ message }) =>
    failAll(isAlive ? new Error(message || 'the back-test broke off') : new NoWorker()),
  );
  const tell = (message: ToWorker): void => worker?.postMessage(message);
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

function createPageChannel(start: Start): Channel {
  const work = import('./work.ts').then(({ startWork }) => startWork(start));
  let isClosed = false;
  return {
    send: async (batch) => {
      const compare = await work;
      const done: Compared[] = [];
      for (const part of partsOf(batch)) {
        if (isClosed) throw new Error('the back-test was stopped');
        done.push(await compare(part));
        await new Promise((next) => setTimeout(next));
      }
      return {
        comparisons: done.flatMap(({ comparisons }) => comparisons),
        bad: done.flatMap(({ bad }) => bad),
      };
    },
    close: () => {
      isClosed = true;
    },
  };
}

function partsOf(batch: Batch): Batch[] {
  const all = batch.type === 'cases' ? batch.cases : batch.lines;
  const starts = Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, i) => i * IN_A_ROW);
  return starts.map((from) =>
    batch.type === 'cases'
      ? { type: 'cases', cases: batch.cases.slice(from, from + IN_A_ROW) }
      : {
          type: 'lines',
          lines: batch.lines.slice(from, from + IN_A_ROW),
          firstLine: batch.firstLine + from,
        },
  );
}
