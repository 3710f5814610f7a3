/** Records put into a desk's storage by hand, as somebody with developer tools could: written through the store as any user. */
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store, StoredRecord } from '../../app/lib/store.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { connectTo } from './kustomer-desk.ts';

/** Does some writing, each store as the user it is asked for, and puts what came of it into the sandbox's storage for both desks. */
export async function plantRecords(
  sandbox: Sandbox,
  write: (storeFor: (user: number) => Store) => Promise<void>,
  at = '2026-08-01T09:00:00.000Z',
): Promise<void> {
  const storage = createMemoryStorage({ now: () => at });
  await write((user) => storage.storeFor(String(user)));
  sandbox.world().records.load(storage.records().map(toZendesk));
  if (sandbox.world().kustomer) for (const record of storage.records()) await toKustomer(sandbox, record);
}

const toZendesk = (record: StoredRecord) => ({
  object: `stepwise_${record.table}`,
  name: record.key,
  externalId: record.key,
  fields: {
    record_type: record.type,
    record_group: record.group,
    nonce: 'saved',
    body: JSON.stringify(record.body),
  },
  createdAt: record.createdAt,
  createdBy: Number(record.createdBy),
  updatedAt: record.updatedAt,
  updatedBy: Number(record.updatedBy),
});

/** By the adapter itself: what its first writer wrote, and what somebody else wrote over it. */
async function toKustomer(sandbox: Sandbox, record: StoredRecord): Promise<void> {
  const ticketId = sandbox.world().tickets.tickets()[0]?.id ?? 0;
  const storeOf = async (user: string): Promise<Store> =>
    (await connectTo(sandbox, { ticketId, userId: Number(user) })).helpdesk.store;
  const made = await (await storeOf(record.createdBy)).putIfAbsent(record);
  if (made.status !== 'won') throw new Error(`the record \`${record.key}\` was not planted`);
  if (record.updatedBy !== record.createdBy) await (await storeOf(record.updatedBy)).put(record);
}
