/** The pages on installing name every setting that the packages have, and no other. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../app/lib/json.ts';
import { createServiceTable, readServiceConfig } from '../../app/lib/services/table.ts';
import { kustomerDefinition } from '../../scripts/kustomer-definition.ts';
import { zendeskManifest } from '../../scripts/package-zendesk.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const table = createServiceTable(readServiceConfig(json('stepwise.config.json')).config);
const parameters = (): unknown[] => {
  const list = zendeskManifest(json('manifest.json'), table)['parameters'];
  return Array.isArray(list) ? list : [];
};

/** Names in the first column of the table of settings. */
function documented(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const settings = text.split('<!-- settings -->')[1]?.split('<!-- end of settings -->')[0] ?? '';
  return [...settings.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map((row) => row[1] ?? '');
}

describe('installing', () => {
  it('explains every setting of the Zendesk package in its order', () => {
    const names = parameters().map((parameter) => isObject(parameter) && parameter['name']);
    expect(documented('docs/install-zendesk.md')).toEqual(names);
  });

  it('explains every setting that Kustomer shows in its order', () => {
    const plain = parameters().filter((parameter) => isObject(parameter) && parameter['secure'] !== true);
    const definition = kustomerDefinition(table, {
      version: '0.0.1',
      pageUrl: 'https://stepwise.example.com',
      parameters: plain,
      words: {},
      headers: 'card',
    });
    const pages = definition['settings'];
    const settings = isObject(pages) ? pages['default'] : undefined;
    const shown = Object.entries(isObject(settings) ? settings : {})
      .filter(([, setting]) => isObject(setting) && setting['hidden'] !== true)
      .map(([name]) => name);
    expect(documented('docs/install-kustomer.md')).toEqual(shown);
  });

  it('names every entry of the configuration', () => {
    const config = json('stepwise.config.json');
    const text = readFileSync('docs/install-zendesk.md', 'utf8');
    for (const name of Object.keys(isObject(config) ? config : {})) expect(text).toContain(`\`${name}\``);
  });

  it('is linked from the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const page of ['docs/install-zendesk.md', 'docs/install-kustomer.md', 'docs/kustomer-checks.md'])
      expect(readme).toContain(`](${page})`);
  });
});
