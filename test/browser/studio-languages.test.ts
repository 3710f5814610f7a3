/** Every state of the policy studio: nothing hard-coded, nothing cut, nothing that a reader cannot make out, wide and narrow. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, serveGallery } from '../../scripts/gallery.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { launchChromium } from '../support/chromium.ts';
import { STUDIO_SCENES, showStudioScene } from '../support/studio-pages/scenes.ts';

/** Some fifty scenes on a busy machine. */
const SLOW_MS = 600_000;

let gallery: Gallery;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  gallery = await serveGallery();
  const browser = await launchChromium();
  close = () => browser.close();
  page = await (await browser.newContext({ timezoneId: 'UTC', reducedMotion: 'reduce' })).newPage();
});

afterAll(async () => {
  await close?.();
  await gallery?.close();
});

/** Shows every scene, and gives what was found in it at each width. */
async function eachScene(
  looks: { readonly theme: 'light' | 'dark'; readonly locale: string },
  look: () => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, scene] of Object.entries(STUDIO_SCENES)) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await showStudioScene(page, gallery, { scene, ...looks });
    for (const width of [1280, 800, 400]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      found.push(...(await look()).map((problem) => `${name}, ${width}: ${problem}`));
    }
    found.push(...(await axeProblems(page.mainFrame())).map((problem) => `${name}: ${problem}`));
  }
  return found;
}

/**
 * Words that are neither between the pseudo language's marks nor of what people wrote. Left out are the editor and drafts of
 * replies, which are in the policy's language, and what a helpdesk's adapter says of a failure.
 */
const foreignWords = (): Promise<string[]> =>
  page.evaluate(() => {
    const OTHERS =
      'style, svg, .cm-editor, .sws-said-by-customer, .sws-reply, .sws-reason, .swr-quote, .swb-lines dd, .sws-lines';
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
    const data = plain(window.world.words());
    const shown: string[] = [];
    for (const element of document.querySelectorAll('main.sw *'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (!element.closest(OTHERS)) shown.push(element.getAttribute(name) ?? '');
    const walker = document.createTreeWalker(
      document.querySelector('main.sw') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    let depth = 0;
    let rest = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest(OTHERS)) continue;
      for (const sign of `${node.textContent}`) {
        depth += Number(sign === '⟦') - Number(sign === '⟧');
        if (depth === 0) rest += sign === '⟧' ? '\n' : sign;
      }
      if (depth === 0) rest += '\n';
    }
    // Times, currencies and what joins a list come from `Intl`.
    const FROM_INTL = /\b(?:[A-Z][a-z]{2} \d+(?:, )?|\d+:\d\d\s[AP]M|USD)\b/g;
    const JOINED = /\n| · |, | and |: | → /;
    const outside = shown.filter((text) => !text.startsWith('⟦')).concat(rest);
    return outside
      .flatMap((text) => text.replace(FROM_INTL, '').split(JOINED))
      .filter((text) => /\p{L}{2}/u.test(text) && !data.includes(plain(text)))
      .map((words) => `not translated: ${words}`);
  });

/** Sentences that are wider than their place or the page, apart from what scrolls in a place of its own. */
const cutWords = (): Promise<string[]> =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const isOurs = (element: HTMLElement): boolean =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    const lines = document.createRange();
    /** A button's one word on several lines. */
    const isBroken = (element: HTMLElement): boolean => {
      if (!element.matches('.sw-button') || /\s/.test(element.textContent ?? '')) return false;
      lines.selectNodeContents(element);
      return lines.getClientRects().length > 1;
    };
    return [...document.querySelectorAll<HTMLElement>('main.sw *')]
      .filter((element) => isOurs(element) && element.clientWidth > 1)
      .filter((element) => !element.closest('.sw-hidden, option, svg, .cm-editor, .swr-scroll, thead'))
      .filter((element) => {
        const isWide = element.getBoundingClientRect().right > room + 1;
        const hides = getComputedStyle(element).overflowX === 'hidden';
        return isWide || isBroken(element) || (hides && element.scrollWidth > element.clientWidth + 1);
      })
      .slice(0, 3)
      .map((element) => `cut: ${element.className}: ${(element.textContent ?? '').slice(0, 60)}`);
  });

describe('the studio in other languages', () => {
  it(
    'has no words outside the translations, cuts none that are half as long again, and can be read in light',
    async () => {
      const found = await eachScene({ theme: 'light', locale: 'pseudo' }, async () => [
        ...(await foreignWords()),
        ...(await cutWords()),
      ]);
      expect(found).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'fits in German and can be read in the dark',
    async () => {
      expect(await eachScene({ theme: 'dark', locale: 'de' }, cutWords)).toEqual([]);
    },
    SLOW_MS,
  );
});
