/** A line of a text, its break left out. */
export interface Line {
  readonly index: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a text in order; an empty text has one empty line. */
export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line, index) => {
    const at = start;
    start += line.length + 1;
    return { index, text: line, start: at, end: at + line.length };
  });
}
