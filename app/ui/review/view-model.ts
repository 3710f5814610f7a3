/**
 * What the supervisors' page shows, as immutable values, and what it can ask for. Each part of the page has a view and
 * actions of its own; sentences arrive in the reader's language.
 */
import type { JsonObject } from '../../lib/json.ts';
import type { Risk } from '../../study/waiting.ts';
import type { FieldView, LookupView, ReceiptView, SourceView, StepRefView } from '../sidebar/view-model.ts';

/** The parts of the page. */
export type PageName = 'waiting' | 'review' | 'numbers' | 'audit' | 'policies';

/** The frame around the parts. */
export type FrameView =
  | { readonly state: 'reading' }
  | { readonly state: 'broken'; readonly message: string }
  | {
      readonly state: 'open';
      readonly page: PageName;
      /** Those that the user may see: all of them for a supervisor, the policies for an agent. */
      readonly pages: readonly PageName[];
      readonly now: string;
    };

/** What the frame can ask for. */
export interface FrameActions {
  show(page: PageName): void;
  retry(): void;
}

/** The supervisor lane. */
export interface WaitingView {
  readonly state: 'reading' | 'ready';
  readonly now: string;
  /** How many wait for a decision, as far as was read. */
  readonly count: number;
  /** The riskier first, of equal risk the newer. */
  readonly rows: readonly RequestRow[];
  /** The request that is open; empty where none is. */
  readonly selected: string;
  readonly open: CaseView | null;
  /** Whether older requests can be looked through. */
  readonly older: 'none' | 'more' | 'reading';
  /** How far back was looked, ISO 8601; empty where nothing was. */
  readonly reachedTo: string;
  /** What could not be read; empty where all is well. */
  readonly trouble: string;
}

/** A request in the list. */
export interface RequestRow {
  readonly id: string;
  /** `Refund the order`. */
  readonly title: string;
  /** `$180.00`; empty where it is about no amount. */
  readonly amount: string;
  readonly because: string;
  readonly by: string;
  readonly at: string;
  readonly risk: Risk;
  /** `decided`: a yes that nobody carried out. `settled`: decided here a moment ago. */
  readonly state: 'waiting' | 'decided' | 'altered' | 'settled';
}

/** A message of the customer with what counts in it marked. */
export interface QuoteView {
  readonly id: string;
  /** In reading order. */
  readonly parts: readonly { readonly text: string; readonly isMarked: boolean }[];
  readonly author: string;
  readonly at: string;
}

/** A request with its case. */
export interface CaseView {
  readonly id: string;
  readonly title: string;
  readonly ticket: { readonly id: string; readonly subject: string; readonly requester: string };
  /** `reading` until the ticket is there; what the request itself says is shown at once. */
  readonly state: 'reading' | 'ready' | 'unreadable';
  readonly trouble: string;
  readonly by: string;
  readonly at: string;
  /** Why it came here. */
  readonly because: string;
  /** The agent's own words; empty where they wrote none. */
  readonly note: string;
  readonly quotes: readonly QuoteView[];
  readonly facts: readonly FactView[];
  readonly lookups: readonly LookupView[];
  readonly step: StepRefView | null;
  readonly done: readonly ReceiptView[];
  readonly fields: readonly FieldView[];
  readonly preview: string;
  readonly weight: 'reversible' | 'money' | 'permanent' | 'unknown';
  readonly inquiries: readonly InquiryRow[];
  readonly ignored: readonly IgnoredRow[];
  readonly standing: StandingView;
}

/** Something known about the case. */
export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly source: SourceView;
}

/** A question of a supervisor with the agent's answer; null while there is none. */
export interface InquiryRow {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly words: string;
  readonly answer: { readonly by: string; readonly at: string; readonly words: string } | null;
}

/** A record that pretended to be a decision. */
export interface IgnoredRow {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly because: string;
}

/** How an open request stands to the supervisor who looks at it. */
export type StandingView =
  /** It can be decided; `problem` says why a yes would not pass, empty where it would. */
  | { readonly state: 'open'; readonly problem: string; readonly own: boolean }
  | { readonly state: 'deciding' }
  /** What it rested on has changed: it can only be turned down, or asked for anew. */
  | { readonly state: 'stale' }
  | { readonly state: 'altered' }
  | { readonly state: 'decided'; readonly by: string; readonly at: string }
  /** What became of it here, one sentence; `mayCarryOut` where it stands decided and undone. */
  | {
      readonly state: 'settled';
      readonly tone: 'good' | 'bad' | 'unsure';
      readonly words: string;
      readonly mayCarryOut: boolean;
    };

/** What the lane can ask for. A promise tells only when the matter is settled. */
export interface WaitingActions {
  select(id: string): void;
  /** Opens the next request of the list, or the one before. */
  move(by: 1 | -1): void;
  /** Arguments under edit; the next view has their preview and problems. */
  edit(args: JsonObject): void;
  approve(args: JsonObject): Promise<void>;
  reject(reason: string): Promise<void>;
  ask(words: string): Promise<void>;
  carryOut(): Promise<void>;
  openTicket(): void;
  older(): void;
  retry(): void;
}
