/** What the review page shows, as immutable values, and what it can ask for. */
import type { ReviewFilter } from '../../study/review-list.ts';
import type { SampleKind } from '../../study/sample.ts';
import type { Mark } from '../../study/scorecard.ts';
import type { Change } from '../parts/difference.ts';
import type { SourceView, StepRefView } from '../sidebar/view-model.ts';
import type { TableView } from './numbers-view.ts';

/** The review page. */
export interface ReviewView {
  readonly state: 'reading' | 'ready';
  /** The quarter of an hour that it is. */
  readonly now: string;
  readonly filter: ReviewFilter;
  readonly choices: FilterChoices;
  /** What the list shows: everything that fits, or a sample. */
  readonly shown: { readonly kind: 'all' } | { readonly kind: SampleKind; readonly size: number };
  readonly rows: readonly ReviewRow[];
  /** Newer rows were let go of for older ones. */
  readonly isCut: boolean;
  readonly more: 'none' | 'more' | 'reading';
  /** How far back was looked; empty where nothing was. */
  readonly reachedTo: string;
  readonly selected: string;
  readonly open: OpenReview | null;
  /** Null until it was asked for. */
  readonly agreement: TableView | null;
  /** Notes on policies; null until they were asked for. */
  readonly notes: readonly NoteGroup[] | null;
  /** What the team scores by, in words; null until it was asked for. */
  readonly scoredBy: readonly string[] | null;
  readonly trouble: string;
}

/** What a filter can be set to, with names. */
export interface FilterChoices {
  readonly policies: readonly ChoiceView[];
  readonly tools: readonly ChoiceView[];
  readonly agents: readonly ChoiceView[];
  readonly outcomes: readonly ChoiceView[];
  readonly channels: readonly ChoiceView[];
  readonly brands: readonly ChoiceView[];
  /** Of the policy that is filtered by; empty where none is. */
  readonly steps: readonly ChoiceView[];
}

/** Something to choose. */
export interface ChoiceView {
  readonly value: string;
  readonly label: string;
}

/** A suggestion in the list. */
export interface ReviewRow {
  readonly id: string;
  readonly title: string;
  readonly policy: string;
  readonly agent: string;
  readonly at: string;
  readonly outcome: string;
  readonly tone: 'good' | 'bad' | 'unsure' | 'none';
  readonly risky: boolean;
  readonly quick: boolean;
}

/** A suggestion, side by side with what became of it. */
export interface OpenReview {
  readonly id: string;
  readonly title: string;
  readonly state: 'reading' | 'ready' | 'gone';
  readonly trouble: string;
  readonly ticket: string;
  readonly subject: string;
  readonly agent: string;
  readonly at: string;
  readonly outcome: string;
  readonly policy: string;
  readonly step: StepRefView | null;
  /** What the customer had written last; empty where nothing. */
  readonly customer: string;
  readonly body:
    | {
        readonly type: 'draft';
        readonly suggested: string;
        readonly taken: string;
        readonly difference: readonly Change[];
      }
    | { readonly type: 'call'; readonly values: readonly ValueRow[] }
    | null;
  readonly evidence: readonly SourceView[];
  readonly looked: string;
  readonly quick: boolean;
  readonly criteria: readonly string[];
  readonly mine: {
    readonly marks: Readonly<Record<string, Mark>>;
    readonly comment: string;
    readonly isSaved: boolean;
  };
  /** How many others scored it whose marks are kept back, so that everybody scores for themselves. */
  readonly keptBack: number;
  readonly others: readonly {
    readonly by: string;
    readonly marks: Readonly<Record<string, Mark>>;
    readonly comment: string;
  }[];
  /** Whether a note on the policy has just been kept. */
  readonly noted: boolean;
}

/** An argument before and after. */
export interface ValueRow {
  readonly name: string;
  readonly label: string;
  readonly suggested: string;
  readonly taken: string;
  readonly changed: boolean;
}

/** The notes on one policy, newest first. */
export interface NoteGroup {
  readonly policy: string;
  readonly title: string;
  readonly notes: readonly NoteRow[];
}

/** A note on a policy. */
export interface NoteRow {
  readonly id: string;
  readonly step: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  /** Where it came up. */
  readonly ticket: string;
}

/** What the review page can ask for. */
export interface ReviewActions {
  filter(change: Partial<ReviewFilter>): void;
  /** Draws a sample of the last week; `all` goes back to the list. */
  sample(kind: SampleKind | 'all'): void;
  more(): void;
  select(id: string): void;
  move(by: 1 | -1): void;
  mark(criterion: string, mark: Mark): void;
  comment(words: string): void;
  /** Keeps the card; `tellAgent` leaves the comment as an internal note on the ticket too. */
  saveScore(tellAgent: boolean): Promise<void>;
  /** Keeps “this should have said …” at the policy's step. */
  note(words: string): Promise<void>;
  /** Gives the ticket and what came of it as a rehearsal's script. */
  saveRehearsal(): void;
  setCriteria(criteria: readonly string[]): void;
  showCriteria(): void;
  toggleAgreement(): void;
  toggleNotes(): void;
  openTicket(ticket: string): void;
  /** Closes the open suggestion. */
  close(): void;
  retry(): void;
}
