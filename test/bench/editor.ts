/**
 * What a key costs the main thread in the studio's editor with a policy of 300 lines, beside a plain text field with the same
 * text, both four times slowed down. `steady` is typing without a pause; `halting` stops again and again for just as long as the
 * editor waits before it has the text read, so that keys meet the reading and its answer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveGallery } from '../../scripts/gallery.ts';
import { ROOT } from '../../scripts/project-files.ts';
import { percentile, rounded } from './browser/figures.ts';
import { type KeyWork, type Letter, typeAndMeasure } from './browser/keystrokes.ts';
import { launchForBench, openPage } from './browser/opening.ts';
import type { Row } from './table/row.ts';

const THROTTLE = 4;
const LINES = 300;
/** What the editor promises for 95 of 100 keys: script, style and layout in one frame. */
const BOUND_MS = 16;
const WORDS = 'then tell the customer that we look into it ';
const ROUNDS = 3;

/** Types into both, steadily and haltingly; gives figures in milliseconds of the main thread. */
export async function run(): Promise<{ rows: Row[]; [more: string]: unknown }> {
  const text = longPolicy();
  const gallery = await serveGallery();
  const browser = await launchForBench();
  const found = { editor: noTyping(), field: noTyping() };
  try {
    // Turn by turn, so that what else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round += 1) {
      await measure(browser, found.field, (page) => openTextarea(page, text));
      await measure(browser, found.editor, (page) => openEditor(page, gallery.studioUrl('editor'), text));
    }
  } finally {
    await browser.close();
    await gallery.close();
  }
  return {
    browser: `Chromium ${browser.version()}`,
    throttle: THROTTLE,
    lines: LINES,
    boundMs: BOUND_MS,
    editor: { steady: figures(found.editor.steady), halting: figures(found.editor.halting) },
    field: { steady: figures(found.field.steady), halting: figures(found.field.halting) },
    rows: rowsOf(found.editor.steady, found.field.steady),
  };
}

/** The keys of each round. */
interface Typed {
  readonly steady: KeyWork[][];
  readonly halting: KeyWork[][];
}

const noTyping = (): Typed => ({ steady: [], halting: [] });

type Rounds = readonly (readonly KeyWork[])[];

/** Below it lie 95 of 100 keys of the middle round: a machine that is busy for a while spoils one round and not the figure. */
function p95(rounds: Rounds, part: keyof KeyWork): number {
  const each = rounds.map((keys) =>
    percentile(
      keys.map((key) => key[part]),
      0.95,
    ),
  );
  return rounded(percentile(each, 0.5), 1);
}

function rowsOf(editor: Rounds, field: Rounds): Row[] {
  const keys = `a key in a policy of ${LINES} lines, 95 of 100 (${THROTTLE}× slower processor)`;
  const field95 = p95(field, 'pageMs');
  return [
    {
      what: `script, style and layout for ${keys}`,
      unit: 'ms',
      ours: p95(editor, 'pageMs'),
      reference: null,
      against: `a plain text field: ${field95} ms`,
      bound: BOUND_MS,
    },
    {
      what: `the main thread’s time for ${keys}, the browser’s own part with it`,
      unit: 'ms',
      ours: p95(editor, 'allMs'),
      reference: p95(field, 'allMs'),
      against: 'a plain text field',
      bound: null,
    },
  ];
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

async function measure(browser: Browser, found: Typed, open: (page: Page) => Promise<void>): Promise<void> {
  const { context, page } = await openPage(browser, 1);
  try {
    await open(page);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    // The first round warms the page up.
    await typeAndMeasure(browser, page, steady(1));
    found.steady.push(await typeAndMeasure(browser, page, steady(2)));
    found.halting.push(await typeAndMeasure(browser, page, halting()));
  } finally {
    await context.close();
  }
}

const keyOf = (letter: string): string => (letter === ' ' ? 'Space' : letter);

const steady = (rounds: number): Letter[] =>
  [...WORDS.repeat(rounds)].map((letter) => ({ key: keyOf(letter), pauseMs: 120 }));

const halting = (): Letter[] =>
  [...WORDS].map((letter, at) => ({ key: keyOf(letter), pauseMs: at % 4 === 3 ? 380 + (at % 7) * 60 : 120 }));

/** The middle key, the one below which 95 of 100 lie, and the most. */
function figures(rounds: Rounds) {
  const keys = rounds.flat();
  const of = (part: keyof KeyWork) => {
    const all = keys.map((key) => key[part]);
    return {
      p50: rounded(percentile(all, 0.5), 1),
      p95: rounded(percentile(all, 0.95), 1),
      most: rounded(Math.max(...all), 1),
    };
  };
  return { keys: keys.length, page: of('pageMs'), all: of('allMs'), longestTask: of('longestMs') };
}

async function openTextarea(page: Page, text: string): Promise<void> {
  await page.setContent('<textarea style="width:730px;height:560px;font:13px/20px monospace"></textarea>');
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
