/** The problems of a text within the editor: where they are, how one gets from one to the next, and how a mend is applied. */
import { ChangeSet, type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Problem, Span } from '../../../lib/problem.ts';

interface Known {
  readonly problems: readonly Problem[];
  /** What was typed since they were found. */
  readonly since: ChangeSet;
  /** The lines under their words. */
  readonly marks: DecorationSet;
}

const setKnown = StateEffect.define<readonly Problem[]>();

/** The problems of the text as it was last read, underlined. */
export const knownProblems = StateField.define<Known>({
  create: ({ doc }) => ({ problems: [], since: ChangeSet.empty(doc.length), marks: Decoration.none }),
  update(known, { effects, docChanged, changes, state }) {
    for (const effect of effects) if (effect.is(setKnown)) return knownNow(effect.value, state);
    if (!docChanged) return known;
    return {
      problems: known.problems,
      since: known.since.compose(changes),
      marks: known.marks.map(changes),
    };
  },
  // By a function: marks that change no line's height are not looked through for that with every key.
  provide: (field) => EditorView.decorations.of(({ state }) => state.field(field).marks),
});

const knownNow = (problems: readonly Problem[], state: EditorState): Known => ({
  problems,
  since: ChangeSet.empty(state.doc.length),
  marks: Decoration.set(
    problems.flatMap((problem) => markOf(problem, state)),
    true,
  ),
});

/** Under the problem's words; where it has none, under the letter beside its place. */
function markOf({ span, severity }: Problem, state: EditorState): Range<Decoration>[] {
  const { start, end } = within(span, state);
  const line = state.doc.lineAt(start);
  const from = start === end && start === line.to ? Math.max(line.from, start - 1) : start;
  const to = start === end ? Math.min(line.to, from + 1) : end;
  return from < to ? [UNDERLINES[severity].range(from, to)] : [];
}

const UNDERLINES: Readonly<Record<Problem['severity'], Decoration>> = {
  error: Decoration.mark({ class: 'swe-error' }),
  warning: Decoration.mark({ class: 'swe-warning' }),
};

/** Marks the problems of the text as it stands now. */
export const showProblems = (view: EditorView, problems: readonly Problem[]): void =>
  view.dispatch({ effects: setKnown.of(problems) });

/** Whether a step of the editor brought other problems. */
export const bringsProblems = (effects: readonly StateEffect<unknown>[]): boolean =>
  effects.some((effect) => effect.is(setKnown));

const within = ({ start, end }: Span, { doc }: EditorState): Span => {
  const from = Math.min(start, doc.length);
  return { start: from, end: Math.max(from, Math.min(end, doc.length)) };
};

/** The problems that have a letter between two offsets, or their place at one of them. */
export const problemsBetween = (view: EditorView, from: number, to: number): readonly Problem[] =>
  view.state.field(knownProblems).problems.filter((problem) => {
    const { start, end } = placeNow(view, problem.span);
    return start === end ? from <= start && start <= to : start < to && end > from;
  });

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
