import type { KeyboardEvent } from 'react';
import { usePanel } from '../parts/panel.ts';
import { proofOfStep } from '../parts/proof.ts';
import { type Segment, segmentsOf } from './draft-segments.ts';
import type { DraftView } from './view-model.ts';

/** The draft for reading: each sentence opens its step, and says where it is not yet true or not yet translated. */
export function DraftText({ draft }: { draft: DraftView }) {
  return (
    <div className="sw-draft-text sw-pre" lang={draft.language}>
      {segmentsOf(draft.text, draft.sentences).map((segment) => (
        <Sentence key={segment.at} segment={segment} />
      ))}
    </div>
  );
}

function Sentence({ segment }: { segment: Segment }) {
  const { phrase, prove } = usePanel();
  const { sentence } = segment;
  if (!sentence) return <>{segment.text}</>;
  const mark = sentence.mark === 'none' ? '' : phrase(`ui.draft.mark.${sentence.mark}`);
  const flag = mark !== '' && <span className="sw-flag">{mark}</span>;
  const { step } = sentence;
  if (!step)
    return (
      <span className={`sw-mark-${sentence.mark}`}>
        {segment.text}
        {flag}
      </span>
    );
  const open = (target: HTMLElement) =>
    prove(phrase('ui.draft.why_sentence'), [proofOfStep(step, phrase)], target);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real button cannot wrap over lines as the sentences of a text do
    <span
      role="button"
      tabIndex={0}
      aria-haspopup="dialog"
      className={`sw-sentence sw-mark-${sentence.mark}`}
      onClick={(event) => open(event.currentTarget)}
      onKeyDown={(event) => onPress(event, open)}
    >
      {segment.text}
      {flag}
    </span>
  );
}

function onPress(event: KeyboardEvent<HTMLElement>, open: (target: HTMLElement) => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  open(event.currentTarget);
}
