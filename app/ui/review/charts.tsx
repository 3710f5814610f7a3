import { useMemo } from 'react';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { usePlace } from '../parts/panel.ts';
import { chartSettings, sparkSettings } from './chart-settings.ts';
import type { ChartView, TableView } from './numbers-view.ts';

const ChartCanvas = lazyPart(async () => (await import('./chart-canvas.tsx')).ChartCanvas);

interface SparklineProps {
  readonly points: readonly (number | null)[];
  readonly label: string;
  readonly theme: Surroundings['theme'];
}

/** A line without axes: how a figure went. What it shows is said in words beside it. */
export function Sparkline({ points, label, theme }: SparklineProps) {
  const marks = points.join(' ');
  // The points come anew with every view; a line that is the same is not drawn again.
  const settings = useMemo(() => sparkSettings(points, { theme }), [marks, theme]);
  return (
    <div className="swr-spark">
      <ChartCanvas settings={settings} label={label} />
    </div>
  );
}

interface ChartProps {
  readonly chart: ChartView;
  readonly title: string;
  readonly theme: Surroundings['theme'];
}

/** A chart with its legend and the table behind it, which has the same numbers. */
export function ChartFigure(props: ChartProps) {
  const { phrase } = usePlace();
  return (
    <div className="swr-part">
      <ChartPicture {...props} />
      <details className="sw-details">
        <summary>{phrase('review.numbers.as-table')}</summary>
        <NumberTable table={tableOf(props.chart, phrase('review.numbers.range'))} />
      </details>
    </div>
  );
}

/** A chart with its legend; its numbers have to stand in a table near it. */
export function ChartPicture({ chart, title, theme }: ChartProps) {
  const { text, phrase } = usePlace();
  const settings = useMemo(() => chartSettings(chart, { theme, text }), [chart, theme, text]);
  return (
    <figure className="swr-part" data-chart={chart.name}>
      <div className="swr-chart" style={{ height: heightOf(chart) }}>
        <ChartCanvas settings={settings} label={phrase('review.numbers.chart', { title })} />
      </div>
      {chart.series.length > 1 && (
        <figcaption className="swr-legend sw-small">
          {chart.series.map(({ tone, title: words }) => (
            <span key={tone} className="swr-key">
              <span className="swr-dot" data-tone={tone} /> {words}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

/** CSS pixels: as many as its bars need where they lie. */
const heightOf = ({ kind, steps }: ChartView): number =>
  kind === 'columns' ? COLUMNS_PX : AXIS_PX + BAR_PX * steps.length;

const COLUMNS_PX = 220;
const BAR_PX = 28;
const AXIS_PX = 32;

const tableOf = (chart: ChartView, head: string): TableView => ({
  columns: [head, ...chart.series.map(({ title }) => title)],
  rows: chart.steps.map(({ label, words }) => ({ key: label, name: label, cells: words, warn: false })),
});

/** Numbers in rows; the first column names the row. */
export function NumberTable({ table }: { table: TableView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className="swr-scroll" tabIndex={0}>
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
