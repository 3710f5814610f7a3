/** What the desk page is told of the sandbox; JSON, read anew at each change. */
import type { InstanceCounts } from './counts.ts';
import type { Fault } from './faults.ts';
import {
  GROUPS,
  type Group,
  MACROS,
  type Macro,
  type Person,
  TICKET_FIELDS,
  type TicketField,
} from './people.ts';
import { type ShopSummary, summaryOf } from './shop-summary.ts';
import type { DeskTicket } from './ticket-store.ts';
import type { Plan, World } from './world.ts';
import type { AppLocation, AppPackage } from './zendesk/app-package.ts';
import type { SettingValue } from './zendesk/settings.ts';

/** The installed app as the host page needs it; secret settings are not in it. */
export interface AppView {
  readonly id: number;
  readonly installationId: number;
  readonly name: string;
  readonly version: string;
  readonly locations: readonly AppLocation[];
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** The whole view. */
export interface SandboxView {
  readonly now: string;
  readonly offsetMs: number;
  readonly subdomain: string;
  readonly plan: Plan;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly macros: readonly Macro[];
  readonly ticketFields: readonly TicketField[];
  /** Newest change first. */
  readonly tickets: readonly DeskTicket[];
  readonly faults: readonly Fault[];
  readonly counts: readonly InstanceCounts[];
  /** Null where the sandbox keeps no shop. */
  readonly shop: ShopSummary | null;
  readonly app: AppView;
}

/** Number of the app in the sandbox's account. */
export const APP_ID = 5;

/** The view of a world. */
export function viewOf(world: World): SandboxView {
  return {
    now: world.clock.iso(),
    offsetMs: world.clock.offsetMs(),
    subdomain: world.subdomain,
    plan: world.plan,
    people: world.tickets.people(),
    groups: GROUPS,
    macros: MACROS,
    ticketFields: TICKET_FIELDS,
    tickets: world.tickets.tickets(),
    faults: world.faults.list(),
    counts: world.counts.all(),
    shop: shopOf(world),
    app: appViewOf(world.app, world.settings),
  };
}

function shopOf(world: World): ShopSummary | null {
  const state = world.shops.state();
  return state && summaryOf(state);
}

function appViewOf(app: AppPackage, settings: World['settings']): AppView {
  const open = app.parameters.filter(({ secure }) => !secure).map(({ name }) => name);
  return {
    id: APP_ID,
    installationId: 50_001,
    name: app.name,
    version: app.version,
    locations: app.locations,
    settings: Object.fromEntries(Object.entries(settings).filter(([name]) => open.includes(name))),
  };
}
