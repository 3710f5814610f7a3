import { RangeSetBuilder } from '@codemirror/state';
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
      constructor(view: EditorView) {
        this.decorations = decorate(view, marksOf);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, marksOf);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Lines whose marks are kept, so that a keystroke reads one line and not the screen. */
const KEPT_MAX = 2_000;

function decorate(
  view: EditorView,
  marksOf: (line: string, isHead: boolean) => readonly LineMark[],
): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const headEnd = endOfHead(view);
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const hanging = hangingBy(leadOf(line.text));
      if (hanging) builder.add(line.from, line.from, hanging);
      for (const { type, start, end } of marksOf(line.text, line.from < headEnd))
        builder.add(line.from + start, line.from + end, MARKS[type]);
      at = line.to + 1;
    }
  }
  return builder.finish();
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
