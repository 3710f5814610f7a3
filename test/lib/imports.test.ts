/** Keeps the import rules of the rooms; planted violations prove that it would notice. */
import { describe, expect, it } from 'vitest';
import { appSources, CORE, circlesOf, problemsOf } from '../support/rooms.ts';

/** What is found in a file of a room. */
const check = async (path: string, text: string): Promise<string[]> =>
  (await problemsOf({ path: `app/${path}`, text })).map((problem) => problem.slice(`app/${path}: `.length));

describe('the rooms', () => {
  const sources = appSources();

  it('import only what they may', async () => {
    const problems = (await Promise.all(sources.map(problemsOf))).flat();
    expect(problems).toEqual([]);
  });

  it('hold no files that import one another in a round', () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  it('are all there to be checked', () => {
    const rooms = new Set(sources.map(({ path }) => path.split('/')[1]));
    expect(rooms).toContain('ledger');
    expect(rooms).toContain('main');
    expect(sources.filter(({ path }) => CORE.includes(path.split('/')[1] ?? '')).length).toBeGreaterThan(100);
  });
});

describe('a planted import', () => {
  it('is found from lib to any room', async () => {
    expect(await check('lib/money.ts', "import { Ticket } from '../ticket/ticket.ts';")).toEqual([
      'lib may not import `app/ticket/ticket.ts`',
    ]);
  });

  it('is found in types and over several lines', async () => {
    const text = "import type {\n  Run,\n  Plan,\n} from '../assist/run.ts';";
    expect(await check('policy/parse.ts', text)).toEqual(['policy may not import `app/assist/run.ts`']);
  });

  it('is found in late imports and in re-exports', async () => {
    const text = "const a = await import('../ui/text.ts');\nexport { b } from '../main/engine.ts';";
    expect(await check('ledger/desk.ts', text)).toHaveLength(2);
  });

  it('is found where a type is imported in place', async () => {
    expect(await check('ticket/fact.ts', "let a: import('../assist/run.ts').Run;")).toHaveLength(1);
  });

  it('is found from the helpdesk to what it must not know', async () => {
    expect(await check('helpdesk/zendesk.ts', "import { a } from '../ledger/desk.ts';")).toHaveLength(1);
  });

  it('is found from the view to an adapter, but not to the port', async () => {
    expect(await check('ui/session.ts', "import { a } from '../helpdesk/zendesk.ts';")).toHaveLength(1);
    expect(await check('ui/session.ts', "import { a } from '../helpdesk/helpdesk.ts';")).toEqual([]);
  });

  it('is found from the sandbox to the engine', async () => {
    expect(await check('sandbox/desk/main.tsx', "import { a } from '../../assist/assist.ts';")).toHaveLength(
      1,
    );
  });

  it('is found where core reads the translations', async () => {
    expect(await check('assist/reply.ts', "import en from '../../translations/en.json';")).toHaveLength(1);
    expect(await check('main/phrases.ts', "import en from '../../translations/en.json';")).toEqual([]);
  });

  it('is found where core uses a package or node', async () => {
    expect(await check('assist/a.ts', "import { readFile } from 'node:fs';")).toHaveLength(1);
    expect(await check('assist/a.ts', "import { signal } from '@preact/signals-core';")).toHaveLength(1);
    expect(await check('assist/a.ts', "import * as z from 'zod/mini';")).toEqual([]);
  });

  it('is not seen in a comment', async () => {
    expect(await check('lib/a.ts', "// import { a } from '../ui/text.ts';\n")).toEqual([]);
  });
});

describe('a planted round of imports', () => {
  const file = (name: string, ...imports: string[]) => ({
    path: `app/lib/${name}.ts`,
    text: imports.map((other) => `import type { A } from './${other}.ts';`).join('\n'),
  });

  it('is found over several files, and nothing that only leads to it', () => {
    const sources = [file('a', 'b'), file('b', 'c'), file('c', 'a', 'd'), file('d'), file('e', 'a')];
    expect(circlesOf(sources)).toEqual(['app/lib/a.ts', 'app/lib/b.ts', 'app/lib/c.ts']);
  });

  it('is not seen where two ways lead to one file', () => {
    expect(circlesOf([file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')])).toEqual([]);
  });
});

describe('a planted global', () => {
  it('is found where core reads the clock', async () => {
    for (const text of ['Date.now()', 'new Date()', 'new Date', 'Date()', 'Date'])
      expect([text, (await check('ledger/a.ts', `export const a = ${text};`)).length]).toEqual([text, 1]);
  });

  it('is not seen where a date is worked with', async () => {
    const text = 'export const a = (at: string) => [new Date(at), Date.parse(at), Date.UTC(2026, 0)];';
    expect(await check('ledger/a.ts', text)).toEqual([]);
  });

  it('is found for chance, page and network', async () => {
    for (const text of ['Math.random()', 'window.top', 'document.body', 'fetch("/")', 'globalThis.top'])
      expect([text, (await check('study/a.ts', `export const a = ${text};`)).length]).toEqual([text, 1]);
    for (const text of ['setTimeout(b, 1)', 'process.env', 'crypto.randomUUID()', 'console.log(1)'])
      expect([text, (await check('assist/a.ts', `export const a = ${text};`)).length]).toEqual([text, 1]);
  });

  it('is not seen in names of the file’s own', async () => {
    const text = 'export const a = (document: { window: string }) => document.window;';
    expect(await check('tools/a.ts', text)).toEqual([]);
  });

  it('may be read outside core', async () => {
    expect(await check('main/zendesk.tsx', 'export const a = () => Date.now();')).toEqual([]);
  });
});

describe('a planted cast', () => {
  it('is found to a suggestion and to an approval', async () => {
    for (const text of [
      'b as Suggestion',
      'b as CallSuggestion[]',
      'b as unknown as Approval',
      '<Approval>b',
    ])
      expect([text, (await check('ui/a.ts', `export const a = ${text};`)).length]).toEqual([text, 1]);
  });

  it('is not seen in a plain type', async () => {
    const text = 'export const a = (b: readonly Suggestion[], c: Map<string, Approval>) => [b, c];';
    expect(await check('ui/a.ts', text)).toEqual([]);
  });
});
