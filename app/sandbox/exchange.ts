/** One exchange with what stands behind a helpdesk's proxy: the shops, a team's own services, a model server where one is lent, and the faults between. */
import { type Fault, waitFor } from './faults.ts';
import type { ModelServer } from './model/server.ts';
import type { OutgoingReply, OutgoingRequest } from './outgoing.ts';
import { vendorOfHost } from './vendors.ts';
import type { World } from './world.ts';

/** The answer; `lost` where it never came although the request may have taken effect, `killed` where nobody is left to hear it. */
export type ProxyReply =
  | ({ readonly type: 'answered' } & OutgoingReply)
  | { readonly type: 'lost'; readonly status: 0 }
  | { readonly type: 'killed'; readonly status: 0 };

/** Hands a request on, with the fault that hits it if one does; never throws. */
export async function exchange(world: World, outgoing: OutgoingRequest): Promise<ProxyReply> {
  const { method, url, body } = outgoing;
  const host = new URL(url).hostname;
  const service = vendorOfHost(host) ?? (Object.hasOwn(world.ownServices, host) ? host : 'openai');
  const fault = world.faults.take({ service, method, url, body: body ?? '' });
  if (!fault) return answered(await deliver(world, outgoing));
  await waitFor(fault.latencyMs);
  return await deliverWithFault(world, outgoing, fault);
}

/** An answer that came. */
export const answered = (reply: OutgoingReply): ProxyReply => ({ type: 'answered', ...reply });

async function deliverWithFault(world: World, outgoing: OutgoingRequest, fault: Fault): Promise<ProxyReply> {
  switch (fault.kind) {
    case 'latency':
      return answered(await deliver(world, outgoing));
    case 'too-many-requests':
      return answered({
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': String(fault.retryAfterSeconds) },
        body: '{"error":"too many requests"}',
      });
    case 'error-before':
      return answered(brokenReply());
    case 'error-after':
      await deliver(world, outgoing);
      return answered(brokenReply());
    case 'lost':
      await deliver(world, outgoing);
      return { type: 'lost', status: 0 };
    case 'kill-before':
      return { type: 'killed', status: 0 };
    case 'kill-after':
      await deliver(world, outgoing);
      return { type: 'killed', status: 0 };
    case 'garbage':
      return answered({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>We will be right back',
      });
    case 'expired-token':
      return answered(await deliver(world, { ...outgoing, headers: withoutSecrets(outgoing.headers) }));
  }
}

const brokenReply = (): OutgoingReply => ({
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: '{"error":"internal server error"}',
});

const PLAIN_HEADERS = ['accept', 'content-type', 'idempotency-key'];

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, PLAIN_HEADERS.includes(name) ? value : 'expired']),
  );
}

async function deliver(world: World, request: OutgoingRequest): Promise<OutgoingReply> {
  const asked = new URL(request.url);
  if (vendorOfHost(asked.hostname)) {
    const reply = await world.shops.handle(request);
    if (request.method !== 'GET') world.live.changed();
    return reply;
  }
  const own = Object.hasOwn(world.ownServices, asked.hostname)
    ? world.ownServices[asked.hostname]
    : undefined;
  if (own !== undefined) return await forward(request, `${own}${asked.pathname}${asked.search}`);
  if (world.modelHandler) return await world.modelHandler(request);
  if (world.model) return await askModelServer(world.model, request);
  return unreachable(502, 'no server answers at this host in the sandbox');
}

async function askModelServer(model: ModelServer, request: OutgoingRequest): Promise<OutgoingReply> {
  const asked = new URL(request.url);
  // `/v1/responses`, `/v1/chat/completions`
  const path = asked.pathname.replace(/^\/v1(?=\/)/, '');
  return await forward(request, `${model.baseUrl.replace(/\/+$/, '')}${path}${asked.search}`);
}

const SERVER_TIMEOUT_MS = 30_000;

/** Asks a real server in the vendor's place. */
async function forward(request: OutgoingRequest, address: string): Promise<OutgoingReply> {
  try {
    const response = await fetch(address, {
      method: request.method,
      headers: { ...request.headers },
      ...(request.body === null ? {} : { body: request.body }),
      signal: AbortSignal.timeout(SERVER_TIMEOUT_MS),
    });
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: await response.text() };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return isTimeout
      ? unreachable(504, 'the server took longer than 30 seconds')
      : unreachable(502, 'the server cannot be reached');
  }
}

function unreachable(status: number, message: string): OutgoingReply {
  const body = `Proxy error: {:status=>"${status}", :message=>"${message}"}`;
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
