import type { Problem } from '../lib/problem.ts';

/** Where an offset stands in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

/**
 * A problem as a compiler prints it: where, what, the line with carets under the words, and how to mend it.
 * Control characters of the source are shown as spaces.
 */
export function formatProblem(
  problem: Problem,
  source: { readonly text: string; readonly file: string },
): string {
  const { line, column } = positionOf(source.text, problem.span.start);
  const words = lineAt(source.text, problem.span.start);
  const shown = excerpt(words, column - 1, problem.span.end - problem.span.start);
  const gutter = ' '.repeat(String(line).length);
  return [
    `${source.file}:${line}:${column}: ${problem.severity}[${problem.code}]: ${problem.message}`,
    `${gutter} |`,
    `${line} | ${shown.words}`,
    `${gutter} | ${' '.repeat(shown.at)}${'^'.repeat(shown.length)}`,
    `${gutter} = ${problem.mend}`,
  ].join('\n');
}

/** Problems of a text, one below the other, in its order. */
export const formatProblems = (
  problems: readonly Problem[],
  source: { readonly text: string; readonly file: string },
): string => problems.map((problem) => formatProblem(problem, source)).join('\n\n');

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end);
}

/** A line longer than this is shown around the place. */
const LINE_MAX = 100;

function excerpt(line: string, at: number, length: number): { words: string; at: number; length: number } {
  const from = line.length <= LINE_MAX || at < LINE_MAX / 2 ? 0 : at - Math.floor(LINE_MAX / 3);
  const cut = line.slice(from, from + LINE_MAX).replace(/\p{Cc}/gu, ' ');
  const lead = from > 0 ? '…' : '';
  const tail = from + LINE_MAX < line.length ? '…' : '';
  const start = at - from + lead.length;
  const room = cut.length + lead.length - start;
  return { words: `${lead}${cut}${tail}`.trimEnd(), at: start, length: Math.max(1, Math.min(length, room)) };
}
