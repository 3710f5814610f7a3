/** The Services port through Zendesk's proxy: fixed hosts, secrets as placeholders in one header, which only the proxy can fill. */
import type { Json } from '../../lib/json.ts';
import {
  findOperation,
  pathOf,
  type Service,
  type ServiceReply,
  type ServiceRequest,
  type Services,
  type ServiceTable,
  wireBody,
} from '../../lib/services.ts';
import { type Clock, type RequestOptions, safeJson, sendRequest, type ZafClient } from './client.ts';
import { sendToHelpdesk } from './operations.ts';

/** Creates the services that the installed package has, and the helpdesk's own operations. */
export function createZendeskServices(client: ZafClient, table: ServiceTable, clock: Clock): Services {
  return {
    send: (request) =>
      request.service === 'helpdesk'
        ? sendToHelpdesk(client, request, clock)
        : sendToVendor(client, table, { request, clock }),
  };
}

async function sendToVendor(
  client: ZafClient,
  table: ServiceTable,
  { request, clock }: { request: ServiceRequest; clock: Clock },
): Promise<ServiceReply> {
  const found = findOperation(table, request);
  if (!found)
    return {
      status: 'unsent',
      reason: `\`${request.service}\` is not part of the installed app; rebuild and update it`,
    };
  const options = optionsOf(found.service, found.operation, request);
  if (typeof options === 'string') return { status: 'unsent', reason: options };
  return await sendRequest(client, options, request.timeoutMs, clock);
}

function optionsOf(
  service: Service,
  operation: Service['operations'][string],
  request: ServiceRequest,
): RequestOptions | string {
  try {
    return {
      url: `https://${service.host}${pathOf(operation, request.args)}`,
      type: operation.method,
      secure: true,
      headers: {
        [service.auth.header]: service.auth.value.replace('{{secret}}', `{{setting.${service.secret}}}`),
        ...idempotencyHeader(operation.idempotencyHeader, request.idempotencyKey),
      },
      ...bodyOf(operation, request.body),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const idempotencyHeader = (name: string | undefined, key: string | undefined): Record<string, string> =>
  name === undefined || key === undefined ? {} : { [name]: key.replace(/[^\w-]/g, '') };

const bodyOf = (operation: Service['operations'][string], body: Json) =>
  operation.body === null && operation.document === undefined
    ? {}
    : { contentType: 'application/json', data: safeJson(wireBody(operation, body)) };
