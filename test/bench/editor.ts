/**
 * What a key costs in the studio's editor with a policy of 300 lines, beside a plain text field with the same text, both four
 * times slowed down. `steady` is typing without a pause; `halting` stops again and again for just as long as the editor waits
 * before it reads the text, so that keys meet the reading.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveGallery } from '../../scripts/gallery.ts';
import { ROOT } from '../../scripts/project-files.ts';
import { percentile, rounded } from './browser/figures.ts';
import { type Typing, typeAndMeasure, WATCH_KEYS } from './browser/keystrokes.ts';
import { launchForBench, openPage } from './browser/opening.ts';

const THROTTLE = 4;
const LINES = 300;
/** What the editor promises for 95 of 100 keys. */
const BOUND_MS = 16;
const WORDS = 'then tell the customer that we look into it ';

/** Types into both, steadily and haltingly; gives figures in milliseconds of the main thread. */
export async function run(): Promise<unknown> {
  const text = longPolicy();
  const gallery = await serveGallery();
  const browser = await launchForBench();
  try {
    const textarea = await measure(browser, (page) => openTextarea(page, text));
    const editor = await measure(browser, (page) => openEditor(page, gallery.studioUrl('editor'), text));
    return {
      throttle: THROTTLE,
      lines: LINES,
      boundMs: BOUND_MS,
      editor,
      textarea,
      aboveTextarea: {
        p50: rounded(editor.steady.p50 - textarea.steady.p50, 1),
        p95: rounded(editor.steady.p95 - textarea.steady.p95, 1),
      },
      withinBound: editor.steady.p95 <= BOUND_MS,
    };
  } finally {
    await browser.close();
    await gallery.close();
  }
}

/** A policy of 300 lines, made of the steps of those that ship. */
export function longPolicy(): string {
  const folder = join(ROOT, 'app', 'policy', 'library');
  const steps = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => /^\s*(?:\d+\.|-)\s/.test(line));
  const head = ['---', 'title: A long policy', '---', 'Use this policy when a parcel is late.', ''];
  const body = Array.from({ length: LINES - head.length }, (_, at) => steps[at % steps.length] ?? '');
  return [...head, ...body].join('\n');
}

async function measure(browser: Browser, open: (page: Page) => Promise<void>) {
  const { context, page } = await openPage(browser, 1);
  try {
    await page.addInitScript({ content: WATCH_KEYS });
    await open(page);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    // The first round warms the page up.
    await typeAndMeasure(page, session, steady(1));
    return {
      steady: figures(await typeAndMeasure(page, session, steady(3))),
      halting: figures(await typeAndMeasure(page, session, halting())),
    };
  } finally {
    await context.close();
  }
}

const keyOf = (letter: string): string => (letter === ' ' ? 'Space' : letter);

const steady = (rounds: number) =>
  [...WORDS.repeat(rounds)].map((letter) => ({ key: keyOf(letter), pauseMs: 90 }));

const halting = () =>
  [...WORDS].map((letter, at) => ({ key: keyOf(letter), pauseMs: at % 4 === 3 ? 380 + (at % 7) * 25 : 90 }));

function figures({ keyMs, pageMs, pauseMs }: Typing) {
  return {
    keys: keyMs.length,
    p50: rounded(percentile(keyMs, 0.5), 1),
    p95: rounded(percentile(keyMs, 0.95), 1),
    most: rounded(Math.max(...keyMs), 1),
    ofThePage: { p50: rounded(percentile(pageMs, 0.5), 1), p95: rounded(percentile(pageMs, 0.95), 1) },
    mostInPause: rounded(Math.max(...pauseMs), 1),
  };
}

async function openTextarea(page: Page, text: string): Promise<void> {
  await page.setContent('<textarea style="width:730px;height:560px;font:13px/20px monospace"></textarea>');
  await page.evaluate(WATCH_KEYS);
  await page.locator('textarea').fill(text);
  await page.evaluate(() => {
    const field = document.querySelector('textarea');
    field?.focus();
    const middle = field ? field.value.indexOf('\n', field.value.length / 2) : 0;
    field?.setSelectionRange(middle, middle);
  });
}

async function openEditor(page: Page, url: string, text: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'studio' in window && window.studio.readCount > 0);
  await page.evaluate((long) => window.studio.show(long), text);
  await page.waitForFunction(() => window.studio.readCount > 0);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  for (let count = 0; count < 8; count += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
}
