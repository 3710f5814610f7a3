/** `fetch` for OpenAI's SDK on the Services port: one exchange, own deadline, no secret, nothing retried. */
import { APIConnectionError, APIConnectionTimeoutError } from 'openai/core/error';
import { isObject, type Json, parseJson } from '../../lib/json.ts';
import { withoutPlaceholders } from '../../lib/services/check.ts';
import type { ServiceReply, Services } from '../../lib/services.ts';

/** What the SDK hands to a `fetch`; only the body matters, the address and the headers are the table's. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The package that is installed has no way to the model's server. */
export class NotInstalledError extends Error {}

/** A `fetch` that sends `POST /responses` through the helpdesk and turns the answer into a `Response`. */
export function servicesFetch(services: Services, timeoutMs: number): Fetch {
  return async (_url, init) => {
    const body = typeof init?.body === 'string' ? parseJson(init.body) : null;
    const reply = await services.send({
      service: 'openai',
      operation: 'create-response',
      args: {},
      body: withoutPlaceholders((body ?? null) as Json),
      timeoutMs,
    });
    return responseOf(reply);
  };
}

// The adapter's own words for a reply that took too long: `no answer in time`, `timeout`.
const IN_TIME = /in time|time[d ]?-?out/i;

function responseOf(reply: ServiceReply): Response {
  if (reply.status === 'unsent') throw new NotInstalledError(reply.reason);
  if (reply.status === 'lost') {
    if (IN_TIME.test(reply.reason)) throw new APIConnectionTimeoutError({ message: reply.reason });
    throw new APIConnectionError({ message: reply.reason });
  }
  const isText = typeof reply.body === 'string';
  const text = isText ? String(reply.body) : JSON.stringify(reply.body ?? null);
  const type = isText && !isObject(parseJson(text)) ? 'text/plain' : 'application/json';
  return new Response(bodyless(reply.httpStatus) ? null : text, {
    status: usable(reply.httpStatus),
    headers: { ...plainHeaders(reply.headers), 'content-type': type },
  });
}

const bodyless = (status: number): boolean => [204, 205, 304].includes(status);

/** `Response` takes no status outside this range. */
const usable = (status: number): number => (status >= 200 && status <= 599 ? status : 502);

/** Those that we read; others may describe a body that the proxy already unpacked. */
const PASSED = ['retry-after', 'retry-after-ms', 'x-request-id'];

const plainHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    PASSED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name] ?? '']])),
  );
