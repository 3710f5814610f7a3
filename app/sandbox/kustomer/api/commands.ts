/**
 * Commands: Kustomer's server fills arguments and secrets in and sends the request to the one address of the definition.
 * @see https://developer.kustomer.com/kustomer-apps-platform/docs/commands, read 2026-08
 */
import { Hono } from 'hono';
import { isObject, type Json, parseJson } from '../../../lib/json.ts';
import { isJson } from '../../../lib/services/json-value.ts';
import { schemaProblem } from '../../../lib/services/schema.ts';
import { exchange, type ProxyReply } from '../../exchange.ts';
import { killedReply } from '../../faults.ts';
import type { OutgoingRequest } from '../../outgoing.ts';
import type { Command } from '../app-definition.ts';
import { fillIn, fillInAll } from '../templating.ts';
import { type ApiContext, type ApiEnv, forbidden, notFound, ok, readObject, refuse } from './answer.ts';

/** Runs of the app's commands. */
export function commandRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/commands/:name/run', runCommand);
  return routes;
}

async function runCommand(c: ApiContext): Promise<Response> {
  const command = c.var.org.app.commands.find(({ name }) => name === c.req.param('name'));
  if (!command) return notFound();
  if (c.var.user.role === 'light-agent') return forbidden();
  const input = await readObject(c);
  const args = textsIn(input['args']);
  const unknown = Object.keys(args).find((name) => !command.permittedArgs.includes(name));
  if (unknown !== undefined) return refuse(400, 'bad_request', `argument ${unknown} is not permitted`);
  const body = isJson(input['body']) ? input['body'] : null;
  const problem = command.inputSchema === null ? undefined : schemaProblem(command.inputSchema, body);
  if (problem !== undefined) return refuse(400, 'bad_request', problem);
  const outgoing = outgoingOf(c, { command, args, body, headers: textsIn(input['headers']) });
  const reply = await exchange(c.var.world, outgoing);
  if (reply.type === 'killed') return killedReply();
  return ok({ type: 'command-run', id: command.name, attributes: runOf(command, { args, reply }) });
}

const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name, String(text)]),
  );

interface Run {
  readonly command: Command;
  readonly args: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;
}

/** Secrets go wherever an alias stands, in a body too: that is the worst that Kustomer may do. */
function outgoingOf(c: ApiContext, { command, args, body, headers }: Run): OutgoingRequest {
  const secrets = Object.fromEntries(
    Object.entries(command.aliases).map(([alias, name]) => [
      alias,
      String(c.var.org.settings.get(name) ?? ''),
    ]),
  );
  const filled = Object.entries({ ...command.defaultHeaders, ...headers }).map(([name, value]) => [
    name.toLowerCase(),
    fillIn(value, secrets),
  ]);
  const isRead = command.httpMethod === 'GET';
  return {
    method: command.httpMethod,
    url: fillIn(command.url, args),
    headers: { ...(isRead ? {} : { 'content-type': 'application/json' }), ...Object.fromEntries(filled) },
    body: isRead || body === null ? null : JSON.stringify(fillInAll(body, secrets)),
  };
}

/** What the vendor said stands inside a run that went well; a vendor that said nothing leaves an error there. */
function runOf(
  command: Command,
  { args, reply }: { args: Run['args']; reply: Exclude<ProxyReply, { type: 'killed' }> },
): Record<string, unknown> {
  const frame = { commandId: command.name, args, url: command.url };
  if (reply.type === 'lost') return { ...frame, requestError: 'socket hang up' };
  return { ...frame, statusCode: reply.status, responseBody: parseJson(reply.body) ?? reply.body };
}
