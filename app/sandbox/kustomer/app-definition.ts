/** The built app as Kustomer would have registered it: definition and web files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../../lib/json.ts';
import { type AppFile, readAsset } from '../zendesk/app-package.ts';

/** A command as the definition has it. */
export interface Command {
  /** As it is called after registration. */
  readonly name: string;
  readonly definedName: string;
  readonly url: string;
  readonly httpMethod: string;
  readonly permittedArgs: readonly string[];
  /** Names of secret settings by alias. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly inputSchema: JsonObject | null;
  readonly defaultHeaders: Readonly<Record<string, string>>;
}

/** A setting that the definition declares. */
export interface Setting {
  readonly name: string;
  readonly type: string;
  readonly defaultValue: unknown;
}

/** A card or widget by its page, relative to the app's folder. */
export interface KustomerApp {
  /** Namespaced, as registration leaves it. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly cardPage: string;
  readonly widgetPage: string;
  readonly settings: readonly Setting[];
  readonly klasses: readonly string[];
  readonly commands: readonly Command[];
  file(path: string): AppFile | undefined;
}

/** Reads a build from its folder, with names as they are after registration in `org`; throws where it is none. */
export function readKustomerApp(folder: string, org: string): KustomerApp {
  const definition = parseJson(readFileSync(join(folder, 'app.json'), 'utf8'));
  return kustomerAppOf(definition, org, (path) => readAsset(folder, path));
}

/** An app from its parsed definition, as tests make it. */
export function kustomerAppOf(
  definition: unknown,
  org: string,
  file: (path: string) => AppFile | undefined,
): KustomerApp {
  if (!isObject(definition) || typeof definition['app'] !== 'string')
    throw new Error('app.json has no `app`');
  const app = definition['app'];
  const name = `${app}_${org}`;
  return {
    name,
    title: String(definition['title'] ?? app),
    version: String(definition['version'] ?? ''),
    cardPage: pageOf(sourceOf(listOf(definition['kviews'])[0])),
    widgetPage: pageOf(listOf(definition['widgets'])[0]?.['url']),
    settings: settingsOf(definition['settings']),
    klasses: listOf(definition['klasses']).map((klass) => String(klass['name'])),
    commands: listOf(definition['commands']).map((command) => commandOf(command, { app, name })),
    file,
  };
}

const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

// The card's address: `<DynamicCard src="https://example.com/index.html" …`
const SOURCE = /<DynamicCard\s+src="([^"]+)"/;

const sourceOf = (kview: Record<string, unknown> | undefined): string =>
  SOURCE.exec(String(kview?.['template'] ?? ''))?.[1] ?? '';

/** The file and its query, since the sandbox serves the folder from its own host. */
const pageOf = (address: unknown): string =>
  typeof address === 'string' ? address.slice(address.lastIndexOf('/') + 1) : '';

function settingsOf(settings: unknown): Setting[] {
  const categories = isObject(settings) ? Object.values(settings).filter(isObject) : [];
  return categories.flatMap((category) =>
    Object.entries(category).flatMap(([name, setting]) =>
      isObject(setting)
        ? [{ name, type: String(setting['type']), defaultValue: setting['defaultValue'] }]
        : [],
    ),
  );
}

/** Registration puts the org behind the app's name in the names of its commands. */
function commandOf(command: Record<string, unknown>, { app, name }: { app: string; name: string }): Command {
  const definedName = String(command['name']);
  const aliases = isObject(command['appSettings']) ? command['appSettings'] : {};
  const headers = isObject(command['defaultHeaders']) ? command['defaultHeaders'] : {};
  return {
    definedName,
    name: definedName.startsWith(`${app}.`) ? `${name}${definedName.slice(app.length)}` : definedName,
    url: String(command['url']),
    httpMethod: String(command['httpMethod']).toUpperCase(),
    permittedArgs: Array.isArray(command['permittedArgs']) ? command['permittedArgs'].map(String) : [],
    aliases: Object.fromEntries(
      Object.entries(aliases).map(([alias, value]) => [
        alias,
        settingName(isObject(value) ? value['key'] : ''),
      ]),
    ),
    inputSchema: isObject(command['inputSchema']) ? (command['inputSchema'] as JsonObject) : null,
    defaultHeaders: Object.fromEntries(
      Object.entries(headers).map(([header, value]) => [header, String(value)]),
    ),
  };
}

/** `stepwise.default.skioToken` names the setting `skioToken`. */
const settingName = (key: unknown): string => String(key).split('.').at(-1) ?? '';
