/** `Services` that answer from a list: for shapes of answers that the sandbox's shops do not give. */

import { createRunner } from '../../app/connectors/runner.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import type { ServiceReply, ServiceRequest, Services } from '../../app/lib/services.ts';
import type { CustomTool } from '../../app/tools/custom.ts';
import type { ReadBack, ToolResult } from '../../app/tools/tool.ts';

/** A runner that is answered as the test says. */
export interface Canned {
  readonly sent: ServiceRequest[];
  readonly pauses: number[];
  run(tool: string, args: JsonObject, timeoutMs?: number): Promise<ToolResult>;
  readBack(tool: string, args: JsonObject): Promise<ReadBack>;
}

/** An answer of a service. */
export const answer = (
  httpStatus: number,
  body: unknown,
  headers: Record<string, string> = {},
): ServiceReply => ({
  status: 'answered',
  httpStatus,
  headers,
  body,
});

/** Answers by operation; the last of several answers stays. An operation without one is lost. */
export function openCanned(
  answers: Readonly<Record<string, readonly ServiceReply[]>>,
  custom: readonly CustomTool[] = [],
): Canned {
  const sent: ServiceRequest[] = [];
  const pauses: number[] = [];
  const clock = { ms: Date.parse('2026-11-22T09:00:00.000Z') };
  const services: Services = {
    send: async (request) => {
      sent.push(request);
      const given = answers[request.operation] ?? [];
      const turn = sent.filter((each) => each.operation === request.operation).length - 1;
      return given[Math.min(turn, given.length - 1)] ?? { status: 'lost', reason: 'nothing came back' };
    },
  };
  const runner = createRunner({
    services,
    custom,
    sleep: async (ms) => {
      pauses.push(ms);
      clock.ms += ms;
    },
    random: () => 0,
    now: () => new Date(clock.ms).toISOString(),
  });
  const context = (timeoutMs: number) => ({
    now: new Date(clock.ms).toISOString(),
    ticket: '77',
    requesterEmail: 'dana@example.com',
    timeoutMs,
  });
  return {
    sent,
    pauses,
    run: (tool, args, timeoutMs = 60_000) => runner.run({ id: 'call-1', tool, args }, context(timeoutMs)),
    readBack: (tool, args) => runner.readBack({ id: 'call-1', tool, args }, context(60_000)),
  };
}
