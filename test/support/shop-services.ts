/** `Services` over the sandbox's shops and a ticket in memory, with faults played on purpose: what the connectors' tests run against. */

import { parseJson } from '../../app/lib/json.ts';
import { requestProblem } from '../../app/lib/services/check.ts';
import { isJsonObject } from '../../app/lib/services/json-value.ts';
import type { ServiceReply, ServiceRequest, Services, ServiceTable } from '../../app/lib/services.ts';
import { findOperation, pathOf, wireBody } from '../../app/lib/services.ts';
import type { Shops } from '../../app/sandbox/shops/shop.ts';
import { SANDBOX_TOKENS } from '../../app/sandbox/shops/shop.ts';
import type { DeskTicket } from './desk-ticket.ts';

/** What goes wrong. `-before`: nothing happened; `-after`: the effect took place all the same. */
export type Fault =
  | 'lost-before'
  | 'lost-after'
  | 'error-before'
  | 'error-after'
  | 'garbage-after'
  | 'too-many-requests'
  | 'expired-token'
  | 'not-installed';

/** What the services are made of. */
export interface ShopServicesOptions {
  readonly table: ServiceTable;
  readonly shops: Shops;
  readonly desk: DeskTicket;
  /** Asked before each exchange; gives the fault to play, if any. */
  readonly faultFor: (request: ServiceRequest) => Fault | undefined;
}

/** Services that remember what they were asked. */
export interface ShopServices extends Services {
  readonly sent: ServiceRequest[];
}

/** Sends to the shops as an adapter would: checked against the table, secrets put in on the way. */
export function createShopServices(options: ShopServicesOptions): ShopServices {
  const sent: ServiceRequest[] = [];
  return {
    sent,
    send: async (request) => {
      sent.push(request);
      const fault = options.faultFor(request);
      const early = fault === undefined ? undefined : BEFORE[fault];
      if (early) return early;
      const reply =
        request.service === 'helpdesk' ? options.desk.answer(request) : askShops(options, request);
      return (fault === undefined ? undefined : AFTER[fault]) ?? reply;
    },
  };
}

const answered = (httpStatus: number, body: unknown, headers: Record<string, string> = {}): ServiceReply => ({
  status: 'answered',
  httpStatus,
  headers,
  body,
});

const BEFORE: Partial<Record<Fault, ServiceReply>> = {
  'lost-before': { status: 'lost', reason: 'time ran out' },
  'error-before': answered(500, 'Internal Server Error'),
  'too-many-requests': answered(429, { errors: 'slow down' }, { 'retry-after': '2' }),
  'expired-token': answered(401, { errors: 'bad token' }),
  'not-installed': { status: 'unsent', reason: 'service not installed' },
};

const AFTER: Partial<Record<Fault, ServiceReply>> = {
  'lost-after': { status: 'lost', reason: 'connection died' },
  'error-after': answered(502, 'Bad Gateway'),
  'garbage-after': answered(200, '<html>ok</html>'),
};

function askShops({ table, shops }: ShopServicesOptions, request: ServiceRequest): ServiceReply {
  const problem = requestProblem(table, request);
  const found = findOperation(table, request);
  if (problem !== undefined || !found)
    return { status: 'unsent', reason: problem ?? 'service not installed' };
  const { service, operation } = found;
  const body = operation.body === null ? null : JSON.stringify(wireBody(operation, request.body));
  const reply = shops.handle({
    method: operation.method,
    url: `https://${service.host}${pathOf(operation, request.args)}`,
    headers: {
      [service.auth.header.toLowerCase()]: service.auth.value.replace('{{secret}}', secretOf(service.name)),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
  });
  return answered(reply.status, parseJson(reply.body) ?? reply.body, { ...reply.headers });
}

function secretOf(service: string): string {
  if (service === 'skio') return SANDBOX_TOKENS.skio;
  if (service === 'prive') return SANDBOX_TOKENS.prive;
  if (service === 'shopify') return SANDBOX_TOKENS.shopify;
  return Buffer.from(`${SANDBOX_TOKENS.easypost}:`).toString('base64');
}

/** The variables of a request, for tests that look at them. */
export const bodyOf = (request: ServiceRequest | undefined) =>
  isJsonObject(request?.body) ? request.body : {};
