/** The supervisors' page on the desk, used as a supervisor uses it. */
import type { Locator, Page } from 'playwright-core';
import type { AppDesk } from './app-desk.ts';
import type { DeskPage } from './desk-page.ts';

/** People of the sandbox, by what they may do. */
export const PEOPLE = { agent: 1101, otherAgent: 1102, supervisor: 1104, admin: 1105 } as const;

/** The page of somebody who leads. */
export interface SupervisorsPage {
  readonly desk: DeskPage;
  readonly page: Page;
  /** The whole page within the desk. */
  readonly root: Locator;
  /** Rows of the list, in its order. */
  readonly rows: Locator;
  /** The open case. */
  readonly case: Locator;
  /** The right side: values and buttons. */
  readonly decide: Locator;
  press(key: string): Promise<void>;
}

/** Opens the desk as somebody and goes to the app's own page; `before` is called when the desk stands and the app does not. */
export async function openSupervisorsPage(
  app: AppDesk,
  user: number,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<SupervisorsPage> {
  const desk = await app.browser.open({ user });
  const { page } = desk;
  await before(page);
  await page.context().route('https://static.zdassets.com/**', (route) => route.abort());
  page.setDefaultTimeout(20_000);
  await desk.byTest('nav-app').click();
  const root = page
    .frameLocator('iframe:is([data-location="nav_bar"], [data-location="widget"])')
    .locator('main.swr');
  await root.waitFor();
  return {
    desk,
    page,
    root,
    rows: root.locator('[data-request]'),
    case: root.locator('article.swr-case'),
    decide: root.locator('aside.swr-decide'),
    press: async (key) => {
      await root.focus();
      await page.keyboard.press(key);
    },
  };
}
