import type { SourceView } from '../sidebar/view-model.ts';
import { usePlace } from './panel.ts';
import { proofOfSource } from './proof.ts';

/** Says in a word where something came from and opens the quote behind it. */
export function SourceChip({ source, of }: { source: SourceView; of: string }) {
  const { phrase, prove } = usePlace();
  return (
    <button
      type="button"
      className="sw-chip"
      aria-haspopup="dialog"
      aria-label={phrase('ui.evidence.chip', { source: source.chip, of })}
      onClick={(event) => prove(of, [proofOfSource(source)], event.currentTarget)}
    >
      {source.chip}
    </button>
  );
}
