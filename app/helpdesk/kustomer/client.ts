/**
 * The part of Kustomer's Cards SDK that we use, and requests through it that always settle. The SDK's envelope is not
 * documented and its errors are not typed, so both of its styles are taken: a promise, and a callback in node's manner.
 */
import { isObject } from '../../lib/json.ts';
import { messageOf, statusOf } from './errors.ts';

/** How the SDK calls back: the error first. */
export type NodeCallback = (error: unknown, data?: unknown) => void;

/** What a command is run with. */
export interface CommandOptions {
  readonly args: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * `window.Kustomer`. Members that are optional here are seen in public code only and are never needed.
 * @see https://developer.kustomer.com/docs/apps/cards-sdk, read 2026-08
 */
export interface KustomerSdk {
  initialize(callback: (context: unknown, config?: unknown) => void): unknown;
  on(event: string, handler: (data: unknown) => void): unknown;
  request(options: Readonly<Record<string, unknown>>, callback: NodeCallback): unknown;
  readonly command: { run(name: string, options: CommandOptions, callback: NodeCallback): unknown };
  resize(size?: { readonly height?: string | number; readonly width?: string | number }): unknown;
  handleTriggerToast?(toast: { readonly type: string; readonly message: string }): unknown;
  openCustomerEvent?(customer: string, event: string): unknown;
}

/** An answer, or none. `answered` with a status of 400 or more is a refusal; its body is the error as it came. */
export type KustomerReply =
  | { readonly status: 'answered'; readonly httpStatus: number; readonly body: unknown }
  | { readonly status: 'lost'; readonly reason: string };

/** Ports that the adapter cannot make itself. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A request to Kustomer's REST API as the signed-in agent. */
export interface KustomerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with `/v1/`; the SDK knows the host. */
  readonly path: string;
  readonly body?: unknown;
}

const TIMEOUT_MS = 15_000;

/** Kustomer refuses for a while when it is asked too often; a refused request surely did nothing. */
const BUSY_WAITS_MS = [2_000, 6_000];

/**
 * Asks Kustomer's own API and waits out its rate limit; never throws. The body is what stands under `data` in the API's
 * answer, since the SDK gives no more.
 */
export async function askKustomer(
  sdk: KustomerSdk,
  request: KustomerRequest,
  clock: Clock,
): Promise<KustomerReply> {
  const { method, path, body } = request;
  const options = { url: path, method: method.toLowerCase(), ...(body === undefined ? {} : { body }) };
  const send = () => settleOnce((callback) => sdk.request(options, callback), TIMEOUT_MS, clock);
  return await waitingOut(send, clock);
}

/** Runs a command; never throws. Waits out the rate limit only as far as `timeoutMs` allows. */
export async function runCommand(
  sdk: KustomerSdk,
  run: { readonly name: string; readonly options: CommandOptions; readonly timeoutMs: number },
  clock: Clock,
): Promise<KustomerReply> {
  const startedAt = clock.now();
  const left = () => Math.max(1, run.timeoutMs - (clock.now() - startedAt));
  const send = () =>
    settleOnce((callback) => sdk.command.run(run.name, run.options, callback), left(), clock);
  return await waitingOut(send, clock, left);
}

async function waitingOut(
  send: () => Promise<KustomerReply>,
  clock: Clock,
  left: () => number = () => Number.POSITIVE_INFINITY,
): Promise<KustomerReply> {
  let reply = await send();
  for (const waitMs of BUSY_WAITS_MS) {
    if (reply.status !== 'answered' || reply.httpStatus !== 429 || left() <= waitMs * 2) break;
    await clock.sleep(waitMs);
    reply = await send();
  }
  return reply;
}

/** A promise that gives nothing may be one beside a callback that still comes. */
const CALLBACK_GRACE_MS = 50;

async function settleOnce(
  call: (callback: NodeCallback) => unknown,
  timeoutMs: number,
  clock: Clock,
): Promise<KustomerReply> {
  const answer = new Promise<KustomerReply>((resolve) => {
    const done = (data: unknown) => resolve({ status: 'answered', httpStatus: 200, body: data ?? null });
    const refused = (error: unknown) => resolve(refusalOf(error));
    try {
      const returned = call((error, data) => (error ? refused(error) : done(data)));
      if (!isThenable(returned)) return;
      returned.then(
        (data) =>
          data === undefined ? void clock.sleep(CALLBACK_GRACE_MS).then(() => done(data)) : done(data),
        refused,
      );
    } catch (error) {
      refused(error);
    }
  });
  const late = clock
    .sleep(timeoutMs)
    .then((): KustomerReply => ({ status: 'lost', reason: 'no answer in time' }));
  return await Promise.race([answer, late]);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof value['then'] === 'function';
}

/** Without a status that can be told, nobody knows whether the request arrived. */
function refusalOf(error: unknown): KustomerReply {
  const httpStatus = statusOf(error);
  if (httpStatus === undefined) return { status: 'lost', reason: messageOf(error) };
  return { status: 'answered', httpStatus, body: error };
}
