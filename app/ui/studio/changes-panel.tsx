import { useMemo } from 'react';
import { compareMeaning } from '../../policy/meaning.ts';
import type { Policy } from '../../policy/policy.ts';
import { usePlace } from '../parts/panel.ts';
import { changeWords } from './meaning-words.ts';
import type { PolicyView } from './policy-work.ts';
import type { StudioPolicy } from './shelf-session.ts';
import { differenceLines } from './text-difference.ts';

/** What the text at hand changes of what runs: in meaning, then word by word. */
export function ChangesPanel({ view, known }: { view: PolicyView; known: StudioPolicy | undefined }) {
  const { phrase } = usePlace();
  const running = known?.running ?? null;
  const [after] = view.read.compiled.policies;
  if (!running) return <p className="sws-panel sw-subtle">{phrase('studio.changes.nothing-runs')}</p>;
  return (
    <div className="sws-panel" data-name="changes">
      <Differences before={running} after={{ text: view.text, policy: after ?? null }} />
    </div>
  );
}

interface Side {
  readonly text: string;
  readonly policy: Policy | null;
}

/** Two versions compared: what they do otherwise, and their texts. */
export function Differences({ before, after }: { before: Side; after: Side }) {
  const { phrase, text } = usePlace();
  const changes = useMemo(
    () => (before.policy && after.policy ? compareMeaning(before.policy, after.policy) : []),
    [before.policy, after.policy],
  );
  const lines = useMemo(() => differenceLines(before.text, after.text), [before.text, after.text]);
  if (lines.length === 0) return <p className="sw-subtle">{phrase('studio.changes.none')}</p>;
  return (
    <>
      <h3 className="sws-sub">{phrase('studio.changes.meaning')}</h3>
      {changes.length === 0 && <p className="sw-subtle">{phrase('studio.changes.same-meaning')}</p>}
      <ul className="sws-meaning">
        {changes.map((change) => {
          const { id, title, details } = changeWords(change, text);
          return (
            <li key={id} data-change={change.type}>
              <strong>{title}</strong>
              {details.map((detail) => (
                <span key={detail} className="sws-detail">
                  {detail}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      <h3 className="sws-sub">{phrase('studio.changes.text')}</h3>
      <pre className="sws-lines">
        {lines.map((line, i) => (
          <div key={i} data-kind={line.kind}>
            {line.kind === 'gap'
              ? phrase('studio.changes.gap', { count: line.count })
              : line.stretches.map((stretch, at) => {
                  const Mark = stretch.kind === 'added' ? 'ins' : stretch.kind === 'removed' ? 'del' : 'span';
                  return <Mark key={at}>{stretch.text}</Mark>;
                })}
            {'\n'}
          </div>
        ))}
      </pre>
    </>
  );
}
