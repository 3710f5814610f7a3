/**
 * Who works here, and who of them is a supervisor: a member of a team of the setting, or holder of one of its permission
 * sets. What decides is asked of Kustomer's server each time.
 * @see https://developer.kustomer.com/docs/get-started/api-keys-and-roles, read 2026-08
 */
import type { User } from '../helpdesk.ts';
import type { Kept } from './kept.ts';
import { SETTINGS } from './names.ts';
import { type KustomerRecord, listOf, recordOf, recordsOf, relatedIds, textOf } from './record.ts';
import type { Ask, SettingTexts } from './settings.ts';

const KEPT_MS = 10 * 60_000;

/** The signed-in person. `locale` is the browser's, since Kustomer keeps none for its users. */
export async function readUser(
  ask: Ask,
  kept: Kept,
  { settings, locale }: { readonly settings: Promise<SettingTexts>; readonly locale: string },
): Promise<User> {
  const known = await kept.get('user', KEPT_MS, {
    fresh: async () => {
      const me = await currentUser(ask);
      if (!me) return undefined;
      const name = textOf(me.attributes['displayName']) || textOf(me.attributes['name']);
      return { id: me.id, name, leads: await isSupervisor(ask, me.id, await settings) };
    },
    parse: (value) => {
      const record = recordOf(value);
      const leads = typeof value === 'object' && value !== null && Reflect.get(value, 'leads') === true;
      const name = typeof value === 'object' && value !== null ? textOf(Reflect.get(value, 'name')) : '';
      return record && { id: record.id, name, leads };
    },
  });
  if (!known) throw new Error('the helpdesk does not say who is signed in');
  return { id: known.id, name: known.name, role: known.leads ? 'supervisor' : 'agent', locale };
}

async function currentUser(ask: Ask): Promise<KustomerRecord | undefined> {
  const reply = await ask({ method: 'GET', path: '/v1/users/current' });
  return reply.status === 'answered' && reply.httpStatus < 400 ? recordOf(reply.body) : undefined;
}

/** Whether a user is a supervisor, as Kustomer's server says now; false for one it does not know and where it does not say. */
export async function isSupervisor(ask: Ask, id: string, settings: SettingTexts): Promise<boolean> {
  const teams = listed(settings[SETTINGS.supervisorTeams]);
  const sets = listed(settings[SETTINGS.supervisorPermissionSets]);
  return await isMember(ask, id, { teams, sets });
}

/** Whether a user is in one of the teams or holds one of the permission sets, by name or id, as Kustomer's server says now. */
export async function isMember(
  ask: Ask,
  id: string,
  wanted: { readonly teams: readonly string[]; readonly sets: readonly string[] },
): Promise<boolean> {
  if (id === '') return false;
  const user = `/v1/users/${encodeURIComponent(id)}`;
  const teams = wanted.teams.map((name) => name.toLowerCase());
  const sets = wanted.sets.map((name) => name.toLowerCase());
  if (teams.length > 0 && named(await rowsAt(ask, `${user}/teams`), teams)) return true;
  if (sets.length === 0) return false;
  const [person] = await rowsAt(ask, user);
  const held = person ? permissionSetsOf(person) : [];
  if (held.length === 0) return false;
  if (held.some((each) => sets.includes(each.toLowerCase()))) return true;
  const all = await rowsAt(ask, '/v1/role-groups?pageSize=100');
  return named(
    all.filter((set) => held.includes(set.id)),
    sets,
  );
}

/** Names by id; people whom Kustomer does not know are left out. One request a person. */
export async function readNames(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '').slice(0, NAMES_MAX);
  const people = await Promise.all(wanted.map((id) => rowsAt(ask, `/v1/users/${encodeURIComponent(id)}`)));
  return new Map(
    people.flatMap(([person]) =>
      person
        ? [
            [
              person.id,
              textOf(person.attributes['displayName']) || textOf(person.attributes['name']),
            ] as const,
          ]
        : [],
    ),
  );
}

/** More people than this are not named at once. */
const NAMES_MAX = 50;

const listed = (setting: string | undefined): string[] =>
  (setting ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');

const named = (rows: readonly KustomerRecord[], wanted: readonly string[]): boolean =>
  rows.some((row) =>
    [row.id, textOf(row.attributes['name'])].some((name) => wanted.includes(name.toLowerCase())),
  );

/** Ids of a person's permission sets; the API's description leaves out where they stand, so both usual places are read. */
const permissionSetsOf = (person: KustomerRecord): string[] => [
  ...listOf(person.attributes['roleGroups']).map(textOf),
  ...relatedIds(person, 'roleGroups'),
];

/** Rows of a list, or the one record; none where the agent may not read them. */
async function rowsAt(ask: Ask, path: string): Promise<KustomerRecord[]> {
  const reply = await ask({ method: 'GET', path });
  if (reply.status === 'lost' || reply.httpStatus >= 400) return [];
  const one = recordOf(reply.body);
  return one ? [one] : recordsOf(reply.body);
}
