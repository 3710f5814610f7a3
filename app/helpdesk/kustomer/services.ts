/**
 * The Services port through commands: one command an operation, with a fixed host, method and path. The secret is Kustomer's
 * and is put into the one header by Kustomer's server; what comes from outside fills leaves of path, query and body only.
 * @see https://developer.kustomer.com/kustomer-apps-platform/docs/commands, read 2026-08
 */

import { isObject, parseJson } from '../../lib/json.ts';
import { withoutPlaceholders } from '../../lib/services/check.ts';
import {
  findOperation,
  type Operation,
  type Service,
  type ServiceReply,
  type ServiceRequest,
  type Services,
  type ServiceTable,
  wireBody,
} from '../../lib/services.ts';
import {
  type Clock,
  type CommandOptions,
  type KustomerReply,
  type KustomerSdk,
  runCommand,
} from './client.ts';
import { argumentsOf, authHeaderOf } from './command.ts';
import { messageOf } from './errors.ts';
import { type FinalNames, finalCommandName } from './names.ts';

/** What running commands needs besides the SDK. */
export interface ServicesPorts extends Clock {
  readonly table: ServiceTable;
  /** Undefined where registration has stored none. */
  readonly names: FinalNames | undefined;
  /** Whether Kustomer was seen to fill secrets into the headers of a command's definition; else our call names the placeholder. */
  readonly headersInDefinition: boolean;
}

/** Sends a request to a service outside the helpdesk. */
export async function sendThroughCommand(
  sdk: KustomerSdk,
  request: ServiceRequest,
  ports: ServicesPorts,
): Promise<ServiceReply> {
  const found = findOperation(ports.table, request);
  if (!found)
    return {
      status: 'unsent',
      reason: `\`${request.service}\` is not part of the installed app; rebuild and update it`,
    };
  if (!ports.names)
    return { status: 'unsent', reason: "the app's command names are not stored; run the registration again" };
  const options = optionsOf(found, request, ports);
  if (typeof options === 'string') return { status: 'unsent', reason: options };
  const name = finalCommandName(ports.names, request.service, request.operation);
  const reply = await runCommand(sdk, { name, options, timeoutMs: request.timeoutMs }, ports);
  return replyOf(reply, found.operation);
}

interface Found {
  readonly service: Service;
  readonly operation: Operation;
}

function optionsOf(
  { service, operation }: Found,
  request: ServiceRequest,
  ports: ServicesPorts,
): CommandOptions | string {
  try {
    const hasBody = operation.body !== null || operation.document !== undefined;
    return {
      args: argumentsOf(operation, request.args),
      headers: {
        ...(ports.headersInDefinition ? {} : authHeaderOf(service)),
        ...idempotencyHeader(operation.idempotencyHeader, request.idempotencyKey),
      },
      ...(hasBody ? { body: wireBody(operation, withoutPlaceholders(request.body)) } : {}),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const idempotencyHeader = (name: string | undefined, key: string | undefined): Record<string, string> =>
  name === undefined || key === undefined ? {} : { [name]: key.replace(/[^\w-]/g, '') };

/** A run that Kustomer refused sent nothing; one that ended in any other way may have. */
function replyOf(reply: KustomerReply, operation: Operation): ServiceReply {
  if (reply.status === 'lost') return reply;
  if (reply.httpStatus >= 500) return { status: 'lost', reason: messageOf(reply.body) };
  if (reply.httpStatus >= 400) return { status: 'unsent', reason: refusalOf(reply) };
  const run = runOf(reply.body);
  if (!run) return { status: 'lost', reason: 'the answer of the command cannot be read' };
  if (run['cacheFallback'] === true || run['cacheFallback'] === 'true')
    return { status: 'lost', reason: 'the helpdesk gave an old answer in place of a new one' };
  const httpStatus = Number(run['statusCode']);
  if (Number.isInteger(httpStatus) && httpStatus >= 100)
    return { status: 'answered', httpStatus, headers: {}, body: bodyOf(run['responseBody']) };
  const isEmpty = run['responseBody'] === undefined || run['responseBody'] === null;
  if (isEmpty || hasValue(run['requestError']) || operation.effect === 'write')
    return {
      status: 'lost',
      reason: hasValue(run['requestError']) ? messageOf(run['requestError']) : UNSAID,
    };
  return { status: 'answered', httpStatus: 200, headers: {}, body: bodyOf(run['responseBody']) };
}

const UNSAID = 'the helpdesk does not say how the service answered';

const hasValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function refusalOf(reply: Extract<KustomerReply, { status: 'answered' }>): string {
  if (reply.httpStatus === 403) return 'your role may not run commands of Stepwise; ask an admin to allow it';
  if (reply.httpStatus === 404)
    return 'the command is not installed; ask an admin to run the registration again';
  if (reply.httpStatus === 429) return 'the helpdesk is busy; try again in a minute';
  return `the helpdesk refused the command: ${messageOf(reply.body)}`;
}

/** A run stands bare, or under `attributes` as the REST API gives it. */
function runOf(body: unknown): Record<string, unknown> | undefined {
  if (!isObject(body)) return undefined;
  const inner = [body, body['attributes'], isObject(body['data']) ? body['data']['attributes'] : undefined];
  return inner.filter(isObject).find((each) => RUN_MEMBERS.some((name) => Object.hasOwn(each, name)));
}

const RUN_MEMBERS = ['responseBody', 'statusCode', 'requestError', 'cacheFallback'];

const bodyOf = (body: unknown): unknown => (typeof body === 'string' ? (parseJson(body) ?? body) : body);

/** Answers of the helpdesk's own operations and of vendors through one port. */
export const createKustomerServices = (
  sdk: KustomerSdk,
  sendToHelpdesk: (request: ServiceRequest) => Promise<ServiceReply>,
  ports: ServicesPorts,
): Services => ({
  send: (request) =>
    request.service === 'helpdesk' ? sendToHelpdesk(request) : sendThroughCommand(sdk, request, ports),
});
