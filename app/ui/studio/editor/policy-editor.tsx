import { memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Problem, Span } from '../../../lib/problem.ts';
import type { Compiled } from '../../../policy/compile.ts';
import type { Policy } from '../../../policy/policy.ts';
import { lazyPart } from '../../parts/lazy.tsx';
import { goToTabBeside } from '../../parts/tab-keys.ts';
import { ProblemList } from './problem-list.tsx';
import type { EditorProps } from './props.ts';
import { createStepReader, type ReadStep, stepAt } from './read-steps.ts';
import { EDITOR_SHEET } from './sheet.ts';
import { StepList } from './step-list.tsx';
import { useCodeArea } from './use-code-area.ts';

const FlowPicture = lazyPart(async () => (await import('./flow-picture.tsx')).FlowPicture);

/** The editor: the text, what it was read as, and what should be mended. */
export function PolicyEditorPage(props: EditorProps) {
  const { words, catalog } = props;
  const { phrase } = words;
  const help = useId();
  const caret = useRef(0);
  const shown = useRef<readonly ReadPolicy[]>([]);
  const [, showStep] = useState('');
  // The page is drawn again only where the caret has come to another step.
  const onCaret = useCallback((offset: number): void => {
    caret.current = offset;
    const { policy, step } = current(shown.current, offset);
    showStep(`${policy?.id} ${step?.id}`);
  }, []);
  const { place, area, read, said } = useCodeArea(props, { describedBy: help, onCaret });
  const goTo = useCallback((span: Span): void => area.current?.goTo(span), [area]);
  const mend = useCallback((problem: Problem): boolean => area.current?.mend(problem) ?? false, [area]);
  const readSteps = useMemo(() => createStepReader(catalog, words), [catalog, words]);
  const policies = useMemo(
    () => (read?.compiled.policies ?? []).map((policy) => ({ policy, steps: readSteps(policy) })),
    [read, readSteps],
  );
  shown.current = policies;
  const { policy, step } = current(policies, caret.current);
  return (
    <div className="swe" data-read={read ? 'yes' : 'no'}>
      <style>{EDITOR_SHEET}</style>
      <div className="swe-two">
        <div className="swe-field">
          <div ref={place} className="swe-code" />
          <p id={help} className="sw-small swe-help">
            {phrase(props.editable ? 'studio.editor.help' : 'studio.editor.help-read-only')}
          </p>
        </div>
        <ReadAs
          policies={read ? policies : null}
          currentPolicy={policy?.id ?? ''}
          currentStep={step?.id ?? ''}
          catalog={catalog}
          words={words}
          goTo={goTo}
        />
      </div>
      <ProblemList
        problems={read?.compiled.problems ?? null}
        text={read?.text ?? ''}
        editable={props.editable}
        words={words}
        goTo={goTo}
        mend={mend}
      />
      <ProblemCount read={read?.compiled ?? null} words={words} />
      <p className="sw-hidden" role="status" data-say="">
        {said}
      </p>
    </div>
  );
}

interface ReadPolicy {
  readonly policy: Policy;
  readonly steps: readonly ReadStep[];
}

interface ReadAsProps extends Pick<EditorProps, 'catalog' | 'words'> {
  /** Null until the text was read. */
  readonly policies: readonly ReadPolicy[] | null;
  readonly currentPolicy: string;
  readonly currentStep: string;
  goTo(span: Span): void;
}

/** The compiled steps, or their picture, beside the text. It is drawn again only when one of them changed. */
const ReadAs = memo(function ReadAs(props: ReadAsProps) {
  const { policies, words } = props;
  const { phrase } = words;
  const [shown, setShown] = useState<'steps' | 'picture'>('steps');
  const panel = useId();
  return (
    <section className="swe-read" aria-label={phrase('studio.editor.read-as')}>
      <div
        className="swe-tabs"
        role="tablist"
        aria-label={phrase('studio.editor.read-as')}
        onKeyDown={goToTabBeside}
      >
        {(['steps', 'picture'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="swe-tab"
            data-tab={name}
            aria-selected={shown === name}
            tabIndex={shown === name ? 0 : -1}
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
        tabIndex={shown === 'picture' ? 0 : -1}
        aria-label={phrase(`studio.editor.tab.${shown}`)}
      >
        {policies?.every(({ steps }) => steps.length === 0) && (
          <p className="sw-subtle swe-empty">{phrase('studio.editor.no-steps')}</p>
        )}
        {policies?.map((one) => (
          <Shown key={one.policy.id} {...props} shown={shown} one={one} isOnly={policies.length === 1} />
        ))}
      </div>
    </section>
  );
});

type ShownProps = ReadAsProps & {
  readonly shown: 'steps' | 'picture';
  readonly one: ReadPolicy;
  readonly isOnly: boolean;
};

function Shown({ shown, one, isOnly, currentPolicy, currentStep, catalog, words, goTo }: ShownProps) {
  const { policy, steps } = one;
  const newest = useRef(steps);
  newest.current = steps;
  const goToStep = useCallback(
    (id: string): void => {
      const found = newest.current.find((step) => step.id === id);
      if (found) goTo(found.span);
    },
    [goTo],
  );
  const current = policy.id === currentPolicy ? currentStep : '';
  return shown === 'steps' ? (
    <StepList
      title={isOnly ? '' : policy.title}
      steps={steps}
      current={current}
      words={words}
      goTo={goToStep}
    />
  ) : (
    <FlowPicture policy={policy} catalog={catalog} words={words} current={current} goTo={goToStep} />
  );
}

/** The policy and the step that the caret stands in; of several policies the last that begins before it. */
function current(all: readonly ReadPolicy[], caret: number): { policy?: Policy; step?: ReadStep } {
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
