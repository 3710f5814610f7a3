/** The policy studio's pages as pictures: light and dark, wide and narrow, beside each other. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, serveGallery } from '../../scripts/gallery.ts';
import { type KeptPictures, openPictures } from '../support/kept-pictures.ts';
import { STUDIO_SCENES, showStudioScene } from '../support/studio-pages/scenes.ts';

/** Some fourteen scenes, four pictures each, on a busy machine. */
const SLOW_MS = 600_000;
const WIDTHS = [1280, 400] as const;

/** What a picture shows of a scene of that name: a part of its page, else all of it. */
const PICTURES: Readonly<Record<string, string>> = {
  library: '.sws',
  'library-dead': '.sws-note',
  'library-new': '.sws-new',
  'policy-long': '.sws',
  'versions-compared': '.sws-panel',
  notes: '.sws-panel',
  'publish-second': '.sws-panel',
  'try-talk': '.sws-panel',
  'try-tests': '.sws-panel',
  'procedure-read': '.swp',
  'back-test': '.sws',
  'back-test-flips': '.sws',
  'back-test-open': '.swb-case',
};

/** Of the experiments' own gallery. */
const EXPERIMENTS = ['form', 'list', 'better', 'stopped-by-guardrail'] as const;

let gallery: Gallery;
let pictures: KeptPictures;

beforeAll(async () => {
  gallery = await serveGallery();
  pictures = await openPictures('studio-pictures');
});

afterAll(async () => {
  await pictures?.close();
  await gallery?.close();
});

type Show = (page: Page, theme: 'light' | 'dark') => Promise<void>;

async function shotsOf(show: Show, part: string): Promise<Buffer[]> {
  const { page } = pictures;
  const shots: Buffer[] = [];
  for (const theme of ['light', 'dark'] as const)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      await show(page, theme);
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      shots.push(await page.locator(part).first().screenshot({ animations: 'disabled' }));
    }
  return shots;
}

describe('pictures of the studio', () => {
  it(
    'look as they were last agreed on',
    async () => {
      const problems: string[] = [];
      const keep = async (name: string, show: Show, part: string): Promise<void> => {
        const problem = await pictures.compare(name, await shotsOf(show, part));
        if (problem !== '') problems.push(`${name} ${problem}`);
      };
      for (const [name, part] of Object.entries(PICTURES)) {
        const scene = STUDIO_SCENES[name];
        if (!scene) throw new Error(`no scene \`${name}\``);
        await keep(name, (page, theme) => showStudioScene(page, gallery, { scene, theme }), part);
      }
      for (const state of EXPERIMENTS) {
        const show: Show = async (page, theme) => {
          await page.goto(`${gallery.studioUrl('experiments', theme)}&state=${state}`);
          await page.locator('.swx').waitFor();
        };
        await keep(`experiments-${state}`, show, '.swx');
      }
      expect(problems).toEqual([]);
    },
    SLOW_MS,
  );

  it('are kept of these states and of nothing else', async () => {
    const names = [...Object.keys(PICTURES), ...EXPERIMENTS.map((state) => `experiments-${state}`)];
    expect(await pictures.names()).toEqual(names.sort());
  });
});
