import { addUsage, type ModelUsage } from '../model.ts';

/** One exchange with a model, as it is shown and kept. */
export interface ModelTrace {
  /** The model that answered, as its server names it. */
  readonly model: string;
  readonly at: string;
  readonly ms: number;
  readonly usage: ModelUsage;
  /** What a second exchange took, because the first draft served other steps; null where there was none. */
  readonly repair: ModelUsage | null;
  /** Everything that was sent, private values hidden; empty where it was too long to keep. */
  readonly sent: string;
}

/** Everything that one reading took. */
export const usageOf = ({ usage, repair }: ModelTrace): ModelUsage =>
  repair ? addUsage(usage, repair) : usage;
