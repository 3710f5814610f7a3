/** Keys in the code and keys in the translations: each side has what the other wants. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OF_PAGES } from '../../scripts/bundle.ts';
import { messagesOf, sentencesOf } from './messages.ts';

const messages = messagesOf('en');
const keys = sentencesOf(messages).map(({ key }) => key);
/** `app.*` is read by Zendesk, not by us. */
const ours = keys.filter((key) => !key.startsWith('app.'));
const roots = Object.keys(messages).filter((root) => root !== 'app');

const NOT_THE_APP = /app[/\\](?:sandbox|ui[/\\]gallery)[/\\]/;

function sourcesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !NOT_THE_APP.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

const source = sourcesUnder('app');
/** What a ticket's page may load: not the other pages, and not what only they use. */
const ticketSource = ['app/ui/session', 'app/ui/sidebar', 'app/ui/parts', 'app/assist', 'app/ledger']
  .map(sourcesUnder)
  .join('\n');
const beginsAKey = new RegExp(`^(?:${roots.join('|')})\\.`);

/** Stands for what a template fills in. */
const PLACE = '…';

// `'ui.search.label'`
const literals = [...source.matchAll(/'([\w.-]+)'/g)]
  .map((m) => m[1] ?? '')
  .filter((s) => beginsAKey.test(s));
// `tool.${name}.title`, `${where}.title`
const templates = [...source.matchAll(/`([\w.-]*\$\{[^`]*)`/g)]
  .map((m) => (m[1] ?? '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, PLACE))
  .filter((s) => beginsAKey.test(s) && /^[\w.…-]+$/.test(s));

// `phrases('policy.read.stop')`, whatever it begins with
const asked = [...source.matchAll(/\bphrases?\(\s*'([\w-]+\.[\w.-]+)'/g)].map((m) => m[1] ?? '');

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(PLACE, '[\\w-]+')}$`);
const patterns = templates.map(patternOf);

describe('keys of sentences', () => {
  it('are found in the code at all', () => {
    expect(literals.length).toBeGreaterThan(100);
    expect(templates.length).toBeGreaterThan(10);
  });

  it('that the code names are in the translations', () => {
    const known = new Set(ours);
    expect([...new Set([...literals, ...asked])].filter((key) => !known.has(key))).toEqual([]);
  });

  it('that the code puts together can be met', () => {
    const hollow = templates.filter((_, index) => !ours.some((key) => patterns[index]?.test(key)));
    expect(hollow).toEqual([]);
  });

  it('of other pages are not asked for in the ticket’s page, which does not load them', () => {
    const ofPages = new RegExp(`['\`](?:${[...OF_PAGES].join('|')})\\.[\\w-]`);
    expect(ticketSource.split('\n').filter((line) => ofPages.test(line))).toEqual([]);
  });

  it('in the translations are used by the code', () => {
    const named = new Set(literals);
    const unused = ours.filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});
