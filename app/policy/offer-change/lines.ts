/** Options of a list in other places: their lines move, the marks of the list stay. */
import type { Span } from '../../lib/problem.ts';
import { type Step, walkSteps } from '../policy.ts';

/** The text with each option's lines in the place of another; null where two share a line. */
export function withLines(text: string, options: readonly Step[], kept: readonly number[]): string | null {
  const lines = text.split('\n');
  const blocks = options.map((option) => linesOf(option, text));
  const overlap = blocks.some(({ end }, i) => {
    const next = blocks[i + 1];
    return next !== undefined && next.start <= end;
  });
  if (overlap) return null;
  const out: string[] = [];
  for (const [number, line] of lines.entries()) {
    const place = blocks.findIndex(({ start, end }) => number >= start && number <= end);
    if (place < 0) out.push(line);
    else if (blocks[place]?.start === number) out.push(...moved(lines, blocks, { kept, place }));
  }
  return out.join('\n');
}

interface Block {
  /** Numbers of the first and the last line, from 0. */
  readonly start: number;
  readonly end: number;
}

function linesOf(option: Step, text: string): Block {
  const spans: Span[] = [option, ...walkSteps(option.children).map(({ step }) => step)].map(
    ({ span }) => span,
  );
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return {
    start: lineAt(Math.min(...spans.map(({ start }) => start))),
    end: lineAt(Math.max(...spans.map(({ start, end }) => Math.max(start, end - 1)))),
  };
}

function moved(
  lines: readonly string[],
  blocks: readonly Block[],
  { kept, place }: { kept: readonly number[]; place: number },
): string[] {
  const here = blocks[place];
  const from = blocks[kept[place] ?? -1];
  if (!here || !from) return [];
  const [first = '', ...rest] = lines.slice(from.start, from.end + 1);
  const mark = MARK.exec(lines[here.start] ?? '')?.[0] ?? '';
  return [mark + first.replace(MARK, ''), ...rest];
}

// The mark of an item with what stands before it: `   - `, `2. `, `  b) `.
const MARK = /^\s*(?:[-*+•–]|\d+[.)]|[a-z][.)])?\s*/i;
