import { useRef, useState } from 'react';
import type { ModelProblem } from '../../../assist/model.ts';
import type { ProposedDraft } from '../../../assist/policy-draft.ts';
import type { FromProcedureProps } from './props.ts';

/** A draft that the model wrote. */
export type Drafted = Extract<ProposedDraft, { status: 'drafted' }>;

/** Asking the model, as the page shows it. */
export interface Proposal {
  readonly isAsking: boolean;
  readonly problem: ModelProblem | null;
  ask(): Promise<void>;
}

/** Asking the model for a draft; undefined where there is none to ask. An answer to a text that was changed meanwhile is dropped. */
export function useProposal(
  { propose, catalog, known }: FromProcedureProps,
  text: string,
  take: (proposed: Drafted) => void,
): Proposal | undefined {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ModelProblem | null>(null);
  const newest = useRef({ text, take });
  newest.current = { text, take };
  if (!propose) return undefined;
  const ask = async (): Promise<void> => {
    setAsking(true);
    setProblem(null);
    const proposed = await propose(text, { catalog, known });
    setAsking(false);
    if (newest.current.text !== text) return;
    if (proposed.status === 'failed') setProblem(proposed.problem);
    else newest.current.take(proposed);
  };
  return { isAsking, problem, ask };
}

/** Who wrote the draft, and what in it the procedure does not say. */
export function Proposed({ proposed, words }: { proposed: Drafted; words: FromProcedureProps['words'] }) {
  const { phrase } = words;
  const { model, usage, doubts } = proposed;
  return (
    <div className="swp-proposed" role="status">
      <p>
        {phrase('studio.procedure.proposed', {
          model,
          input: usage.inputTokens,
          output: usage.outputTokens,
        })}
      </p>
      {doubts.length > 0 && (
        <>
          <p className="sw-warning">{phrase('studio.procedure.doubts', { count: doubts.length })}</p>
          <ul className="swp-doubts">
            {doubts.map(({ kind, words: said }) => (
              <li key={`${kind} ${said}`} data-doubt={kind}>
                {phrase(`studio.procedure.doubt.${kind}`, { words: said })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
