/** The policy studio on the desk, used as an author uses it. */
import { readFileSync } from 'node:fs';
import type { Frame, Locator } from 'playwright-core';
import { type AppDesk, until } from './app-desk.ts';
import { openSupervisorsPage, type SupervisorsPage } from './supervisors-page.ts';

/** The studio of one person. */
export interface StudioPageDriver extends SupervisorsPage {
  row(policy: string): Locator;
  openPolicy(policy: string): Promise<void>;
  toLibrary(): Promise<void>;
  /** Begins a policy of the team's own with a text. */
  begin(title: string, text: string): Promise<void>;
  /** The app's frame. */
  frame(): Promise<Frame>;
  /** Puts a whole text into the editor. */
  write(text: string): Promise<void>;
  save(note: string): Promise<void>;
  side(name: 'try' | 'changes' | 'versions' | 'notes' | 'publish'): Promise<void>;
  /** Publishes the version at hand. */
  publish(): Promise<void>;
  /** Waits until the page says so of publishing. */
  publishable(state: string): Promise<void>;
  said(words: string): Promise<void>;
}

/** The text of a policy that ships. */
export const shippedText = (policy: string): string =>
  readFileSync(`app/policy/library/${policy}.md`, 'utf8');

/** The policies of somebody who leads are a page among others; an agent has only them. */
async function openPolicies(app: AppDesk, user: number): Promise<SupervisorsPage> {
  const opened = await openSupervisorsPage(app, user);
  const { root } = opened;
  const tab = root.locator('[data-page="policies"]');
  await root.locator('[data-page="policies"], tr[data-policy]').first().waitFor();
  if ((await tab.count()) > 0) await tab.click();
  return opened;
}

/** Opens the desk as somebody and goes to a part of the studio. */
export async function openStudioPart(
  app: AppDesk,
  user: number,
  part: 'backtest' | 'experiments',
): Promise<SupervisorsPage> {
  const opened = await openPolicies(app, user);
  await opened.root.locator(`.sws-part[data-part="${part}"]`).click();
  return opened;
}

/** Opens the desk as somebody and goes to the policies. */
export async function openStudio(app: AppDesk, user: number): Promise<StudioPageDriver> {
  const opened = await openPolicies(app, user);
  const { page, root } = opened;
  const row = (policy: string) => root.locator(`tr[data-policy="${policy}"]`);
  await row('refund-policy').waitFor();
  const button = (name: string) => root.locator(`button[data-name="${name}"]`);
  const said: StudioPageDriver['said'] = async (words) => await root.getByText(words).first().waitFor();
  const driver: StudioPageDriver = {
    ...opened,
    row,
    said,
    openPolicy: async (policy) => {
      await row(policy).getByRole('button').click();
      await root.locator(`.sws-policy[data-policy="${policy}"] .cm-content`).waitFor();
    },
    toLibrary: async () => {
      await button('to-library').click();
      await row('refund-policy').waitFor();
    },
    begin: async (title, text) => {
      await button('new-policy').click();
      await root.getByLabel('Title', { exact: true }).fill(title);
      await button('begin').click();
      await root.locator('.cm-content').waitFor();
      await driver.write(text);
    },
    frame: async () => {
      const frame = await (await root.elementHandle())?.ownerFrame();
      if (!frame) throw new Error('the page has no frame');
      return frame;
    },
    write: async (text) => {
      const field = root.locator('.cm-content');
      await field.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
      await until(
        'the text is taken',
        async () => (await button('save').getAttribute('aria-disabled')) === null,
      );
    },
    save: async (note) => {
      await root.locator('.sws-save input').fill(note);
      await button('save').click();
      await said('Saved.');
    },
    side: async (name) => {
      const door = button(`side-${name}`);
      if ((await door.getAttribute('aria-expanded')) !== 'true') await door.click();
    },
    publish: async () => {
      await button('publish').click();
      await said('Published. New cases begin with it.');
    },
    publishable: async (state) => await root.locator(`.sws-policy[data-publishable="${state}"]`).waitFor(),
  };
  return driver;
}
