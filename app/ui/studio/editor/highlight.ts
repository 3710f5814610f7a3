import type { Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type LineMark, leadOf, marksIn } from './line-marks.ts';

/** Shows mentions, headings and conditions in the lines on screen; `titles` are normalised. */
export function highlight(titles: ReadonlySet<string>) {
  const kept = new Map<string, readonly LineMark[]>();
  const marksOf = (line: string, isHead: boolean): readonly LineMark[] => {
    const key = `${isHead ? '1' : '0'}${line}`;
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= KEPT_MAX) kept.clear();
    const marks = marksIn(line, titles, isHead);
    kept.set(key, marks);
    return marks;
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      headEnd: number;
      constructor(view: EditorView) {
        this.headEnd = endOfHead(view);
        this.decorations = Decoration.set(
          decorate(view, view.visibleRanges, { headEnd: this.headEnd, marksOf }),
        );
      }
      update(update: ViewUpdate): void {
        if (!update.docChanged && !update.viewportChanged) return;
        const { view, changes } = update;
        const before = changes.mapPos(Math.min(this.headEnd, changes.length), -1);
        this.headEnd = endOfHead(view);
        const given = { headEnd: this.headEnd, marksOf };
        const isHeadAsBefore = before === this.headEnd && !touchesHead(update, this.headEnd);
        this.decorations =
          update.viewportChanged || !isHeadAsBefore
            ? Decoration.set(decorate(view, view.visibleRanges, given))
            : redecorate(update, this.decorations, given);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Lines whose marks are kept, so that scrolling back reads none of them again. */
const KEPT_MAX = 2_000;

interface Marking {
  /** Where the head ends; its lines are settings. */
  readonly headEnd: number;
  readonly marksOf: (line: string, isHead: boolean) => readonly LineMark[];
}

/** The marks of the lines in some ranges, in order. */
function decorate(
  { state: { doc } }: EditorView,
  ranges: readonly { readonly from: number; readonly to: number }[],
  { headEnd, marksOf }: Marking,
): Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of ranges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const hanging = hangingBy(leadOf(line.text));
      if (hanging) found.push(hanging.range(line.from));
      for (const { type, start, end } of marksOf(line.text, line.from < headEnd))
        if (end > start) found.push(MARKS[type].range(line.from + start, line.from + end));
      at = line.to + 1;
    }
  }
  return found;
}

/** The marks after a keystroke: those of its line anew, the others moved along. */
function redecorate(update: ViewUpdate, old: DecorationSet, given: Marking): DecorationSet {
  const { doc } = update.state;
  let marks = old.map(update.changes);
  update.changes.iterChangedRanges((_fromOld, _toOld, start, end) => {
    const lines = { from: doc.lineAt(start).from, to: doc.lineAt(end).to };
    const add = decorate(update.view, [lines], given);
    if (isMarkedSo(marks, lines, add)) return;
    marks = marks.update({ filterFrom: lines.from, filterTo: lines.to, filter: () => false, add });
  });
  return marks;
}

/** Whether lines bear just these marks already, as most do that a letter was typed into. */
function isMarkedSo(
  marks: DecorationSet,
  lines: { readonly from: number; readonly to: number },
  wanted: readonly Range<Decoration>[],
): boolean {
  let same = 0;
  marks.between(lines.from, lines.to, (from, to, value) => {
    const one = wanted[same];
    const isSame = one?.from === from && one.to === to && one.value === value;
    same = isSame ? same + 1 : Number.NaN;
    return isSame ? undefined : false;
  });
  return same === wanted.length;
}

/** Whether a change lies in the head, or in a first line that could begin one. */
function touchesHead({ changes, state: { doc } }: ViewUpdate, headEnd: number): boolean {
  const end = Math.max(headEnd, doc.line(1).to);
  let isTouched = false;
  changes.iterChangedRanges((_fromOld, _toOld, start) => {
    isTouched ||= start <= end;
  });
  return isTouched;
}

/** A line's further rows begin under its first word, as in a printed list. */
function hangingBy(letters: number): Decoration | undefined {
  if (letters === 0 || letters > HANGING_MAX) return undefined;
  const known = HANGING.get(letters);
  if (known) return known;
  const style = `padding-inline-start:calc(8px + ${letters}ch);text-indent:-${letters}ch`;
  const made = Decoration.line({ attributes: { style } });
  HANGING.set(letters, made);
  return made;
}

const HANGING = new Map<number, Decoration>();
const HANGING_MAX = 24;

const MARKS: Readonly<Record<LineMark['type'], Decoration>> = {
  tool: Decoration.mark({ class: 'swe-tool' }),
  parameters: Decoration.mark({ class: 'swe-parameters' }),
  policy: Decoration.mark({ class: 'swe-policy' }),
  heading: Decoration.mark({ class: 'swe-heading' }),
  condition: Decoration.mark({ class: 'swe-condition' }),
  key: Decoration.mark({ class: 'swe-key' }),
  mark: Decoration.mark({ class: 'swe-mark' }),
};

/** A longer head is no head. */
const HEAD_LINES_MAX = 200;

/** Where the head between two `---` ends; 0 where the text has none. */
function endOfHead({ state: { doc } }: EditorView): number {
  if (doc.line(1).text.trimEnd() !== '---') return 0;
  for (let number = 2; number <= Math.min(doc.lines, HEAD_LINES_MAX); number += 1) {
    const line = doc.line(number);
    if (line.text.trimEnd() === '---') return line.to;
  }
  return 0;
}
