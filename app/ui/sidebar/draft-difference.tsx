import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { differenceOf } from '../parts/difference.ts';
import { usePanel } from '../parts/panel.ts';

interface DraftDifferenceProps {
  readonly mine: string;
  readonly suggested: string;
  take(): void;
  keep(): void;
}

/** A newer suggestion beside the agent's own text: waits in one line, opens to the difference. */
export function DraftDifference({ mine, suggested, take, keep }: DraftDifferenceProps) {
  const { phrase } = usePanel();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="sw-newer">
      <button
        type="button"
        className="sw-link"
        data-name="newer"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {phrase('ui.draft.newer')} <span aria-hidden="true">›</span>
      </button>
      {isOpen && (
        <>
          <p className="sw-pre sw-difference">
            {differenceOf(mine, suggested).map((change, index) => (
              <Changed key={`${index}${change.kind}`} kind={change.kind} text={change.text} />
            ))}
          </p>
          <div className="sw-row">
            <ActionButton name="take-newer" onPress={take}>
              {phrase('ui.draft.take_newer')}
            </ActionButton>
            <ActionButton name="keep-mine" quiet onPress={keep}>
              {phrase('ui.draft.keep_mine')}
            </ActionButton>
          </div>
        </>
      )}
    </div>
  );
}

function Changed({ kind, text }: { kind: 'same' | 'added' | 'removed'; text: string }) {
  if (kind === 'same') return <>{text}</>;
  return kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>;
}
