/** What the back-test page shows, as one immutable value, and what it can ask for. */
import type { Comparison } from '../../../study/back-test/back-test.ts';
import type { ChangeKind } from '../../../study/back-test/changes.ts';
import type { Summary } from '../../../study/back-test/summary.ts';
import type { BadLine } from './ports.ts';

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
}

/** A policy with the versions that can be tried. */
export interface PolicyChoice {
  readonly id: string;
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly { readonly number: number; readonly note: string }[];
}

/** What is shown of the comparisons. */
export const SHOWN = ['changed', 'policy', 'action', 'reply', 'refusal', 'same', 'up-to'] as const;
export type Shown = (typeof SHOWN)[number];

/** The back-test page. */
export interface BackTestView {
  readonly state: 'reading' | 'choosing' | 'running' | 'paused' | 'done' | 'stopped';
  readonly choices: readonly PolicyChoice[];
  readonly form: BackTestForm;
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
    default:
      return one.flip === (shown satisfies ChangeKind);
  }
}
