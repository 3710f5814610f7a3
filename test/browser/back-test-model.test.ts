/** A back-test with a model, in both desks: the estimate first, then the questions, over the helpdesk's own proxy. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedModel, SCRIPTED_NAME, type Turn } from '../../app/sandbox/model/scripted-model.ts';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { backTestPage, linesOf } from '../support/back-test-page.ts';
import type { DeskName } from '../support/desk-page.ts';
import { pastMonth } from '../support/past-tickets.ts';

const SLOW_MS = 120_000;
const MONTH = pastMonth(16);

const away = (status: number, code: string): Turn => ({ type: 'error', status, code, message: code });

describe.each<DeskName>(['zendesk', 'kustomer'])('a back-test with a model, in %s', (deskName) => {
  const scripted = createScriptedModel({ now: Date.now });
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({
      desk: deskName,
      searchLagMs: 0,
      plan: 'professional',
      modelHandler: (request) => scripted.handle(request),
      settings: {
        modelKey: 'sandbox-model-key',
        modelName: SCRIPTED_NAME,
        modelRedaction: 'emails',
        modelPrices: '1 0.1 10',
      },
    });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => {
    scripted.forget();
    await desk.reset();
  });

  async function estimated() {
    const page = await backTestPage(desk);
    await page.root.getByLabel('Read by').selectOption('model');
    await page.withFile('past.jsonl', linesOf(MONTH));
    await page.state('estimated');
    return page;
  }

  it(
    'is estimated first, then asked for within the limit, and shown on the same pages',
    async () => {
      const page = await estimated();
      expect(scripted.asked.length).toBe(0);
      expect(await page.root.locator('[data-name="estimated"]').textContent()).toMatch(/^About \$0\.\d+$/);
      expect(await page.root.locator('[data-line="messages"] dd').textContent()).toBe('18');
      expect(await page.root.getByText('An estimate. The questions were put together').count()).toBe(1);
      expect(await axeProblems(page.frame)).toEqual([]);
      await page.press('ask-model');
      await page.state('done', SLOW_MS);
      expect(await page.sum('action')).toBeGreaterThan(0);
      expect(await page.sum('changed')).toBe(await page.sum('action'));
      expect(await page.root.locator('[data-name="spent"]').textContent()).toContain(
        `${scripted.asked.length} questions asked, $0.`,
      );
      expect(scripted.faults).toEqual([]);
      expect(JSON.stringify(scripted.asked)).not.toContain('customer0@example.com');
      await page.root.locator('.swb-row').first().click();
      expect(await page.root.locator('.swb-case').textContent()).toContain('Asks a supervisor');
    },
    SLOW_MS,
  );

  it(
    'stops at the limit, goes on when it is raised, and pays nothing twice',
    async () => {
      const page = await estimated();
      await page.root.locator('input[data-name="limit"]').fill('0.08');
      await page.press('ask-model');
      await page.root.locator('[data-name="at-limit"]').waitFor({ timeout: SLOW_MS });
      const asked = scripted.asked.length;
      expect(asked).toBeGreaterThan(0);
      await page.root.locator('[data-name="at-limit"] input').fill('1');
      await page.press('go-on');
      await page.state('done', SLOW_MS);
      const all = scripted.asked.length;
      expect(all).toBeGreaterThan(asked);
      await page.press('again');
      await page.withFile('past.jsonl', linesOf(MONTH));
      await page.state('estimated');
      await page.press('ask-model');
      await page.state('done', SLOW_MS);
      expect(scripted.asked.length).toBe(all);
    },
    SLOW_MS,
  );
});

describe('a back-test whose model', () => {
  const scripted = createScriptedModel({ now: Date.now });
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({
      desk: 'zendesk',
      searchLagMs: 0,
      plan: 'professional',
      modelHandler: (request) => scripted.handle(request),
      settings: { modelKey: 'sandbox-model-key', modelName: SCRIPTED_NAME },
    });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => {
    scripted.forget();
    await desk.reset();
  });

  async function asked(size: number) {
    const page = await backTestPage(desk);
    await page.root.getByLabel('Read by').selectOption('model');
    await page.withFile('past.jsonl', linesOf(pastMonth(size)));
    await page.state('estimated');
    await page.press('ask-model');
    return page;
  }

  it(
    'gives no answer to one message says so there and goes on',
    async () => {
      scripted.play({ type: 'refusal', text: 'I cannot help with that.' });
      const page = await asked(8);
      await page.state('done', SLOW_MS);
      expect(await page.sum('unanswered')).toBe(1);
      await page.root.locator('[data-sum="unanswered"]').click();
      await page.root.locator('.swb-row').first().click();
      await page.root.getByText('The model did not answer: compared without it.').waitFor();
      expect(await page.root.locator('[data-name="spent"]').textContent()).toContain('1 got no answer');
    },
    SLOW_MS,
  );

  it(
    'refuses the key pauses, says so, and goes on once that is mended',
    async () => {
      scripted.play(away(401, 'invalid_api_key'));
      const page = await asked(8);
      await page.root.getByText('Its server does not accept the key').waitFor();
      await page.state('paused');
      await page.press('go-on');
      await page.state('done', SLOW_MS);
      expect(await page.root.locator('[data-sum="unanswered"]').count()).toBe(0);
    },
    SLOW_MS,
  );

  it(
    'is stopped keeps what was compared and asks no more',
    async () => {
      desk.fault({ service: 'openai', kind: 'latency', latencyMs: 300, times: 500 });
      const page = await asked(120);
      await page.root.locator('.swb-row').first().waitFor({ timeout: SLOW_MS });
      await page.press('stop');
      await page.state('stopped');
      await until('what was under way has come back', async () => {
        const before = scripted.asked.length;
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        return scripted.asked.length === before;
      });
      expect(scripted.asked.length).toBeLessThan(120);
      expect(await page.root.locator('.swb-row').count()).toBeGreaterThan(0);
    },
    SLOW_MS,
  );
});
