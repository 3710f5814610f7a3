/**
 * Pictures of pages that are kept and compared. Letters are boxes (`box-font.ts`), so that the pictures hold on machines with other
 * fonts; a line that breaks elsewhere, a colour, a place, a gap or an icon that changes is seen. After a change that is meant:
 * `npm run pictures`, look at them, commit them.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../scripts/project-files.ts';
import { boxFont } from './box-font.ts';
import { launchChromium } from './chromium.ts';
import { compose, pictureProblem } from './pictures.ts';

const WRITES = process.env['STEPWISE_PICTURES'] === 'write';

/** A folder of kept pictures, and a page whose pictures are taken. */
export interface KeptPictures {
  readonly page: Page;
  /** Puts what was taken beside each other; gives how that differs from the kept picture of that name, empty where it does not. */
  compare(name: string, shots: readonly Buffer[]): Promise<string>;
  /** Names of the pictures that are kept, without their ending. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a folder within `test/browser`; pictures that differ go to the same folder in `tmp/`. */
export async function openPictures(name: string): Promise<KeptPictures> {
  const folder = join(ROOT, 'test', 'browser', name);
  const different = join(ROOT, 'tmp', name);
  const browser = await launchChromium();
  const context = await browser.newContext({
    timezoneId: 'UTC',
    locale: 'en-US',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await context.addInitScript({ content: withBoxes() });
  const page = await context.newPage();
  /** For working on pictures. */
  const desk = await (await browser.newContext()).newPage();
  await rm(different, { recursive: true, force: true });
  if (WRITES) await rm(folder, { recursive: true, force: true });
  for (const each of [folder, different]) await mkdir(each, { recursive: true });
  return {
    page,
    compare: async (what, shots) => {
      const picture = await compose(desk, shots);
      const path = join(folder, `${what}.png`);
      if (WRITES) {
        await writeFile(path, picture);
        return '';
      }
      const kept = await readFile(path).catch(() => null);
      const problem = kept ? await pictureProblem(desk, picture, kept) : 'has no picture yet';
      if (problem !== '') await writeFile(join(different, `${what}.png`), picture);
      return problem;
    },
    names: async () => (await readdir(folder)).map((file) => file.replace('.png', '')).sort(),
    close: () => browser.close(),
  };
}

/** Puts the font of boxes into every page before anything is drawn. */
function withBoxes(): string {
  const address = `data:font/ttf;base64,${Buffer.from(boxFont()).toString('base64')}`;
  const sheet = `@font-face { font-family: Box; src: url(${address}); }
    * { font-family: Box !important; font-synthesis: none !important; caret-color: transparent !important; }`;
  return `document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(sheet)} }));
  });`;
}
