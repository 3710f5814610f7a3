import { describe, expect, it } from 'vitest';
import { READING_SCHEMA } from '../../../app/assist/model/reading.ts';
import type { ModelProblem, ModelReply } from '../../../app/assist/model.ts';
import { type AskerPorts, createAsker, type Halt } from '../../../app/study/back-test/asker.ts';
import type { Question } from '../../../app/study/back-test/question.ts';
import { rawOf } from '../../support/model-case.ts';

const READING = JSON.stringify(rawOf());

const question = (key: string, tokens = 1_000): Question => ({
  key,
  tokens,
  prompt: {
    instructions: '',
    parts: [key],
    schema: { name: 'reading', schema: READING_SCHEMA },
    cacheKey: '',
  },
});

const answered: ModelReply = {
  status: 'answered',
  text: READING,
  usage: { inputTokens: 900, cachedTokens: 0, outputTokens: 100 },
  model: '',
};

const failed = (problem: ModelProblem, retryAfterMs: number | null = null): ModelReply => ({
  status: 'failed',
  problem,
  detail: '',
  retryAfterMs,
  usage: null,
});

/** Prices at which a token costs a dollar a million, so that sums are easy. */
const PRICES = { input: 1, cached: 1, output: 1, currency: 'USD' };

function asking(replies: readonly ModelReply[], more: Partial<AskerPorts> = {}) {
  const sent: string[] = [];
  const halts: Halt[] = [];
  const waits: number[] = [];
  const left = [...replies];
  const asker = createAsker({
    ask: async ({ parts }) => {
      sent.push(parts.join());
      return left.shift() ?? answered;
    },
    prices: PRICES,
    limit: () => 1,
    mayAsk: async () => true,
    halted: async (why) => {
      halts.push(why);
      return halts.length < 3 && why.type === 'problem';
    },
    wait: async (ms) => void waits.push(ms),
    changed: () => undefined,
    answers: new Map(),
    ...more,
  });
  return { asker, sent, halts, waits };
}

describe('an asker', () => {
  it('pays for the same question once', async () => {
    const { asker, sent } = asking([]);
    await asker.ask(question('a'));
    expect(await asker.ask(question('a'))).toEqual({ status: 'answered', text: READING });
    expect([sent, asker.spent().known]).toEqual([['a'], 1]);
  });

  it('sends the same question once when it is put twice at a time', async () => {
    const { asker, sent } = asking([]);
    await Promise.all([asker.ask(question('a')), asker.ask(question('a'))]);
    expect(sent).toEqual(['a']);
  });

  it('knows what an earlier back-test was told', async () => {
    const answers = new Map([['a', 'known']]);
    const { asker, sent } = asking([], { answers });
    expect(await asker.ask(question('a'))).toEqual({ status: 'answered', text: 'known' });
    expect(sent).toEqual([]);
  });

  it('sends nothing that could go beyond the limit', async () => {
    const exactly = (1_000 + 6_000) / 1_000_000;
    expect((await asking([], { limit: () => exactly }).asker.ask(question('a'))).status).toBe('answered');
    const { asker, sent, halts } = asking([], { limit: () => exactly - 0.000_001 });
    expect(await asker.ask(question('a'))).toEqual({ status: 'stopped' });
    expect([sent, halts]).toEqual([[], [{ type: 'limit', amount: exactly }]]);
  });

  it('counts what is under way against the limit', async () => {
    const limit = () => 0.0075;
    const { asker, halts } = asking([], { limit });
    const both = await Promise.all([asker.ask(question('a')), asker.ask(question('b'))]);
    expect(both.map(({ status }) => status)).toEqual(['answered', 'stopped']);
    expect(halts.map(({ type }) => type)).toEqual(['limit']);
  });

  it('goes on when the limit is raised', async () => {
    let limit = 0;
    const { asker } = asking([], {
      limit: () => limit,
      halted: async () => {
        limit = 1;
        return true;
      },
    });
    expect((await asker.ask(question('a'))).status).toBe('answered');
  });

  it('keeps the limit in tokens where prices are unknown', async () => {
    const { asker } = asking([], { prices: null, limit: () => 6_999 });
    expect((await asker.ask(question('a'))).status).toBe('stopped');
  });

  it('adds up what was spent', async () => {
    const { asker } = asking([answered, failed('refused')]);
    await asker.ask(question('a'));
    await asker.ask(question('b'));
    expect(asker.spent()).toEqual({
      asked: 2,
      failed: 1,
      known: 0,
      usage: { inputTokens: 900, cachedTokens: 0, outputTokens: 100 },
    });
  });

  it('counts an answer that was lost as read', async () => {
    const { asker } = asking([failed('timeout')]);
    expect(await asker.ask(question('a'))).toEqual({ status: 'unanswered' });
    expect(asker.spent().usage.inputTokens).toBe(1_000);
  });

  it('leaves a busy server alone as long as it says, then halts', async () => {
    const { asker, waits, halts, sent } = asking([
      failed('busy', 7_000),
      failed('busy'),
      failed('busy'),
      answered,
    ]);
    expect((await asker.ask(question('a'))).status).toBe('answered');
    expect([waits, halts.length, sent.length]).toEqual([[7_000, 30_000], 1, 4]);
  });

  it.each<ModelProblem>([
    'unauthorised',
    'forbidden',
    'no-model',
    'no-credit',
    'not-installed',
    'bad-request',
  ])('halts for %s and asks the same again', async (problem) => {
    const { asker, halts, sent } = asking([failed(problem), answered]);
    expect((await asker.ask(question('a'))).status).toBe('answered');
    expect([halts, sent]).toEqual([[{ type: 'problem', problem, detail: '' }], ['a', 'a']]);
  });

  it('goes on after an answer that did not come, and halts after five in a row', async () => {
    const { asker, halts } = asking(Array.from({ length: 5 }, () => failed('server-error')));
    for (const key of ['a', 'b', 'c', 'd']) await asker.ask(question(key));
    expect(halts).toEqual([]);
    expect(await asker.ask(question('e'))).toEqual({ status: 'unanswered' });
    expect(halts).toEqual([{ type: 'problem', problem: 'server-error', detail: '' }]);
  });

  it('takes an answer of no form for none, pays for it and asks again another time', async () => {
    const { asker, sent } = asking([{ ...answered, text: 'Sure! Here you are.' }]);
    expect(await asker.ask(question('a'))).toEqual({ status: 'unanswered' });
    expect(asker.spent()).toMatchObject({ failed: 1, usage: { outputTokens: 100 } });
    expect((await asker.ask(question('a'))).status).toBe('answered');
    expect(sent).toEqual(['a', 'a']);
  });

  it('asks nothing after a stop', async () => {
    const { asker, sent } = asking([], { mayAsk: async () => false });
    expect(await asker.ask(question('a'))).toEqual({ status: 'stopped' });
    expect(sent).toEqual([]);
  });
});
