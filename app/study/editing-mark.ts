/** Who writes on a policy right now: a mark a person and policy, renewed while they write. It tells, it never locks. */
import type { Store } from '../lib/store.ts';

/** A mark older than this is of somebody who went away. */
const FRESH_MS = 3 * 60_000;

/** Says that a person writes on a policy. */
export const markEditing = (store: Store, policy: string, user: string): Promise<void> =>
  store.put({
    table: 'entry',
    key: `policy-editing:${policy}:${user}`,
    type: 'policy-editing',
    body: {},
    group: policy,
  });

/** Who else wrote on a policy within the last minutes, by user id. Throws where the helpdesk cannot be reached. */
export async function readEditing(
  store: Store,
  policy: string,
  { user, now }: { readonly user: string; readonly now: string },
): Promise<readonly string[]> {
  const page = await store.find({ table: 'entry', type: 'policy-editing', group: policy, limit: 20 });
  const since = Date.parse(now) - FRESH_MS;
  return page.records
    .filter(({ createdBy, updatedAt }) => createdBy !== user && Date.parse(updatedAt) > since)
    .map(({ createdBy }) => createdBy);
}
