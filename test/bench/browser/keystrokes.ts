/** Types into a page and measures, by the browser's own count, how long its main thread works for each key. */
import type { CDPSession, Page } from 'playwright-core';
import { median } from './figures.ts';

/** A round of typing. */
export interface Typing {
  /** For each key: what the main thread worked from its press until the frame that shows it was made, in milliseconds. */
  readonly keyMs: readonly number[];
  /** Of that, script, style and layout: the page's own part, without input, painting and the browser's bookkeeping. */
  readonly pageMs: readonly number[];
  /** What it worked in the pauses between keys, for each pause. */
  readonly pauseMs: readonly number[];
}

/** Notes when the frame behind a key was made; as text, since the page knows no helpers of a compiler. */
export const WATCH_KEYS = `
  window.benchFrames = 0;
  addEventListener('keydown', () => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.benchFrames += 1; };
      port2.postMessage(0);
    });
  }, true);
`;

declare global {
  interface Window {
    /** Keys whose frame was made. */
    benchFrames: number;
  }
}

/**
 * Types letter by letter, with the given pause after each. The count is of the processor's time in tasks of the main thread, so
 * that what other programs take of the machine meanwhile counts little; what the asking itself costs is taken off.
 */
export async function typeAndMeasure(
  page: Page,
  session: CDPSession,
  letters: readonly { readonly key: string; readonly pauseMs: number }[],
): Promise<Typing> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const own = await costOfAsking(page, session);
  const keyMs: number[] = [];
  const pageMs: number[] = [];
  const pauseMs: number[] = [];
  for (const { key, pauseMs: pause } of letters) {
    const before = await workedMs(session);
    const frames = await page.evaluate(() => window.benchFrames);
    await page.keyboard.press(key);
    await page.waitForFunction((count) => window.benchFrames > count, frames);
    const pressed = await workedMs(session);
    await page.waitForTimeout(pause);
    keyMs.push(Math.max(0, pressed.all - before.all - own.all));
    pageMs.push(Math.max(0, pressed.page - before.page - own.page));
    pauseMs.push(Math.max(0, (await workedMs(session)).all - pressed.all));
  }
  return { keyMs, pageMs, pauseMs };
}

/** The same questions without a key, the middle of several. */
async function costOfAsking(page: Page, session: CDPSession): Promise<Worked> {
  const costs: Worked[] = [];
  for (let count = 0; count < ASKINGS; count += 1) {
    const before = await workedMs(session);
    const frames = await page.evaluate(() => window.benchFrames);
    await page.waitForFunction((known) => window.benchFrames >= known, frames);
    const after = await workedMs(session);
    costs.push({ all: after.all - before.all, page: after.page - before.page });
  }
  return { all: median(costs.map(({ all }) => all)), page: median(costs.map(({ page: part }) => part)) };
}

const ASKINGS = 15;

interface Worked {
  readonly all: number;
  readonly page: number;
}

async function workedMs(session: CDPSession): Promise<Worked> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => {
    const found = metrics.find((metric) => metric.name === name);
    if (!found) throw new Error(`the browser does not count \`${name}\``);
    return found.value * 1000;
  };
  return {
    all: of('TaskDuration'),
    page: of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'),
  };
}
