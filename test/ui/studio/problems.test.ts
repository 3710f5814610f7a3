import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../app/lib/problem.ts';
import { error } from '../../../app/policy/problem-words.ts';
import {
  knownProblems,
  mend,
  nextProblem,
  problemAtCaret,
  problemsBetween,
  showProblems,
} from '../../../app/ui/studio/editor/problems.ts';

const problem = (start: number, end: number, text: string): Problem =>
  error('unknown-tool', {
    span: { start, end },
    mend: 'mend-near',
    values: { name: 'wrong', near: text },
    fix: { span: { start, end }, text },
  });

/** A field whose words between `«` and `»` each have the mend `right`. */
function field(marked: string, readOnly = false): { view: EditorView; problems: readonly Problem[] } {
  const spans: Problem[] = [];
  const doc = marked.replaceAll(/«([^»]*)»/g, (_whole, inner: string, at: number) => {
    const start = at - 2 * spans.length;
    spans.push(problem(start, start + inner.length, 'right'));
    return inner;
  });
  const state = EditorState.create({ doc, extensions: [knownProblems, EditorState.readOnly.of(readOnly)] });
  const view = new EditorView({ state });
  showProblems(view, spans);
  return { view, problems: spans };
}

const only = (list: readonly Problem[]): Problem => list[0] ?? problem(0, 0, '');
const textOf = (view: EditorView): string => view.state.doc.toString();

describe('a mend', () => {
  it('is written over the words that it is for', () => {
    const { view, problems } = field('Use «wrong» now.');
    expect(mend(view, only(problems))).toBe(true);
    expect(textOf(view)).toBe('Use right now.');
  });

  it('follows its words when something was typed before them', () => {
    const { view, problems } = field('Use «wrong» now.');
    view.dispatch({ changes: { from: 0, insert: 'Please. ' } });
    expect(mend(view, only(problems))).toBe(true);
    expect(textOf(view)).toBe('Please. Use right now.');
  });

  it('is refused once its words were changed', () => {
    const { view, problems } = field('Use «wrong» now.');
    view.dispatch({ changes: { from: 5, to: 6, insert: 'o' } });
    expect(mend(view, only(problems))).toBe(false);
    expect(textOf(view)).toBe('Use woong now.');
  });

  it('is refused where the text may only be read', () => {
    const { view, problems } = field('Use «wrong» now.', true);
    expect(mend(view, only(problems))).toBe(false);
  });
});

describe('from problem to problem', () => {
  it('goes forward, back, and round', () => {
    const { view, problems } = field('«one» and «two» and «three»');
    const at = (found: Problem | undefined): number => (found ? problems.indexOf(found) : -1);
    view.dispatch({ selection: { anchor: 5 } });
    expect([at(nextProblem(view, 1)), at(nextProblem(view, -1))]).toEqual([1, 0]);
    view.dispatch({ selection: { anchor: view.state.doc.length } });
    expect(at(nextProblem(view, 1))).toBe(0);
  });

  it('finds the one at the caret before another on its line', () => {
    const { view, problems } = field('«one» and «two»\nand no more');
    view.dispatch({ selection: { anchor: 9 } });
    expect(problemAtCaret(view, () => true)).toBe(problems[1]);
    view.dispatch({ selection: { anchor: 5 } });
    expect(problemAtCaret(view, () => true)).toBe(problems[0]);
    view.dispatch({ selection: { anchor: view.state.doc.length } });
    expect(problemAtCaret(view, () => true)).toBeUndefined();
  });
});

describe('the mark of a problem', () => {
  const marked = (view: EditorView): string[] => {
    const found: string[] = [];
    view.state.field(knownProblems).marks.between(0, view.state.doc.length, (from, to, { spec }) => {
      found.push(`${spec.class} ${view.state.sliceDoc(from, to)}`);
    });
    return found;
  };

  it('is under its words, and moves with them', () => {
    const { view } = field('«one» and «two»');
    view.dispatch({ changes: { from: 4, insert: 'more ' } });
    expect(marked(view)).toEqual(['swe-error one', 'swe-error two']);
  });

  it('is under the letter beside a place without words', () => {
    const { view } = field('«»one\ntwo«»\n«»\nfour');
    expect(marked(view)).toEqual(['swe-error o', 'swe-error o']);
  });

  it('goes when the text was read without a problem', () => {
    const { view } = field('«one»');
    showProblems(view, []);
    expect(marked(view)).toEqual([]);
  });

  it('holds for the letters of its words and for no other', () => {
    const { view, problems } = field('a «bc» d');
    const at = (from: number, to: number) =>
      problemsBetween(view, from, to).map((one) => problems.indexOf(one));
    expect([at(1, 2), at(2, 3), at(3, 4), at(4, 5)]).toEqual([[], [0], [0], []]);
  });

  it('holds at the place of a problem without words', () => {
    const { view } = field('ab«»cd');
    expect([problemsBetween(view, 2, 3).length, problemsBetween(view, 3, 4).length]).toEqual([1, 0]);
  });
});
