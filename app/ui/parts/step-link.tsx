import type { SourceView, StepRefView } from '../sidebar/view-model.ts';
import { usePlace } from './panel.ts';
import { proofOfSource, proofOfStep } from './proof.ts';

/** `Policy 5.2 ›`: opens the step's own words and what brought the case to it. */
export function StepLink({ step, sources }: { step: StepRefView; sources: readonly SourceView[] }) {
  const { phrase, prove } = usePlace();
  const label = phrase('ui.evidence.step_link', { number: step.number });
  const proofs = [proofOfStep(step, phrase), ...sources.map(proofOfSource)];
  return (
    <button
      type="button"
      className="sw-link"
      aria-haspopup="dialog"
      onClick={(event) => prove(label, proofs, event.currentTarget)}
    >
      {label} <span aria-hidden="true">›</span>
    </button>
  );
}
