/** Rows of the table of benchmarks. */

/** One figure of ours beside its reference, measured in the same run. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** Null where the bound is absolute. */
  readonly reference: number | null;
  /** What the reference is, in a few words. */
  readonly against: string;
  /** The most that is allowed: of the ratio where there is a reference, else of the figure; null where none is set. */
  readonly bound: number | null;
}

/** The share of the reference, to two digits; null where there is none. */
export const ratioOf = ({ ours, reference }: Row): number | null =>
  reference === null ? null : Math.round((ours / reference) * 100) / 100;

/** Whether a row keeps its bound. */
export function isWithin(row: Row): boolean {
  if (row.bound === null) return true;
  return (ratioOf(row) ?? row.ours) <= row.bound;
}

/** The rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const ratio = ratioOf(row);
    const bound =
      row.bound === null ? '' : ratio === null ? `≤ ${row.bound} ${row.unit}` : `≤ ${row.bound} ×`;
    const reference =
      row.reference === null ? row.against : `${format(row.reference)} ${row.unit} (${row.against})`;
    const missed = isWithin(row) ? '' : ' — over';
    return `| ${row.what} | ${format(row.ours)} ${row.unit} | ${reference} | ${ratio === null ? '' : `${ratio} ×`} | ${bound}${missed} |`;
  });
  return ['| what | Stepwise | reference | ratio | bound |', '|---|---|---|---|---|', ...lines].join('\n');
}

const format = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(value < 1 ? 2 : 3)));
