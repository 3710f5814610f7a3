/** The sidebar in other languages: nothing hard-coded, nothing cut, at the narrowest width that a helpdesk gives it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScenes, type SceneWalk, WALK_MS } from '../support/scenes.ts';

let walk: SceneWalk;

beforeAll(async () => {
  walk = await openScenes();
});

afterAll(async () => await walk?.close());

const eachScene = (locale: string, look: () => Promise<string[]>): Promise<string[]> =>
  walk.each({ theme: 'light', locale }, look);

/**
 * Words on the page that are neither between the pseudo language's marks nor part of the case that is shown. What `Intl`
 * gives (times, money, names of languages) comes from no sentence of ours.
 */
const foreignWords = (): Promise<string[]> =>
  walk.page.evaluate(() => {
    const strings: string[] = [];
    const gather = (value: unknown): void => {
      if (typeof value === 'string') strings.push(value.replace(/\s+/g, ' '));
      else if (typeof value === 'object' && value !== null)
        for (const one of Object.values(value)) gather(one);
    };
    gather(Object.values(window.gallery.states));
    const shown: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('.sw, .sw :not(style)')) {
      for (const node of element.childNodes) if (node instanceof Text) shown.push(node.data);
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription'])
        shown.push(element.getAttribute(name) ?? '');
    }
    const FROM_INTL = /\b(?:English|German|\d+:\d\d\s[AP]M|[A-Z][a-z]{2} \d+, )/g;
    // `Kim · clm_81f0`, `a photo and the order number`
    const JOINED = /\n| · |, | and /;
    const data = strings.join('\n');
    const isForeign = (rest: string): boolean =>
      /\p{L}{2}/u.test(rest) && !data.includes(rest.replace(/\s+/g, ' ').trim());
    const outsideMarks = (text: string): string => {
      let depth = 0;
      return [...text].reduce((rest, sign) => {
        depth += Number(sign === '⟦') - Number(sign === '⟧');
        return depth > 0 ? rest : rest + (sign === '⟧' ? '\n' : sign);
      }, '');
    };
    return shown.flatMap((text) => outsideMarks(text).replace(FROM_INTL, '').split(JOINED).filter(isForeign));
  });

/** Sentences of ours that are wider than their place, or the page. */
const cutWords = (): Promise<string[]> =>
  walk.page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const isOurs = (element: HTMLElement): boolean =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    return [...document.querySelectorAll<HTMLElement>('.sw *')]
      .filter((element) => isOurs(element) && !element.closest('.sw-hidden') && element.clientWidth > 1)
      .filter((element) => getComputedStyle(element).visibility !== 'hidden')
      .filter((element) => {
        const isWide = element.getBoundingClientRect().right > room + 1;
        const style = getComputedStyle(element);
        const hides = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
        return isWide || (hides && /[⟦⟧]/.test(element.textContent ?? ''));
      })
      .map(
        (element) => `${element.tagName}.${element.className}: ${(element.textContent ?? '').slice(0, 60)}`,
      )
      .slice(0, 3);
  });

describe('sidebar in other languages', () => {
  it(
    'has no words outside the translations and cuts none that are half as long again',
    async () => {
      const problems = await eachScene('pseudo', async () => [
        ...(await foreignWords()).map((words) => `not translated: ${words}`),
        ...(await cutWords()).map((words) => `cut: ${words}`),
      ]);
      expect(problems).toEqual([]);
    },
    WALK_MS,
  );

  it.each(['de', 'fr', 'es', 'pt-BR', 'nl', 'ja'])(
    'fits 320 px in %s',
    async (locale) => {
      expect(await eachScene(locale, cutWords)).toEqual([]);
    },
    WALK_MS,
  );
});
