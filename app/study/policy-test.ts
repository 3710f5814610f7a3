/** Conversations that an author keeps as tests of a policy; they run on each save. Taken away by a record of its own. */
import * as z from 'zod/mini';
import { putLong, readLong } from '../ledger/long-record.ts';
import type { Json } from '../lib/json.ts';
import { isJson } from '../lib/services/json-value.ts';
import type { Store } from '../lib/store.ts';
import type { MayDo } from './studio-rights.ts';

/** A kept conversation. */
export interface PolicyTest {
  readonly key: string;
  readonly policy: string;
  readonly name: string;
  /** A script as `stepwise rehearse` plays it, with what is expected after each turn. */
  readonly script: Json;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

const bodySchema = z.object({
  name: z.string(),
  script: z.custom<Json>((value) => isJson(value)),
});
const removalSchema = z.object({ removes: z.string() });

/** Keeps a test; `id` is unique. Gives why it could not be kept, empty where it was. */
export async function writePolicyTest(
  store: Store,
  id: string,
  { policy, name, script }: Pick<PolicyTest, 'policy' | 'name' | 'script'>,
): Promise<string> {
  return await put(store, { id, policy, body: { name, script } });
}

/** Takes a test away. Gives why it could not be, empty where it was. */
export const removePolicyTest = (
  store: Store,
  id: string,
  { key, policy }: Pick<PolicyTest, 'key' | 'policy'>,
): Promise<string> => put(store, { id, policy, body: { removes: key } });

async function put(
  store: Store,
  { id, policy, body }: { id: string; policy: string; body: Json },
): Promise<string> {
  const key = `policy-test:${policy}:${id}`;
  const record = { table: 'rule', key, type: TEST_TYPE, body, group: policy } as const;
  const outcome = await putLong(store, record, `test-${id}`);
  return outcome.status === 'won' || outcome.status === 'lost' ? '' : outcome.reason;
}

const TEST_TYPE = 'policy-test';

/**
 * The newest tests of a policy, oldest first. Only people who may write policies keep tests and take them away. Throws where the
 * helpdesk cannot be reached.
 */
export async function readPolicyTests(
  store: Store,
  policy: string,
  mayDo: MayDo,
): Promise<readonly PolicyTest[]> {
  const page = await store.find({ table: 'rule', type: TEST_TYPE, group: policy, limit: 100 });
  const may = await Promise.all(page.records.map(({ createdBy }) => mayDo('draft', createdBy)));
  const sound = page.records.filter(({ createdBy, updatedBy }, i) => createdBy === updatedBy && may[i]);
  const bodies = await Promise.all(
    sound.map(async (record) => ({ record, body: await readLong(store, record) })),
  );
  const removed = new Set(
    bodies.flatMap(({ body }) => {
      const parsed = z.safeParse(removalSchema, body);
      return parsed.success ? [parsed.data.removes] : [];
    }),
  );
  return bodies
    .flatMap(({ record, body }): PolicyTest[] => {
      const parsed = z.safeParse(bodySchema, body);
      if (!parsed.success || removed.has(record.key)) return [];
      const { key, createdBy: by, createdAt: at } = record;
      return [{ key, policy, ...parsed.data, by, at }];
    })
    .reverse();
}
