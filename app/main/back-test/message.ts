/** What the page and the worker of a back-test tell each other. Everything is plain data. */
import type { AssistInput } from '../../assist/assist.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import type { BackTestPolicies, Compared } from '../../ui/studio/backtest/ports.ts';

/** What the engines are made from; sent first. */
export interface Start extends BackTestPolicies {
  readonly settings: AssistInput['settings'];
  /** The reader's language. */
  readonly locale: string;
}

/** A batch of work. */
export type Batch =
  | { readonly type: 'cases'; readonly cases: readonly PastCase[] }
  | { readonly type: 'lines'; readonly lines: readonly string[]; readonly firstLine: number };

/** From the page. `id` is given back with the answer. */
export type ToWorker =
  | { readonly type: 'start'; readonly start: Start }
  | { readonly type: 'batch'; readonly id: number; readonly batch: Batch };

/** From the worker. */
export type FromWorker =
  | { readonly type: 'compared'; readonly id: number; readonly compared: Compared }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
