/** Text made from a source by leaving out and replacing, which still knows where each character came from. */
export interface Traced {
  readonly text: string;
  readonly source: string;
  /** In the order of the text; gaps in the source were left out. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Offset in the text. */
  readonly at: number;
  readonly length: number;
  /** Offset in the source. */
  readonly from: number;
  readonly sourceLength: number;
}

/** Collects kept and replaced pieces of a source in reading order. */
export function createTracer(source: string) {
  const pieces: Piece[] = [];
  let text = '';
  return {
    keep(from: number, to: number): void {
      if (to <= from) return;
      pieces.push({ at: text.length, length: to - from, from, sourceLength: to - from });
      text += source.slice(from, to);
    },
    replace(from: number, to: number, words: string): void {
      if (words === '') return;
      pieces.push({ at: text.length, length: words.length, from, sourceLength: to - from });
      text += words;
    },
    done: (): Traced => ({ text, source, pieces }),
  };
}

/** The ranges of a traced text, a blank line between them; the way back leads to the first source. */
export function pick(traced: Traced, ranges: readonly { start: number; end: number }[]): Traced {
  let text = '';
  const pieces: Piece[] = [];
  for (const range of ranges) {
    if (text !== '') text += '\n\n';
    for (const piece of traced.pieces) {
      const start = Math.max(range.start, piece.at);
      const end = Math.min(range.end, piece.at + piece.length);
      if (start >= end) continue;
      const same = piece.length === piece.sourceLength;
      pieces.push({
        at: text.length + start - range.start,
        length: end - start,
        from: same ? piece.from + start - piece.at : piece.from,
        sourceLength: same ? end - start : piece.sourceLength,
      });
    }
    text += traced.text.slice(range.start, range.end);
  }
  return { text, source: traced.source, pieces };
}

/** The source's own words behind a range of the text: an exact substring of the source, empty where the range holds none. */
export function sourceOf(traced: Traced, start: number, end: number): string {
  const inside = traced.pieces.filter((piece) => piece.at < end && piece.at + piece.length > start);
  const first = inside[0];
  const last = inside[inside.length - 1];
  if (!first || !last) return '';
  const from = first.length === first.sourceLength ? first.from + Math.max(0, start - first.at) : first.from;
  const to =
    last.length === last.sourceLength
      ? last.from + Math.min(last.length, end - last.at)
      : last.from + last.sourceLength;
  return traced.source.slice(from, to);
}
