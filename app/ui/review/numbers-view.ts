/** What the numbers page shows, as one immutable value, and what it can ask for. */
import type { Split } from '../../study/numbers.ts';
import type { ChartTone } from './chart-colours.ts';

/** Stretches of time that can be looked at. */
export const RANGES = ['7', '28', '90', '365'] as const;
export type RangeName = (typeof RANGES)[number];

/** The numbers page. */
export interface NumbersView {
  /** `broken`: nothing could be read, so that there is nothing to show but why. */
  readonly state: 'reading' | 'ready' | 'broken';
  readonly range: RangeName;
  /** `12 Jul – 8 Aug`. */
  readonly span: string;
  /** The four that matter. */
  readonly figures: readonly FigureView[];
  /** Null where nothing was suggested in the time. */
  readonly chart: ChartView | null;
  readonly split: Split;
  readonly table: TableView;
  /** Everything else that is counted, a line each. */
  readonly others: readonly OtherView[];
  readonly lists: readonly ListView[];
  readonly said: SaidView;
  /** Days or months that are still being added up. */
  readonly left: number;
  readonly trouble: string;
}

/** One of the figures that matter. */
export interface FigureView {
  readonly name: 'unedited' | 'edited' | 'rejected' | 'decision';
  readonly value: string;
  /** Against the stretch before; empty where there is nothing to compare with. */
  readonly change: string;
  /** Whether the change is for the better. */
  readonly tone: 'good' | 'bad' | 'none';
  /** From 0 to 1 a step, oldest first; null where nothing was counted. */
  readonly points: readonly (number | null)[];
}

/** Numbers to look at. */
export interface ChartView {
  readonly name: string;
  /** `columns` stand, a step of time each; `bars` lie, a named thing each. Series are stacked. */
  readonly kind: 'columns' | 'bars';
  readonly series: readonly { readonly tone: ChartTone; readonly title: string }[];
  readonly steps: readonly {
    readonly label: string;
    /** One a series. */
    readonly values: readonly number[];
    /** The same in words. */
    readonly words: readonly string[];
  }[];
  /** Of which the values are whole units; empty where they are counts. */
  readonly currency: string;
}

/** A table; the first column names the row. */
export interface TableView {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly string[];
    /** Something in this row should be looked at. */
    readonly warn: boolean;
  }[];
}

/** What customers said of cases, as the helpdesk's survey asked them. */
export interface SaidView {
  /** Share of the satisfied among those who answered; a dash where nobody did. */
  readonly value: string;
  /** How many answered, and how many did not. */
  readonly words: string;
  /** None where nobody answered. */
  readonly charts: readonly ChartView[];
  readonly table: TableView;
  /** Days that are still to be asked about. */
  readonly left: number;
  readonly trouble: string;
}

/** A table of its own with what can be looked at of it. */
export interface ListView {
  readonly name: string;
  readonly title: string;
  /** None where a table says it quicker. */
  readonly charts: readonly ChartView[];
  readonly table: TableView;
}

/** A figure in a line. */
export interface OtherView {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly warn: boolean;
}

/** What the numbers page can ask for. */
export interface NumbersActions {
  choose(range: RangeName): void;
  splitBy(split: Split): void;
  /** Gives the person a file: the table as it stands, or everything by day. */
  save(what: 'table' | 'days'): void;
  retry(): void;
}
