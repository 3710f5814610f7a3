/** `Services` that reach the scripted model as the helpdesk's proxy would: checked against the table, the secret put in on the way. */
import { parseJson } from '../../app/lib/json.ts';
import { requestProblem } from '../../app/lib/services/check.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import {
  findOperation,
  pathOf,
  type ServiceReply,
  type ServiceRequest,
  type Services,
  wireBody,
} from '../../app/lib/services.ts';
import type { ModelHandler } from '../../app/sandbox/world.ts';

const TABLE = createServiceTable(STANDARD_CONFIG);

/** Sends to a model's handler; `sent` are the requests that left. */
export function modelServices(handle: ModelHandler): Services & { readonly sent: ServiceRequest[] } {
  const sent: ServiceRequest[] = [];
  return { sent, send: (request) => deliver(request, { handle, sent }) };
}

async function deliver(
  request: ServiceRequest,
  { handle, sent }: { handle: ModelHandler; sent: ServiceRequest[] },
): Promise<ServiceReply> {
  const problem = requestProblem(TABLE, request);
  const found = findOperation(TABLE, request);
  if (problem !== undefined || !found) return { status: 'unsent', reason: problem ?? 'not installed' };
  sent.push(request);
  const { service, operation } = found;
  const reply = await handle({
    method: operation.method,
    url: `https://${service.host}${pathOf(operation, request.args)}`,
    headers: {
      'content-type': 'application/json',
      [service.auth.header.toLowerCase()]: service.auth.value.replace('{{secret}}', 'sandbox-model-key'),
    },
    body: JSON.stringify(wireBody(operation, request.body)),
  });
  return {
    status: 'answered',
    httpStatus: reply.status,
    headers: reply.headers,
    body: parseJson(reply.body) ?? reply.body,
  };
}
