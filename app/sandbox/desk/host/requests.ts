/**
 * `client.request`: relative addresses with the agent's session, others through the proxy. Options and outcomes are those
 * of jQuery's ajax, since that is what the real host calls.
 */
import { fetchOrDie } from '../kill.ts';

/** What became of a request: `done` carries the data, `fail` a plain jqXHR-like object. */
export type RequestOutcome =
  | { readonly type: 'done'; readonly data: unknown }
  | { readonly type: 'fail'; readonly xhr: XhrLike };

/** The part of a jqXHR that survives postMessage. */
export interface XhrLike {
  readonly readyState: number;
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  readonly responseJSON?: unknown;
}

/** On whose behalf a request goes out. */
export interface RequestSession {
  readonly userId: number;
  readonly instance: string;
  readonly subdomain: string;
}

type Options = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const RETRIES_MAX = 3;

/** Sends what an app asked for; never rejects. A missing answer is a `fail` with status 0. */
export async function sendRequest(session: RequestSession, options: Options): Promise<RequestOutcome> {
  const timeoutMs = Number(options['timeout']);
  if (!(timeoutMs > 0)) return await sendWithRetries(session, options);
  const timeUp = new Promise<RequestOutcome>((resolve) =>
    setTimeout(() => resolve({ type: 'fail', xhr: noAnswer('timeout') }), timeoutMs),
  );
  return await Promise.race([sendWithRetries(session, options), timeUp]);
}

async function sendWithRetries(session: RequestSession, options: Options): Promise<RequestOutcome> {
  const url = addressOf(String(options['url'] ?? ''), session.subdomain);
  if (url === undefined) return { type: 'fail', xhr: noAnswer('error') };
  const isOwn = url.startsWith('/');
  if (!isOwn && options['cors'] === true) return { type: 'fail', xhr: noAnswer('error') };
  for (let tried = 0; ; tried += 1) {
    const answer = isOwn ? await sendOwn(session, url, options) : await sendProxied(session, url, options);
    const mayRetry = isOwn && options['autoRetry'] !== false && tried < RETRIES_MAX;
    if (answer?.status !== 429 || !mayRetry) return outcomeOf(answer, options);
    const seconds = Number(answer.headers['retry-after'] ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/** A path for the helpdesk itself, an absolute address for anything else. */
function addressOf(url: string, subdomain: string): string | undefined {
  if (url.startsWith('/') && !url.startsWith('//')) return url;
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const isOwn = parsed.hostname === `${subdomain}.zendesk.com` || parsed.origin === window.location.origin;
  return isOwn ? `${parsed.pathname}${parsed.search}` : parsed.toString();
}

async function sendOwn(session: RequestSession, url: string, options: Options): Promise<Answer | undefined> {
  const { method, address, body, contentType } = prepared(url, options);
  const headers = {
    ...headersOf(options),
    ...(body === '' ? {} : { 'content-type': contentType }),
    'x-desk-user': String(session.userId),
    'x-desk-instance': session.instance,
  };
  try {
    const response = await fetchOrDie(address, { method, headers, ...(body === '' ? {} : { body }) });
    if (response.headers.has('x-desk-lost')) return undefined;
    return {
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch {
    return undefined;
  }
}

async function sendProxied(
  session: RequestSession,
  url: string,
  options: Options,
): Promise<Answer | undefined> {
  const { method, address, body, contentType } = prepared(url, options);
  const request = {
    url: address,
    method,
    headers: headersOf(options),
    body,
    contentType,
    secure: options['secure'] === true,
  };
  try {
    const response = await fetchOrDie('/zendesk/proxy', {
      method: 'POST',
      headers: { 'x-desk-instance': session.instance },
      body: JSON.stringify(request),
    });
    const reply: unknown = await response.json();
    return answerOf(reply);
  } catch {
    return undefined;
  }
}

function answerOf(reply: unknown): Answer | undefined {
  if (typeof reply !== 'object' || reply === null || Reflect.get(reply, 'type') !== 'answered')
    return undefined;
  const headers: unknown = Reflect.get(reply, 'headers');
  return {
    status: Number(Reflect.get(reply, 'status')),
    statusText: '',
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
    body: String(Reflect.get(reply, 'body')),
  };
}

function prepared(url: string, options: Options) {
  const method = String(options['type'] ?? options['method'] ?? 'GET').toUpperCase();
  const { data } = options;
  const contentType =
    typeof options['contentType'] === 'string'
      ? options['contentType']
      : 'application/x-www-form-urlencoded; charset=UTF-8';
  const text = typeof data === 'string' ? data : formOf(data);
  if (method !== 'GET' && method !== 'HEAD') return { method, address: url, body: text, contentType };
  const address = text === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`;
  return { method, address, body: '', contentType };
}

/** An object as jQuery sends it: a form, whatever the content type says. */
function formOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const form = new URLSearchParams();
  for (const [name, item] of Object.entries(data)) form.append(name, String(item));
  return form.toString();
}

const FORBIDDEN_HEADERS = ['cookie', 'host', 'origin', 'x-desk-user', 'x-desk-instance', 'content-length'];

function headersOf(options: Options): Record<string, string> {
  const { headers } = options;
  if (typeof headers !== 'object' || headers === null) return {};
  const entries = Object.entries(headers).map(([name, item]) => [name.toLowerCase(), String(item)] as const);
  return Object.fromEntries(entries.filter(([name]) => !FORBIDDEN_HEADERS.includes(name)));
}

function outcomeOf(answer: Answer | undefined, options: Options): RequestOutcome {
  if (!answer) return { type: 'fail', xhr: noAnswer('error') };
  const json = parse(answer.body);
  const isJson = (answer.headers['content-type'] ?? '').includes('json');
  const isGood = answer.status >= 200 && answer.status < 300;
  if (isGood && options['dataType'] === 'json' && answer.body !== '' && json === undefined)
    return { type: 'fail', xhr: { ...xhrOf(answer, undefined), statusText: 'parsererror' } };
  if (!isGood) return { type: 'fail', xhr: xhrOf(answer, json) };
  if (options['httpCompleteResponse'] === true) {
    const complete = { ...xhrOf(answer, json), headers: answer.headers, responseHeaders: answer.headers };
    return { type: 'done', data: complete };
  }
  const asText = options['dataType'] === 'text' || !isJson;
  return { type: 'done', data: asText && options['dataType'] !== 'json' ? answer.body : json };
}

function xhrOf(answer: Answer, json: unknown): XhrLike {
  return {
    readyState: 4,
    status: answer.status,
    statusText: answer.statusText || STATUS_TEXTS[answer.status] || 'error',
    responseText: answer.body,
    ...(json === undefined ? {} : { responseJSON: json }),
  };
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
};

const noAnswer = (statusText: 'error' | 'timeout'): XhrLike => ({
  readyState: 0,
  status: 0,
  statusText,
  responseText: '',
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
