/** The part of Zendesk's app framework client that we use, and requests through it that always settle. */
import { isObject, parseJson } from '../../lib/json.ts';

/** Options of `client.request`, as they survive `postMessage`. */
export interface RequestOptions {
  readonly url: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly contentType?: string;
  readonly secure?: boolean;
  readonly timeout?: number;
}

/** @see https://developer.zendesk.com/api-reference/apps/apps-core-api/client_api/, read 2026-08 */
export interface ZafClient {
  get(path: string | string[]): Promise<Record<string, unknown>>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(action: string, ...args: unknown[]): Promise<unknown>;
  request(options: Record<string, unknown>): Promise<unknown>;
  on(event: string, handler: (data: unknown) => unknown): void;
  off(event: string, handler: (data: unknown) => unknown): void;
  metadata(): Promise<{ readonly settings?: Readonly<Record<string, unknown>> }>;
  context(): Promise<Readonly<Record<string, unknown>>>;
}

/** An answer over HTTP, or none. */
export type HttpReply =
  | {
      readonly status: 'answered';
      readonly httpStatus: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly status: 'lost'; readonly reason: string };

/** Ports that the adapter cannot make itself. */
export interface Clock {
  readonly now: () => number;
  /** Waits; where the signal comes first, it may stay unsettled but keeps no timer. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Sends one request through the helpdesk; never throws, never retries, settles within `timeoutMs`. */
export async function sendRequest(
  client: ZafClient,
  options: RequestOptions,
  timeoutMs: number,
  clock: Clock,
): Promise<HttpReply> {
  const request = client
    .request({
      dataType: 'json',
      cors: false,
      autoRetry: false,
      httpCompleteResponse: true,
      timeout: timeoutMs,
      ...options,
    })
    .then(replyOf, replyOfFailure);
  const answered = new AbortController();
  const late = clock
    .sleep(timeoutMs, answered.signal)
    .then((): HttpReply => ({ status: 'lost', reason: 'no answer in time' }));
  const reply = await Promise.race([request, late]);
  answered.abort();
  return reply;
}

/** With `httpCompleteResponse` the answer is an object around the body. */
function replyOf(response: unknown): HttpReply {
  if (!isObject(response) || typeof response['status'] !== 'number') {
    return { status: 'answered', httpStatus: 200, headers: {}, body: response };
  }
  const { responseJSON, responseText } = response;
  const body =
    responseJSON ?? (typeof responseText === 'string' ? (parseJson(responseText) ?? responseText) : null);
  return {
    status: 'answered',
    httpStatus: response['status'],
    headers: headersOf(response['headers']),
    body,
  };
}

/** A rejection is a plain object in the manner of jQuery; without a status nothing was heard. */
function replyOfFailure(error: unknown): HttpReply {
  if (isObject(error) && typeof error['status'] === 'number' && error['status'] > 0) return replyOf(error);
  const words = isObject(error) ? (error['statusText'] ?? error['message']) : undefined;
  return {
    status: 'lost',
    reason: typeof words === 'string' && !NO_WORDS.has(words) ? words : 'the connection failed',
  };
}

/** What jQuery says of a request without an answer when it knows nothing of it. */
const NO_WORDS: ReadonlySet<string> = new Set(['', 'error']);

function headersOf(headers: unknown): Record<string, string> {
  if (!isObject(headers)) return {};
  const entries = Object.entries(headers).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** JSON in which no text can be taken for a placeholder of the proxy: `{{` stands as an escape that means the same. */
export const safeJson = (value: unknown): string => JSON.stringify(value).replaceAll('{{', '{\\u007b');

/** Zendesk's own API refuses for a while when it is asked too often; a refused request surely did nothing. */
const BUSY_TRIES = 3;
const BUSY_WAIT_MS = 10_000;
const TIMEOUT_MS = 15_000;

/** A request to Zendesk's own API, waiting out a rate limit; gives the last answer. */
export async function askZendesk(
  client: ZafClient,
  request: { readonly method: string; readonly path: string; readonly body?: unknown },
  clock: Clock,
): Promise<HttpReply> {
  const options: RequestOptions = {
    url: request.path,
    type: request.method,
    ...(request.body === undefined
      ? {}
      : { contentType: 'application/json', data: JSON.stringify(request.body) }),
  };
  let reply = await sendRequest(client, options, TIMEOUT_MS, clock);
  for (
    let tries = 1;
    tries < BUSY_TRIES && reply.status === 'answered' && reply.httpStatus === 429;
    tries += 1
  ) {
    await clock.sleep(Math.min(Number(reply.headers['retry-after'] ?? 1) * 1000 || 1000, BUSY_WAIT_MS));
    reply = await sendRequest(client, options, TIMEOUT_MS, clock);
  }
  return reply;
}
