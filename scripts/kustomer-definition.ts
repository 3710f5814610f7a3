/**
 * The app definition that Kustomer registers, made from the same table of services as Zendesk's manifest.
 * @see https://developer.kustomer.com/docs/apps/app-definition, read 2026-08
 */
import { authHeaderOf, commandUrl, permittedArgs } from '../app/helpdesk/kustomer/command.ts';
import {
  APP_NAME,
  commandName,
  KLASS_FIELDS,
  KLASSES,
  SECRET_ALIAS,
  SETTINGS,
  SETTINGS_CATEGORY,
} from '../app/helpdesk/kustomer/names.ts';
import { isObject, type Json, type JsonObject } from '../app/lib/json.ts';
import type { Operation, Service, ServiceTable } from '../app/lib/services.ts';
import { SETTING_WORDS, type SettingWords } from './kustomer-words.ts';

/** What a definition is made from besides the table. */
export interface DefinitionOptions {
  /** Three numbers, e.g. `0.1.0`; each registration needs a higher one. */
  readonly version: string;
  /** Address of the folder that holds the page, without a slash at its end. */
  readonly pageUrl: string;
  /** Settings that the Zendesk manifest declares and that are no secrets. */
  readonly parameters: readonly unknown[];
  /** Words of settings that both helpdesks have, by name. */
  readonly words: Readonly<Record<string, SettingWords>>;
  /** Where a command's auth header stands: `card` is seen to work, `definition` keeps even the placeholder out of the page. */
  readonly headers: 'card' | 'definition';
}

/** The definition. Its shape is checked by `kustomer-check.ts`. */
export function kustomerDefinition(table: ServiceTable, options: DefinitionOptions): JsonObject {
  const settings = settingsOf(table, options);
  return {
    app: APP_NAME,
    version: options.version,
    title: 'Stepwise',
    visibility: 'private',
    description:
      'Follows your support policies step by step beside the conversation. Nothing is changed and nothing is sent without a person’s approval.',
    iconUrl: `${options.pageUrl}/logo.png`,
    appDetails: { appDeveloper: { name: 'The Stepwise authors', supportEmail: 'stepwise@example.com' } },
    settings: { [SETTINGS_CATEGORY]: settings },
    klasses: klasses(),
    kviews: [kview(options.pageUrl)],
    widgets: [widget(options.pageUrl)],
    commands: commands(table, options.headers),
    i18n: { en_us: wordsOf(Object.keys(settings), options.words) },
  };
}

function settingsOf(table: ServiceTable, options: DefinitionOptions): Record<string, JsonObject> {
  const plain = options.parameters.flatMap(plainSetting);
  const secrets = Object.values(table).map(
    (service) => [service.secret, { type: 'secret', defaultValue: '', required: false }] as const,
  );
  return {
    [SETTINGS.supervisorPermissionSets]: text(''),
    ...Object.fromEntries([...plain, ...secrets]),
    [SETTINGS.draftsChecked]: tick(false),
    [SETTINGS.recordsChecked]: { ...tick(false), hidden: true },
    [SETTINGS.headersInDefinition]: { ...tick(options.headers === 'definition'), hidden: true },
    [SETTINGS.finalNames]: { ...text(''), hidden: true },
  };
}

const text = (defaultValue: string): JsonObject => ({ type: 'string', defaultValue, required: false });
const tick = (defaultValue: boolean): JsonObject => ({ type: 'boolean', defaultValue, required: false });

/** Zendesk's word for what Kustomer calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = { supervisorGroups: SETTINGS.supervisorTeams };

function plainSetting(parameter: unknown): (readonly [string, JsonObject])[] {
  if (!isObject(parameter) || typeof parameter['name'] !== 'string' || parameter['secure'] === true)
    return [];
  const name = OTHER_NAMES[parameter['name']] ?? parameter['name'];
  const isTick = parameter['type'] === 'checkbox';
  return [[name, isTick ? tick(parameter['default'] === true) : text(String(parameter['default'] ?? ''))]];
}

function klasses(): JsonObject[] {
  const properties = {
    [KLASS_FIELDS.type]: { displayName: 'Type' },
    [KLASS_FIELDS.group]: { displayName: 'Group' },
    [KLASS_FIELDS.nonce]: { displayName: 'Nonce' },
  };
  return [
    { name: KLASSES.entry, icon: 'history', color: '#1f73b7', metadata: { properties } },
    { name: KLASSES.rule, icon: 'gavel', color: '#1f73b7', metadata: { properties } },
  ];
}

function kview(pageUrl: string): JsonObject {
  return {
    name: `${APP_NAME}.card`,
    resource: 'conversation',
    context: 'smartbar-card',
    template: `<div><DynamicCard src="${pageUrl}/index.html" context={object.context} noPadding fillToWidth /></div>`,
    meta: { displayName: 'Stepwise', icon: 'playlist-check', state: 'open' },
  };
}

function widget(pageUrl: string): JsonObject {
  return {
    name: `${APP_NAME}.supervisors`,
    title: 'Stepwise',
    url: `${pageUrl}/index.html?view=supervisors`,
    icon: `${pageUrl}/logo.png`,
    width: '720px',
    height: '100%',
    iframePermissions: 'clipboard-write *;',
    backgroundLoad: false,
  };
}

function commands(table: ServiceTable, headers: DefinitionOptions['headers']): JsonObject[] {
  return Object.values(table).flatMap((service) =>
    Object.entries(service.operations).map(([name, operation]) =>
      command(service, { name, operation, headers }),
    ),
  );
}

interface CommandMaking {
  readonly name: string;
  readonly operation: Operation;
  readonly headers: DefinitionOptions['headers'];
}

function command(service: Service, { name, operation, headers }: CommandMaking): JsonObject {
  const args = permittedArgs(operation);
  if (new Set(args).size !== args.length)
    throw new Error(`operation ${service.name} ${name} has an argument \`query\` of its own`);
  const hasBody = operation.body !== null || operation.document !== undefined;
  return {
    name: commandName(service.name, name),
    displayName: `${service.name}: ${name.replaceAll('-', ' ')}`,
    url: commandUrl(service, operation),
    httpMethod: operation.method.toLowerCase(),
    permittedArgs: args,
    appSettings: { [SECRET_ALIAS]: { key: `${APP_NAME}.${SETTINGS_CATEGORY}.${service.secret}` } },
    auditLogging: operation.effect === 'write',
    ...(hasBody ? { inputSchema: bodySchema(operation) } : {}),
    ...(headers === 'definition' ? { defaultHeaders: authHeaderOf(service) } : {}),
  };
}

/** For GraphQL the document is pinned: no other one passes. */
function bodySchema(operation: Operation): JsonObject {
  const body = guarded(operation.body ?? { type: 'object', properties: {}, additionalProperties: false });
  if (operation.document === undefined) return body;
  return {
    type: 'object',
    properties: { query: { type: 'string', enum: [operation.document] }, variables: body },
    required: ['query', 'variables'],
    additionalProperties: false,
  };
}

/** No free text may hold what Kustomer could take for a placeholder: it would fill a secret in and the vendor might say it back. */
const NO_PLACEHOLDER = '^(?:(?!\\{\\{)[\\s\\S])*$';

function guarded(schema: JsonObject): JsonObject {
  const members = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (keyword === 'properties' && isObject(value))
      return [
        keyword,
        Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name, inner ? guardedAny(inner) : null]),
        ),
      ];
    return [keyword, keyword === 'items' ? guardedAny(value) : value];
  });
  const isFree =
    schema['type'] === 'string' && schema['pattern'] === undefined && schema['enum'] === undefined;
  return { ...Object.fromEntries(members), ...(isFree ? { pattern: NO_PLACEHOLDER } : {}) };
}

const isSchema = (value: unknown): value is JsonObject => isObject(value);
const guardedAny = (value: unknown): Json => (isSchema(value) ? guarded(value) : null);

function wordsOf(settings: readonly string[], shared: DefinitionOptions['words']): JsonObject {
  const page = {
    [`${APP_NAME}.settings.page.title`]: 'Stepwise',
    [`${APP_NAME}.settings.page.description`]:
      'Keys of your services, who supervises, and what the checklist has found in your org.',
  };
  const each = settings.flatMap((name) => {
    const own = SETTING_WORDS[name] ?? shared[name];
    const words = own ?? { label: name, help: `Key of a service of your own: ${name}.` };
    const path = `${APP_NAME}.settings.path.${SETTINGS_CATEGORY}.${name}`;
    return [
      [`${path}.displayName`, words.label],
      [`${path}.description`, words.help],
    ];
  });
  return { ...page, ...Object.fromEntries(each) };
}
