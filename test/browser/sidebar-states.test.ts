/** Every state of the sidebar in a real browser: axe, overflow, one primary button, nothing jumping. */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScenes, type SceneWalk, WALK_MS } from '../support/scenes.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare global {
  interface Window {
    /** Put into the page by `axe.min.js`. */
    axe: { run(options?: RunOptions): Promise<AxeResults> };
  }
}

let walk: SceneWalk;
let page: Page;

beforeAll(async () => {
  walk = await openScenes();
  page = walk.page;
});

afterAll(async () => await walk?.close());

it('says that a part cannot be had, and shows it when it is tried again', async () => {
  let asked = 0;
  await page.route('**/next-cards-*.js', (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  await page.goto(walk.gallery.url('everything'));
  await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).first().waitFor();
  await page.locator('[data-name=load-part]').first().click();
  await page.waitForSelector('[data-block=next] [data-name=approve]');
  await page.unroute('**/next-cards-*.js');
  expect(asked).toBe(2);
});

/** What axe finds, as `rule: element`. */
async function axeProblems(options: RunOptions = {}): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const results = await page.evaluate((given) => window.axe.run(given), options);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}

/** What is wider than the page at 320, 400 and 160 px (320 at a zoom of 200 %). */
async function overflowProblems(): Promise<string[]> {
  const problems: string[] = [];
  for (const width of [400, 160, 320]) {
    await page.setViewportSize({ width, height: 640 });
    const cut = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const all = [document.documentElement, ...document.querySelectorAll<HTMLElement>('.sw *')];
      return all
        .filter((element) => element.scrollWidth > 0 && element.getBoundingClientRect().right > room + 1)
        .filter(
          (element) => !element.closest('.sw-hidden') && getComputedStyle(element).visibility !== 'hidden',
        )
        .map((element) => `${element.tagName} ${element.className}`);
    });
    problems.push(...cut.slice(0, 3).map((element) => `${width} px: ${element} is cut`));
  }
  return problems;
}

async function primaryProblems(): Promise<string[]> {
  const count = await page.evaluate(() => {
    const accent = getComputedStyle(document.querySelector('.sw') ?? document.body).getPropertyValue(
      '--sw-back-primaryEmphasis',
    );
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = accent;
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const buttons = [...document.querySelectorAll('.sw .sw-button')];
    return buttons.filter((button) => getComputedStyle(button).backgroundColor === colour).length;
  });
  return count > 1 ? [`${count} primary buttons`] : [];
}

describe('sidebar in a browser', () => {
  it(
    'pleases axe, fits and has one primary button in the light theme',
    async () => {
      const problems = await walk.each({ theme: 'light' }, async () => [
        ...(await axeProblems()),
        ...(await primaryProblems()),
        ...(await overflowProblems()),
      ]);
      expect(problems).toEqual([]);
    },
    WALK_MS,
  );

  it(
    'has enough contrast in the dark theme',
    async () => {
      const contrast = () => axeProblems({ runOnly: ['color-contrast'] });
      expect(await walk.each({ theme: 'dark' }, contrast)).toEqual([]);
    },
    WALK_MS,
  );

  it('moves nothing when a look-up arrives', async () => {
    await page.goto(walk.gallery.url('everything'));
    await page.waitForSelector('[data-name=approve]');
    const moved = await page.evaluate(async () => {
      const everything = window.gallery.states['everything'];
      if (everything?.state !== 'ready') return 'no state';
      const loading = everything.lookups.map(({ id, title }) => ({ id, title, state: 'loading' as const }));
      window.gallery.show({ ...everything, lookups: loading });
      const topOf = () => document.querySelector('[data-name=approve]')?.getBoundingClientRect().top ?? 0;
      await new Promise((wake) => setTimeout(wake, 100));
      const before = topOf();
      window.gallery.show(everything);
      await new Promise((wake) => setTimeout(wake, 100));
      return topOf() - before;
    });
    expect(moved).toBe(0);
  });

  it('keeps a double click on one answer from reaching the next', async () => {
    await page.goto(walk.gallery.url('question'));
    await page.waitForSelector('[data-name=answer-1]');
    await page.waitForTimeout(400);
    const spot = await page.locator('[data-name=answer-1]').boundingBox();
    if (!spot) throw new Error('the answer has no place');
    await page.mouse.click(spot.x + 5, spot.y + 5);
    const calls = await page.evaluate(async () => {
      const state = window.gallery.states['question'];
      if (state?.state !== 'ready' || !state.needsYou) return -1;
      window.gallery.show({ ...state, needsYou: { ...state.needsYou, id: 'condition:next' } });
      await new Promise((wake) => setTimeout(wake, 50));
      return window.gallery.calls.length;
    });
    await page.mouse.click(spot.x + 5, spot.y + 5);
    expect(await page.evaluate(() => window.gallery.calls.length)).toBe(calls);
    await page.waitForTimeout(350);
    await page.mouse.click(spot.x + 5, spot.y + 5);
    expect(await page.evaluate(() => window.gallery.calls.length)).toBe(calls + 1);
  });

  it('does the main job by keyboard alone', async () => {
    await page.goto(walk.gallery.url('everything'));
    await page.waitForSelector('[data-name=approve]');
    await page.waitForTimeout(400);
    for (const key of ['1', 'a', 'i']) await page.keyboard.press(key);
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    const names = await page.evaluate(() => window.gallery.calls.map(([name]) => name));
    expect(names).toEqual(['answer', 'approve', 'insertDraft']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('reject');
  });
});
