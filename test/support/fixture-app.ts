/** A tiny app with the real SDK, packed as the sandbox installs it, for tests of the host and of the REST API. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type AppPackage, appPackageOf } from '../../app/sandbox/zendesk/app-package.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), '..', 'browser', 'fixture-app', 'app.ts');

/** The fixture's manifest: every location, a secret for headers, one for bodies only, one plain setting. */
export const FIXTURE_MANIFEST = {
  name: 'Fixture',
  author: { name: 'Green Hollow' },
  version: '1.2.3',
  frameworkVersion: '2.0',
  defaultLocale: 'en',
  location: {
    support: {
      ticket_sidebar: { url: 'assets/index.html', flexible: true },
      new_ticket_sidebar: { url: 'assets/index.html', flexible: true },
      nav_bar: { url: 'assets/index.html?view=nav' },
    },
  },
  parameters: [
    { name: 'skioToken', type: 'text', secure: true, scopes: ['header'] },
    { name: 'bodyToken', type: 'text', secure: true, scopes: ['body'] },
    { name: 'escalationGroup', type: 'text', default: 'Shipping desk' },
  ],
  domainWhitelist: ['graphql.skio.com', 'api.openai.com'],
};

/** The fixture's requirements: the two objects that agents and supervisors write. */
export const FIXTURE_REQUIREMENTS = {
  custom_objects_v2: {
    objects: [
      { key: 'stepwise_entry', title: 'Entry', title_pluralized: 'Entries', include_in_list_view: false },
      { key: 'stepwise_rule', title: 'Rule', title_pluralized: 'Rules', include_in_list_view: false },
    ],
    object_fields: ['stepwise_entry', 'stepwise_rule'].flatMap((object_key) => [
      { object_key, key: 'kind', title: 'Kind', type: 'text' },
      { object_key, key: 'body', title: 'Body', type: 'textarea' },
      { object_key, key: 'seq', title: 'Number', type: 'integer' },
    ]),
  },
};

/** The fixture without web files, for tests that need no browser. */
export const fixturePackage = (): AppPackage =>
  appPackageOf(FIXTURE_MANIFEST, FIXTURE_REQUIREMENTS, () => undefined);

/** The fixture with its page bundled. */
export async function buildFixtureApp(): Promise<AppPackage> {
  const result = await build({ entryPoints: [FIXTURE], bundle: true, write: false, format: 'iife' });
  const script = result.outputFiles[0]?.text ?? '';
  const page = '<!doctype html><meta charset="utf-8"><body><script src="app.js"></script></body>';
  const files: Readonly<Record<string, { body: string; type: string }>> = {
    'assets/index.html': { body: page, type: 'text/html' },
    'assets/app.js': { body: script, type: 'text/javascript' },
  };
  return appPackageOf(FIXTURE_MANIFEST, FIXTURE_REQUIREMENTS, (path) => files[path]);
}
