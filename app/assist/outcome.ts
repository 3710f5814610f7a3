import type { Evidence } from '../lib/evidence.ts';
import type { JsonObject } from '../lib/json.ts';
import type { StepKind } from '../policy/policy.ts';
import type { Fact } from '../ticket/fact.ts';
import type { Lane, ToolCall } from '../tools/tool.ts';
import type { Question } from './question.ts';

/** A policy that may answer the ticket. */
export interface Match {
  readonly policy: string;
  /** Calibrated: of matches with score s, about s in 1 are right. */
  readonly score: number;
  /** The customer's own words, each standing so in the ticket; best first. */
  readonly reasons: readonly string[];
}

/** What the matcher found. `matches` is empty where no policy answers; `others` are the nearest of the rest. */
export interface Matches {
  readonly matches: readonly Match[];
  readonly others: readonly Match[];
}

export type StepStatus = 'todo' | 'active' | 'done' | 'skipped' | 'blocked';

/** A step with the case's place in it. */
export interface StepState {
  readonly id: string;
  readonly text: string;
  readonly kind: StepKind;
  readonly status: StepStatus;
  /** Why it has that status, as one plain phrase. */
  readonly because: string;
}

export type RunStatus =
  | 'open'
  | 'waiting-customer'
  | 'waiting-supervisor'
  | 'waiting-until'
  | 'done'
  | 'handed-off'
  | 'stopped';

/** A run as it stands. */
export interface RunState {
  readonly id: string;
  readonly policy: string;
  readonly version: string;
  /** The step that handed over to this run; null for the first. */
  readonly calledFrom: string | null;
  readonly status: RunStatus;
  /** When a wait ends; null where the run waits for no date. */
  readonly dueAt: string | null;
  readonly steps: readonly StepState[];
}

/** A call that the engine would like to offer, before it is verified. */
export interface CallProposal {
  readonly type: 'call';
  readonly run: string;
  readonly step: string;
  readonly call: ToolCall;
  /** Where each argument came from. */
  readonly sources: Readonly<Record<string, Evidence>>;
  /** The words and results that brought the case to this step. */
  readonly evidence: readonly Evidence[];
}

/** What the engine would like to offer, before it is verified. */
export type Proposal =
  | CallProposal
  | {
      readonly type: 'ask-agent';
      readonly run: string;
      readonly step: string;
      readonly question: Question;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly type: 'hand-off';
      readonly run: string;
      readonly step: string;
      readonly policy: string;
      readonly section: string | null;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly type: 'escalate';
      readonly run: string;
      readonly step: string;
      readonly reason: string;
      readonly evidence: readonly Evidence[];
    };

/** A call with what verification settled: who may approve it and why not an agent alone. */
export interface VerifiedCall extends CallProposal {
  readonly lane: Lane;
  /** Why the lane is stricter than the tool's own; empty where it is not. */
  readonly laneBecause: string;
  /** Arguments the agent still has to fill in before approval; empty where none. */
  readonly missing: readonly string[];
}

/** A proposal that a check turned down, with the reason and what would make it right. */
export interface Refusal {
  readonly proposal: Proposal;
  /** The check's stable name: `unmentioned-tool`, `ungrounded-argument`, `over-limit` … */
  readonly check: string;
  readonly reason: string;
}

/** The draft that one frontier makes. Sentences know the step they serve. */
export interface Reply {
  readonly text: string;
  /** Slot names and question ids asked for. */
  readonly asks: readonly string[];
  /** Step refs of what is told. */
  readonly tells: readonly string[];
  readonly cites: readonly string[];
  readonly sentences: readonly {
    readonly text: string;
    readonly step: string;
    /** `unproven`: written by the model, and nothing that it rests on bears it out. */
    readonly mark: 'none' | 'translate' | 'not-yet-true' | 'unproven';
  }[];
}

/** Arguments as the outcome prints them. */
export type Arguments = JsonObject;

/** Facts as the outcome prints them. */
export type Facts = readonly Fact[];
