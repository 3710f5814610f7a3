/** Every state that a page of the studio can be in, by name: what it is opened on, and what is pressed before it is looked at. */
import type { Locator, Page } from 'playwright-core';
import type { Gallery } from '../../../scripts/gallery.ts';
import { pastMonth } from '../past-tickets.ts';
import { PROCEDURE } from './texts.ts';

/** A state of a page. */
export interface StudioScene {
  /** `who`, `library`, `network`; what is left out is Sam's, the team's, and fine. */
  readonly world?: Readonly<Record<string, string>>;
  readonly act: (root: Locator, page: Page) => Promise<void>;
}

/** Opens the page of a scene and does what it takes. */
export async function showStudioScene(
  page: Page,
  gallery: Gallery,
  { scene, theme, locale = 'en' }: { scene: StudioScene; theme: 'light' | 'dark'; locale?: string },
): Promise<void> {
  await page.goto(gallery.pagesUrl({ ...scene.world, theme, locale }));
  const root = page.locator('main.sw');
  await root.locator('.sws').waitFor();
  await scene.act(root, page);
  await page.waitForFunction(() => document.querySelector('.sw-lazy, [data-busy]') === null);
}

const press = (root: Locator, name: string): Promise<void> =>
  root.locator(`button[data-name="${name}"]`).first().click();

const ready = (root: Locator): Promise<void> => root.locator('tr[data-policy]').first().waitFor();

/** Opens a policy of the list. */
const open =
  (policy: string, ...sides: readonly string[]) =>
  async (root: Locator): Promise<void> => {
    await root.locator(`tr[data-policy="${policy}"] button`).click();
    await root.locator('.swe-steps, .swe-empty').first().waitFor();
    for (const side of sides) await press(root, `side-${side}`);
  };

async function write(root: Locator, page: Page, change: (text: string) => string): Promise<void> {
  const lines = await root.locator('.cm-line').allTextContents();
  await root.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(change(lines.join('\n')));
  await root.locator('button[data-name="save"]:not([aria-disabled])').waitFor();
}

const addLine = (text: string): string => `${text.trimEnd()}\n9. Wish them a nice day.\n`;

async function say(root: Locator, words: string): Promise<void> {
  await root.locator('.sws-say input').first().fill(words);
  await press(root, 'say');
  await root.locator('.sws-said-by-customer').getByText(words).waitFor();
  await root.locator('[data-name="try"]:not([data-busy])').waitFor();
}

const part = async (root: Locator, name: string): Promise<void> => {
  await ready(root);
  await root.locator(`.sws-part[data-part="${name}"]`).click();
};

const LINES = pastMonth(96)
  .map(({ past }) => `${JSON.stringify(past)}\n`)
  .join('');

async function backTest(root: Locator, lines = LINES): Promise<void> {
  await part(root, 'backtest');
  await root.locator('.swb[data-state="choosing"] select').first().selectOption('refund-policy');
  await root.locator('.swb-form select').nth(2).selectOption('file');
  const file = { name: 'july.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines) };
  await root.locator('input[type="file"]').setInputFiles(file);
  await press(root, 'start');
  await root.locator('.swb[data-state="done"]').waitFor();
}

/** By name. */
export const STUDIO_SCENES: Readonly<Record<string, StudioScene>> = {
  library: { act: ready },
  'library-shipped': { world: { library: 'empty' }, act: ready },
  'library-reading': { world: { network: 'slow' }, act: async () => undefined },
  'library-dead': {
    world: { network: 'dead' },
    act: async (root) => root.locator('[role=alert]').first().waitFor(),
  },
  'library-none-found': {
    act: async (root) => {
      await ready(root);
      await root.locator('input[type=search]').fill('zeppelin');
      await root.locator('.sws-none').waitFor();
    },
  },
  'library-agent': { world: { who: 'kim' }, act: ready },
  'library-new': {
    act: async (root) => {
      await ready(root);
      await press(root, 'new-policy');
    },
  },
  'library-unsaved': {
    act: async (root, page) => {
      await open('gift-wrapping')(root);
      await write(root, page, addLine);
      await press(root, 'to-library');
      await ready(root);
    },
  },
  policy: { act: open('gift-wrapping') },
  'policy-agent': { world: { who: 'kim' }, act: open('gift-wrapping') },
  'policy-long': { act: open('long-words') },
  'policy-picture': {
    act: async (root) => {
      await open('shipment-not-received')(root);
      await root.locator('.swe-side [role=tab], [data-tab]').last().click();
      await root.locator('svg[role=img]').waitFor();
    },
  },
  changes: { act: open('gift-wrapping', 'changes') },
  'changes-none': { act: open('vip', 'changes') },
  versions: { act: open('gift-wrapping', 'versions') },
  'versions-compared': {
    act: async (root) => {
      await open('gift-wrapping', 'versions')(root);
      await root.locator('[data-version="1"] [data-name="compare"]').click();
      await root.locator('.sws-lines').waitFor();
    },
  },
  'versions-dead': {
    act: async (root, page) => {
      await ready(root);
      await page.evaluate(() => window.world.setNetwork('dead'));
      await open('gift-wrapping', 'versions')(root);
      await root.locator('.sws-panel [role=alert]').waitFor();
    },
  },
  'versions-none': { act: open('restart-subscription', 'versions') },
  notes: { act: open('gift-wrapping', 'notes') },
  publish: { act: open('gift-wrapping', 'publish') },
  'publish-second': { act: open('retention', 'publish') },
  'publish-yes': { act: open('refund-policy', 'publish') },
  'publish-sure': {
    act: async (root) => {
      await open('gift-wrapping', 'publish')(root);
      await press(root, 'off');
      await root.locator('[data-name="off-now"]').waitFor();
    },
  },
  'publish-errors': { act: open('long-words', 'publish') },
  'publish-off': { act: open('vip', 'publish') },
  unsaved: {
    act: async (root, page) => {
      await open('gift-wrapping')(root);
      await write(root, page, addLine);
    },
  },
  'two-authors': {
    act: async (root, page) => {
      await open('gift-wrapping')(root);
      await write(root, page, addLine);
      await page.evaluate(() =>
        window.world.saveAsAda('gift-wrapping', 4, '---\ntitle: Gift wrapping\n---\n1. Ask for the colour.'),
      );
      await press(root, 'save');
      await root.locator('[data-name="theirs"]').waitFor();
    },
  },
  'save-dead': {
    act: async (root, page) => {
      await open('gift-wrapping')(root);
      await write(root, page, addLine);
      await page.evaluate(() => window.world.setNetwork('dead'));
      await press(root, 'save');
      await root.locator('[role=alert]').first().waitFor();
    },
  },
  found: {
    act: async (root, page) => {
      await open('gift-wrapping')(root);
      await write(root, page, addLine);
      await press(root, 'to-library');
      await open('gift-wrapping')(root);
    },
  },
  'try-dead': {
    act: async (root, page) => {
      await ready(root);
      await page.evaluate(() => window.world.setNetwork('dead'));
      await open('gift-wrapping', 'try')(root);
      await root.locator('[data-try="tests"]').click();
      await root.locator('.sws-panel [role=alert]').waitFor();
    },
  },
  try: { act: open('gift-wrapping', 'try') },
  'try-talk': {
    act: async (root) => {
      await open('gift-wrapping', 'try')(root);
      await say(root, 'Can you gift wrap my order #1042 as a present, please? I want the blue paper.');
    },
  },
  'try-tests': {
    act: async (root, page) => {
      await open('gift-wrapping', 'try')(root);
      await say(root, 'Can you gift wrap my order #1042 as a present, please?');
      await root.locator('.sws-say input').last().fill('asks for the colour of the paper');
      await press(root, 'keep-test');
      await root.locator('.sws-save [data-name="tests"]').waitFor();
      await write(root, page, (text) => text.replace('@get_order_details', '@cancel_order'));
      await press(root, 'save');
      await root.locator('[data-name="failed-tests"]').waitFor();
      await root.locator('[data-try="tests"]').click();
    },
  },
  'try-past': {
    act: async (root) => {
      await open('refund-policy', 'try')(root);
      await root.locator('[data-try="past"]').click();
      await root.locator('.sws-say input').first().fill('70006');
      await press(root, 'read-past');
      await root.locator('[data-moment]').first().waitFor();
    },
  },
  'try-past-none': {
    act: async (root) => {
      await open('refund-policy', 'try')(root);
      await root.locator('[data-try="past"]').click();
      await root.locator('.sws-say input').first().fill('1');
      await press(root, 'read-past');
      await root.locator('p[role=alert]').first().waitFor();
    },
  },
  procedure: {
    act: async (root) => {
      await ready(root);
      await press(root, 'new-policy');
      await press(root, 'from-procedure');
      await root.getByRole('textbox').first().waitFor();
    },
  },
  'procedure-read': {
    act: async (root) => {
      await ready(root);
      await press(root, 'new-policy');
      await press(root, 'from-procedure');
      await root.getByRole('textbox').first().fill(PROCEDURE);
      await press(root, 'read');
      await root.locator('[data-draft]').first().waitFor();
    },
  },
  'back-test': {
    act: async (root) => {
      await part(root, 'backtest');
      await root.locator('.swb[data-state="choosing"]').waitFor();
    },
  },
  'back-test-none': {
    world: { library: 'empty' },
    act: async (root) => {
      await part(root, 'backtest');
      await root.locator('.swb[data-state="choosing"]').waitFor();
    },
  },
  'back-test-dead': {
    act: async (root, page) => {
      await ready(root);
      await page.evaluate(() => window.world.setNetwork('dead'));
      await root.locator('.sws-part[data-part="backtest"]').click();
      await root.locator('.swb [role=alert]').waitFor();
    },
  },
  'back-test-running': {
    act: async (root, page) => {
      await part(root, 'backtest');
      await root.locator('.swb[data-state="choosing"]').waitFor();
      await page.evaluate(() => window.world.setNetwork('slow'));
      await press(root, 'start');
      await root.locator('.swb[data-state="running"]').waitFor();
    },
  },
  'back-test-flips': { act: (root) => backTest(root) },
  'back-test-open': {
    act: async (root) => {
      await backTest(root);
      await root.locator('.swb-row').first().click();
      await root.locator('.swb-case').waitFor();
    },
  },
  'back-test-bad-lines': {
    act: (root) => backTest(root, `${LINES.split('\n').slice(0, 8).join('\n')}\n{"ticket":\nnot json\n`),
  },
  experiments: {
    act: async (root) => {
      await part(root, 'experiments');
      await root.locator('.swx[data-state="ready"]').waitFor();
    },
  },
  'experiments-form': {
    act: async (root) => {
      await part(root, 'experiments');
      await press(root, 'new-experiment');
    },
  },
};
