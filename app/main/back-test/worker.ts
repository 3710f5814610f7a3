/** The worker of a back-test, a bundle of its own: takes the engines' policies first, then batches in the order in which they come. */
import type { FromWorker, ToWorker } from './message.ts';
import { startWork, type Work } from './work.ts';

let work: Promise<Work> | undefined;

const answer = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'start') {
    work = startWork(data.start);
    // A failure is told with the first batch.
    work.catch(() => undefined);
  } else void compare(data);
});

async function compare({ id, batch }: Extract<ToWorker, { type: 'batch' }>): Promise<void> {
  try {
    if (!work) throw new Error('the back-test was not started');
    answer({ type: 'compared', id, compared: await (await work)(batch) });
  } catch (error) {
    answer({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}
