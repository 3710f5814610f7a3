import { useEffect, useId, useMemo, useState } from 'react';
import type { Compiled } from '../../../policy/compile.ts';
import type { Policy } from '../../../policy/policy.ts';
import { lazyPart } from '../../parts/lazy.tsx';
import { ProblemList } from './problem-list.tsx';
import type { EditorProps } from './props.ts';
import { type ReadStep, readSteps, stepAt } from './read-steps.ts';
import { EDITOR_SHEET } from './sheet.ts';
import { StepList } from './step-list.tsx';
import { type UsedCodeArea, useCodeArea } from './use-code-area.ts';

const FlowPicture = lazyPart(async () => (await import('./flow-picture.tsx')).FlowPicture);

/** The editor: the text, what it was read as, and what should be mended. */
export function PolicyEditorPage(props: EditorProps) {
  const { words } = props;
  const { phrase } = words;
  const help = useId();
  const used = useCodeArea(props, help);
  const problems = used.read?.problems ?? [];
  return (
    <div className="swe" data-read={used.read ? 'yes' : 'no'}>
      <style>{EDITOR_SHEET}</style>
      <div className="swe-two">
        <div className="swe-field">
          <div ref={used.place} className="swe-code" />
          <p id={help} className="sw-small swe-help">
            {phrase(props.editable ? 'studio.editor.help' : 'studio.editor.help-read-only')}
          </p>
        </div>
        <ReadAs used={used} {...props} />
      </div>
      <ProblemList
        problems={problems}
        isRead={used.read !== null}
        text={props.text}
        editable={props.editable}
        words={words}
        goTo={(span) => used.area.current?.goTo(span)}
        mend={(problem) => used.area.current?.mend(problem) ?? false}
      />
      <ProblemCount read={used.read} words={words} />
      <p className="sw-hidden" role="status" data-say="">
        {used.said}
      </p>
    </div>
  );
}

type ReadAsProps = EditorProps & { readonly used: UsedCodeArea };

/** The compiled steps, or their picture, beside the text. */
function ReadAs({ used, catalog, words }: ReadAsProps) {
  const { phrase } = words;
  const [shown, setShown] = useState<'steps' | 'picture'>('steps');
  const panel = useId();
  const { read, caret } = used;
  const all = useMemo(
    () => (read?.policies ?? []).map((policy) => ({ policy, steps: readSteps(policy, catalog, words) })),
    [read, catalog, words],
  );
  const { policy, step } = current(all, caret);
  const goTo = (id: string, of: Policy): void => {
    const found = all.find((one) => one.policy === of)?.steps.find((one) => one.id === id);
    if (found) used.area.current?.goTo(found.span);
  };
  return (
    <section className="swe-read" aria-label={phrase('studio.editor.read-as')}>
      <div className="swe-tabs" role="tablist">
        {(['steps', 'picture'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="swe-tab"
            data-tab={name}
            aria-selected={shown === name}
            aria-controls={panel}
            onClick={() => setShown(name)}
          >
            {phrase(`studio.editor.tab.${name}`)}
          </button>
        ))}
      </div>
      <div
        id={panel}
        role="tabpanel"
        className="swe-panel"
        tabIndex={-1}
        aria-label={phrase(`studio.editor.tab.${shown}`)}
      >
        {read && all.every(({ steps }) => steps.length === 0) && (
          <p className="sw-subtle swe-empty">{phrase('studio.editor.no-steps')}</p>
        )}
        {shown === 'steps' &&
          all.map((one) => (
            <StepList
              key={one.policy.id}
              title={all.length > 1 ? one.policy.title : ''}
              steps={one.steps}
              current={one.policy === policy ? (step?.id ?? '') : ''}
              words={words}
              goTo={(id) => goTo(id, one.policy)}
            />
          ))}
        {shown === 'picture' &&
          all.map((one) => (
            <FlowPicture
              key={one.policy.id}
              policy={one.policy}
              catalog={catalog}
              words={words}
              current={one.policy === policy ? (step?.id ?? '') : ''}
              goTo={(id) => goTo(id, one.policy)}
            />
          ))}
      </div>
    </section>
  );
}

/** The policy and the step that the caret stands in; of several policies the last that begins before it. */
function current(
  all: readonly { readonly policy: Policy; readonly steps: readonly ReadStep[] }[],
  caret: number,
): { policy?: Policy; step?: ReadStep } {
  const found = all.findLast(({ steps }) => (steps[0]?.span.start ?? 0) <= caret) ?? all[0];
  const step = found && stepAt(found.steps, caret);
  return { ...(found ? { policy: found.policy } : {}), ...(step ? { step } : {}) };
}

/** Says how many problems there are, once their number has changed and come to rest. */
function ProblemCount({ read, words }: { read: Compiled | null; words: EditorProps['words'] }) {
  const count = read?.problems.length;
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (count === undefined) return;
    const id = setTimeout(setSaid, SAY_AFTER_MS, words.phrase('studio.editor.count', { count }));
    return () => clearTimeout(id);
  }, [count, words]);
  return (
    <p className="sw-hidden" role="status" data-count={count ?? ''}>
      {said}
    </p>
  );
}

const SAY_AFTER_MS = 600;
