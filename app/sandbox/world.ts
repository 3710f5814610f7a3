/** Everything that the sandbox is at a moment; made anew at each reset. */
import type { Clock } from './clock.ts';
import type { Counts } from './counts.ts';
import type { Faults } from './faults.ts';
import type { Org } from './kustomer/org.ts';
import type { Live } from './live.ts';
import type { ModelServer } from './model/server.ts';
import type { OutgoingReply, OutgoingRequest } from './outgoing.ts';
import type { TicketStore } from './ticket-store.ts';
import type { VendorShops } from './vendors.ts';
import type { AppPackage } from './zendesk/app-package.ts';
import type { Limits } from './zendesk/limits.ts';
import type { Records } from './zendesk/records.ts';

/** What the helpdesk account has paid for; only `enterprise` has roles that protect single custom objects. */
export type Plan = 'professional' | 'enterprise';

/** Answers a model's requests in place of a server, e.g. from a script. */
export type ModelHandler = (request: OutgoingRequest) => Promise<OutgoingReply>;

/** The sandbox's state. */
export interface World {
  readonly clock: Clock;
  readonly live: Live;
  readonly tickets: TicketStore;
  readonly records: Records;
  readonly shops: VendorShops;
  readonly faults: Faults;
  readonly counts: Counts;
  readonly limits: Limits;
  readonly app: AppPackage;
  /** Installation settings, secret ones included; only the proxy reads those. */
  settings: Readonly<Record<string, string | number | boolean>>;
  readonly model: ModelServer | null;
  readonly modelHandler: ModelHandler | null;
  /** Addresses of servers that answer for a team's own services, by host. */
  readonly ownServices: Readonly<Record<string, string>>;
  readonly subdomain: string;
  /** What only the Kustomer-like desk has; null where its app was not built. */
  readonly kustomer: Org | null;
  /** Custom objects that only supervisors may write on a plan with roles. */
  readonly protectedObjects: readonly string[];
  plan: Plan;
}
