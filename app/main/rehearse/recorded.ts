/** Answers that tools gave on a real ticket, given again in its rehearsal. */
import { canonicalJson } from '../../lib/canonical.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { ToolRunner } from '../../tools/runner.ts';

/** What a call answered. */
export interface Recorded {
  readonly tool: string;
  readonly args: JsonObject;
  readonly output: JsonObject;
}

/** A runner that gives the recorded answer to a call that has one; every other call goes to the shop. */
export function withRecorded(runner: ToolRunner, recorded: readonly Recorded[]): ToolRunner {
  return {
    run: async (call, context) => {
      const same = recorded.find(
        (one) => one.tool === call.tool && canonicalJson(one.args) === canonicalJson(call.args),
      );
      return same ? { status: 'done', output: same.output, rest: [] } : await runner.run(call, context);
    },
    readBack: (call, context) => runner.readBack(call, context),
  };
}
