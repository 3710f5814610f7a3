/** What the experiments page shows, and what can be done there. */

import type { ChangeableOffer, FixedOffer } from '../../../policy/offer-change.ts';
import type { Experiment, Verdict } from '../../../study/experiment/experiment.ts';
import type { Guarded } from '../../../study/experiment/guard.ts';
import type { MeasuredOutcome } from '../../../study/experiment/records.ts';
import type { IgnoredExperiment } from '../../../study/experiment/standing.ts';

/** An experiment of the list. */
export interface ShownExperiment extends Guarded {
  readonly title: string;
  /** Whether new cases are given its versions. */
  readonly isRunning: boolean;
  readonly verdict: Verdict | TakenOut;
  /** What their authors say of its versions, by number; empty where nothing. */
  readonly notes: ReadonlyMap<number, string>;
  /** Whose page wrote a stop down; empty where none did. */
  readonly stoppedBy: string;
}

/** Records of its cases were kept long enough and are gone: nothing can be said any more. */
export interface TakenOut {
  readonly type: 'taken-out';
  /** The last day that is gone. */
  readonly through: string;
}

/** A policy that can be tried, with the versions beside the one that runs, and the offers of that one. */
export interface PolicyChoice {
  readonly id: string;
  readonly title: string;
  /** What runs. */
  readonly first: VersionChoice;
  /** Its text. */
  readonly text: string;
  /** Newest first. */
  readonly others: readonly VersionChoice[];
  /** Offers of what runs whose options can be left out or change places. */
  readonly offers: readonly ChangeableOffer[];
  /** Its other offers, and why they cannot. */
  readonly fixed: readonly FixedOffer[];
  /** The highest number that a version of it has. */
  readonly newest: number;
}

/** What runs with another offer: all options in the order in which they are shown, and those left out. */
export interface OfferArm {
  /** Told apart by. */
  readonly id: number;
  /** Id of the offer's step. */
  readonly step: string;
  readonly order: readonly number[];
  readonly without: readonly number[];
}

/** A version that can be tried. */
export interface VersionChoice {
  /** 0 for a policy as it ships. */
  readonly number: number;
  readonly label: string;
  readonly note: string;
}

/** What was chosen for a new experiment; amounts as they were typed. */
export interface ExperimentForm {
  readonly policy: string;
  /** Labels of the versions beside the one that runs. */
  readonly others: readonly string[];
  readonly offers: readonly OfferArm[];
  readonly percent: number;
  readonly outcome: MeasuredOutcome;
  readonly difference: string;
  readonly days: number;
  /** Empty for none. */
  readonly guardrail: MeasuredOutcome | '';
  readonly margin: string;
}

/** What the form comes to. */
export interface Plan {
  /** Cases a version; null while something is missing. */
  readonly cases: number | null;
  /** Why there is none. */
  readonly missing: '' | 'versions' | 'offer' | 'difference' | 'history' | 'margin' | 'kept';
  /** Cases of the policy that ended in the last two weeks. */
  readonly past: number;
  /** Days that so many cases take at that rate; null where nobody can tell. */
  readonly days: number | null;
}

/** The page. */
export interface ExperimentsView {
  readonly state: 'reading' | 'ready';
  readonly trouble: string;
  /** Newest first. */
  readonly list: readonly ShownExperiment[];
  readonly ignored: readonly (IgnoredExperiment & { readonly title: string })[];
  readonly mayRun: boolean;
  readonly choices: readonly PolicyChoice[];
  /** Null while no new one is being made. */
  readonly form: ExperimentForm | null;
  readonly plan: Plan;
  readonly busy: boolean;
}

/** What can be done. */
export interface ExperimentsActions {
  retry(): void;
  begin(): void;
  set(change: Partial<ExperimentForm>): void;
  cancel(): void;
  start(): void;
  stop(experiment: Experiment): void;
}

/** Shares of the requesters that can be chosen, in percent. */
export const PERCENTS = [10, 20, 50, 100] as const;
/** How long an experiment may last. */
export const LENGTHS_DAYS = [14, 28, 56, 84] as const;
