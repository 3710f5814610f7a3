/** What the back-test page shows, as one immutable value, and what it can ask for. */
import type { ModelPrices } from '../../../assist/model/cost.ts';
import type { Halt, Spent } from '../../../study/back-test/asker.ts';
import type { Comparison } from '../../../study/back-test/back-test.ts';
import type { ChangeKind } from '../../../study/back-test/changes.ts';
import type { Estimate } from '../../../study/back-test/estimate.ts';
import { isUnanswered, type Summary } from '../../../study/back-test/summary.ts';
import type { BadLine } from './ports.ts';
import type { Titles } from './words.ts';

/** How many tickets can be asked for. */
export const COUNTS = [100, 250, 500, 1000] as const;

/** What the person chose. */
export interface BackTestForm {
  /** Id of the policy whose draft is tried. */
  readonly policy: string;
  /** Number of the version; 0 where there is none. */
  readonly version: number;
  readonly source: 'helpdesk' | 'file';
  /** Days on which tickets were made, both included. */
  readonly from: string;
  readonly to: string;
  readonly most: number;
  /** Who reads what customers write. */
  readonly reader: 'rules' | 'model';
}

/** What a back-test with a model took so far, and how much it may take. */
export interface Spending {
  readonly spent: Spent;
  /** Null where nobody said what the model costs; sums are in tokens then. */
  readonly prices: ModelPrices | null;
  /** Never more than this. */
  readonly limit: number;
  /** Why nothing is asked at the moment; null where all is well. */
  readonly halt: Halt | null;
}

/** A policy with the versions that can be tried. */
export interface PolicyChoice {
  readonly id: string;
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly { readonly number: number; readonly note: string }[];
}

/** What is shown of the comparisons. */
export const SHOWN = [
  'changed',
  'policy',
  'action',
  'reply',
  'refusal',
  'same',
  'up-to',
  'unanswered',
] as const;
export type Shown = (typeof SHOWN)[number];

/** The back-test page. */
export interface BackTestView {
  /** `measuring`: reads the tickets and finds out what a model would be asked; `estimated`: waits for a yes. */
  readonly state:
    | 'reading'
    | 'choosing'
    | 'measuring'
    | 'estimated'
    | 'running'
    | 'paused'
    | 'done'
    | 'stopped';
  readonly choices: readonly PolicyChoice[];
  readonly titles: Titles;
  readonly form: BackTestForm;
  /** The model that may be asked; empty where there is none, or the person may not. */
  readonly model: string;
  /** What asking it may cost; null until that was measured. */
  readonly estimate: Estimate | null;
  /** Null where no model is asked. */
  readonly spending: Spending | null;
  /** Whether what goes on, or is paused, is only the reading for an estimate. */
  readonly measures: boolean;
  /** Minutes that reading so many tickets takes, about. */
  readonly minutes: number;
  /** What was compared, in words. */
  readonly subject: string;
  readonly done: number;
  /** Null while nobody knows how many there are. */
  readonly wanted: number | null;
  readonly bad: readonly BadLine[];
  /** Null until something was compared. */
  readonly summary: Summary | null;
  readonly shown: Shown;
  /** As many as are shown, the gravest first. */
  readonly rows: readonly Comparison[];
  /** Rows that fit and are not shown yet. */
  readonly left: number;
  readonly open: Comparison | null;
  /** Why it cannot go on; empty where all is well. */
  readonly trouble: string;
}

/** What the back-test page can ask for. */
export interface BackTestActions {
  set(change: Partial<BackTestForm>): void;
  /** With the file where tickets come from one. */
  start(file: File | null): void;
  /** The most that the model may take, in money or tokens. */
  setLimit(amount: number): void;
  /** Asks the model about the tickets that were measured. */
  askModel(): void;
  pause(): void;
  goOn(): void;
  stop(): void;
  /** Back to choosing; what was compared is forgotten. */
  again(): void;
  show(shown: Shown): void;
  more(): void;
  select(ticket: string): void;
  save(as: 'table' | 'lines'): void;
  openTicket(id: string): void;
  retry(): void;
}

/** Whether a comparison is among those shown. */
export function isShown(one: Comparison, shown: Shown): boolean {
  switch (shown) {
    case 'changed':
      return one.flip !== null;
    case 'same':
      return one.flip === null && one.moments.length > 0;
    case 'up-to':
      return one.upTo !== '';
    case 'unanswered':
      return isUnanswered(one);
    default:
      return one.flip === (shown satisfies ChangeKind);
  }
}
