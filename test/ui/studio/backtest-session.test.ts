/** The back-test page with a model, over one storage and a tester that asks a question a ticket. */
import { describe, expect, it } from 'vitest';
import { READING_SCHEMA } from '../../../app/assist/model/reading.ts';
import type { ModelReply } from '../../../app/assist/model.ts';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { backTest, type Comparison, versionsOf } from '../../../app/study/back-test/back-test.ts';
import type { Question } from '../../../app/study/back-test/question.ts';
import { saveVersion } from '../../../app/study/policy-version.ts';
import type { BackTester, BackTestModel } from '../../../app/ui/studio/backtest/ports.ts';
import { startBackTest } from '../../../app/ui/studio/backtest/session.ts';
import type { BackTestView } from '../../../app/ui/studio/backtest/view.ts';
import type { StudioPorts } from '../../../app/ui/studio/ports.ts';
import { startStudio } from '../../../app/ui/studio/session.ts';
import { createText } from '../../../app/ui/text.ts';
import { rawOf } from '../../support/model-case.ts';
import { DRAFT, engineOf, PUBLISHED, pastMonth } from '../../support/past-tickets.ts';
import { studioPorts } from '../../support/studio-ports.ts';

const text = createText('en', { study: { backtest: { cost: { halted: 'paused: {words}' } } } });
const versions = versionsOf(engineOf(PUBLISHED), engineOf(DRAFT));
const CASES = pastMonth(8).map(({ past }) => past);
const ANSWERED: ModelReply = {
  status: 'answered',
  text: JSON.stringify(rawOf()),
  usage: { inputTokens: 1_000, cachedTokens: 0, outputTokens: 100 },
  model: '',
};

function fail(): never {
  throw new Error('not wanted here');
}

const question = (key: string): Question => ({
  key,
  tokens: 1_000,
  prompt: {
    instructions: '',
    parts: [key],
    schema: { name: 'reading', schema: READING_SCHEMA },
    cacheKey: '',
  },
});

/** A tester for which each ticket is one question. */
function testerOf(ask: Parameters<StudioPorts['createBackTester']>[1]): BackTester {
  return {
    compare: fail,
    measure: async () => ({
      cases: CASES,
      messages: CASES.map(({ ticket }) => [{ key: ticket.id, tokens: 1_000 }]),
      bad: [],
    }),
    compareWithModel: async (tickets) => {
      const comparisons: Comparison[] = [];
      for (const past of tickets.type === 'cases' ? tickets.cases : [])
        if ((await ask(question(past.ticket.id))).status !== 'stopped')
          comparisons.push(backTest(past, versions));
      return { comparisons, bad: [] };
    },
    close: () => undefined,
  };
}

async function opened({ mayDraft = true, replies = [] as ModelReply[] } = {}) {
  const sent: string[] = [];
  const storage = createMemoryStorage({ now: () => '2026-08-14T10:00:00.000Z' });
  const store = storage.storeFor('lea');
  await saveVersion(store, {
    policy: 'skip',
    number: 1,
    title: 'Skip',
    text: '1. Ask why.',
    note: '',
    base: 0,
  });
  const model: BackTestModel = {
    name: 'a-model',
    prices: { input: 1, cached: 1, output: 1, currency: 'USD' },
    ask: async ({ parts }) => {
      sent.push(parts.join());
      return replies.shift() ?? ANSWERED;
    },
    recorded: async () => [],
    wait: async () => undefined,
  };
  const lea = studioPorts(store, 'lea', () => '2026-08-14T10:00:00.000Z');
  const past = { ...lea.helpdesk.past, turn: async () => undefined, turnMs: () => 100 };
  const ports: StudioPorts = {
    ...lea,
    helpdesk: { ...lea.helpdesk, past },
    text,
    phrase: text.phrase,
    createBackTester: (_policies, ask) => testerOf(ask),
    backTestModel: model,
    mayDo: async () => mayDraft,
  };
  const studio = startStudio(ports);
  const { view, actions } = startBackTest(studio);
  const until = async (holds: (view: BackTestView) => boolean): Promise<BackTestView> => {
    for (let i = 0; i < 400 && !holds(view.value); i += 1) await new Promise((next) => setTimeout(next, 5));
    expect(holds(view.value)).toBe(true);
    return view.value;
  };
  await until(({ state }) => state === 'choosing');
  for (let i = 0; i < 400 && studio.view.value.rights === null; i += 1)
    await new Promise((next) => setTimeout(next, 5));
  actions.set({ source: 'file' });
  const estimated = async () => {
    actions.set({ reader: 'model' });
    actions.start(new File(['one line'], 'past.jsonl'));
    return await until(({ state }) => state === 'estimated');
  };
  return { sent, view, actions, until, estimated };
}

describe('the back-test page with a model', () => {
  it('offers the model to those who may draft only', async () => {
    expect((await opened()).view.value.model).toBe('a-model');
    expect((await opened({ mayDraft: false })).view.value.model).toBe('');
  });

  it('sends nothing before the person says so', async () => {
    const page = await opened();
    const { estimate, spending } = await page.estimated();
    expect(page.sent).toEqual([]);
    expect(estimate).toMatchObject({ messages: 8, questions: 8 });
    expect(spending?.limit).toBe(0.031);
    page.actions.askModel();
    await page.until(({ state }) => state === 'done');
    expect(page.sent.length).toBe(8);
    expect(page.view.value.summary?.tickets).toBe(8);
  });

  it('stops at the limit, and goes on when it is raised', async () => {
    const page = await opened();
    await page.estimated();
    page.actions.setLimit(0.0085);
    page.actions.askModel();
    const { spending } = await page.until(({ state }) => state === 'paused');
    expect(spending?.halt?.type).toBe('limit');
    const before = page.sent.length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(4);
    page.actions.setLimit(1);
    page.actions.goOn();
    await page.until(({ state, done }) => state === 'done' && done === 8);
    expect(page.sent.length).toBe(8);
  });

  it('keeps what was compared when it is stopped at the limit', async () => {
    const page = await opened();
    await page.estimated();
    page.actions.setLimit(0.0085);
    page.actions.askModel();
    const { done } = await page.until(({ state }) => state === 'paused');
    page.actions.stop();
    expect(page.view.value).toMatchObject({ state: 'stopped', done });
  });

  it('asks nothing that it was told before', async () => {
    const page = await opened();
    await page.estimated();
    page.actions.askModel();
    await page.until(({ state }) => state === 'done');
    page.actions.again();
    expect((await page.estimated()).estimate?.questions).toBe(0);
    page.actions.askModel();
    await page.until(({ state }) => state === 'done');
    expect(page.sent.length).toBe(8);
  });

  it('pauses for what somebody has to mend, with the server’s words', async () => {
    const refused: ModelReply = {
      status: 'failed',
      problem: 'unauthorised',
      detail: 'Incorrect API key provided.',
      retryAfterMs: null,
      usage: null,
    };
    const page = await opened({ replies: [refused] });
    await page.estimated();
    page.actions.askModel();
    const { trouble } = await page.until(({ state }) => state === 'paused');
    expect(trouble).toContain('Incorrect API key provided.');
    page.actions.goOn();
    await page.until(({ state }) => state === 'done');
  });
});
