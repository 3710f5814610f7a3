import { Block } from '../parts/block.tsx';
import { usePanel } from '../parts/panel.ts';
import { StepLink } from '../parts/step-link.tsx';
import type { RefusalView } from './view-model.ts';

/** What a check turned down, with the reason and what would make it right. */
export function Refused({ refused }: { refused: readonly RefusalView[] }) {
  const { phrase } = usePanel();
  return (
    <Block name="refused" title={phrase('ui.refused.title')}>
      <ul className="sw-plain">
        {refused.map((refusal) => (
          <li key={refusal.id} className="sw-refusal">
            <p>
              <strong>{refusal.what}</strong> {refusal.why}
            </p>
            {refusal.mend !== '' && <p className="sw-small">{refusal.mend}</p>}
            {refusal.step && (
              <p className="sw-small">
                <StepLink step={refusal.step} sources={[]} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}
