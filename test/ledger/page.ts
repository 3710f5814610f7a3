/** An agent's page with a clock that a test turns and a shop that answers as a test says. */
import { type Approval, approve } from '../../app/ledger/approval.ts';
import { effectOf } from '../../app/ledger/effect.ts';
import type { ExecutePorts } from '../../app/ledger/execute.ts';
import { lookAtEffect } from '../../app/ledger/reconcile.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import { createMemoryStorage, type MemoryStorage } from '../../app/lib/memory-store.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { ReadBack, Tool, ToolCall, ToolResult } from '../../app/tools/tool.ts';
import { proposeCall, suggest } from '../support/suggestions.ts';

/** The tools that ship. */
export const catalog = createCatalog(shippedTools);

/** A tool of the catalog by its name. */
export function toolNamed(name: string): Tool {
  const tool = catalog.find(name);
  if (!tool) throw new Error(`no tool ${name}`);
  return tool;
}

/** A refund of an order that an agent may approve. */
export const refund = (order = '1042', amount = 20): ToolCall => ({
  id: `refund-${order}-${amount}`,
  tool: 'refund_order',
  args: { order_id: order, amount, currency: 'USD' },
});

/** Time that goes on only when somebody sleeps or a test says so. */
export interface Clock {
  now(): string;
  pass(ms: number): void;
}

/** Creates a clock at noon of 1 August 2026. */
export function createClock(): Clock {
  let ms = Date.UTC(2026, 7, 1, 12);
  return {
    now: () => new Date(ms).toISOString(),
    pass: (more) => {
      ms += more;
    },
  };
}

/** What the shop says to each call and to each question what became of one. */
export interface ShopScript {
  readonly run: (call: ToolCall) => ToolResult;
  readonly readBack: (call: ToolCall) => ReadBack;
}

const obliging: ShopScript = {
  run: () => ({ status: 'done', output: { refund_id: 'r_1' }, rest: [] }),
  readBack: () => ({ status: 'cannot-tell', look: 'look at the order in the shop' }),
};

/** A page with what it sent. */
export interface TestPage {
  readonly ports: ExecutePorts;
  readonly sent: readonly ToolCall[];
  readonly asked: readonly ToolCall[];
}

/** What several pages share. */
export interface TestWorld {
  readonly clock: Clock;
  readonly storage: MemoryStorage;
}

/** An empty world. */
export function createWorld(): TestWorld {
  const clock = createClock();
  return { clock, storage: createMemoryStorage({ now: clock.now }) };
}

let ids = 0;

/** Opens a page of an agent on ticket 71, or as the ports say. */
export function openPage(
  { clock, storage }: TestWorld,
  how: { user?: string; shop?: Partial<ShopScript>; ports?: Partial<ExecutePorts> } = {},
): TestPage {
  const shop = { ...obliging, ...how.shop };
  const sent: ToolCall[] = [];
  const asked: ToolCall[] = [];
  const user = how.user ?? 'a1';
  return {
    sent,
    asked,
    ports: {
      store: storage.storeFor(user),
      now: clock.now,
      sleep: async (ms) => clock.pass(ms),
      randomId: () => {
        ids += 1;
        return `id${ids}`;
      },
      runner: {
        run: async (call) => {
          sent.push(call);
          return shop.run(call);
        },
        readBack: async (call) => {
          asked.push(call);
          return shop.readBack(call);
        },
      },
      user,
      ticket: '71',
      requesterEmail: 'dana@example.com',
      versionOf: () => 'v3',
      timeoutMs: 20_000,
      verifyAnew: async () => ({ ok: true }),
      limits: [],
      customer: 'dana@example.com',
      readPast: async () => [],
      idOf: () => '',
      ...how.ports,
    },
  };
}

/** The approval that the page's agent gives to a call, as the ledger stands now. */
export async function approved(
  page: TestPage,
  call: ToolCall,
  args: JsonObject = call.args,
): Promise<Approval> {
  const { ports } = page;
  const tool = toolNamed(call.tool);
  const effect = effectOf(tool, args, ports.ticket);
  const outcome = approve({
    suggestion: suggest(proposeCall(call)),
    args,
    tool,
    state: effect && (await lookAtEffect(effect, ports)).state,
    reverify: (proposal) => suggest(proposal),
    by: { kind: 'agent', id: ports.user },
    at: ports.now(),
    ticket: ports.ticket,
    undoes: null,
    id: ports.randomId(),
  });
  if (outcome.status !== 'approved') throw new Error(`${outcome.status}: ${JSON.stringify(outcome)}`);
  return outcome.approval;
}
