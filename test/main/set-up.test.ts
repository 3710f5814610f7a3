import { describe, expect, it } from 'vitest';
import { type ModelProblem, type ModelReply, NO_USAGE } from '../../app/assist/model.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { createSetUp } from '../../app/main/set-up.ts';
import { tryModel } from '../../app/main/try-model.ts';
import type { ToolResult } from '../../app/tools/tool.ts';

const DONE: ToolResult = { status: 'done', output: {}, rest: [] };

/** The checks over a store whose lists fail so, and services that answer so. */
function setUpWith({
  cause,
  answer = () => DONE,
  model,
}: {
  cause?: unknown;
  answer?: (tool: string) => ToolResult;
  model?: ModelReply;
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
    modelName: model ? 'gpt-5-mini' : '',
    tryModel: model ? async () => model : null,
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
      'Model',
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

const answered = (text: string, tokens = 0): ModelReply => ({
  status: 'answered',
  text,
  usage: { ...NO_USAGE, inputTokens: tokens },
  model: 'gpt-5-mini',
});

const failed = (problem: ModelProblem): ModelReply => ({
  status: 'failed',
  problem,
  detail: '',
  retryAfterMs: null,
  usage: null,
});

describe('the check of the model', () => {
  const rowWith = async (model?: ModelReply) =>
    (await setUpWith(model ? { model } : {}).setUp.all()).find(({ what }) => what.startsWith('Model'));

  it('says that guided mode needs none', async () => {
    expect(await rowWith()).toMatchObject({
      what: 'Model',
      fine: true,
      because: 'none; policies are read by rules',
    });
  });

  it('is not made where only the records are asked for', async () => {
    const missing = await setUpWith({ model: failed('unauthorised') }).setUp.missing();
    expect(missing).toEqual([]);
  });

  it('says what the question took', async () => {
    expect(await rowWith(answered('{"answer":true}', 57))).toMatchObject({
      what: 'Model gpt-5-mini',
      fine: true,
      because: 'connected; this check took 57 tokens',
    });
  });

  it('takes an answer that broke off for a connection', async () => {
    expect(await rowWith(failed('cut-off'))).toMatchObject({ fine: true, because: '' });
  });

  const TROUBLES: readonly (readonly [ModelProblem, string, string])[] = [
    ['unauthorised', 'key refused', 'does not accept the key'],
    ['forbidden', 'key refused', 'may not use this model'],
    ['no-model', 'no model of this name', 'no model of that name'],
    ['not-installed', 'not in the installed app', 'Rebuild and update'],
    ['timeout', 'did not answer', 'Try again in a minute'],
    ['lost', 'did not answer', 'Try again in a minute'],
    ['server-error', 'did not answer', 'Try again in a minute'],
    ['busy', 'no usable answer', 'Try again in a minute'],
    ['no-credit', 'no usable answer', 'no credit left'],
    ['bad-request', 'no usable answer', 'structured answers'],
  ];
  for (const [problem, because, how] of TROUBLES)
    it(`tells what to do about \`${problem}\``, async () => {
      const row = await rowWith(failed(problem));
      expect(row).toMatchObject({ fine: false, because });
      expect(row?.how).toContain(how);
    });
});

describe('the question to the model', () => {
  const trying = (reply: ModelReply) => {
    const asked: { outputTokensMax: number; length: number }[] = [];
    const model = {
      name: 'gpt-5-mini',
      ask: async (request: Parameters<Parameters<typeof tryModel>[0]['ask']>[0]) => {
        const length = [request.instructions, ...request.parts].join('').length;
        asked.push({ outputTokensMax: request.outputTokensMax, length });
        return reply;
      },
    };
    return { reply: tryModel(model), asked };
  };

  it('is short and asked once', async () => {
    const { reply, asked } = trying(answered('{"answer":true}'));
    expect(await reply).toMatchObject({ status: 'answered' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.length).toBeLessThan(100);
    expect(asked[0]?.outputTokensMax).toBeLessThanOrEqual(100);
  });

  it('is not answered by a page of prose', async () => {
    expect(await trying(answered('<html>Welcome</html>', 3)).reply).toMatchObject({
      status: 'failed',
      problem: 'unreadable',
      usage: { inputTokens: 3 },
    });
  });
});
