/** A small world in which calls have effects, late or twice if somebody sends them so, and which can be asked afterwards. */

import { effectOf } from '../../../app/ledger/effect.ts';
import type { Json, JsonObject } from '../../../app/lib/json.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import type { CallContext } from '../../../app/tools/runner.ts';
import type { Param, Tool, ToolCall } from '../../../app/tools/tool.ts';

/** How a vendor lets one find out what became of a call. */
export type ReadBackStyle =
  /** By our own marker, at once. */
  | 'exact'
  /** By a search that shows an effect after a while and proves nothing by silence. */
  | 'index'
  /** Not at all. */
  | 'blind';

/** The catalog that ships. */
export const worldCatalog = createCatalog(shippedTools);

/** Every tool that changes something. */
export const WRITE_TOOLS: readonly Tool[] = worldCatalog.all().filter(({ effect }) => effect === 'write');

/** How a tool's vendor answers; those not named here keep our marker. */
export const styleOf = (tool: string): ReadBackStyle => STYLES[tool] ?? 'exact';

const STYLES: Readonly<Record<string, ReadBackStyle>> = {
  reship_order: 'index',
  file_carrier_claim: 'index',
  escalate_to_agent: 'index',
  skip_next_shipment: 'blind',
  upgrade_shipping: 'blind',
};

/** The order ids of the world. */
export const ORDERS = ['1001', '1002'] as const;

/** Arguments about one order, so big. */
export function argsAbout(tool: Tool, order: string, amount: number): JsonObject {
  const wanted = tool.params.filter(({ required, name }) => required || name === 'reason');
  return Object.fromEntries(wanted.map((param) => [param.name, argumentFor(param, order, amount)]));
}

function argumentFor(param: Param, order: string, amount: number): Json {
  if (param.options.length > 0) return param.options[0] ?? '';
  if (param.name === 'order_id') return order;
  if (param.name === 'amount') return amount;
  if (param.name === 'percent') return amount > AGENT_AMOUNT_MAX ? 30 : 10;
  if (param.name === 'currency') return 'USD';
  if (param.type === 'date') return '2026-09-01';
  if (param.type === 'int' || param.type === 'float') return 1;
  return param.name.endsWith('email') ? `dana+${order}@example.com` : `about ${order}`;
}

/** Amounts above this are a supervisor's matter, and percents above 15. */
export const AGENT_AMOUNT_MAX = 100;

/** Whether a supervisor has to decide about these arguments. */
export const isBig = (args: JsonObject): boolean =>
  numberIn(args, 'amount') > AGENT_AMOUNT_MAX || numberIn(args, 'percent') > 15;

const numberIn = (args: JsonObject, name: string): number => {
  const value = args[name];
  return typeof value === 'number' ? value : 0;
};

/** The order that arguments are about; empty where they name none. */
export const orderIn = (args: JsonObject): string =>
  ORDERS.find((order) => JSON.stringify(args).includes(order)) ?? '';

/** A call as it reaches the vendor. */
export function sentOf(call: ToolCall, context: CallContext, sentAtMs: number): Sent {
  const tool = worldCatalog.find(call.tool);
  const effect = tool ? effectOf(tool, call.args, context.ticket) : null;
  return { attempt: call.id, tool: call.tool, subject: effect?.subject ?? '', sentAtMs };
}

/** A call that reached the vendor. */
export interface Sent {
  readonly attempt: string;
  readonly tool: string;
  readonly subject: string;
  readonly sentAtMs: number;
}

/** A sent call that had its effect. */
export interface Happened extends Sent {
  readonly atMs: number;
}

/** The vendors' side. */
export interface Shop {
  readonly sent: readonly Sent[];
  readonly effects: readonly Happened[];
  send(sent: Sent): void;
  happen(sent: Sent, atMs: number): void;
  effectsOf(attempt: string): readonly Happened[];
}

/** Creates a shop in which nothing has happened. It does whatever it is asked, as often as it is asked. */
export function createShop(): Shop {
  const sent: Sent[] = [];
  const effects: Happened[] = [];
  return {
    sent,
    effects,
    send: (one) => void sent.push(one),
    happen: (one, atMs) => void effects.push({ ...one, atMs }),
    effectsOf: (attempt) => effects.filter((one) => one.attempt === attempt),
  };
}
