import { memo, useState } from 'react';
import type { Problem, Span } from '../../../lib/problem.ts';
import { positionOf } from '../../../policy/format-problem.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { Text } from '../../text.ts';
import { problemWords } from './problem-words.ts';

interface ProblemListProps {
  /** Null until the text was read. */
  readonly problems: readonly Problem[] | null;
  /** What they were found in, for their lines. */
  readonly text: string;
  readonly editable: boolean;
  readonly words: Text;
  goTo(span: Span): void;
  /** False where it could not be applied. */
  mend(problem: Problem): boolean;
}

/** What should be mended, in the order of the text, each with its mend. It is drawn again only when one of them changed. */
export const ProblemList = memo(function ProblemList(props: ProblemListProps) {
  const { problems, words } = props;
  const { phrase } = words;
  const [isStale, setStale] = useState(false);
  if (!problems) return <p className="sw-subtle swe-problems">{phrase('studio.editor.reading')}</p>;
  if (problems.length === 0)
    return <p className="sw-success swe-problems">{phrase('studio.editor.no-problems')}</p>;
  return (
    <section className="swe-problems" aria-label={phrase('studio.editor.problems')}>
      <h3 className="sw-heading">{phrase('studio.editor.count', { count: problems.length })}</h3>
      {isStale && <p className="sw-warning">{phrase('studio.editor.stale-mend')}</p>}
      <ul className="swe-problem-list">
        {problems.map((problem, at) => (
          <OneProblem
            key={`${at} ${problem.code}`}
            {...props}
            problem={problem}
            mend={(one) => {
              const done = props.mend(one);
              setStale(!done);
              return done;
            }}
          />
        ))}
      </ul>
    </section>
  );
});

type OneProblemProps = ProblemListProps & { readonly problem: Problem };

function OneProblem({ problem, text, editable, words, goTo, mend }: OneProblemProps) {
  const { phrase } = words;
  const { line } = positionOf(text, problem.span.start);
  const said = problemWords(problem, words);
  return (
    <li className="swe-problem" data-code={problem.code} data-severity={problem.severity}>
      <span className="swe-severity">{phrase(`studio.editor.severity.${problem.severity}`)}</span>
      <button type="button" className="sw-link swe-line" onClick={() => goTo(problem.span)}>
        {phrase('studio.editor.line', { line })}
      </button>
      <span className="swe-message">
        <Ticked words={said.message} />
        <span className="sw-subtle">
          {' '}
          · <Ticked words={said.mend} />
        </span>
      </span>
      {editable && problem.fix && (
        <ActionButton onPress={() => void mend(problem)} name="mend">
          {phrase('studio.editor.mend')}
        </ActionButton>
      )}
    </li>
  );
}

/** A message's words; what stands in backticks is the author's own text. */
export function Ticked({ words }: { words: string }) {
  return (
    <>
      {words.split('`').map((part, at) => {
        const key = `${at} ${part}`;
        return at % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
      })}
    </>
  );
}
