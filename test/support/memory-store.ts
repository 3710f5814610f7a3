/** Puts a bad network between a Store and its storage. */
import type { Store, Table } from '../../app/lib/store.ts';

/** What a caller asks of a store. */
export interface Exchange {
  readonly op: 'putIfAbsent' | 'get' | 'getMany' | 'put' | 'find' | 'remove';
  readonly table: Table;
  /** The key, the first of several, or a list's type. */
  readonly key: string;
}

/** How an exchange ended. `lost`: nobody answered, whether or not the server acted. `refused`: the server said no. */
export type Carried<T> =
  | { readonly status: 'answered'; readonly value: T }
  | { readonly status: 'lost' | 'refused' };

/** Carries one exchange: runs `act` at the server or does not, and answers or does not. */
export type Carry = <T>(exchange: Exchange, act: () => Promise<T>) => Promise<Carried<T>>;

/** The store as it is seen over a network. */
export function withNetwork(store: Store, carry: Carry): Store {
  const read = async <T>(exchange: Exchange, act: () => Promise<T>): Promise<T> => {
    const carried = await carry(exchange, act);
    if (carried.status === 'answered') return carried.value;
    throw new Error(`the helpdesk could not be reached: ${carried.status}`);
  };
  return {
    putIfAbsent: async (record) => {
      const exchange = { op: 'putIfAbsent', table: record.table, key: record.key } as const;
      const carried = await carry(exchange, () => store.putIfAbsent(record));
      if (carried.status === 'answered') return carried.value;
      return carried.status === 'lost'
        ? { status: 'unknown', reason: 'no reply' }
        : { status: 'failed', reason: 'your role may not add records' };
    },
    get: (table, key) => read({ op: 'get', table, key }, () => store.get(table, key)),
    keysARequest: store.keysARequest,
    getMany: (table, keys) =>
      read({ op: 'getMany', table, key: keys[0] ?? '' }, () => store.getMany(table, keys)),
    put: (record) => read({ op: 'put', table: record.table, key: record.key }, () => store.put(record)),
    find: (query) => read({ op: 'find', table: query.table, key: query.type }, () => store.find(query)),
    remove: (table, key) => read({ op: 'remove', table, key }, () => store.remove(table, key)),
  };
}

/** A fault of one exchange. */
export type Fault = 'none' | 'lost-before' | 'lost-after' | 'refused';

/** Carries at once, with the fault that the plan names for the exchange. */
export function planFaults(plan: (exchange: Exchange) => Fault): Carry {
  return async (exchange, act) => {
    const fault = plan(exchange);
    if (fault === 'refused') return { status: 'refused' };
    if (fault === 'lost-before') return { status: 'lost' };
    const value = await act();
    return fault === 'lost-after' ? { status: 'lost' } : { status: 'answered', value };
  };
}

/** A store whose lists show a record only some time after it was written, as a search index does. */
export function withLaggingLists(
  store: Store,
  lag: { readonly ms: number; readonly now: () => string },
): Store {
  return {
    ...store,
    find: async (query) => {
      const page = await store.find(query);
      const shownUntil = Date.parse(lag.now()) - lag.ms;
      return {
        ...page,
        records: page.records.filter(({ createdAt }) => Date.parse(createdAt) <= shownUntil),
      };
    },
  };
}

/** A store whose reads by key now and then miss what was written a moment ago; worse than any Store may be. */
export function withStaleReads(
  store: Store,
  stale: { readonly ms: number; readonly now: () => string; readonly isStale: () => boolean },
): Store {
  const isSeen = (createdAt: string): boolean => Date.parse(createdAt) <= Date.parse(stale.now()) - stale.ms;
  return {
    ...store,
    get: async (table, key) => {
      const record = await store.get(table, key);
      return record && stale.isStale() && !isSeen(record.createdAt) ? null : record;
    },
    getMany: async (table, keys) => {
      const records = await store.getMany(table, keys);
      return stale.isStale() ? records.filter(({ createdAt }) => isSeen(createdAt)) : records;
    },
  };
}
