/** What an author asks of a colleague who may publish: to look at a version and publish it. */
import * as z from 'zod/mini';
import type { Store } from '../lib/store.ts';

/** A version that waits for somebody else to publish it. */
export interface PublishAsk {
  readonly policy: string;
  readonly version: number;
  readonly words: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

const askSchema = z.object({ version: z.number(), words: z.string() });

/** Asks for a version to be published; asked once more, the first time stands. Gives why it could not be written, empty where it was. */
export async function askToPublish(store: Store, ask: Omit<PublishAsk, 'by' | 'at'>): Promise<string> {
  const { policy, version, words } = ask;
  const key = `publish-ask:${policy}:${version}`;
  const body = { version, words };
  const outcome = await store.putIfAbsent({ table: 'rule', key, type: ASK_TYPE, body, group: policy });
  return outcome.status === 'won' || outcome.status === 'lost' ? '' : outcome.reason;
}

const ASK_TYPE = 'publish-ask';

/** The newest asks. Throws where the helpdesk cannot be reached. */
export async function readPublishAsks(store: Store): Promise<readonly PublishAsk[]> {
  const page = await store.find({ table: 'rule', type: ASK_TYPE, limit: 100 });
  return page.records.flatMap((record) => {
    const parsed = z.safeParse(askSchema, record.body);
    if (!parsed.success || record.createdBy !== record.updatedBy) return [];
    return [{ policy: record.group, ...parsed.data, by: record.createdBy, at: record.createdAt }];
  });
}
