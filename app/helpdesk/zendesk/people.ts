/** Names of the people who work at the helpdesk. */
import { isObject } from '../../lib/json.ts';
import { askZendesk, type Clock, type ZafClient } from './client.ts';

/** Names by id; people whom Zendesk does not know, or will not name, are left out. */
export async function readNames(
  client: ZafClient,
  ids: readonly string[],
  clock: Clock,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const wanted = [...new Set(ids)].filter((id) => NUMBER.test(id));
  for (let from = 0; from < wanted.length; from += IDS_A_REQUEST) {
    const some = wanted.slice(from, from + IDS_A_REQUEST).join(',');
    const reply = await askZendesk(
      client,
      { method: 'GET', path: `/api/v2/users/show_many?ids=${some}` },
      clock,
    );
    const users = reply.status === 'answered' && isObject(reply.body) ? reply.body['users'] : [];
    for (const user of Array.isArray(users) ? users.filter(isObject) : [])
      if (typeof user['name'] === 'string') names.set(String(user['id']), user['name']);
  }
  return names;
}

// A user's id: `1104`, `900345678901`.
const NUMBER = /^\d{1,20}$/;

/** @see https://developer.zendesk.com/api-reference/ticketing/users/users/#show-many-users, read 2026-08 */
const IDS_A_REQUEST = 100;
