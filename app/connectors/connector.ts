import type { JsonObject } from '../lib/json.ts';
import type { CallContext } from '../tools/runner.ts';
import type { ReadBack, Tool, ToolCall, ToolResult } from '../tools/tool.ts';
import type { Failed, Wire } from './exchange.ts';

/** A call on its way: arguments parsed by the tool's parameters, standards filled in. */
export interface Work {
  readonly call: ToolCall;
  readonly tool: Tool;
  readonly args: JsonObject;
  readonly context: CallContext;
  readonly wire: Wire;
}

/** How one tool speaks to its vendors. Writes have a `readBack`. */
export interface Connector {
  run(work: Work): Promise<ToolResult>;
  /** Only reads. A read that fails is `cannot-tell`. */
  readBack?(work: Work): Promise<ReadBack>;
}

/** Nobody can tell; a person has to look there. */
export const cannotTell = (look: string): ReadBack => ({ status: 'cannot-tell', look });

/** A read-back that could not be read. */
export const unreadable = (failure: Failed, look: string): ReadBack =>
  cannotTell(`${look} (${failure.reason})`);

/** The effect is there. */
export const happened = (output: JsonObject): ReadBack => ({ status: 'happened', output });

/** The effect is not there and cannot come any more. */
export const didNotHappen: ReadBack = { status: 'did-not-happen' };
