import { Block } from '../parts/block.tsx';
import { usePanel } from '../parts/panel.ts';
import { SourceChip } from '../parts/source-chip.tsx';
import { StepLink } from '../parts/step-link.tsx';
import { AnswerControls } from './answer-controls.tsx';
import type { QuestionView } from './view-model.ts';

/** The one question that no one else can answer now. */
export function NeedsYou({
  question,
  more,
  primary,
}: {
  question: QuestionView;
  more: number;
  primary: boolean;
}) {
  const { phrase } = usePanel();
  const aside = more > 0 && <span className="sw-small">{phrase('ui.needs_you.more', { count: more })}</span>;
  return (
    <Block name="needs-you" title={phrase('ui.needs_you.title')} aside={aside}>
      <div key={question.id} className="sw-settling" data-question={question.id}>
        <p className="sw-question" id="sw-question">
          {question.text}
        </p>
        <AnswerControls question={question} primary={primary} />
        {(question.step || question.sources.length > 0) && (
          <p className="sw-row sw-small">
            {question.step && <StepLink step={question.step} sources={question.sources} />}
            {question.sources.slice(0, CHIPS_MAX).map((source) => (
              <SourceChip key={`${source.evidence.id}${source.quote}`} source={source} of={question.text} />
            ))}
          </p>
        )}
      </div>
    </Block>
  );
}

/** More chips than this would crowd the question; the step's panel lists them all. */
const CHIPS_MAX = 2;
