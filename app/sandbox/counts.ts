/**
 * Counts what each app instance asks of the helpdesk and of services, so that tests can hold the budgets of DESIGN.md §8:
 * one bucket from the moment the ticket is opened, a new one at each message of the customer.
 */

/** Requests of one stretch of an instance's life. */
export interface CountBucket {
  readonly cause: 'open' | 'customer-message';
  readonly at: string;
  reads: number;
  writes: number;
  /** Exchanges with services through the proxy. */
  proxied: number;
  /** `METHOD path` of each request in order, the query left out. */
  readonly requests: string[];
}

/** What one iframe asked for. */
export interface InstanceCounts {
  readonly instance: string;
  readonly location: string;
  readonly ticketId: number | null;
  readonly userId: number;
  /** In order of time, never empty. */
  readonly buckets: CountBucket[];
}

/** One request to be counted. */
export interface CountedRequest {
  readonly instance: string;
  readonly kind: 'read' | 'write' | 'proxied';
  readonly line: string;
}

/** The counts of every instance since the last reset. */
export interface Counts {
  opened(entry: Omit<InstanceCounts, 'buckets'>, at: string): void;
  customerWrote(ticketId: number, at: string): void;
  requested(request: CountedRequest): void;
  all(): readonly InstanceCounts[];
}

/** Counts that start at nothing. Requests of an instance that was never announced are not counted. */
export function createCounts(): Counts {
  const instances = new Map<string, InstanceCounts>();
  return {
    opened: (entry, at) => {
      instances.set(entry.instance, { ...entry, buckets: [emptyBucket('open', at)] });
    },
    customerWrote: (ticketId, at) => {
      for (const counts of instances.values())
        if (counts.ticketId === ticketId) counts.buckets.push(emptyBucket('customer-message', at));
    },
    requested: ({ instance, kind, line }) => {
      const bucket = instances.get(instance)?.buckets.at(-1);
      if (!bucket) return;
      if (kind === 'read') bucket.reads += 1;
      else if (kind === 'write') bucket.writes += 1;
      else bucket.proxied += 1;
      bucket.requests.push(line);
    },
    all: () => [...instances.values()],
  };
}

function emptyBucket(cause: CountBucket['cause'], at: string): CountBucket {
  return { cause, at, reads: 0, writes: 0, proxied: 0, requests: [] };
}
