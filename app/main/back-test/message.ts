/** What the page and the worker of a back-test tell each other. Everything is plain data; a secret is never among it. */
import type { AssistInput } from '../../assist/assist.ts';
import type { ModelManner, Question } from '../../study/back-test/question.ts';
import type { AskModel } from '../../study/back-test/with-model.ts';
import type { BackTestPolicies, Compared, Measured, TicketBatch } from '../../ui/studio/backtest/ports.ts';

/** What the engines are made from; sent first. */
export interface Start extends BackTestPolicies {
  readonly settings: AssistInput['settings'];
  /** The reader's language. */
  readonly locale: string;
  /** How a model is asked. */
  readonly manner: ModelManner;
}

/** A batch of work: by rules, with a model that the page asks, or only to find out what it would be asked. */
export interface Batch {
  readonly how: 'rules' | 'model' | 'measure';
  readonly tickets: TicketBatch;
}

/** What came of a batch; `measured` where that was wanted. */
export interface Worked extends Compared {
  readonly measured: Measured | null;
}

/** What became of a question. */
export type Answered = Awaited<ReturnType<AskModel>>;

/** From the page. `id` is given back with the answer. */
export type ToWorker =
  | { readonly type: 'start'; readonly start: Start }
  | { readonly type: 'batch'; readonly id: number; readonly batch: Batch }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answered };

/** From the worker. A question waits for the answer with its `id`. */
export type FromWorker =
  | { readonly type: 'worked'; readonly id: number; readonly worked: Worked }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }
  | { readonly type: 'question'; readonly id: number; readonly question: Question };
