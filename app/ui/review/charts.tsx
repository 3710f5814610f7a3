import { usePlace } from '../parts/panel.ts';
import type { ChartView, TableView } from './numbers-view.ts';

/** A line without axes: how a figure went. What it shows is said in words beside it. */
export function Sparkline({ points, label }: { points: readonly (number | null)[]; label: string }) {
  const known = points.flatMap((point, i) =>
    point === null ? [] : [{ x: xOf(i, points.length), y: yOf(point) }],
  );
  const last = known.at(-1);
  return (
    <svg className="swr-spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} role="img" aria-label={label}>
      <polyline points={known.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {last && <circle cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}

const SPARK = { width: 120, height: 32, edge: 4 } as const;

const xOf = (i: number, count: number): number =>
  SPARK.edge + (i / Math.max(1, count - 1)) * (SPARK.width - 2 * SPARK.edge);

const yOf = (point: number): number => SPARK.height - SPARK.edge - point * (SPARK.height - 2 * SPARK.edge);

/** Bars, a step each, one piece a series; the table behind them has the same numbers. */
export function StackedBars({ chart, title }: { chart: ChartView; title: string }) {
  const { phrase } = usePlace();
  const sums = chart.steps.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(...sums, 1);
  return (
    <figure className="swr-part">
      <svg className="swr-bars" viewBox={`0 0 ${BARS.width} ${BARS.height}`} role="img" aria-label={title}>
        {chart.steps.map((step, i) => (
          <Bar key={step.label} chart={chart} at={i} most={most} />
        ))}
      </svg>
      <figcaption className="swr-legend sw-small">
        {chart.series.map(({ name, title: words }) => (
          <span key={name} className="swr-key">
            <span className={`swr-dot swr-fill-${name}`} /> {words}
          </span>
        ))}
      </figcaption>
      <details className="sw-details">
        <summary>{phrase('review.numbers.as-table')}</summary>
        <NumberTable table={tableOf(chart)} />
      </details>
    </figure>
  );
}

const BARS = { width: 960, height: 180, foot: 18 } as const;

interface BarProps {
  readonly chart: ChartView;
  readonly at: number;
  readonly most: number;
}

function Bar({ chart, at, most }: BarProps) {
  const step = chart.steps[at];
  if (!step) return null;
  const room = BARS.width / chart.steps.length;
  const tall = BARS.height - BARS.foot;
  let top = tall;
  const isLabelled = at % Math.ceil(chart.steps.length / LABELS_MAX) === 0;
  return (
    <g>
      <title>{`${step.label}: ${chart.series.map(({ title }, i) => `${title} ${step.words[i] ?? ''}`).join(', ')}`}</title>
      {chart.series.map(({ name }, i) => {
        const height = ((step.values[i] ?? 0) / most) * tall;
        top -= height;
        const width = Math.min(room * 0.7, BAR_MAX);
        return (
          <rect
            key={name}
            className={`swr-fill-${name}`}
            x={at * room + (room - width) / 2}
            y={top}
            width={width}
            height={height}
          />
        );
      })}
      {isLabelled && (
        <text x={at * room + room / 2} y={BARS.height - 4} textAnchor="middle">
          {step.label}
        </text>
      )}
    </g>
  );
}

const LABELS_MAX = 14;
const BAR_MAX = 40;

const tableOf = (chart: ChartView): TableView => ({
  columns: ['', ...chart.series.map(({ title }) => title)],
  rows: chart.steps.map(({ label, words }) => ({ key: label, name: label, cells: words, warn: false })),
});

/** Numbers in rows; the first column names the row. */
export function NumberTable({ table }: { table: TableView }) {
  return (
    <div className="swr-scroll">
      <table className="swr-table">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} data-row={row.key} data-warn={row.warn || undefined}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, i) => (
                <td key={table.columns[i + 1] ?? i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
