/** Runs a team's own tools by what `stepwise.config.json` says of them. */
import { atPath, isObject, type Json, type JsonObject } from '../lib/json.ts';
import { isJson } from '../lib/services/json-value.ts';
import type { CustomCall, CustomTool, RequestTemplate } from '../tools/custom.ts';
import { fillBody, fillText } from '../tools/template.ts';
import type { ReadBack } from '../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from './connector.ts';
import { type Ask, done, failed, type Judge, judgeHttp, ok, unknown, write } from './exchange.ts';
import { markerOf, uuidOf } from './marker.ts';
import { read } from './retry.ts';

/** The connector of a custom tool. */
export function customConnector({ tool, call }: CustomTool): Connector {
  const judge = judgeOf(call);
  return {
    run: async (work) => {
      const ask = askOf(call.service, call.request, work);
      if (tool.effect === 'read') {
        const answer = await read(work.wire, ask, judge);
        return answer.status === 'ok' ? done(pickResult(call, answer.value)) : answer;
      }
      const sent = await write(work.wire, { ...ask, idempotencyKey: uuidOf(work.call.id) }, judge);
      return sent.status === 'ok' ? done(pickResult(call, sent.value)) : sent;
    },
    readBack: (work) => readBack(call, work),
  };
}

/** HTTP first; then, where the configuration names a place, what stands there. */
function judgeOf(call: CustomCall): Judge {
  const http = judgeHttp(call.service);
  return (answer) => {
    const judged = http(answer);
    if (judged.status !== 'ok') return judged;
    if (!isObject(judged.value) && !Array.isArray(judged.value) && Object.keys(call.result).length > 0)
      return unknown(`${call.service} answered something unreadable`);
    if (call.success === null) return judged;
    const found = atPath(judged.value, call.success.path);
    if (found === call.success.equals) return judged;
    return found === undefined
      ? unknown(`${call.service} does not say whether it did it`)
      : failed(`${call.service} refused the request`, 'Check the values and try again.');
  };
}

/** `{call_id}` is the one place besides parameters: the call's own mark, for read-backs. */
function askOf(service: string, template: RequestTemplate, work: Work): Ask {
  const values: JsonObject = { ...work.args, call_id: markerOf(work.call.id) };
  const args = Object.entries(template.args).map(([name, text]) => [name, fillText(text, values)] as const);
  return {
    service,
    operation: template.operation,
    args: Object.fromEntries(args.filter(([, text]) => text !== '')),
    body: fillBody(template.body, values) ?? null,
  };
}

function pickResult(call: CustomCall, answer: unknown): JsonObject {
  const picked = Object.entries(call.result).map(([name, path]): [string, Json] => {
    const value = atPath(answer, path);
    return [name, isJson(value) ? value : null];
  });
  const nothing = picked.length > 0 && picked.every(([, value]) => value === null);
  return { ...Object.fromEntries(picked), ...(nothing ? { found: false } : {}) };
}

async function readBack(call: CustomCall, work: Work): Promise<ReadBack> {
  const look = `Look at ${call.service}.`;
  if (call.readBack === null) return cannotTell(look);
  const answer = await read(work.wire, askOf(call.service, call.readBack, work), (reply) =>
    reply.httpStatus === 404 ? ok(null) : judgeHttp(call.service)(reply),
  );
  if (answer.status !== 'ok') return unreadable(answer, look);
  const values: JsonObject = { ...work.args, call_id: markerOf(work.call.id) };
  const found = atPath(answer.value, call.readBack.path);
  const there =
    found !== undefined && found !== null && String(found) === fillText(call.readBack.equals, values);
  return there ? happened(pickResult(call, answer.value)) : didNotHappen;
}
