/** The model's part of a back-test: what would be asked, what that may cost, what was spent, why it halts. */
import type { Phrases } from '../../../lib/phrases.ts';
import { type AskerPorts, createAsker, type Halt } from '../../../study/back-test/asker.ts';
import { type Estimate, estimateOf, limitFor } from '../../../study/back-test/estimate.ts';
import type { PastCase } from '../../../study/back-test/past.ts';
import type { MeasuredQuestion } from '../../../study/back-test/question.ts';
import type { AskModel } from '../../../study/back-test/with-model.ts';
import type { BackTestModel, BadLine, Measured } from './ports.ts';
import type { Spending } from './view.ts';

/** What it needs of the session that runs it. */
export interface ModelRunPorts extends Pick<AskerPorts, 'answers' | 'mayAsk' | 'changed'> {
  /** Pauses with these words; resolves when the person wants to go on, false after a stop. */
  halted(trouble: string): Promise<boolean>;
  readonly phrase: Phrases;
}

/** One back-test with a model. */
export interface ModelRun {
  /** `measure`: nothing is asked yet. */
  phase: 'measure' | 'compare';
  /** Tickets at hand, in the order in which they were read. */
  readonly cases: PastCase[];
  estimate: Estimate | null;
  /** The most that it may take. */
  limit: number;
  halt: Halt | null;
  readonly ask: AskModel;
  /** Keeps tickets with what would be asked; gives the lines that could not be read. */
  take(measured: Measured & { readonly bad: readonly BadLine[] }): readonly BadLine[];
  /** Makes the estimate of what was taken, and a limit that leaves it some room. */
  estimateNow(): Promise<void>;
  spending(): Spending;
}

/** Begins one; nothing is asked before `phase` is `compare`. */
export function startModelRun(model: BackTestModel, ports: ModelRunPorts): ModelRun {
  const messages: (readonly MeasuredQuestion[])[] = [];
  const asker = createAsker({
    ask: model.ask,
    prices: model.prices,
    limit: () => (run.phase === 'compare' ? run.limit : 0),
    wait: model.wait,
    answers: ports.answers,
    mayAsk: ports.mayAsk,
    changed: ports.changed,
    halted: (halt) => {
      run.halt = halt;
      return ports.halted(troubleOf(halt, ports.phrase));
    },
  });
  const run: ModelRun = {
    phase: 'measure',
    cases: [],
    estimate: null,
    limit: 0,
    halt: null,
    ask: asker.ask,
    take: ({ cases, messages: more, bad }) => {
      run.cases.push(...cases);
      messages.push(...more);
      return bad;
    },
    estimateNow: async () => {
      const recorded = await model.recorded();
      run.estimate = estimateOf(
        messages.map((questions) => questions.filter(({ key }) => !ports.answers.has(key))),
        { recorded, prices: model.prices },
      );
      run.limit = limitFor(run.estimate, model.prices);
    },
    spending: () => ({ spent: asker.spent(), prices: model.prices, limit: run.limit, halt: run.halt }),
  };
  return run;
}

/** The server's own words come behind ours, since they may say what to do. */
function troubleOf(halt: Halt, phrase: Phrases): string {
  if (halt.type === 'limit') return '';
  const words = [phrase(`model.problem.${halt.problem}`), halt.detail].filter(Boolean).join(' ');
  return phrase('study.backtest.cost.halted', { words });
}
