/** The problems of a text within the editor: where they are, how one gets from one to the next, and how a mend is applied. */
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { ChangeSet, type EditorState, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem, Span } from '../../../lib/problem.ts';
import type { Text } from '../../text.ts';
import { problemWords } from './problem-words.ts';

interface Known {
  readonly problems: readonly Problem[];
  /** What was typed since they were found. */
  readonly since: ChangeSet;
}

const setKnown = StateEffect.define<readonly Problem[]>();

/** The problems of the text as it was last read. */
export const knownProblems = StateField.define<Known>({
  create: (state) => ({ problems: [], since: ChangeSet.empty(state.doc.length) }),
  update(known, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setKnown))
        return { problems: effect.value, since: ChangeSet.empty(transaction.newDoc.length) };
    return transaction.docChanged ? { ...known, since: known.since.compose(transaction.changes) } : known;
  },
});

/** Marks the problems of the text as it stands now, each with its words and its mend in its hover. */
export function showProblems(view: EditorView, problems: readonly Problem[], words: Text): void {
  const { state } = view;
  const mendLabel = words.phrase('studio.editor.mend');
  const diagnostics = problems.map((problem): Diagnostic => {
    const { start, end } = within(problem.span, state);
    const said = problemWords(problem, words);
    return {
      from: start,
      to: end,
      severity: problem.severity,
      message: `${said.message}\n${said.mend}`,
      renderMessage: (target) => {
        const box = saidElement([said.message, said.mend]);
        if (problem.fix) box.appendChild(mendButton(target, problem, mendLabel));
        return box;
      },
    };
  });
  view.dispatch(setDiagnostics(state, diagnostics), { effects: setKnown.of(problems) });
}

/** Sentences one below the other; what stands in backticks is the author's own text. */
function saidElement(sentences: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  for (const sentence of sentences) {
    const line = box.appendChild(document.createElement('p'));
    for (const [at, part] of sentence.split('`').entries()) {
      if (at % 2 === 0) line.append(part);
      else line.appendChild(document.createElement('code')).textContent = part;
    }
  }
  return box;
}

/** The mend in a problem's hover; the lint package's own button names itself in English to those who hear it. */
function mendButton(view: EditorView, problem: Problem, label: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-diagnosticAction';
  button.textContent = label;
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => void mend(view, problem));
  return button;
}

const within = ({ start, end }: Span, { doc }: EditorState): Span => {
  const from = Math.min(start, doc.length);
  return { start: from, end: Math.max(from, Math.min(end, doc.length)) };
};

/** Where a place of the text as it was read stands now. */
export function placeNow({ state }: EditorView, span: Span): Span {
  const { since } = state.field(knownProblems);
  const { start, end } = { start: Math.min(span.start, since.length), end: Math.min(span.end, since.length) };
  return within({ start: since.mapPos(start, 1), end: since.mapPos(end, -1) }, state);
}

/** Applies a problem's mend; false where it has none, or its words were changed meanwhile. */
export function mend(view: EditorView, { fix }: Problem): boolean {
  const { since } = view.state.field(knownProblems);
  if (!fix || view.state.readOnly || since.touchesRange(fix.span.start, fix.span.end) !== false) return false;
  const { start, end } = placeNow(view, fix.span);
  const at = Math.max(start, end);
  view.dispatch({
    changes: { from: start, to: at, insert: fix.text },
    selection: { anchor: start + fix.text.length },
    scrollIntoView: true,
    userEvent: 'input.mend',
  });
  return true;
}

/** The problem at the caret, else the first on its line. */
export function problemAtCaret(view: EditorView, fits: (problem: Problem) => boolean): Problem | undefined {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const fitting = view.state.field(knownProblems).problems.filter(fits);
  const touches = (problem: Problem, from: number, to: number): boolean => {
    const { start, end } = placeNow(view, problem.span);
    return start <= to && end >= from;
  };
  return (
    fitting.find((problem) => touches(problem, head, head)) ??
    fitting.find((problem) => touches(problem, line.from, line.to))
  );
}

/** The next problem behind the caret, or the one before it; from the last on to the first. */
export function nextProblem(view: EditorView, direction: 1 | -1): Problem | undefined {
  const { head } = view.state.selection.main;
  const { problems } = view.state.field(knownProblems);
  const ordered = direction === 1 ? problems : [...problems].reverse();
  const found = ordered.find((problem) => {
    const { start } = placeNow(view, problem.span);
    return direction === 1 ? start > head : start < head;
  });
  return found ?? ordered[0];
}
