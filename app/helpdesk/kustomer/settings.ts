/**
 * The app's settings that are no secrets. A private app's name carries the org's id after registration, so that name is
 * asked for first.
 * @see https://developer.kustomer.com/docs/apps/settings, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { KustomerReply, KustomerRequest } from './client.ts';
import type { Kept } from './kept.ts';
import { APP_NAME, SETTINGS_CATEGORY } from './names.ts';
import { listOf, recordOf, textOf } from './record.ts';

/** Settings by name; a ticked one is `true` as text. */
export type SettingTexts = Readonly<Record<string, string>>;

/** Asks Kustomer's API. */
export type Ask = (request: KustomerRequest) => Promise<KustomerReply>;

const KEPT_MS = 10 * 60_000;

/** Reads the settings; none where the agent may not read them or nobody has installed the app. */
export async function readSettings(ask: Ask, kept: Kept, org: string): Promise<SettingTexts> {
  const settings = await kept.get('settings', KEPT_MS, {
    fresh: () => freshSettings(ask, org),
    parse: settingTexts,
  });
  return settings ?? {};
}

async function freshSettings(ask: Ask, known: string): Promise<SettingTexts | undefined> {
  const org = known === '' ? await currentOrg(ask) : known;
  for (const app of [...(org === '' ? [] : [`${APP_NAME}_${org}`]), APP_NAME]) {
    const reply = await ask({ method: 'GET', path: `/v1/settings/${encodeURIComponent(app)}` });
    if (reply.status === 'answered' && reply.httpStatus < 400) return settingsIn(reply.body);
  }
  return undefined;
}

/** A widget's context has no record that names the org. */
async function currentOrg(ask: Ask): Promise<string> {
  const reply = await ask({ method: 'GET', path: '/v1/orgs/current' });
  return reply.status === 'answered' && reply.httpStatus < 400 ? (recordOf(reply.body)?.id ?? '') : '';
}

function settingTexts(value: unknown): SettingTexts | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Seen is an object of categories with lists; a flat list is taken too. */
function settingsIn(body: unknown): SettingTexts {
  const rows = isObject(body) ? listOf(body[SETTINGS_CATEGORY]) : listOf(body);
  const pairs = rows.filter(isObject).map((row) => (isObject(row['attributes']) ? row['attributes'] : row));
  return Object.fromEntries(pairs.map((pair) => [textOf(pair['name']), settingText(pair['value'])]));
}

const settingText = (value: unknown): string => (typeof value === 'boolean' ? String(value) : textOf(value));
