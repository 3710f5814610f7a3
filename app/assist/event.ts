import type { Evidence } from '../lib/evidence.ts';
import type { Json } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';

/** Who did something: the app itself, the agent at the ticket, or a supervisor. */
export interface Actor {
  readonly kind: 'app' | 'agent' | 'supervisor';
  readonly id: string;
}

interface EventBase {
  /** Unique within the ticket. */
  readonly id: string;
  readonly at: string;
  /** The run that it belongs to. */
  readonly run: string;
  readonly by: Actor;
}

/** A status that a person may give a step. */
export type OverrideStatus = 'todo' | 'active' | 'done' | 'skipped';

/**
 * One thing that happened in a run. A run is the fold of its events, oldest first; nothing else is kept.
 * `step` and `from` are step refs (`refund-policy#2.1`); `asks` are slot names and question ids.
 */
export type RunEvent =
  | (EventBase & {
      readonly type: 'policy-chosen';
      readonly policy: string;
      readonly version: string;
      readonly from: string | null;
      /** Section at which a hand-off enters; absent for the beginning. */
      readonly section?: string;
    })
  | (EventBase & {
      readonly type: 'tool-returned';
      readonly call: ToolCall;
      readonly step: string;
      readonly status: 'done' | 'failed' | 'unknown';
      readonly output: Json;
    })
  | (EventBase & {
      readonly type: 'question-answered';
      readonly question: string;
      readonly value: Json;
      readonly evidence: readonly Evidence[];
    })
  | (EventBase & {
      readonly type: 'draft-inserted';
      readonly text: string;
      readonly asks: readonly string[] /** Step refs of what it tells; absent where nobody knows. */;
      readonly tells?: readonly string[];
    })
  | (EventBase & {
      readonly type: 'call-approved';
      readonly call: ToolCall;
      readonly step: string;
      /** What it rested on; absent where nobody wrote it down. */
      readonly evidence?: readonly Evidence[];
    })
  | (EventBase & {
      readonly type: 'call-rejected';
      readonly call: ToolCall;
      readonly step: string;
      readonly reason: string;
    })
  | (EventBase & {
      readonly type: 'step-overridden';
      readonly step: string;
      readonly to: OverrideStatus;
      readonly reason: string;
    })
  /** A step that goes back was due: the steps from where it goes to itself begin anew. `comment` is the newest one heard by then. */
  | (EventBase & { readonly type: 'round-ended'; readonly step: string; readonly comment: string })
  | (EventBase & { readonly type: 'run-ended'; readonly reason: string });

/** A tool's answer as a run remembers it, oldest first in lists. */
export interface ToolReturn {
  readonly call: ToolCall;
  readonly step: string;
  readonly at: string;
  readonly status: 'done' | 'failed' | 'unknown';
  readonly output: Json;
}
