/** A walk through every scene of the sidebar's gallery in Chromium, at the narrowest width that a helpdesk gives it. */
import type { Page } from 'playwright-core';
import { type Gallery, type Scene, scenesOf, serveGallery, showScene } from '../../scripts/gallery.ts';
import { launchChromium } from './chromium.ts';

/** A walk through some sixty scenes on a busy machine, in milliseconds. */
export const WALK_MS = 240_000;

/** The gallery in a page. */
export interface SceneWalk {
  readonly gallery: Gallery;
  readonly page: Page;
  readonly scenes: readonly Scene[];
  /** Shows one scene after the other; gives what `look` found, each with its scene. */
  each(
    looks: { readonly theme: 'light' | 'dark'; readonly locale?: string },
    look: (scene: Scene) => Promise<string[]>,
  ): Promise<string[]>;
  close(): Promise<void>;
}

/** Serves the gallery and opens it. */
export async function openScenes(): Promise<SceneWalk> {
  const gallery = await serveGallery();
  const browser = await launchChromium();
  const viewport = { width: 320, height: 640 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const scenes = await scenesOf(page, gallery);
  return {
    gallery,
    page,
    scenes,
    each: async (looks, look) => {
      const found: string[] = [];
      for (const scene of scenes) {
        await showScene(page, gallery, { scene, ...looks });
        const where = `${scene.name}, ${looks.locale ?? looks.theme}`;
        found.push(...(await look(scene)).map((problem) => `${where}: ${problem}`));
      }
      return found;
    },
    close: async () => {
      await browser.close();
      await gallery.close();
    },
  };
}
