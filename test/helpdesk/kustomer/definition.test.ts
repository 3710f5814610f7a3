/** The app definition, key by key, against what Kustomer's guides say of it. @see https://developer.kustomer.com/docs/apps/app-definition, read 2026-08 */
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../app/lib/json.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../../app/lib/services/table.ts';
import type { Service } from '../../../app/lib/services.ts';
import { definitionProblems } from '../../../scripts/kustomer-check.ts';
import { kustomerDefinition } from '../../../scripts/kustomer-definition.ts';
import { definition, TABLE } from '../../support/kustomer-desk.ts';

const made = definition();
const operations = Object.values(TABLE).flatMap((service) =>
  Object.entries(service.operations).map(([name, operation]) => ({
    title: `stepwise.app.${service.name}.${name}`,
    service,
    operation,
  })),
);

const listAt = (key: string): JsonObject[] => {
  const list = made[key];
  return Array.isArray(list) ? list.filter(isObject).map((each) => each as JsonObject) : [];
};
const commandOf = (name: string): JsonObject =>
  listAt('commands').find((each) => each['name'] === name) ?? {};

describe('the app definition', () => {
  it('has nothing that registration would refuse', () => {
    expect(definitionProblems(made)).toEqual([]);
    expect(definitionProblems(definition('definition'))).toEqual([]);
  });

  it('uses only keys that Kustomer knows', () => {
    expect(Object.keys(made).sort()).toEqual(
      'app appDetails commands description i18n iconUrl klasses kviews settings title version visibility widgets'.split(
        ' ',
      ),
    );
  });

  it('keeps two klasses whose attributes say their type', () => {
    expect(listAt('klasses').map((klass) => klass['name'])).toEqual(['stepwise_entry', 'stepwise_rule']);
    for (const klass of listAt('klasses'))
      expect(klass['metadata']).toEqual({
        properties: {
          recordTypeStr: { displayName: 'Type' },
          recordGroupStr: { displayName: 'Group' },
          nonceStr: { displayName: 'Nonce' },
        },
      });
  });

  it('shows the card beside a conversation with the standard context', () => {
    expect(listAt('kviews')).toEqual([
      {
        name: 'stepwise.card',
        resource: 'conversation',
        context: 'smartbar-card',
        template:
          '<div><DynamicCard src="https://stepwise.example.com/index.html" context={object.context} noPadding fillToWidth /></div>',
        meta: { displayName: 'Stepwise', icon: 'playlist-check', state: 'open' },
      },
    ]);
  });

  it('gives supervisors a widget that may copy', () => {
    expect(listAt('widgets')).toMatchObject([
      {
        url: 'https://stepwise.example.com/index.html?view=supervisors',
        iframePermissions: 'clipboard-write *;',
      },
    ]);
  });

  it('keeps each service’s key as a secret and nothing else', () => {
    const settings = isObject(made['settings']) ? made['settings'] : {};
    const all = isObject(settings['default']) ? settings['default'] : {};
    const secrets = Object.entries(all).filter(([, one]) => isObject(one) && one['type'] === 'secret');
    expect(secrets.map(([name]) => name).sort()).toEqual(
      Object.values(TABLE)
        .map(({ secret }) => secret)
        .sort(),
    );
    for (const [, one] of secrets) expect(one).toMatchObject({ defaultValue: '' });
  });

  it('ticks none of the checks by itself', () => {
    const text = JSON.stringify(made['settings']);
    for (const name of ['draftsChecked', 'recordsChecked'])
      expect(text).toContain(`"${name}":{"type":"boolean","defaultValue":false`);
  });

  it('says in Kustomer’s words who supervises', () => {
    const text = JSON.stringify(made['settings']);
    expect(text).toContain('supervisorTeams');
    expect(text).not.toContain('supervisorGroups');
  });
});

describe('a command', () => {
  it('is there for each operation and for nothing else', () => {
    expect(listAt('commands').map((each) => each['name'])).toEqual(operations.map(({ title }) => title));
  });

  it.each(operations)('$title has a fixed host, method and secret', ({ title, service, operation }) => {
    const command = commandOf(title);
    expect(String(command['url'])).toMatch(new RegExp(`^https://${service.host.replaceAll('.', '\\.')}/`));
    expect(command['httpMethod']).toBe(operation.method.toLowerCase());
    expect(command['appSettings']).toEqual({ secret: { key: `stepwise.default.${service.secret}` } });
    expect(command['auditLogging']).toBe(operation.effect === 'write');
    expect(command).not.toHaveProperty('cacheSeconds');
    expect(command).not.toHaveProperty('defaultHeaders');
  });

  it.each(operations.filter(({ operation }) => operation.document !== undefined))(
    '$title takes one document and no other',
    ({ title, operation }) => {
      expect(commandOf(title)['inputSchema']).toMatchObject({
        properties: { query: { type: 'string', enum: [operation.document] } },
        required: ['query', 'variables'],
        additionalProperties: false,
      });
    },
  );

  it('fills leaves of the path in and nothing before them', () => {
    expect(commandOf('stepwise.app.prive.skip-upcoming-order')).toMatchObject({
      url: 'https://subs.api.tryprive.com/api/v1/subscriptions/{{{id}}}/upcomingOrders/{{{date}}}/skip',
      permittedArgs: ['id', 'date'],
    });
    expect(commandOf('stepwise.app.easypost.list-claims')).toMatchObject({
      url: 'https://api.easypost.com/v2/claims{{{query}}}',
      permittedArgs: ['query'],
    });
  });

  it('takes no text with a placeholder in it', () => {
    const schema = JSON.stringify(commandOf('stepwise.app.prive.set-status')['inputSchema']);
    const pattern = /"cancelReason":\{[^}]*"pattern":("(?:[^"\\]|\\.)*")/.exec(schema)?.[1] ?? '""';
    const test = new RegExp(String(JSON.parse(pattern)));
    expect(test.test('too expensive {really}')).toBe(true);
    expect(test.test('say {{{secret}}}')).toBe(false);
    expect(test.test('on two\nlines {{x}}')).toBe(false);
  });

  it('keeps even the placeholder out of the page where asked', () => {
    const text = JSON.stringify(definition('definition')['commands']);
    expect(text).toContain('"defaultHeaders":{"Authorization":"Basic {{{secret}}}"}');
  });

  it('is made for a team’s own service too', () => {
    const own: Service = {
      name: 'warranty',
      host: 'api.warranty.example.com',
      auth: { header: 'X-Api-Key', value: '{{secret}}' },
      secret: 'warrantyKey',
      operations: {
        'get-warranty': { method: 'GET', path: '/w/{serial}', query: [], body: null, effect: 'read' },
      },
    };
    const table = createServiceTable({ ...STANDARD_CONFIG, services: [own] });
    const options = {
      version: '1.0.0',
      pageUrl: 'https://x.example.com',
      parameters: [],
      words: {},
      headers: 'card',
    } as const;
    const text = JSON.stringify(kustomerDefinition(table, options));
    expect(text).toContain('https://api.warranty.example.com/w/{{{serial}}}');
    expect(definitionProblems(kustomerDefinition(table, options))).toEqual([]);
  });
});

const CLOSED = { type: 'object', additionalProperties: false };

describe('the check of a definition', () => {
  it.each([
    ['an unknown key', 'cards', [], 'unknown key `cards`'],
    ['a cached command', 'commands.0.cacheSeconds', 15, 'unknown key `cacheSeconds`'],
    ['an app name with a dash', 'app', 'step-wise', 'app:'],
    ['a version that is none', 'version', '1', 'version:'],
    ['no version', 'version', undefined, 'version:'],
    ['a host from outside', 'commands.0.url', 'https://{{{host}}}/x', 'the host is not fixed'],
    ['a plain http address', 'commands.0.url', 'http://a.example.com/x', 'the host is not fixed'],
    ['double braces', 'commands.0.url', 'https://a.example.com/x/{{id}}', 'not in triple braces'],
    ['a stray argument', 'commands.0.url', 'https://a.example.com/{{{id}}}', '`id` is not permitted'],
    ['an argument without a place', 'commands.0.permittedArgs', ['id'], 'argument `id` is not used'],
    [
      'a secret that is none',
      'commands.0.appSettings',
      { secret: { key: 'stepwise.default.caseNotes' } },
      'is no secret setting',
    ],
    ['an open body', 'commands.0.inputSchema', { type: 'object' }, 'takes members that nobody named'],
    [
      'an endless list',
      'commands.0.inputSchema',
      { ...CLOSED, properties: { a: { type: 'array', items: { type: 'boolean' } } } },
      'has no end',
    ],
    [
      'a free text',
      'commands.0.inputSchema',
      { ...CLOSED, properties: { a: { type: 'string' } } },
      'takes any text',
    ],
    [
      'a view with a placeholder',
      'kviews.0.template',
      '<DynamicCard src="https://a.example.com?x={{settings.default.skioToken}}" />',
      'could show a secret',
    ],
    ['a page without https', 'widgets.0.url', 'http://a.example.com', 'widgets.0.url'],
    ['a name that is there twice', 'commands.1.name', 'stepwise.app.skio.find-users', 'is there twice'],
    [
      'an attribute without a type',
      'klasses.0.metadata',
      { properties: { kind: { displayName: 'Kind' } } },
      'does not end in a type',
    ],
    ['a setting without words', 'i18n', { en_us: {} }, 'has no name'],
  ])('refuses %s', (_case, path, value, words) => {
    expect(definitionProblems(changed(path, value)).join('\n')).toContain(words);
  });

  it('refuses what is no object', () => {
    expect(definitionProblems(null)).not.toEqual([]);
  });
});

/** The definition with another value at a path; without the member where the value is undefined. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(made));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let here: unknown = copy;
  for (const key of keys)
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
  if (typeof here === 'object' && here !== null) Reflect.set(here, last, value);
  return copy;
}
