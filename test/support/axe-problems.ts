/** What axe finds on a page or in a frame. */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare global {
  interface Window {
    /** Put into the page by `axe.min.js`. */
    axe: { run(options?: RunOptions): Promise<AxeResults> };
  }
}

/** Each violation as `rule: element`. */
export async function axeProblems(frame: Frame): Promise<string[]> {
  // Colours that are still changing are nobody's.
  await frame.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await frame.addScriptTag({ path: AXE });
  const results = await frame.evaluate(() => window.axe.run());
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}
