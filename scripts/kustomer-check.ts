/**
 * Checks an app definition offline, as strictly as Kustomer does: it refuses a definition with a key it does not know, a
 * version once registered can never be changed, and an app cannot be wholly uninstalled.
 * @see https://developer.kustomer.com/docs/apps/register-and-install, read 2026-08
 */
import * as z from 'zod/mini';
import { isObject } from '../app/lib/json.ts';

const name = (pattern: RegExp) => z.string().check(z.regex(pattern), z.maxLength(128));
const https = z.string().check(z.regex(/^https:\/\/[^\s{}"'<>]+$/));

const setting = z.strictObject({
  type: z.enum(['string', 'number', 'boolean', 'secret']),
  defaultValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  required: z.optional(z.boolean()),
  description: z.optional(z.string()),
  hidden: z.optional(z.boolean()),
});

const klass = z.strictObject({
  name: name(/^[A-Za-z0-9_-]+$/),
  icon: z.string(),
  color: z.string(),
  metadata: z.strictObject({
    properties: z.record(z.string(), z.strictObject({ displayName: z.string() })),
  }),
});

const kview = z.strictObject({
  name: name(/^[\w.-]+$/),
  resource: z.string().check(z.regex(/^(customer|conversation|company|kobject\.[\w-]+)$/)),
  context: z.enum(['smartbar-card', 'smartbar-details', 'expanded-timeline']),
  template: z.string(),
  meta: z.strictObject({ displayName: z.string(), icon: z.string(), state: z.enum(['open', 'closed']) }),
});

const widget = z.strictObject({
  name: name(/^[\w.-]+$/),
  title: z.string(),
  url: https,
  icon: https,
  width: z.string().check(z.regex(/^\d+(px|vw|%)$/)),
  height: z.string().check(z.regex(/^\d+(px|vh|%)$/)),
  iframePermissions: z.string(),
  backgroundLoad: z.boolean(),
});

const command = z.strictObject({
  name: name(/^[\w.-]+$/),
  displayName: z.string(),
  url: z.string(),
  httpMethod: z.enum(['get', 'post', 'put', 'patch', 'delete']),
  permittedArgs: z.array(name(/^\w+$/)),
  appSettings: z.record(z.string(), z.strictObject({ key: z.string() })),
  auditLogging: z.boolean(),
  inputSchema: z.optional(z.record(z.string(), z.unknown())),
  defaultHeaders: z.optional(z.record(z.string(), z.string())),
});

/** The keys that we use of those that Kustomer knows; `cacheSeconds` is left out on purpose, since a cached write would lie. */
const definition = z.strictObject({
  app: name(/^[A-Za-z0-9_]+$/),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/)),
  title: z.string(),
  visibility: z.enum(['private', 'public']),
  description: z.string(),
  iconUrl: https,
  appDetails: z.strictObject({
    appDeveloper: z.strictObject({
      name: z.string(),
      website: z.optional(https),
      supportEmail: z.string(),
    }),
    externalPlatform: z.optional(z.strictObject({ name: z.string(), website: https })),
    documentationLinks: z.optional(z.array(z.strictObject({ title: z.string(), url: https }))),
  }),
  settings: z.record(z.string(), z.record(name(/^[A-Za-z][A-Za-z0-9]*$/), setting)),
  klasses: z.array(klass),
  kviews: z.array(kview),
  widgets: z.array(widget),
  commands: z.array(command),
  i18n: z.record(z.string().check(z.regex(/^[a-z]{2}_[a-z]{2}$/)), z.record(z.string(), z.string())),
});

type Definition = z.infer<typeof definition>;
type Command = z.infer<typeof command>;

/** What is wrong with a definition, one phrase with its place each; empty where it may be registered. */
export function definitionProblems(value: unknown): string[] {
  const parsed = z.safeParse(definition, value);
  if (!parsed.success)
    return parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the definition'}: ${wordsOf(issue)}`,
    );
  const { data } = parsed;
  return [
    ...repeated(data.commands.map((each) => each.name)).map((each) => `commands: \`${each}\` is there twice`),
    ...repeated(data.klasses.map((each) => each.name)).map((each) => `klasses: \`${each}\` is there twice`),
    ...data.commands.flatMap((each) => commandProblems(each, data)),
    ...data.klasses.flatMap(klassProblems),
    ...[...data.kviews.map((each) => each.template), ...data.widgets.map((each) => each.url)].flatMap(
      (text) => (/\{\{/.test(text) ? ['a view holds a placeholder: it could show a secret'] : []),
    ),
    ...wordProblems(data),
  ];
}

function wordsOf(issue: {
  readonly code?: string | undefined;
  readonly message: string;
  readonly keys?: unknown;
}): string {
  return issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
    ? `unknown key ${issue.keys.map((key) => `\`${String(key)}\``).join(', ')}`
    : issue.message;
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((each, index) => names.indexOf(each) !== index)),
];

function commandProblems(each: Command, { app, settings }: Definition): string[] {
  const problem = (words: string) => [`commands.${each.name}: ${words}`];
  const secrets = Object.values(each.appSettings).map(({ key }) => key);
  const known = Object.entries(settings).flatMap(([category, inner]) =>
    Object.entries(inner)
      .filter(([, one]) => one.type === 'secret')
      .map(([setting]) => `${app}.${category}.${setting}`),
  );
  return [
    ...secrets
      .filter((key) => !known.includes(key))
      .flatMap((key) => problem(`\`${key}\` is no secret setting`)),
    ...urlProblems(each).flatMap(problem),
    ...(each.httpMethod === 'get' && each.inputSchema
      ? problem('a read without a body has a schema of one')
      : []),
    ...(each.inputSchema ? openPlaces(each.inputSchema, 'body').flatMap(problem) : []),
  ];
}

// The fixed part: `https://api.easypost.com/v2/claims/`, `https://graphql.skio.com/v1/graphql`.
const FIXED = /^https:\/\/[a-z0-9.-]+(:\d+)?\/[^{}]*/i;

/** Host and the path's first part are fixed, everything else stands in triple braces under a permitted name. */
function urlProblems({ url, permittedArgs }: Command): string[] {
  if (!FIXED.test(url)) return ['the host is not fixed'];
  // `{{{id}}}`, `{{{query}}}`
  const used = [...url.matchAll(/\{\{\{(\w+)\}\}\}/g)].map((found) => found[1] ?? '');
  const rest = url.replaceAll(/\{\{\{\w+\}\}\}/g, '');
  return [
    ...(/[{}]/.test(rest) ? ['the address holds a placeholder that is not in triple braces'] : []),
    ...used
      .filter((arg) => !permittedArgs.includes(arg))
      .map((arg) => `argument \`${arg}\` is not permitted`),
    ...permittedArgs.filter((arg) => !used.includes(arg)).map((arg) => `argument \`${arg}\` is not used`),
  ];
}

/** Places in a body's schema through which anything could pass. A model's input is a conversation and is left to the vendor. */
function openPlaces(schema: unknown, at: string): string[] {
  if (!isObject(schema)) return [];
  const { type, properties, items } = schema;
  if (type === 'object' && properties === undefined && MODEL_PLACES.test(at)) return [];
  if (type === 'object')
    return [
      ...(schema['additionalProperties'] === false ? [] : [`${at} takes members that nobody named`]),
      ...Object.entries(isObject(properties) ? properties : {}).flatMap(([key, inner]) =>
        openPlaces(inner, `${at}.${key}`),
      ),
    ];
  if (type === 'array')
    return [
      ...(typeof schema['maxItems'] === 'number' ? [] : [`${at} has no end`]),
      ...openPlaces(items, `${at}[]`),
    ];
  if (type === 'string' && schema['enum'] === undefined && schema['pattern'] === undefined)
    return [`${at} takes any text`];
  return [];
}

// Members of a model's request whose shape is the vendor's: `body.input[]`, `body.text`.
const MODEL_PLACES = /^body\.(input\[\]|text|reasoning)$/;

// Ends that tell a custom attribute's type: `recordTypeStr`, `dueAt`.
const SUFFIX = /(Str|Num|At|Bool|Url|Id|Txt)$/;

const klassProblems = ({ name: klassName, metadata }: Definition['klasses'][number]): string[] =>
  Object.keys(metadata.properties)
    .filter((property) => !SUFFIX.test(property))
    .map((property) => `klasses.${klassName}: \`${property}\` does not end in a type`);

/** Every setting that admins see has words; the fallback language is American English. */
function wordProblems({ app, settings, i18n }: Definition): string[] {
  const words = i18n['en_us'] ?? {};
  return Object.entries(settings).flatMap(([category, inner]) =>
    Object.keys(inner)
      .filter((each) => words[`${app}.settings.path.${category}.${each}.displayName`] === undefined)
      .map((each) => `i18n: setting \`${each}\` has no name`),
  );
}
