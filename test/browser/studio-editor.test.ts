/** The studio's editor and *From a procedure* in a browser, by keyboard where that matters. */
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedTools } from '../../app/tools/catalog.ts';
import { LIBRARY_TEXTS, SAMPLE } from '../../app/ui/gallery/studio-texts.ts';
import { type Gallery, serveGallery } from '../../scripts/gallery.ts';
import { launchChromium } from '../support/chromium.ts';

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

type Options = { readonly theme?: 'light' | 'dark'; readonly locale?: string; readonly query?: string };

async function openPart(
  part: string,
  { theme = 'light', locale = 'en', query = '' }: Options = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(gallery.studioUrl(part, theme, locale) + query);
  return page;
}

async function openEditor(options?: Options): Promise<Page> {
  const page = await openPart('editor', options);
  await page.waitForSelector('.swe[data-read=yes]');
  return page;
}

/** Puts another text into the editor and waits until it was read. */
async function show(page: Page, text: string): Promise<void> {
  await page.evaluate((other) => window.studio.show(other), text);
  await page.waitForFunction(() => window.studio.readCount > 0);
}

/** Types at the end of the text. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

const until = (page: Page, part: string): Promise<unknown> =>
  page.waitForFunction((words) => window.studio.changes.at(-1)?.includes(words), part);

/** Takes the completion that is selected, once it is the one expected and keys count. */
async function accept(page: Page, label: string): Promise<void> {
  await page.locator('.cm-tooltip-autocomplete [aria-selected=true]', { hasText: label }).waitFor();
  await page.waitForTimeout(KEYS_COUNT_MS);
  await page.keyboard.press('Enter');
}

/** A list that has just opened takes no key for 75 ms, so that nobody takes from it what they did not see. */
const KEYS_COUNT_MS = 150;

describe('the editor', () => {
  it('completes a tool with its parameters by keyboard', async () => {
    const page = await openEditor();
    await typeAtEnd(page, '7. Use @skip_ne');
    await accept(page, '@skip_next_shipment');
    await until(page, '7. Use @skip_next_shipment(subscription_id: str)');
  });

  it('completes a policy and its sections', async () => {
    const page = await openEditor();
    await typeAtEnd(page, '7. Go on with #Resh');
    await accept(page, '#Reshipment Policy');
    await until(page, '7. Go on with #Reshipment Policy');
  });

  it('applies a mend by click and by key', async () => {
    const page = await openEditor();
    await page.locator('[data-code=unknown-tool] [data-name=mend]').click();
    await until(page, '3. Read the tracking with @get_tracking_info.');
    await show(page, 'Use this policy when x.\n\n1. Read it with @get_traking_info.\n');
    await page.waitForSelector('[data-code=unknown-tool]');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await until(page, '1. Read it with @get_tracking_info.');
    await page.waitForSelector('[data-code=unknown-tool]', { state: 'detached' });
  });

  it('tells the steps beside the text as the caret moves', async () => {
    const page = await openEditor();
    await page.locator('.cm-line', { hasText: 'Open a claim' }).click();
    const row = page.locator('.swe-step[aria-current=step]');
    await row.filter({ hasText: 'I read this as: once approved: “File a carrier claim”' }).waitFor();
    await page.locator('.swe-told', { hasText: 'Over 200 (amount) a supervisor approves it' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('.swe-step[aria-current=step]', { hasText: 'Tell the customer' }).waitFor();
  });

  it('moves the caret to a step that is pressed, in the list and in the picture', async () => {
    const page = await openEditor();
    await page.locator('[data-step="1.4.2"]').click();
    await page.waitForFunction(() => document.activeElement?.closest('.cm-content'));
    await page.locator('[data-tab=picture]').click();
    await page.locator('.swe-box[data-step="1.6"] text').click();
    await page.waitForSelector('.swe-box[data-step="1.6"][data-current]');
    await page.keyboard.type('X');
    await page.waitForFunction(() => window.studio.changes.at(-1)?.includes('XThank the customer'));
  });

  it('tells what stands under the pointer, and by key at the caret', async () => {
    const page = await openEditor();
    await page.locator('.swe-tool', { hasText: '@file_carrier_claim' }).hover();
    await page.locator('.cm-tooltip-hover', { hasText: 'Moves money' }).waitFor();
    await page.mouse.move(5, 5);
    await page.locator('.swe-policy', { hasText: '#Reshipment' }).click();
    await page.keyboard.press('F1');
    await page.locator('.cm-tooltip', { hasText: 'when an order is to be sent again' }).waitFor();
    await page
      .locator('[data-say]', { hasText: 'when an order is to be sent again' })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.waitForSelector('.swe-about', { state: 'detached' });
  });

  it('mends what is wrong under the pointer', async () => {
    const page = await openEditor();
    await show(page, 'Use this policy when x.\n\n1. Read it with @get_traking_info.\n');
    await page.locator('.cm-line .swe-error', { hasText: 'get_traking_info' }).hover();
    const hover = page.locator('.cm-tooltip-hover');
    await hover.locator('.swe-diagnostic[data-severity=error]', { hasText: 'get_traking_info' }).waitFor();
    await hover.locator('.swe-mend').click();
    await until(page, '1. Read it with @get_tracking_info.');
    await hover.waitFor({ state: 'detached' });
  });

  it('keeps what is typed in sight', async () => {
    const page = await openEditor();
    const line = '1. Tell the customer that we look into it and what happens next.\n';
    await show(page, `Use this policy when x.\n\n${line.repeat(120)}`);
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    const isSeen = (): Promise<unknown> =>
      page.waitForFunction(() => {
        const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
        const field = document.querySelector('.cm-scroller')?.getBoundingClientRect();
        return caret && field && caret.height > 0 && caret.top >= field.top && caret.bottom <= field.bottom;
      });
    await page.keyboard.type('Thank them. ');
    await isSeen();
    // Rows that the words break into, at the lower edge.
    await page.keyboard.type('We look into it and write again. '.repeat(12), { delay: 5 });
    await isSeen();
    await page.locator('.cm-scroller').evaluate((field) => field.scrollTo(0, 0));
    await page.waitForFunction(() => document.querySelector('.cm-line')?.textContent?.startsWith('Use this'));
    await page.keyboard.type('Again');
    await until(page, 'write again. Again');
    await isSeen();
  });

  it('takes what an input method composes, and takes it back whole', async () => {
    const page = await openEditor();
    await show(page, 'Use this policy when x.\n\n1. Thank them.\n');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    const session = await page.context().newCDPSession(page);
    for (const text of ['か', 'かん', '感'])
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await session.send('Input.insertText', { text: '感謝' });
    await page.keyboard.type(' @get_tr');
    await accept(page, '@get_tracking_info');
    await until(page, '感謝 @get_tracking_info');
    for (let count = 0; count < 6; count += 1) await page.keyboard.press('Control+z');
    await page.waitForFunction(() => !document.querySelector('.cm-content')?.textContent?.includes('感'));
  });

  it('follows the caret to a step that has just been written', async () => {
    const page = await openEditor();
    await show(page, 'Use this policy when x.\n\n1. Thank them.\n');
    await typeAtEnd(page, '2. Read the tracking with @get_tracking_info');
    await page.locator('.swe-step[data-step="2"][aria-current=step]').waitFor();
  });

  it('is left with Escape and Tab, and says so', async () => {
    const page = await openEditor();
    const field = page.locator('.cm-content');
    await field.focus();
    await page.keyboard.press('Tab');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(false);
    const described = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('press Escape and then Tab');
  });

  it('says how many problems there are once they change', async () => {
    const page = await openEditor();
    const status = page.locator('[data-count]');
    await status.filter({ hasText: '2 problems' }).waitFor({ state: 'attached' });
    await show(page, 'Use this policy when x.\n\n1. Ask for the email.\n');
    await status
      .filter({ hasText: 'No problems' })
      .or(status.filter({ hasText: '0 problems' }))
      .waitFor({ state: 'attached' });
  });

  it('keeps caret and undo when the page gives another text', async () => {
    const page = await openEditor();
    await show(page, 'Use this policy when x.\n\n1. Ask.\n');
    await typeAtEnd(page, '2. Close.');
    await until(page, '2. Close.');
    await show(page, 'Use this policy when y.\n\n1. Ask.\n2. Close.');
    await page.keyboard.type(' Now.');
    await until(page, 'when y.\n\n1. Ask.\n2. Close. Now.');
  });

  it('keeps words and caret when the library changes, and knows what is new', async () => {
    const page = await openEditor();
    await typeAtEnd(page, '7. Go on with #Late');
    await page.evaluate(() => window.studio.learn('Late parcels'));
    await page.keyboard.type(' par');
    await accept(page, '#Late parcels');
    await until(page, '7. Go on with #Late parcels');
  });

  it('reads in a worker, and by itself in a frame that allows none', async () => {
    const page = await openEditor();
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/reader.js']);
    const alone = await openEditor({ query: '&no-worker' });
    expect(alone.workers()).toEqual([]);
    for (const one of [page, alone]) {
      await typeAtEnd(one, '7. Use @explode.');
      await one.locator('[data-code=unknown-tool]', { hasText: 'explode' }).waitFor();
    }
  });

  it('goes on by itself where the worker cannot be fetched', async () => {
    const page = await openPart('library');
    await page.route('**/reader.js', (route) => route.abort());
    await page.goto(gallery.studioUrl('editor'));
    await page.locator('[data-code=unknown-tool]').first().waitFor();
  });

  it('marks what is typed at once, in the text and in its head', async () => {
    const page = await openEditor();
    const marked = (kind: string, words: string) => page.locator(kind, { hasText: words }).last().waitFor();
    await typeAtEnd(page, '7. If it is late, use @explode and #Reshipment Policy now.');
    await marked('.swe-condition', 'it is late');
    await marked('.swe-tool', '@explode');
    await marked('.swe-policy', '#Reshipment Policy');
    await page.locator('.cm-line', { hasText: 'title: Shipment' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\nowner: Kim');
    await marked('.swe-key', 'owner:');
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('x');
    await page.waitForFunction(() => document.querySelector('.swe-key') === null);
  });

  it('gives what was typed when the field is left', async () => {
    const page = await openEditor();
    await typeAtEnd(page, 'last words');
    await page.locator('[data-tab=picture]').focus();
    await until(page, 'last words');
  });

  it('cannot be typed into by those who may only read', async () => {
    const page = await openEditor({ query: '&read-only' });
    await typeAtEnd(page, 'nothing');
    await page.keyboard.press('Control+.');
    expect(await page.evaluate(() => window.studio.changes)).toEqual([]);
    expect(await page.locator('[data-name=mend]').count()).toBe(0);
  });

  it('says that its code cannot be had, and comes when it is tried again', async () => {
    const page = await openPart('procedure');
    await page.waitForSelector('.swp-text');
    let asked = 0;
    await page.route('**/policy-editor-*.js', (route) => {
      asked += 1;
      return asked === 1 ? route.abort() : route.continue();
    });
    await page.locator('[data-name=cancel]').click();
    await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    await page.locator('[data-name=load-part]').click();
    await page.waitForSelector('.cm-editor');
    expect(asked).toBe(2);
  });

  it('loads its code only when it is shown', async () => {
    const page = await openPart('procedure');
    const scripts: string[] = [];
    page.on('response', (response) => scripts.push(response.url()));
    await page.waitForSelector('.swp-text');
    const before = await page.evaluate(() => document.querySelector('.cm-editor') === null);
    await page.locator('[data-name=cancel]').click();
    await page.waitForSelector('.cm-editor');
    expect(before).toBe(true);
    expect(scripts.length).toBeGreaterThan(0);
  });
});

describe('from a procedure', () => {
  const HTML =
    '<h1>Damaged item</h1><p>Use this policy when an item arrives broken.</p><ol><li>Ask for the order number.</li><li>Look up the order.</li><li>If the order is under $50:<ul><li>Refund the order.</li></ul></li><li>Otherwise, follow the <b>reshipment process</b>.</li></ol><p>We were founded in 1999.</p>';

  /** Pastes as a document editor does: formatted text and plain text at once. */
  async function paste(page: Page, html: string): Promise<void> {
    await page.locator('.swp-text').evaluate((field, text) => {
      const data = new DataTransfer();
      data.setData('text/html', text);
      data.setData('text/plain', 'plain');
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, html);
  }

  it('makes a policy of a pasted document, by keyboard, and opens it in the editor', async () => {
    const page = await openPart('procedure');
    await page.waitForSelector('.swp-text');
    await paste(page, HTML);
    await page.waitForFunction(() =>
      document.querySelector('textarea')?.value.includes('   - Refund the order.'),
    );
    await page.locator('[data-name=read]').press('Enter');
    await page.waitForSelector('[data-suggestion]');
    await page.locator('[data-name=accept-all]').press('Enter');
    await page.locator('[data-name=use]').press('Enter');
    await page.waitForSelector('.swe[data-read=yes]');
    const [draft] = await page.evaluate(() => window.studio.used);
    expect(draft?.title).toBe('Damaged item');
    expect(draft?.text).toContain('using @refund_order(');
    expect(draft?.text).toContain('follow #Reshipment Policy');
    expect(draft?.text).toContain('## Notes\n\nWe were founded in 1999.');
  });

  it('takes a dropped file and says what to do with one that it cannot read', async () => {
    const page = await openPart('procedure');
    const drop = (name: string, text: string) =>
      page.locator('.swp-source').evaluate(
        (place, file) => {
          const data = new DataTransfer();
          data.items.add(new File([file.text], file.name));
          place.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        { name, text },
      );
    await page.waitForSelector('.swp-text');
    await drop('Returns.docx', 'x');
    await page.locator('[role=alert]', { hasText: 'Returns.docx cannot be read here' }).waitFor();
    await drop('returns.md', '1. Ask for the order number.');
    await page.waitForFunction(
      () => document.querySelector('textarea')?.value === '1. Ask for the order number.',
    );
    expect(await page.locator('[role=alert]').count()).toBe(0);
  });
});

describe('for everybody', () => {
  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (theme) => {
    const editor = await openEditor({ theme });
    await editor.locator('.cm-line', { hasText: 'Open a claim' }).click();
    await editor.waitForSelector('.swe-told');
    expect(await faults(editor)).toEqual([]);
    await editor.locator('[data-tab=picture]').click();
    await editor.getByRole('img', { name: /^Picture of “Shipment not received”/ }).waitFor();
    expect(await faults(editor)).toEqual([]);
    const procedure = await openPart('procedure', { theme });
    await procedure.waitForSelector('.swp-text');
    await procedure
      .locator('.swp-text')
      .fill('1. Reship the order.\n2. Use @explode.\n\nWe are a company since 1999.');
    await procedure.locator('[data-name=read]').click();
    await procedure.waitForSelector('[data-suggestion]');
    expect(await faults(procedure)).toEqual([]);
  });

  it('lets nothing that floats over the text cover the page', async () => {
    const page = await openEditor();
    const mend = page.locator('[data-name=mend]').first();
    await page.locator('.swe-tool', { hasText: '@file_carrier_claim' }).hover();
    await page.locator('.cm-tooltip-hover').waitFor();
    await page.mouse.move(5, 5);
    await page.waitForSelector('.cm-tooltip', { state: 'detached' });
    const isFree = await mend.evaluate((button) => {
      const { left, top } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + 4, top + 4));
    });
    const help = await page.locator('.swe-help').evaluate((words) => {
      const { left, top } = words.getBoundingClientRect();
      return words.contains(document.elementFromPoint(left + 4, top + 4));
    });
    expect([isFree, help]).toEqual([true, true]);
  });

  it('has no words outside the translations', async () => {
    const page = await openEditor({ locale: 'pseudo' });
    const found = [await foreignWords(page)];
    await page.locator('.cm-line', { hasText: 'Open a claim' }).click();
    await page.waitForSelector('.swe-told');
    await page.locator('.swe-tool', { hasText: '@file_carrier_claim' }).hover();
    await page.waitForSelector('.cm-tooltip-hover');
    found.push(await foreignWords(page));
    await page.locator('.swe-error, .swe-warning').first().hover();
    await page.waitForSelector('.swe-diagnostic');
    found.push(await foreignWords(page));
    await typeAtEnd(page, '7. Use @skip_ne');
    await page.waitForSelector('.cm-tooltip-autocomplete [aria-selected=true]');
    found.push(await foreignWords(page));
    await page.locator('[data-tab=picture]').click();
    await page.waitForSelector('.swe-box');
    found.push(await foreignWords(page));
    const procedure = await openPart('procedure', { locale: 'pseudo' });
    await procedure.locator('.swp-text').fill(PROCEDURE);
    await procedure.locator('[data-name=read]').click();
    await procedure.waitForSelector('[data-suggestion]');
    found.push(await foreignWords(procedure));
    expect([...new Set(found.flat())]).toEqual([]);
  });

  it.each([700, 400])('fits a page %i px wide in the longest language', async (width) => {
    for (const part of ['editor', 'procedure']) {
      const page = await openPart(part, { locale: 'de' });
      await page.setViewportSize({ width, height: 900 });
      await page.waitForSelector(part === 'editor' ? '.swe[data-read=yes]' : '.swp-text');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([part, over <= 0]).toEqual([part, true]);
    }
  });
});

/** What the author wrote and what is called so in every language: policies, tools, their parameters. */
const PROCEDURE = '1. Reship the order.\n2. Use @explode.\n\nWe are a company since 1999.';
const OWN_WORDS = [SAMPLE, PROCEDURE, ...LIBRARY_TEXTS.map(({ text }) => text), JSON.stringify(shippedTools)]
  .join('\n')
  .replace(/\s+/g, ' ')
  .toLowerCase();

/** Words on the page that are neither between the pseudo language's marks nor the author's own. */
async function foreignWords(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [];
    for (const element of document.querySelectorAll(
      '.sw, .sw :not(style):not(.cm-editor *):not(textarea):not(text):not(tspan):not(.swe-message *, .swe-diagnostic p *)',
    )) {
      // A sentence with marked words in it is one text; a box of the picture says the whole of its lines in its title.
      if (element.matches('.swe-message, .swe-diagnostic p')) texts.push(element.textContent ?? '');
      else for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  const outside = shown.flatMap((text) => {
    let depth = 0;
    const rest = [...text].reduce((all, sign) => {
      depth += Number(sign === '⟦') - Number(sign === '⟧');
      return depth > 0 ? all : all + (sign === '⟧' ? '\n' : sign);
    }, '');
    // `→ Reshipment Policy`, `is it late?`, `@reship_order`: the words without what marks them.
    return rest.split(/\n| · |, |…/).map((part) => part.replace(/^[→@\s]+|[?\s]+$/g, ''));
  });
  return outside.filter(
    (words) =>
      /\p{L}{2}/u.test(words) && !OWN_WORDS.includes(words.replace(/\s+/g, ' ').trim().toLowerCase()),
  );
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Rules about a whole page, which the parts' own page is not. */
const PAGE_RULES = ['document-title', 'landmark-one-main', 'page-has-heading-one', 'region'];

/** What axe finds, by rule and place. */
async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations
    .filter(({ id }) => !PAGE_RULES.includes(id))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
