/** The built app as the sandbox installs it: manifest, requirements, web files. */
import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { isObject, parseJson } from '../../lib/json.ts';

/** A setting that the manifest declares. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly secure: boolean;
  readonly default: unknown;
  readonly scopes: readonly string[];
}

/** Where the app shows itself. */
export interface AppLocation {
  readonly name: string;
  /** Relative to the package, e.g. `assets/index.html`; may have a query. */
  readonly url: string;
  readonly flexible: boolean;
  readonly autoLoad: boolean;
}

/** A field of a custom object. */
export interface ObjectField {
  readonly key: string;
  readonly type: string;
  /** Permitted values of a dropdown; empty for other types. */
  readonly options: readonly string[];
}

/** A custom object that the app's requirements declare. */
export interface ObjectDefinition {
  readonly key: string;
  readonly title: string;
  readonly titlePluralized: string;
  readonly fields: readonly ObjectField[];
}

/** One web file of the app. */
export interface AppFile {
  readonly body: Uint8Array<ArrayBuffer> | string;
  readonly type: string;
}

/** The app that is installed. */
export interface AppPackage {
  readonly name: string;
  readonly version: string;
  readonly locations: readonly AppLocation[];
  readonly parameters: readonly Parameter[];
  readonly domainWhitelist: readonly string[];
  readonly objects: readonly ObjectDefinition[];
  /** A file by its path in the package, `undefined` where there is none. */
  file(path: string): AppFile | undefined;
}

/** Reads a built package from its folder; throws where the manifest is missing or is not JSON. */
export function readAppPackage(folder: string): AppPackage {
  const manifest = parseJson(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const requirements = parseJson(readText(join(folder, 'requirements.json')) ?? '{}');
  return appPackageOf(manifest, requirements, (path) => readAsset(folder, path));
}

/** A package from its parsed parts, as tests make it. */
export function appPackageOf(
  manifest: unknown,
  requirements: unknown,
  file: (path: string) => AppFile | undefined,
): AppPackage {
  if (!isObject(manifest)) throw new Error('manifest.json is not a JSON object');
  return {
    name: text(manifest['name'], 'Stepwise'),
    version: text(manifest['version'], '0.0.0'),
    locations: locationsOf(manifest['location']),
    parameters: listOf(manifest['parameters']).filter(isObject).map(parameterOf),
    domainWhitelist: texts(manifest['domainWhitelist']),
    objects: objectsOf(requirements),
    file,
  };
}

function locationsOf(location: unknown): AppLocation[] {
  const support = isObject(location) ? location['support'] : undefined;
  if (!isObject(support)) return [];
  return Object.entries(support).map(([name, value]) => ({
    name,
    url: isObject(value) ? text(value['url'], '') : text(value, ''),
    flexible: isObject(value) && value['flexible'] === true,
    autoLoad: !isObject(value) || value['autoLoad'] !== false,
  }));
}

function parameterOf(value: Record<string, unknown>): Parameter {
  return {
    name: text(value['name'], ''),
    type: text(value['type'], 'text'),
    required: value['required'] === true,
    secure: value['secure'] === true,
    default: value['default'],
    scopes: texts(value['scopes']),
  };
}

function objectsOf(requirements: unknown): ObjectDefinition[] {
  const declared = isObject(requirements) ? requirements['custom_objects_v2'] : undefined;
  if (!isObject(declared)) return [];
  const fields = listOf(declared['object_fields']).filter(isObject);
  return listOf(declared['objects'])
    .filter(isObject)
    .map((object) => ({
      key: text(object['key'], ''),
      title: text(object['title'], ''),
      titlePluralized: text(object['title_pluralized'], ''),
      fields: fields.filter((field) => field['object_key'] === object['key']).map(fieldOf),
    }));
}

function fieldOf(field: Record<string, unknown>): ObjectField {
  const options = listOf(field['custom_field_options']).filter(isObject);
  return {
    key: text(field['key'], ''),
    type: text(field['type'], 'text'),
    options: options.map((option) => text(option['value'], '')),
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
};

/** A file below a folder; `undefined` where there is none or the path leads out of it. */
export function readAsset(folder: string, path: string): AppFile | undefined {
  const whole = normalize(join(folder, path));
  if (!whole.startsWith(normalize(folder) + sep)) return undefined;
  try {
    const body = new Uint8Array(readFileSync(whole));
    return { body, type: MEDIA_TYPES[extname(whole)] ?? 'application/octet-stream' };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] =>
  listOf(value).filter((item): item is string => typeof item === 'string');
