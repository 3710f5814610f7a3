/**
 * The sandbox as one value: a world (tickets, records, shops, faults) and the HTTP front of it. Runs without a port
 * through `fetch`; `server.ts` puts it on one.
 */
import { createClock } from './clock.ts';
import { createCounts } from './counts.ts';
import { CUSTOMERS } from './customers.ts';
import { createFaults } from './faults.ts';
import { type KustomerApp, readKustomerApp } from './kustomer/app-definition.ts';
import { ORG_ID } from './kustomer/ids.ts';
import { createOrg, type Org } from './kustomer/org.ts';
import { orgSettings } from './kustomer/settings.ts';
import { createLive } from './live.ts';
import type { ModelServer } from './model/server.ts';
import { STAFF } from './people.ts';
import type { ShopState } from './shops/shop-state.ts';
import { createTicketStore, type NewTicket } from './ticket-store.ts';
import { createTickets } from './tickets.ts';
import { createVendorShops, type ShopSurroundings } from './vendor-shops.ts';
import type { VendorShops } from './vendors.ts';
import { createWeb } from './web.ts';
import type { ModelHandler, Plan, World } from './world.ts';
import { type AppPackage, readAppPackage } from './zendesk/app-package.ts';
import { createLimits } from './zendesk/limits.ts';
import { createRecords } from './zendesk/records.ts';
import { type SettingValue, settingsOf } from './zendesk/settings.ts';

/** How a sandbox is set up; everything but the app has a usual value. */
export interface SandboxOptions {
  /** The built app: its folder, or the package itself. */
  readonly app: string | AppPackage;
  /** The app as built for Kustomer: its folder, or the definition itself; without it there is no second desk. */
  readonly kustomer?: string | KustomerApp;
  /** Settings of the Kustomer-like desk in place of the usual ones. */
  readonly kustomerSettings?: Readonly<Record<string, SettingValue>>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly clockOffsetMs?: number;
  /** The shops' state at the start and after each reset; the seed shop where left out. */
  readonly shopState?: (now: Date) => ShopState;
  /** Other shops than the sandbox's own. */
  readonly createShops?: (surroundings: ShopSurroundings) => VendorShops;
  readonly tickets?: (now: number) => readonly NewTicket[];
  readonly settings?: Readonly<Record<string, SettingValue>>;
  readonly plan?: Plan;
  readonly rateLimitPerMinute?: number;
  /** How long a written record or order stays unseen by search. */
  readonly searchLagMs?: number;
  readonly model?: ModelServer;
  readonly modelHandler?: ModelHandler;
  /** Servers that answer for a team's own services: host of `stepwise.config.json` to address, `http://127.0.0.1:5001`. */
  readonly ownServices?: Readonly<Record<string, string>>;
  readonly protectedObjects?: readonly string[];
  readonly subdomain?: string;
}

/** A running sandbox. */
export interface Sandbox {
  /** Answers a request as the server would; the host name decides between desk and app assets. */
  fetch(request: Request): Promise<Response>;
  /** The world in force; a reset makes a new one. */
  world(): World;
  /** Everything as at the start; the clock's offset too. */
  reset(): void;
}

const RATE_LIMIT_PER_MINUTE = 700;
const SEARCH_LAG_MS = 2_000;

/** A sandbox with a world of its own. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const app = typeof options.app === 'string' ? readAppPackage(options.app) : options.app;
  const kustomer =
    typeof options.kustomer === 'string' ? readKustomerApp(options.kustomer, ORG_ID) : options.kustomer;
  const live = createLive();
  let world = createWorld(options, { app, kustomer, live });
  const reset = () => {
    world = createWorld(options, { app, kustomer, live });
    live.changed();
  };
  const web = createWeb({ world: () => world, reset });
  return { fetch: async (request) => await web.fetch(request), world: () => world, reset };
}

interface Installed {
  readonly app: AppPackage;
  readonly kustomer: KustomerApp | undefined;
  readonly live: World['live'];
}

function createWorld(options: SandboxOptions, { app, kustomer, live }: Installed): World {
  const clock = createClock(options.now ?? Date.now, options.clockOffsetMs ?? 0);
  const searchLagMs = options.searchLagMs ?? SEARCH_LAG_MS;
  const model = options.model ?? null;
  return {
    clock,
    live,
    tickets: createTicketStore({
      clock,
      people: [...STAFF, ...Object.values(CUSTOMERS)],
      tickets: (options.tickets ?? createTickets)(clock.now()),
    }),
    records: createRecords({ clock, objects: app.objects, searchLagMs }),
    shops: (options.createShops ?? createVendorShops)({
      now: clock.now,
      searchLagMs,
      app,
      ...(options.shopState ? { createState: options.shopState } : {}),
    }),
    faults: createFaults(),
    counts: createCounts(),
    limits: createLimits(clock, options.rateLimitPerMinute ?? RATE_LIMIT_PER_MINUTE),
    app,
    settings: settingsOf(app, model, options.settings ?? {}),
    model,
    modelHandler: options.modelHandler ?? null,
    ownServices: options.ownServices ?? {},
    kustomer: kustomer ? newOrg(kustomer, options, { clock, searchLagMs }) : null,
    subdomain: options.subdomain ?? 'green-hollow',
    protectedObjects: options.protectedObjects ?? ['stepwise_rule'],
    plan: options.plan ?? 'enterprise',
  };
}

function newOrg(
  app: KustomerApp,
  options: SandboxOptions,
  { clock, searchLagMs }: { clock: World['clock']; searchLagMs: number },
): Org {
  const settings = orgSettings(app, options.model ?? null, options.kustomerSettings ?? {});
  return createOrg({ clock, app, searchLagMs, settings });
}
