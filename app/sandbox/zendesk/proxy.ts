/**
 * Zendesk's proxy for `client.request` to other hosts: allow-listed hosts only, secrets in headers only, whole answers
 * only. Behind it stand the shops, and a model server where one is lent.
 */
import { answered, exchange, type ProxyReply } from '../exchange.ts';
import type { OutgoingRequest } from '../outgoing.ts';
import type { World } from '../world.ts';
import { expandHeaders, passableHeaders } from './placeholders.ts';

/** What the desk page hands on of `client.request`. */
export interface ProxyRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly contentType: string;
  readonly secure: boolean;
}

/** Sends one request on behalf of the app; never throws. */
export async function sendThroughProxy(world: World, request: ProxyRequest): Promise<ProxyReply> {
  const url = parseUrl(request.url);
  if (url?.protocol !== 'https:') return proxyError(422, 'the address is not an https address');
  if (!world.app.domainWhitelist.includes(url.hostname))
    return proxyError(403, `the host ${url.hostname} is not in the app's domainWhitelist`);
  return await exchange(world, outgoingOf(world, request, url));
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function outgoingOf(world: World, request: ProxyRequest, url: URL): OutgoingRequest {
  const headers = passableHeaders(request.headers);
  if (request.body !== '' && headers['content-type'] === undefined)
    headers['content-type'] = request.contentType;
  const expanded = request.secure ? expandHeaders(headers, world.settings, world.app.parameters) : headers;
  return { method: request.method, url: url.toString(), headers: expanded, body: request.body || null };
}

function proxyError(status: number, message: string): ProxyReply {
  const body = `Proxy error: {:status=>"${status}", :message=>"${message}"}`;
  return answered({ status, headers: { 'content-type': 'text/plain' }, body });
}
