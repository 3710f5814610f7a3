/**
 * Every state of the sidebar as a picture: light and dark, 320 and 400 px, beside each other. Letters are boxes (`box-font.ts`), so that
 * the pictures kept in `pictures/` hold on machines with other fonts; a line that breaks elsewhere, a colour, a place, a gap or an icon
 * that changes is seen. After a change that is meant: `npm run pictures`, look at them, commit them.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, type Scene, scenesOf, serveGallery, showScene } from '../../scripts/gallery.ts';
import { ROOT } from '../../scripts/project-files.ts';
import { boxFont } from '../support/box-font.ts';
import { launchChromium } from '../support/chromium.ts';
import { compose, pictureProblem } from '../support/pictures.ts';

const FOLDER = join(ROOT, 'test', 'browser', 'pictures');
/** Where pictures go that differ from the ones that are kept. */
const DIFFERENT = join(ROOT, 'tmp', 'pictures');
const WRITES = process.env['STEPWISE_PICTURES'] === 'write';
/** Some sixty scenes, four pictures each, on a busy machine. */
const SLOW_MS = 600_000;

let gallery: Gallery;
let browser: Browser;
/** The page whose picture is taken, and one for working on pictures. */
let page: Page;
let desk: Page;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchChromium();
  const context = await browser.newContext({
    timezoneId: 'UTC',
    locale: 'en-US',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await context.addInitScript({ content: withBoxes() });
  page = await context.newPage();
  desk = await (await browser.newContext()).newPage();
  await rm(DIFFERENT, { recursive: true, force: true });
  if (WRITES) await rm(FOLDER, { recursive: true, force: true });
  for (const folder of [FOLDER, DIFFERENT]) await mkdir(folder, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Puts the font of boxes into every page before anything is drawn. */
function withBoxes(): string {
  const address = `data:font/ttf;base64,${Buffer.from(boxFont()).toString('base64')}`;
  const sheet = `@font-face { font-family: Box; src: url(${address}); }
    * { font-family: Box !important; font-synthesis: none !important; caret-color: transparent !important; }`;
  return `document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(sheet)} }));
  });`;
}

async function pictureOf(scene: Scene): Promise<Buffer> {
  const shots: Buffer[] = [];
  for (const theme of ['light', 'dark'] as const)
    for (const width of [320, 400]) {
      await page.setViewportSize({ width, height: 480 });
      await showScene(page, gallery, { scene, theme });
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      shots.push(await page.screenshot({ fullPage: true, animations: 'disabled' }));
    }
  return await compose(desk, shots);
}

describe('pictures of the sidebar', () => {
  it(
    'look as they were last agreed on',
    async () => {
      const scenes = await scenesOf(page, gallery);
      const problems: string[] = [];
      for (const scene of scenes) {
        const picture = await pictureOf(scene);
        const path = join(FOLDER, `${scene.name}.png`);
        if (WRITES) {
          await writeFile(path, picture);
          continue;
        }
        const kept = await readFile(path).catch(() => null);
        const problem = kept ? await pictureProblem(desk, picture, kept) : 'has no picture yet';
        if (problem === '') continue;
        await writeFile(join(DIFFERENT, `${scene.name}.png`), picture);
        problems.push(`${scene.name} ${problem}`);
      }
      expect(problems).toEqual([]);
    },
    SLOW_MS,
  );

  it('are kept of every state and of nothing else', async () => {
    const names = (await scenesOf(page, gallery)).map(({ name }) => `${name}.png`);
    expect((await readdir(FOLDER)).sort()).toEqual(names.sort());
  });
});
