import type { ReadBack, ToolCall, ToolResult } from './tool.ts';

/** What a call needs to know about the place it is made from. */
export interface CallContext {
  readonly now: string;
  readonly ticket: string;
  /** The customer whose ticket it is; empty where the helpdesk knows no address. */
  readonly requesterEmail: string;
  /** Milliseconds that the call may take altogether. */
  readonly timeoutMs: number;
}

/**
 * Runs tools against the world. `run` makes one attempt and never throws: a write whose reply is lost is `unknown`;
 * reads may be repeated inside, writes never are. `readBack` finds out what became of a write with that call id; it only reads.
 */
export interface ToolRunner {
  run(call: ToolCall, context: CallContext): Promise<ToolResult>;
  readBack(call: ToolCall, context: CallContext): Promise<ReadBack>;
}
