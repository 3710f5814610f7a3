/** Every state of the experiments page: readable by everybody, at every width, in light and dark, in English and German. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPERIMENTS } from '../../app/ui/gallery/experiments.ts';
import { type Gallery, serveGallery } from '../../scripts/gallery.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { launchChromium } from '../support/chromium.ts';

const SLOW_MS = 300_000;
const WIDTHS = [1280, 800, 400] as const;

let gallery: Gallery;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchChromium();
  page = await (await browser.newContext({ timezoneId: 'UTC', reducedMotion: 'reduce' })).newPage();
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

async function show(state: string, theme: 'light' | 'dark', locale: string): Promise<void> {
  await page.goto(`${gallery.studioUrl('experiments', theme, locale)}&state=${state}`);
  await page.locator('.swx').waitFor();
}

/** Pixels by which the page, or anything in it, is wider than the window. */
const overflow = (): Promise<number> =>
  page.evaluate(() => {
    const rights = [...document.querySelectorAll('.swx *:not(.sw-hidden):not(thead, thead *)')].map(
      (element) => element.getBoundingClientRect().right,
    );
    return Math.round(Math.max(document.documentElement.scrollWidth, ...rights) - innerWidth);
  });

/** The sentences of the page that are no words but keys, or have places that nothing was put into. */
const unworded = async (): Promise<string[]> =>
  ((await page.locator('.swx').textContent()) ?? '').match(/studio\.[\w.-]+|\{\w+\}|NaN|Infinity|∞/g) ?? [];

describe('the experiments page', () => {
  it(
    'can be read by everybody in every state, light and dark',
    async () => {
      await page.setViewportSize({ width: 800, height: 600 });
      const problems: string[] = [];
      for (const state of Object.keys(EXPERIMENTS))
        for (const theme of ['light', 'dark'] as const) {
          await show(state, theme, 'en');
          for (const problem of await axeProblems(page.mainFrame()))
            problems.push(`${state} ${theme}: ${problem}`);
        }
      expect(problems).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'fits every width, and says everything in words',
    async () => {
      const problems: string[] = [];
      for (const state of Object.keys(EXPERIMENTS))
        for (const locale of ['en', 'de'])
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 600 });
            await show(state, 'light', locale);
            if ((await overflow()) > 0) problems.push(`${state} ${locale} ${width}: too wide`);
            for (const word of await unworded()) problems.push(`${state} ${locale}: ${word}`);
          }
      expect(problems).toEqual([]);
    },
    SLOW_MS,
  );
});
