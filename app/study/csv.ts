/** A table as a spreadsheet takes it: RFC 4180, with a byte order mark so that every program reads it as UTF-8. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : withoutFormula(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// What has to stand in quotation marks: `a,b`, `say "hi"`, a line break.
const QUOTED = /[",\r\n]/;

// What a spreadsheet would calculate: `=1+1`, `@SUM(A1)`.
const FORMULA = /^[=+\-@\t\r]/;

/** A text that begins like a formula is kept from being one. */
const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
