/** Rules for `manifest.json`. @see https://developer.zendesk.com/documentation/apps/app-developer-guide/manifest/, read 2026-08 */
import { isObject } from '../../app/lib/json.ts';
import type { PackageFiles } from '../zendesk-check.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a manifest. */
export function manifestProblems(manifest: Json, files: PackageFiles): string[] {
  return [
    ...authorProblems(manifest['author']),
    ...localeProblems(manifest['defaultLocale'], files),
    ...(manifest['frameworkVersion'] === '2.0' ? [] : ['frameworkVersion is not "2.0"']),
    ...typeProblems(manifest),
    ...locationProblems(manifest['location'], files),
    ...parameterProblems(manifest['parameters'] ?? []),
    ...domainProblems(manifest['domainWhitelist'] ?? []),
  ];
}

function authorProblems(author: unknown): string[] {
  if (!isObject(author)) return ['author is missing'];
  const notText = ['name', 'email', 'url'].filter(
    (key) => author[key] !== undefined && typeof author[key] !== 'string',
  );
  const { url } = author;
  const badUrl = typeof url === 'string' && !isWebAddress(url);
  return [
    ...notText.map((key) => `author.${key} is not a text`),
    ...(badUrl ? ['author.url is no address'] : []),
  ];
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** A locale as Zendesk names files by: `en`, `pt-BR`. */
export const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/;

function localeProblems(locale: unknown, files: PackageFiles): string[] {
  if (typeof locale !== 'string' || !LOCALE.test(locale)) return ['defaultLocale is not a locale'];
  return files.has(`translations/${locale}.json`) ? [] : [`translations/${locale}.json is missing`];
}

const TEXTS = ['name', 'version', 'remoteInstallationURL', 'termsConditionsURL', 'gaID'];
const YES_NO = ['private', 'singleInstall', 'signedUrls', 'requirementsOnly', 'marketingOnly'];

const typeProblems = (manifest: Json): string[] => [
  ...TEXTS.filter((key) => manifest[key] !== undefined && typeof manifest[key] !== 'string').map(
    (key) => `${key} is not a text`,
  ),
  ...YES_NO.filter((key) => manifest[key] !== undefined && typeof manifest[key] !== 'boolean').map(
    (key) => `${key} is not true or false`,
  ),
  ...('noTemplate' in manifest ? ['noTemplate is of framework version 1'] : []),
];

const SUPPORT_PLACES = new Set([
  'top_bar',
  'nav_bar',
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
  'background',
  'modal',
  'ticket_editor',
  'system_top_bar',
]);

function locationProblems(location: unknown, files: PackageFiles): string[] {
  if (!isObject(location) || Object.keys(location).length === 0) return ['location is missing'];
  return Object.entries(location).flatMap(([product, places]) => {
    if (product !== 'support') return [`location.${product}: the app is made for support`];
    if (!isObject(places)) return ['location.support is not an object'];
    return Object.entries(places).flatMap(([place, options]) =>
      placeProblems(place, options, files).map((problem) => `location.support.${place}: ${problem}`),
    );
  });
}

function placeProblems(place: string, given: unknown, files: PackageFiles): string[] {
  const options = typeof given === 'string' ? { url: given } : given;
  if (!SUPPORT_PLACES.has(place)) return ['there is no such place'];
  if (!isObject(options)) return ['is neither an address nor an object'];
  const { url = '', autoLoad = true } = options;
  const notYesNo = ['autoLoad', 'autoHide', 'flexible', 'signed'].filter(
    (key) => options[key] !== undefined && typeof options[key] !== 'boolean',
  );
  return [
    ...notYesNo.map((key) => `${key} is not true or false`),
    ...(typeof url === 'string' && (isServed(url, files) || (url === '' && autoLoad === false))
      ? []
      : ['url is neither an https address nor a file of assets']),
  ];
}

/** `assets/index.html?view=nav` is served by Zendesk where the file is in the package. */
function isServed(url: string, files: PackageFiles): boolean {
  if (url.startsWith('assets/')) return files.has(url.split(/[?#]/)[0] ?? '');
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

const TYPES = new Set(['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth']);
const SCOPES = new Set([
  'header',
  'body',
  'url',
  'jwt_secret_key',
  'jwt_claim',
  'basic_auth_username',
  'basic_auth_password',
]);

function parameterProblems(parameters: unknown): string[] {
  if (!Array.isArray(parameters) || !parameters.every(isObject))
    return ['parameters is not a list of objects'];
  const names = parameters.map((parameter) => parameter['name']);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `parameter ${name} is there twice`),
    ...(parameters.filter(({ type }) => type === 'oauth').length > 1
      ? ['more than one parameter of type oauth']
      : []),
    ...parameters.flatMap((parameter) =>
      problemsOfParameter(parameter).map((problem) => `parameter ${String(parameter['name'])}: ${problem}`),
    ),
  ];
}

function problemsOfParameter(parameter: Json): string[] {
  const { name, type = 'text', required = false, secure = false, scopes } = parameter;
  const isSecure = secure === true;
  const rules: readonly (readonly [boolean, string])[] = [
    [typeof name !== 'string' || name === '', 'has no name'],
    [name === 'name', 'may not be named so'],
    [typeof type !== 'string' || !TYPES.has(type), 'has a type that Zendesk does not know'],
    [typeof required !== 'boolean', 'required is not true or false'],
    [typeof secure !== 'boolean', 'secure is not true or false'],
    [type === 'hidden' && required === true, 'is hidden and required'],
    [type === 'oauth' && isSecure, 'is oauth and secure'],
    [scopes !== undefined && !isSecure, 'has scopes and is not secure'],
    [isSecure && !isListOfScopes(scopes), 'is secure and says no scopes that Zendesk knows'],
    [isSecret(String(name)) && type === 'text' && !isSecure, 'sounds like a secret and is not secure'],
    [(isSecure || type === 'hidden') && 'default' in parameter, 'has a default that everybody could read'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}

const isListOfScopes = (scopes: unknown): boolean =>
  Array.isArray(scopes) && scopes.length > 0 && scopes.every((scope) => SCOPES.has(scope));

// A name that says what it holds: `modelKey`, `shopifyToken`.
const isSecret = (name: string): boolean => /token|key|pwd|password/i.test(name);

// A bare host: `graphql.skio.com`, `localhost`.
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

const domainProblems = (domains: unknown): string[] =>
  Array.isArray(domains)
    ? domains
        .filter((domain) => typeof domain !== 'string' || !HOST.test(domain))
        .map((domain) => `domainWhitelist: \`${String(domain)}\` is not a bare host`)
    : ['domainWhitelist is not a list'];
