/** A runner over the sandbox's shops with a clock that moves only when the runner waits. */

import { createRunner } from '../../app/connectors/runner.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import type { ServiceRequest } from '../../app/lib/services.ts';
import { buildState } from '../../app/sandbox/shops/build-state.ts';
import { SEED } from '../../app/sandbox/shops/seed.ts';
import { createShops, type Shops } from '../../app/sandbox/shops/shop.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import type { ReadBack, ToolResult } from '../../app/tools/tool.ts';
import { createDeskTicket, type DeskTicket } from './desk-ticket.ts';
import { createShopServices, type Fault, type ShopServices } from './shop-services.ts';

/** What a connector's test works with. */
export interface Kit {
  readonly shops: Shops;
  readonly desk: DeskTicket;
  readonly services: ShopServices;
  /** Runs a tool as call `call-1`, or as another one. */
  run(tool: string, args: JsonObject, id?: string): Promise<ToolResult>;
  readBack(tool: string, args: JsonObject, id?: string): Promise<ReadBack>;
  /** Plays a fault at the nth exchange (from 1) of an operation from now on. */
  fault(operation: string, fault: Fault, nth?: number, times?: number): void;
  /** Pauses that the runner has made, in milliseconds. */
  readonly pauses: number[];
  /** Kinds of what really happened at the vendors. */
  kinds(): string[];
}

/** When the tests take place. */
export const NOW = '2026-11-22T09:00:00.000Z';

/** Opens a shop, the seed's unless another is described. */
export function openKit(description: ShopDescription = SEED, searchLagMs = 0): Kit {
  const clock = { ms: Date.parse(NOW) };
  const now = () => new Date(clock.ms);
  const state = buildState(description, now());
  const shops = createShops({ state, now, limits: false, searchLagMs });
  const desk = createDeskTicket();
  const table = createServiceTable({ ...STANDARD_CONFIG, shopDomain: state.shop.domain });
  const planned: { operation: string; fault: Fault; skip: number; times: number }[] = [];
  const faultFor = (request: ServiceRequest): Fault | undefined => {
    const plan = planned.find((each) => each.operation === request.operation && each.times > 0);
    if (!plan) return undefined;
    if (plan.skip > 0) {
      plan.skip -= 1;
      return undefined;
    }
    plan.times -= 1;
    return plan.fault;
  };
  const services = createShopServices({ table, shops, desk, faultFor });
  const pauses: number[] = [];
  const runner = createRunner({
    services,
    sleep: async (ms) => {
      pauses.push(ms);
      clock.ms += ms;
    },
    random: () => 0.5,
    now: () => now().toISOString(),
  });
  const context = { now: NOW, ticket: '77', requesterEmail: 'maya.okafor@example.com', timeoutMs: 60_000 };
  return {
    shops,
    desk,
    services,
    pauses,
    run: (tool, args, id = 'call-1') => runner.run({ id, tool, args }, context),
    readBack: (tool, args, id = 'call-1') => runner.readBack({ id, tool, args }, context),
    fault: (operation, fault, nth = 1, times = 1) =>
      void planned.push({ operation, fault, skip: nth - 1, times }),
    kinds: () => shops.effects().map((effect) => effect.kind),
  };
}

/** The output of a call that has to be done. */
export function outputOf(result: ToolResult): JsonObject {
  if (result.status !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`);
  return result.output;
}
