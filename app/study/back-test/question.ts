/** What a model would be asked about a moment of a past ticket, and how many tokens that takes. Nothing is asked here. */
import { promptOf } from '../../assist/model/case-question.ts';
import type { Prompt } from '../../assist/model/prompt.ts';
import { parseReading, type RawReading } from '../../assist/model/reading.ts';
import { createRedactor, type HiddenKinds, restoreReading } from '../../assist/model/redactor.ts';
import { estimateTokens } from '../../assist/model/tokens.ts';
import { digest } from '../../lib/canonical.ts';
import type { Played } from './replay.ts';

/** How the team wants its model asked. */
export interface ModelManner {
  /** What is hidden besides what always is. */
  readonly hidden: HiddenKinds;
  /** The team's wish for how replies sound; empty for none. */
  readonly tone: string;
}

/** A question with the size that it has. Two of the same key are the same to the letter. */
export interface Question {
  readonly key: string;
  readonly prompt: Prompt;
  /** Of the whole prompt and the form of the answer, about. */
  readonly tokens: number;
}

/** What is known of a question before it is asked. */
export type MeasuredQuestion = Pick<Question, 'key' | 'tokens'>;

/** A question with the way back from its answer to the ticket's own values. */
export interface OpenQuestion {
  readonly question: Question;
  /** Null where the answer is none of the form that was asked for. */
  read(text: string): RawReading | null;
}

/** The question that the sidebar's reader would put at this moment: one, with everything that was looked up by then. */
export function questionOf({ input, assistance }: Played, { hidden, tone }: ModelManner): OpenQuestion {
  const redactor = createRedactor(input.ticket, hidden);
  const prompt = promptOf(input, assistance, { redactor, tone });
  return {
    question: {
      key: digest([prompt.instructions, ...prompt.parts]),
      prompt,
      tokens: estimateTokens(
        [prompt.instructions, ...prompt.parts, JSON.stringify(prompt.schema)].join('\n'),
      ),
    },
    read: (text) => {
      const parsed = parseReading(text);
      return parsed.status === 'bad' ? null : restoreReading(parsed.reading, redactor);
    },
  };
}
