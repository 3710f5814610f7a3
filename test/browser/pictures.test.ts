/** Every state of the sidebar as a picture: light and dark, 320 and 400 px, beside each other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, type Scene, scenesOf, serveGallery, showScene } from '../../scripts/gallery.ts';
import { type KeptPictures, openPictures } from '../support/kept-pictures.ts';

/** Some sixty scenes, four pictures each, on a busy machine. */
const SLOW_MS = 600_000;

let gallery: Gallery;
let pictures: KeptPictures;

beforeAll(async () => {
  gallery = await serveGallery();
  pictures = await openPictures('pictures');
});

afterAll(async () => {
  await pictures?.close();
  await gallery?.close();
});

async function shotsOf(scene: Scene): Promise<Buffer[]> {
  const { page } = pictures;
  const shots: Buffer[] = [];
  for (const theme of ['light', 'dark'] as const)
    for (const width of [320, 400]) {
      await page.setViewportSize({ width, height: 480 });
      await showScene(page, gallery, { scene, theme });
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      shots.push(await page.screenshot({ fullPage: true, animations: 'disabled' }));
    }
  return shots;
}

describe('pictures of the sidebar', () => {
  it(
    'look as they were last agreed on',
    async () => {
      const problems: string[] = [];
      for (const scene of await scenesOf(pictures.page, gallery)) {
        const problem = await pictures.compare(scene.name, await shotsOf(scene));
        if (problem !== '') problems.push(`${scene.name} ${problem}`);
      }
      expect(problems).toEqual([]);
    },
    SLOW_MS,
  );

  it('are kept of every state and of nothing else', async () => {
    const names = (await scenesOf(pictures.page, gallery)).map(({ name }) => name);
    expect(await pictures.names()).toEqual(names.sort());
  });
});
