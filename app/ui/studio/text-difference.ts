/** Two texts side by side in one: lines that stay, go and come, and within a changed line the words. */
import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of a line: `same` is also every word of a line that came or went as a whole. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A line of the comparison. */
export interface DifferenceLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  /** Empty for a gap: lines that stay and are not shown. */
  readonly stretches: readonly Stretch[];
  /** How many lines a gap leaves out. */
  readonly count: number;
}

/** The lines that differ, with a few around them; empty where nothing does. */
export function differenceLines(before: string, after: string): readonly DifferenceLine[] {
  const lines = allLines(before, after);
  return lines.every(({ kind }) => kind === 'same') ? [] : withGaps(lines);
}

/** Lines shown before and behind what changed. */
const AROUND = 2;

function allLines(before: string, after: string): DifferenceLine[] {
  const parts = diffLines(ended(before), ended(after));
  return parts.flatMap((part, i): DifferenceLine[] => {
    const next = parts[i + 1];
    const last = parts[i - 1];
    if (part.removed && next?.added) return changedLines(part.value, next.value).removed;
    if (part.added && last?.removed) return changedLines(last.value, part.value).added;
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    return linesIn(part.value).map((text) => line(kind, [{ kind: 'same', text }]));
  });
}

/** The last line may have no end; that is no difference. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const linesIn = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const line = (kind: DifferenceLine['kind'], stretches: readonly Stretch[]): DifferenceLine => ({
  kind,
  stretches,
  count: 0,
});

/** Where as many lines went as came, each is compared with its neighbour word by word. */
function changedLines(before: string, after: string): { removed: DifferenceLine[]; added: DifferenceLine[] } {
  const old = linesIn(before);
  const fresh = linesIn(after);
  if (old.length !== fresh.length)
    return {
      removed: old.map((text) => line('removed', [{ kind: 'same', text }])),
      added: fresh.map((text) => line('added', [{ kind: 'same', text }])),
    };
  const words = old.map((text, i) => diffWordsWithSpace(text, fresh[i] ?? ''));
  const side = (kind: 'added' | 'removed') =>
    words.map((parts) =>
      line(
        kind,
        parts
          .filter((part) => (kind === 'added' ? !part.removed : !part.added))
          .map((part) => ({ kind: part.added || part.removed ? kind : ('same' as const), text: part.value })),
      ),
    );
  return { removed: side('removed'), added: side('added') };
}

function withGaps(lines: readonly DifferenceLine[]): DifferenceLine[] {
  const isNear = (i: number): boolean =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ kind }) => kind !== 'same');
  const shown: DifferenceLine[] = [];
  for (const [i, each] of lines.entries()) {
    if (isNear(i)) shown.push(each);
    else if (shown.at(-1)?.kind === 'gap')
      shown[shown.length - 1] = { kind: 'gap', stretches: [], count: (shown.at(-1)?.count ?? 0) + 1 };
    else shown.push({ kind: 'gap', stretches: [], count: 1 });
  }
  return shown;
}
