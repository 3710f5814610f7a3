/** A picture of numbers, drawn by Chart.js, of which only what is used is taken in. Its code is fetched when a chart is first shown. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** What a picture is made from. */
export interface ChartCanvasProps {
  /** Drawn anew when these are others. */
  readonly settings: ChartConfiguration<'bar' | 'line'>;
  /** What a screen reader says of it. */
  readonly label: string;
}

/** Fills the box around it, at whatever size that has. */
export function ChartCanvas({ settings, label }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart | null>(null);
  useEffect(() => () => chart.current?.destroy(), []);
  useEffect(() => {
    if (!canvas.current) return;
    if (!chart.current) {
      Chart.defaults.font.family = getComputedStyle(canvas.current).fontFamily;
      chart.current = new Chart(canvas.current, { ...settings });
      return;
    }
    chart.current.data = settings.data;
    chart.current.options = settings.options ?? {};
    chart.current.update('none');
  }, [settings]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
