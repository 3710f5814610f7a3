import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { createSetUp } from '../../app/main/set-up.ts';
import type { ToolResult } from '../../app/tools/tool.ts';

const DONE: ToolResult = { status: 'done', output: {}, rest: [] };

/** The checks over a store whose lists fail so, and services that answer so. */
function setUpWith({
  cause,
  answer = () => DONE,
}: {
  cause?: unknown;
  answer?: (tool: string) => ToolResult;
}) {
  const store = createMemoryStorage({ now: () => '2026-11-20T10:00:00.000Z' }).storeFor('kim');
  const asked: string[] = [];
  const setUp = createSetUp({
    store: {
      ...store,
      find: (query) => (cause === undefined ? store.find(query) : Promise.reject(new Error('no', { cause }))),
    },
    runner: {
      run: async ({ tool }) => {
        asked.push(tool);
        return answer(tool);
      },
      readBack: async () => ({ status: 'cannot-tell', look: '' }),
    },
    phrases: everyLanguage.phrases,
    now: () => '2026-11-20T10:00:00.000Z',
  });
  return { setUp, asked };
}

describe('set-up', () => {
  it('misses nothing where the records can be listed', async () => {
    const { setUp, asked } = setUpWith({});
    expect(await setUp.missing()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('says that a custom object is missing and how to add it', async () => {
    const [entry, rule] = await setUpWith({ cause: 404 }).setUp.missing();
    expect(entry).toMatchObject({ what: 'Stepwise entry', fine: false, because: 'missing' });
    expect(entry?.how).toContain('installs the app again');
    expect(rule?.what).toBe('Stepwise rule');
  });

  it('tells a role without rights from a missing object', async () => {
    const [entry] = await setUpWith({ cause: 403 }).setUp.missing();
    expect(entry?.because).toBe('not allowed for your role');
  });

  it('does not call an unreachable helpdesk a missing object', async () => {
    const [entry] = await setUpWith({ cause: 'gone' }).setUp.missing();
    expect(entry?.because).toBe('did not answer');
  });

  it('names every service that takes its key', async () => {
    const checks = await setUpWith({}).setUp.all();
    expect(checks.filter(({ fine }) => fine).map(({ what }) => what)).toEqual([
      'Stepwise entry',
      'Stepwise rule',
      'Skio',
      'Prive',
      'Shopify',
      'EasyPost',
    ]);
  });

  it('says what a service refused and who can mend it', async () => {
    const refused: ToolResult = { status: 'failed', reason: 'Skio refused the token', mend: 'Renew it.' };
    const { setUp } = setUpWith({ answer: (tool) => (tool.includes('skio') ? refused : DONE) });
    const wrong = (await setUp.all()).filter(({ fine }) => !fine);
    expect(wrong).toEqual([
      { what: 'Skio', fine: false, because: 'Skio refused the token', how: 'Renew it.' },
    ]);
  });
});
