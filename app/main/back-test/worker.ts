/**
 * The worker of a back-test, a bundle of its own: takes the engines' policies first, then batches in the order in which they come.
 * What is to be asked of a model goes back to the page, which alone reaches it.
 */
import type { Question } from '../../study/back-test/question.ts';
import type { Answered, FromWorker, ToWorker } from './message.ts';
import { startWork, type Work } from './work.ts';

let work: Promise<Work> | undefined;
const asked = new Map<number, (answer: Answered) => void>();
let questions = 0;

const tell = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'start') {
    work = startWork(data.start, askPage);
    // A failure is told with the first batch.
    work.catch(() => undefined);
  } else if (data.type === 'answer') {
    asked.get(data.id)?.(data.answer);
    asked.delete(data.id);
  } else void takeOn(data);
});

async function takeOn({ id, batch }: Extract<ToWorker, { type: 'batch' }>): Promise<void> {
  try {
    if (!work) throw new Error('the back-test was not started');
    tell({ type: 'worked', id, worked: await (await work)(batch) });
  } catch (error) {
    tell({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

function askPage(question: Question): Promise<Answered> {
  questions += 1;
  const id = questions;
  tell({ type: 'question', id, question });
  return new Promise((resolve) => asked.set(id, resolve));
}
