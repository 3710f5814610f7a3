import { memo, useEffect, useRef } from 'react';
import type { Text } from '../../text.ts';
import type { ReadStep } from './read-steps.ts';
import type { ToolWords } from './tool-words.ts';

interface StepListProps {
  /** Empty where the text holds one policy. */
  readonly title: string;
  readonly steps: readonly ReadStep[];
  /** Id of the step that the caret stands in; empty for none. */
  readonly current: string;
  readonly words: Text;
  goTo(id: string): void;
}

/** The steps of a policy as they were read; the one at the caret is told in full. */
export function StepList({ title, steps, current, words, goTo }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current]')?.closest('li');
    if (row) keepInView(row);
  }, [current, steps.length]);
  if (steps.length === 0) return null;
  return (
    <>
      {title !== '' && <h3 className="sw-heading swe-title">{title}</h3>}
      <ol ref={list} className="swe-steps">
        {steps.map((step) => (
          <StepRow key={step.id} step={step} isCurrent={step.id === current} words={words} goTo={goTo} />
        ))}
      </ol>
    </>
  );
}

interface StepRowProps extends Pick<StepListProps, 'words' | 'goTo'> {
  readonly step: ReadStep;
  readonly isCurrent: boolean;
}

/** One step; drawn again only when it changed, so that a long list costs nothing while the caret moves. */
const StepRow = memo(function StepRow({ step, isCurrent, words, goTo }: StepRowProps) {
  return (
    <li className="swe-row" data-depth={Math.min(step.depth, DEPTH_MAX)}>
      <button
        type="button"
        className="swe-step"
        data-step={step.id}
        data-kind={step.kind}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => goTo(step.id)}
      >
        <span className="swe-number">{step.id}</span>
        <span className="swe-meaning">{isCurrent ? step.sentence : step.meaning}</span>
        <Lanes tools={step.tools} words={words} />
      </button>
      {isCurrent && <Told step={step} />}
    </li>
  );
}, looksAlike);

function looksAlike(one: StepRowProps, other: StepRowProps): boolean {
  return (
    one.step.id === other.step.id &&
    one.step.likeness === other.step.likeness &&
    one.isCurrent === other.isCurrent &&
    one.words === other.words &&
    one.goTo === other.goTo
  );
}

/** Deeper steps are not moved in any further. */
const DEPTH_MAX = 5;

function Lanes({ tools, words }: { tools: readonly ToolWords[]; words: Text }) {
  const lanes = [...new Set(tools.map(({ lane }) => lane ?? 'unknown'))];
  return (
    <>
      {lanes.map((lane) => (
        <span key={lane} className="swe-lane" data-lane={lane}>
          {words.phrase(`studio.editor.lane-name.${lane}`)}
        </span>
      ))}
    </>
  );
}

function Told({ step }: { step: ReadStep }) {
  if (step.tools.length === 0 && step.rules.length === 0) return null;
  return (
    <div className="swe-told">
      {step.tools.map((tool) => (
        <div key={tool.name}>
          <p className="swe-told-name">
            <strong>{tool.title}</strong> <span className="sw-subtle">@{tool.name}</span>
          </p>
          {tool.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
      {step.rules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
    </div>
  );
}

/** Scrolls the list and nothing around it. */
function keepInView(row: HTMLElement): void {
  const box = row.closest<HTMLElement>('.swe-panel');
  if (!box) return;
  const [rows, boxed] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
  if (rows.top < boxed.top) box.scrollTop -= boxed.top - rows.top + ROOM;
  else if (rows.bottom > boxed.bottom) box.scrollTop += rows.bottom - boxed.bottom + ROOM;
}

/** Left between a row and the edge, in CSS pixels, so that its neighbour shows. */
const ROOM = 48;
