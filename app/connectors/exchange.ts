/**
 * One exchange with a service and what it means for a call. Three things can come of it: it was done, it was surely not done
 * (`failed`), or nobody can tell (`unknown`, for writes only). Everything that goes out passes here and loses its placeholders.
 */
import type { Json } from '../lib/json.ts';
import { withoutPlaceholders } from '../lib/services/check.ts';
import type { ServiceReply, Services } from '../lib/services.ts';
import type { ToolResult } from '../tools/tool.ts';

/** What connectors are given from outside. */
export interface ConnectorPorts {
  readonly services: Services;
  sleep(ms: number): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** ISO 8601 UTC. */
  now(): string;
}

/** The ports of one call, with the moment (milliseconds since 1970) at which it has to be over. */
export interface Wire extends ConnectorPorts {
  readonly deadline: number;
}

/** An answer as a vendor's judge sees it. */
export type Answered = Extract<ServiceReply, { status: 'answered' }>;
/** Surely not done. */
export type Failed = Extract<ToolResult, { status: 'failed' }>;
/** Perhaps done. */
export type Unknown = Extract<ToolResult, { status: 'unknown' }>;

/** What an answer says by the vendor's own rules. */
export type Judged =
  | { readonly status: 'ok'; readonly value: unknown }
  /** A definite no. */
  | Failed
  /** Not done for want of capacity; worth another attempt after a while. */
  | { readonly status: 'throttled'; readonly reason: string; readonly waitMs: number | null }
  /** An answer that does not say whether it was done. */
  | Unknown;

/** Reads a vendor's answer. */
export type Judge = (answer: Answered) => Judged;

/** A step of a connector: its value, or the result that ends the call. */
export type Step<T> = { readonly status: 'ok'; readonly value: T } | Failed | Unknown;
/** A step that only reads. */
export type ReadStep<T> = { readonly status: 'ok'; readonly value: T } | Failed;

/** What is asked of a service. */
export interface Ask {
  readonly service: string;
  readonly operation: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly idempotencyKey?: string;
}

/** No single exchange waits longer. */
const EXCHANGE_MS_MAX = 20_000;
/** Less time than this is not worth an exchange. */
const EXCHANGE_MS_MIN = 200;

/** Milliseconds left of the call. */
export const timeLeft = (wire: Wire): number => wire.deadline - Date.parse(wire.now());

/** Sends once and judges the answer. */
export async function exchange(wire: Wire, ask: Ask, judge: Judge): Promise<Judged> {
  const left = timeLeft(wire);
  if (left < EXCHANGE_MS_MIN) return failed('there was no time left for the request', 'Try again.');
  const reply = await wire.services.send({
    service: ask.service,
    operation: ask.operation,
    args: cleanArgs(ask.args ?? {}),
    body: withoutPlaceholders(ask.body ?? null),
    timeoutMs: Math.min(left, EXCHANGE_MS_MAX),
    ...(ask.idempotencyKey === undefined ? {} : { idempotencyKey: ask.idempotencyKey }),
  });
  if (reply.status === 'unsent') return failed(reply.reason, 'Ask an admin to check how the app is set up.');
  if (reply.status === 'lost')
    return unknown(`the reply of ${vendorName(ask.service)} was lost: ${reply.reason}`);
  return judge(reply);
}

function cleanArgs(args: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, String(withoutPlaceholders(value))]),
  );
}

/** Sends a write, once. Throttled means that it was not done. */
export async function write(wire: Wire, ask: Ask, judge: Judge): Promise<Step<unknown>> {
  const judged = await exchange(wire, ask, judge);
  return judged.status === 'throttled'
    ? failed(judged.reason, 'Wait a minute and approve it again.')
    : judged;
}

/** A definite no, with what a person can do about it. */
export const failed = (reason: string, mend: string): Failed => ({ status: 'failed', reason, mend });

/** Nobody can tell. */
export const unknown = (reason: string): Unknown => ({ status: 'unknown', reason });

/** A step's value. */
export const ok = <T>(value: T): { readonly status: 'ok'; readonly value: T } => ({ status: 'ok', value });

/** A call that was done whole. */
export const done = (output: Extract<ToolResult, { status: 'done' }>['output']): ToolResult => ({
  status: 'done',
  output,
  rest: [],
});

const VENDORS: Readonly<Record<string, string>> = {
  skio: 'Skio',
  prive: 'Prive',
  shopify: 'Shopify',
  easypost: 'EasyPost',
  helpdesk: 'the helpdesk',
};

/** A service as people call it. */
export const vendorName = (service: string): string =>
  Object.hasOwn(VENDORS, service) ? (VENDORS[service] ?? service) : service;

/** The judge of anything that speaks plain HTTP; `message` reads the vendor's own words from an error body. */
export function judgeHttp(service: string, message: (body: unknown) => string = plainMessage): Judge {
  const name = vendorName(service);
  return (answer) => {
    const { httpStatus: status, body } = answer;
    if (status >= 200 && status < 300) return ok(body);
    const words = message(body);
    if (status === 401 || status === 403) return refusedToken(service);
    if (status === 429)
      return {
        status: 'throttled',
        reason: `${name} is asked too much at the moment`,
        waitMs: retryAfterMs(answer),
      };
    if (status === 402 || status === 423)
      return failed(`${name} has locked the account or plan`, `Ask an admin to look at the ${name} account.`);
    if (status === 404)
      return failed(words || `${name} does not have it`, 'Check the number and look it up again.');
    if (status >= 400 && status < 500 && status !== 408)
      return failed(
        words ? `${name}: ${words}` : `${name} refused the request`,
        'Check the values and try again.',
      );
    return unknown(`${name} answered with an error (${status})`);
  };
}

/** The vendor does not accept our secret. */
export const refusedToken = (service: string): Failed =>
  failed(
    `${vendorName(service)} refused the access token: expired, revoked or without the rights for this`,
    `Ask an admin to renew the ${vendorName(service)} token in the app's settings.`,
  );

/** Longer waits than this are not waited for. */
const WAIT_MS_MAX = 60_000;

function retryAfterMs(answer: Answered): number | null {
  const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, WAIT_MS_MAX) : null;
}

/** A vendor's sentence, short enough to show. */
export const MESSAGE_LENGTH_MAX = 300;

/** Cuts a vendor's sentence to what can be shown. */
export const shortMessage = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').trim().slice(0, MESSAGE_LENGTH_MAX);

function plainMessage(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  for (const key of ['message', 'error', 'detail']) {
    const value: unknown = Object.hasOwn(body, key) ? Reflect.get(body, key) : undefined;
    if (typeof value === 'string') return shortMessage(value);
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      return shortMessage(value.join('; '));
  }
  return '';
}
