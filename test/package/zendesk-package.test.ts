/** The zip that Zendesk gets: unzipped and put through every rule that can be checked without Zendesk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '../../app/lib/json.ts';
import { createServiceTable, readServiceConfig } from '../../app/lib/services/table.ts';
import { jsonIn, type PackageFiles, packageProblems } from '../../scripts/zendesk-check.ts';
import { builtApp } from '../support/app-desk.ts';

let files: PackageFiles;

beforeAll(async () => {
  const zip = readFileSync(join(await builtApp(), 'stepwise-zendesk.zip'));
  files = new Map(Object.entries(unzipSync(zip)));
}, 120_000);

const manifest = () => jsonIn(files, 'manifest.json') as Record<string, unknown>;

/** The package with some files replaced, added or (null) left out. */
function changed(changes: Readonly<Record<string, unknown>>): PackageFiles {
  const copy = new Map(files);
  for (const [path, body] of Object.entries(changes)) {
    if (body === null) copy.delete(path);
    else if (body instanceof Uint8Array) copy.set(path, body);
    else copy.set(path, new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)));
  }
  return copy;
}

const withManifest = (more: Readonly<Record<string, unknown>>) =>
  packageProblems(changed({ 'manifest.json': { ...manifest(), ...more } }));

const withParameter = (more: Readonly<Record<string, unknown>>) =>
  withManifest({
    parameters: [...(manifest()['parameters'] as unknown[]), { name: 'extra', type: 'text', ...more }],
  })
    // Its missing label is another rule's.
    .filter((problem) => !problem.startsWith('translations/'));

const withRequirements = (objects: unknown, fields: unknown = []) =>
  packageProblems(
    changed({ 'requirements.json': { custom_objects_v2: { objects, object_fields: fields } } }),
  );

const withEnglish = (more: Readonly<Record<string, unknown>>) => {
  const { app } = jsonIn(files, 'translations/en.json') as { app: Record<string, unknown> };
  return packageProblems(changed({ 'translations/en.json': { app: { ...app, ...more } } }));
};

describe('the package', () => {
  it('breaks no rule', () => {
    expect(packageProblems(files)).toEqual([]);
  });

  it('has its manifest at the root and nothing that Zendesk does not read', () => {
    const folders = [...files.keys()].map((path) => path.split('/')[0]);
    expect([...new Set(folders)].sort()).toEqual([
      'assets',
      'manifest.json',
      'requirements.json',
      'translations',
    ]);
  });

  it('shows in the ticket, in a new ticket and in the left bar', () => {
    const { support } = manifest()['location'] as { support: object };
    expect(Object.keys(support)).toEqual(['ticket_sidebar', 'new_ticket_sidebar', 'nav_bar']);
  });

  it('lets the proxy reach the hosts of the service table, each once, and no others', () => {
    const config = JSON.parse(readFileSync('stepwise.config.json', 'utf8')) as unknown;
    const table = createServiceTable(readServiceConfig(config).config);
    const hosts = Object.values(table).map(({ host }) => host.replace(/:\d+$/, ''));
    expect(manifest()['domainWhitelist']).toEqual([...new Set(hosts)]);
  });

  it('has one secure setting a service, which the proxy fills into headers only', () => {
    const parameters = (manifest()['parameters'] as unknown[]).filter(isObject);
    const secure = parameters.filter((parameter) => parameter['secure'] === true);
    expect(secure.map(({ scopes }) => scopes)).toEqual(secure.map(() => ['header']));
    expect(secure.map(({ name }) => name).sort()).toEqual(
      ['easypostKey', 'modelKey', 'priveKey', 'shopifyToken', 'skioToken'].sort(),
    );
  });

  it('tells Zendesk of the app in seven languages and leaves the page’s sentences out', () => {
    const locales = [...files.keys()].filter((path) => path.startsWith('translations/'));
    expect(locales).toHaveLength(7);
    for (const path of locales) expect(Object.keys(jsonIn(files, path) as object)).toEqual(['app']);
  });

  it('labels no setting that the manifest has not', () => {
    const names = (manifest()['parameters'] as unknown[]).filter(isObject).map(({ name }) => name);
    const { app } = jsonIn(files, 'translations/en.json') as { app: { parameters: object } };
    expect(Object.keys(app.parameters).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('declares two custom objects with the fields that the store writes', () => {
    const { custom_objects_v2: declared } = jsonIn(files, 'requirements.json') as {
      custom_objects_v2: {
        objects: { key: string }[];
        object_fields: { object_key: string; key: string; type: string }[];
      };
    };
    expect(declared.objects.map(({ key }) => key)).toEqual(['stepwise_entry', 'stepwise_rule']);
    for (const { key } of declared.objects)
      expect(
        declared.object_fields.filter(({ object_key }) => object_key === key).map((field) => field.key),
      ).toEqual(['record_type', 'record_group', 'nonce', 'body']);
  });

  it('loads Zendesk’s own framework and carries a copy', () => {
    const page = new TextDecoder().decode(files.get('assets/index.html'));
    expect(page).toContain('https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js');
    const scripts = [...files].filter(([path]) => path.endsWith('.js'));
    const withCopy = scripts.filter(([, body]) => new TextDecoder().decode(body).includes('app_guid'));
    expect(withCopy).toHaveLength(1);
  });

  it('holds no source map, no test and no sandbox', () => {
    for (const [path, body] of files)
      if (path.endsWith('.js'))
        expect(new TextDecoder().decode(body)).not.toMatch(/sourceMappingURL|__sandbox|playwright/);
  });
});

describe('the check refuses', () => {
  it('a package without a manifest', () => {
    expect(packageProblems(changed({ 'manifest.json': null }))).toHaveLength(1);
    expect(packageProblems(changed({ 'manifest.json': '[]' }))).toHaveLength(1);
  });

  it('an author without a form', () => {
    expect(withManifest({ author: 'us' })).toEqual(['author is missing']);
    expect(withManifest({ author: { name: 1 } })).toEqual(['author.name is not a text']);
    expect(withManifest({ author: { url: '' } })).toEqual(['author.url is no address']);
  });

  it('a default locale without a file', () => {
    expect(withManifest({ defaultLocale: 'sv' })).toEqual(['translations/sv.json is missing']);
    expect(withManifest({ defaultLocale: 'english' })).toEqual(['defaultLocale is not a locale']);
  });

  it('another framework and fields of a wrong type', () => {
    expect(withManifest({ frameworkVersion: '2' })).toEqual(['frameworkVersion is not "2.0"']);
    expect(withManifest({ version: 1 })).toEqual(['version is not a text']);
    expect(withManifest({ private: 'yes' })).toEqual(['private is not true or false']);
    expect(withManifest({ noTemplate: true })).toHaveLength(1);
  });

  it.each([
    ['no place', {}, 'location is missing'],
    [
      'an unknown place',
      { support: { side: 'assets/index.html' } },
      'location.support.side: there is no such place',
    ],
    ['another product', { sell: {} }, 'location.sell: the app is made for support'],
    [
      'a file that is not there',
      { support: { modal: 'assets/none.html' } },
      'location.support.modal: url is neither an https address nor a file of assets',
    ],
    [
      'an insecure address',
      { support: { modal: 'http://example.com' } },
      'location.support.modal: url is neither an https address nor a file of assets',
    ],
    [
      'a width that is no yes or no',
      { support: { modal: { url: 'assets/index.html', flexible: 'yes' } } },
      'location.support.modal: flexible is not true or false',
    ],
  ])('a location with %s', (_name, location, problem) => {
    expect(withManifest({ location })).toEqual([problem]);
  });

  it('takes a location with a query, or without an address that nobody loads', () => {
    const support = { modal: 'assets/index.html?view=x#y', background: { autoLoad: false } };
    expect(withManifest({ location: { support } })).toEqual([]);
  });

  it.each([
    [{ name: 'name' }, 'parameter name: may not be named so'],
    [{ type: 'dropdown' }, 'parameter extra: has a type that Zendesk does not know'],
    [{ required: 'no' }, 'parameter extra: required is not true or false'],
    [{ type: 'hidden', required: true }, 'parameter extra: is hidden and required'],
    [{ type: 'oauth', secure: true, scopes: ['header'] }, 'parameter extra: is oauth and secure'],
    [{ scopes: ['header'] }, 'parameter extra: has scopes and is not secure'],
    [{ secure: true }, 'parameter extra: is secure and says no scopes that Zendesk knows'],
    [
      { secure: true, scopes: ['cookie'] },
      'parameter extra: is secure and says no scopes that Zendesk knows',
    ],
    [{ name: 'apiKey' }, 'parameter apiKey: sounds like a secret and is not secure'],
    [
      { secure: true, scopes: ['header'], default: 'x' },
      'parameter extra: has a default that everybody could read',
    ],
    [{ name: 'caseNotes' }, 'parameter caseNotes is there twice'],
  ])('a setting of the form %j', (parameter, problem) => {
    expect(withParameter(parameter)).toEqual([problem]);
  });

  it('hosts with a scheme or a path', () => {
    expect(withManifest({ domainWhitelist: ['https://example.com'] })).toHaveLength(1);
    expect(withManifest({ domainWhitelist: ['example.com/api'] })).toHaveLength(1);
    expect(withManifest({ domainWhitelist: 'example.com' })).toHaveLength(1);
  });

  it('translations without what Zendesk shows', () => {
    expect(withEnglish({ name: '' })).toEqual(['translations/en.json: app.name is missing']);
    expect(withEnglish({ package: {} })).toHaveLength(1);
    expect(withEnglish({ parameters: {} }).length).toBeGreaterThan(4);
    expect(packageProblems(changed({ 'translations/zh-hant.json': { app: {} } }))).toHaveLength(1);
    expect(packageProblems(changed({ 'translations/de.json': '{' }))).toHaveLength(1);
  });

  it('an automation that would run for ever', () => {
    const rule = {
      title: 'x',
      conditions: { all: [{ field: 'status', operator: 'is', value: 'hold' }] },
      actions: [{ field: 'priority', value: 'high' }],
    };
    expect(
      packageProblems(
        changed({
          'requirements.json': {
            ...(jsonIn(files, 'requirements.json') as object),
            automations: { a: rule },
          },
        }),
      ),
    ).toEqual([
      'requirements.json: automation a has no condition of time',
      'requirements.json: automation a does not end what it looks for',
    ]);
  });

  it('requirements out of their form', () => {
    const object = { key: 'a', title: 'A', title_pluralized: 'As', include_in_list_view: false };
    const field = (key: string, type = 'text', of = 'a') => ({ key, title: key, type, object_key: of });
    expect(withRequirements([object], [field('x')])).toEqual([]);
    expect(withRequirements([])).toEqual(['requirements.json: declares no objects']);
    expect(withRequirements([{ key: 'a' }])).toHaveLength(3);
    expect(withRequirements([object], [field('x', 'money')])).toHaveLength(1);
    expect(withRequirements([object], [field('x', 'text', 'b')])).toHaveLength(1);
    expect(
      withRequirements(
        [object],
        Array.from({ length: 21 }, (_, i) => field(`f${i}`)),
      ),
    ).toHaveLength(1);
    expect(
      withRequirements(Array.from({ length: 51 }, (_, i) => ({ ...object, key: `k${i}` }))),
    ).toHaveLength(1);
    expect(withRequirements([{ ...object, title: '{{setting.modelKey}}' }])).toHaveLength(1);
    expect(packageProblems(changed({ 'requirements.json': { targets: {} } })).length).toBeGreaterThan(0);
  });

  it('files of forbidden kinds, under any name', () => {
    expect(packageProblems(changed({ 'assets/run.sh': 'ls' }))).toHaveLength(1);
    expect(packageProblems(changed({ 'assets/data.js': '%PDF-1.7' }))).toHaveLength(1);
    expect(packageProblems(changed({ 'assets/a.js': new Uint8Array([0x50, 0x4b, 3, 4]) }))).toHaveLength(1);
    expect(packageProblems(changed({ 'README.md': 'x' }))).toHaveLength(1);
  });

  it('pictures that are missing or of another size', () => {
    const small = files.get('assets/logo-small.png') ?? new Uint8Array();
    expect(packageProblems(changed({ 'assets/logo.png': null }))).toEqual(['assets/logo.png is missing']);
    expect(packageProblems(changed({ 'assets/logo.png': small }))).toHaveLength(1);
    expect(packageProblems(changed({ 'assets/banner.png': small }))).toHaveLength(1);
    expect(packageProblems(changed({ 'assets/logo.svg': '<svg><script/></svg>' }))).toHaveLength(1);
  });

  it('a place without its icon', () => {
    const location = { support: { top_bar: 'assets/index.html' } };
    expect(withManifest({ location })).toEqual(['assets/icon_top_bar.svg is missing']);
  });

  it('an insecure address in a script', () => {
    expect(packageProblems(changed({ 'assets/x.js': "fetch('http://example.com')" }))).toHaveLength(1);
  });
});
