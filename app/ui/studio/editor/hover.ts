/** What floats over the words under the pointer: the problem that they have, and what the mention among them is. */
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import type { Problem } from '../../../lib/problem.ts';
import type { Text } from '../../text.ts';
import { aboutTooltip, type Knowledge } from './about.ts';
import { problemWords } from './problem-words.ts';
import { bringsProblems, mend, placeNow, problemsBetween } from './problems.ts';

/** Shows it; gone with the next change, or when the text has been read anew. */
export const hover = (knowledge: Knowledge) =>
  hoverTooltip(
    (view, offset, side): Tooltip[] => {
      const problems = problemsTooltip(view, offset, side, knowledge.words);
      const about = aboutTooltip(view.state, offset, knowledge);
      return [problems, about].filter((tooltip) => tooltip !== null);
    },
    { hideOnChange: true, hideOn: ({ effects }) => bringsProblems(effects) },
  );

/** The problems of the letter on one side of an offset. */
function problemsTooltip(view: EditorView, offset: number, side: -1 | 1, words: Text): Tooltip | null {
  const problems = problemsBetween(view, offset - (side < 0 ? 1 : 0), offset + (side > 0 ? 1 : 0));
  const [first] = problems;
  if (!first) return null;
  const { start, end } = placeNow(view, first.span);
  return { pos: start, end, above: true, create: () => ({ dom: listElement(view, problems, words) }) };
}

function listElement(view: EditorView, problems: readonly Problem[], words: Text): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'swe-diagnostics';
  for (const problem of problems) {
    const { message, mend: how } = problemWords(problem, words);
    const item = list.appendChild(document.createElement('li'));
    item.className = 'swe-diagnostic';
    item.dataset['severity'] = problem.severity;
    for (const sentence of [message, how]) item.appendChild(saidElement(sentence));
    if (problem.fix) item.appendChild(mendButton(view, problem, words.phrase('studio.editor.mend')));
  }
  return list;
}

/** A sentence; what stands in backticks is the author's own text. */
function saidElement(sentence: string): HTMLElement {
  const line = document.createElement('p');
  for (const [at, part] of sentence.split('`').entries()) {
    if (at % 2 === 0) line.append(part);
    else line.appendChild(document.createElement('code')).textContent = part;
  }
  return line;
}

function mendButton(view: EditorView, problem: Problem, label: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'swe-mend';
  button.textContent = label;
  // The focus stays in the field.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => void mend(view, problem));
  return button;
}
