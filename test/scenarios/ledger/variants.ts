/** Planted bugs, put in through the ports: each is a way in which at-most-once is commonly lost. */
import type { ExecutePorts } from '../../../app/ledger/execute.ts';
import type { NewRecord, Store, StoredRecord } from '../../../app/lib/store.ts';

/** Which bug; `sound` is the product as it is. */
export type Variant =
  | 'sound'
  | 'no-claim'
  | 'retry-on-timeout'
  | 'settle-lost'
  | 'stale-verify'
  | 'key-reused'
  | 'never-late'
  | 'settled-early'
  | 'anybody-decides'
  | 'log-written-over'
  | 'no-limits';

/** The ports with the bug in them. */
export function plant(variant: Variant, ports: ExecutePorts): ExecutePorts {
  switch (variant) {
    case 'retry-on-timeout':
      return { ...ports, runner: { ...ports.runner, run: runAgain(ports) } };
    case 'stale-verify':
      return { ...ports, verifyAnew: async () => ({ ok: true }) };
    case 'never-late': {
      const start = ports.now();
      return ports.user === 'a1' ? { ...ports, now: () => start } : ports;
    }
    case 'settled-early':
      return { ...ports, now: () => later(ports.now()) };
    case 'no-limits':
      return { ...ports, limits: [] };
    default:
      return ports;
  }
}

const runAgain =
  ({ runner }: ExecutePorts): ExecutePorts['runner']['run'] =>
  async (call, context) => {
    const first = await runner.run(call, context);
    return first.status === 'unknown' ? await runner.run(call, context) : first;
  };

const later = (at: string): string => new Date(Date.parse(at) + 600_000).toISOString();

/** The store with the bug in it. */
export function plantInStore(variant: Variant, store: Store): Store {
  switch (variant) {
    case 'no-claim':
      return {
        ...store,
        putIfAbsent: async (record) =>
          record.type === 'claim'
            ? { status: 'won', record: asStored(record) }
            : await store.putIfAbsent(record),
      };
    case 'settle-lost':
      return {
        ...store,
        putIfAbsent: async (record) =>
          record.type === 'settlement'
            ? { status: 'won', record: asStored(record) }
            : await store.putIfAbsent(record),
      };
    case 'key-reused':
      return {
        ...store,
        getMany: async (table, keys) =>
          (await store.getMany(table, keys)).filter(({ type }) => type !== 'claim' && type !== 'settlement'),
        putIfAbsent: async (record) => {
          if (record.type !== 'claim') return await store.putIfAbsent(record);
          await store.put(record);
          return { status: 'won', record: asStored(record) };
        },
      };
    case 'settled-early':
      return {
        ...store,
        get: async (table, key) => {
          const record = await store.get(table, key);
          return record && record.type === 'clock'
            ? { ...record, updatedAt: later(record.updatedAt) }
            : record;
        },
      };
    case 'log-written-over':
      return {
        ...store,
        putIfAbsent: async (record) => {
          if (record.type !== 'run') return await store.putIfAbsent(record);
          await store.put(record);
          return { status: 'won', record: asStored(record) };
        },
      };
    default:
      return store;
  }
}

const asStored = (record: NewRecord): StoredRecord => ({
  ...record,
  createdAt: '2026-08-01T00:00:00.000Z',
  createdBy: '',
  updatedAt: '2026-08-01T00:00:00.000Z',
  updatedBy: '',
});
