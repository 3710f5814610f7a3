/**
 * Faults that the sandbox plays on purpose. A fault names a service (or `helpdesk`), what goes wrong and how often; the
 * REST API and the proxy ask for the next one before each exchange.
 */

/**
 * What goes wrong. `-before`: nothing happened. `-after` and `lost`: the effect took place all the same. `kill-…`: the tab that
 * asks is gone at that moment and never hears an answer.
 */
export type FaultKind =
  | 'latency'
  | 'too-many-requests'
  | 'error-before'
  | 'error-after'
  | 'lost'
  | 'garbage'
  | 'expired-token'
  | 'kill-before'
  | 'kill-after';

/** Every kind, in the order of the panel. */
export const FAULT_KINDS: readonly FaultKind[] = [
  'latency',
  'too-many-requests',
  'error-before',
  'error-after',
  'lost',
  'garbage',
  'expired-token',
  'kill-before',
  'kill-after',
];

/** Header of an answer that no tab may hear: the page kills itself on seeing it. */
export const KILL_HEADER = 'x-desk-kill';

/** The answer to a tab that has been killed. */
export const killedReply = (): Response => new Response('', { status: 504, headers: { [KILL_HEADER]: '1' } });

/** A fault in force. */
export interface Fault {
  readonly id: number;
  /** `helpdesk`, `skio`, `prive`, `shopify`, `easypost`, `openai`, or `*` for all of them. */
  readonly service: string;
  readonly kind: FaultKind;
  /** How many more exchanges it hits. */
  readonly times: number;
  /** Delay before the answer, for every kind. */
  readonly latencyMs: number;
  readonly retryAfterSeconds: number;
  /** Only exchanges whose method, address or body contain this text; empty for all. */
  readonly match: string;
}

/** A fault as it is asked for; what is left out has its usual value. */
export type FaultRequest = Pick<Fault, 'service' | 'kind'> & Partial<Omit<Fault, 'id' | 'service' | 'kind'>>;

/** What a fault is matched against. */
export interface Exchange {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** The faults in force, oldest first. */
export interface Faults {
  list(): readonly Fault[];
  add(request: FaultRequest): Fault;
  remove(id: number): void;
  clear(): void;
  /** The oldest fault that hits the exchange, one time fewer left of it. */
  take(exchange: Exchange): Fault | undefined;
}

/** A list without faults. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  return {
    list: () => faults,
    add: (request) => {
      lastId += 1;
      const fault = { times: 1, latencyMs: 0, retryAfterSeconds: 2, match: '', ...request, id: lastId };
      faults = [...faults, fault];
      return fault;
    },
    remove: (id) => {
      faults = faults.filter((fault) => fault.id !== id);
    },
    clear: () => {
      faults = [];
    },
    take: (exchange) => {
      const hit = faults.find((fault) => hits(fault, exchange));
      if (!hit) return undefined;
      faults = faults.flatMap((fault) => (fault.id === hit.id ? oneTimeFewer(fault) : [fault]));
      return hit;
    },
  };
}

function hits(fault: Fault, exchange: Exchange): boolean {
  if (fault.service !== '*' && fault.service !== exchange.service) return false;
  return fault.match === '' || `${exchange.method} ${exchange.url} ${exchange.body}`.includes(fault.match);
}

function oneTimeFewer(fault: Fault): Fault[] {
  return fault.times <= 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}

/** Waits the fault's latency out. */
export const waitFor = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
