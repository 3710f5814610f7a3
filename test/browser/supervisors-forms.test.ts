/** The forms of the supervisors' pages, each open in either theme: nothing for axe to find, and nothing to scroll sideways on a narrow page. */
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { generatedYear } from '../support/generated-year.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk;
let sam: SupervisorsPage;

const SKIP = 'Skip the next shipment';

/** Kim asks about one ticket; many others were worked before. */
beforeAll(async () => {
  desk = await openAppDesk({
    searchLagMs: 0,
    desk: 'zendesk',
    plan: 'professional',
    settings: { approvalLanes: 'skip_next_shipment: supervisor' },
  });
  const kim = await desk.open('Skip the next box');
  await kim.card(SKIP).locator('[data-name="supervisor"]').click();
  await kim.card(SKIP).getByLabel('What should they know').fill('She has called twice.');
  await kim.card(SKIP).locator('[data-name="ask"]').click();
  await kim.card(SKIP).getByText('A supervisor was asked').waitFor();
  const now = new Date().toISOString();
  desk.browser.server.sandbox.world().records.load(generatedYear({ runs: 700, agents: 4, now }));
  sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
});

afterAll(async () => await desk?.close());

const named = (name: string): Locator => sam.root.locator(`[data-name="${name}"]`);

function frame(): Frame {
  const found = sam.page.frames().find((each) => each.url().includes('supervisors'));
  if (!found) throw new Error('the page has no frame');
  return found;
}

/** Makes the page within the desk this wide, in CSS pixels. */
async function widen(width: number): Promise<void> {
  const shown = await frame().evaluate(() => window.innerWidth);
  const { width: desks, height } = sam.page.viewportSize() ?? { width: shown, height: 900 };
  await sam.page.setViewportSize({ width: desks + width - shown, height });
  await until(
    `the page is ${width} px wide`,
    async () => (await frame().evaluate(() => window.innerWidth)) === width,
  );
}

/** By how many CSS pixels the page scrolls sideways. */
const sideways = async (): Promise<number> =>
  await sam.root.evaluate((main) =>
    Math.max(
      main.scrollWidth - main.clientWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  );

const NARROW = 400;
const WIDE = 1280;

/** What is wrong with the page as it is, wide and narrow. */
async function problems(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const width of [NARROW, WIDE]) {
    await widen(width);
    found.push(...(await axeProblems(frame())));
    const beyond = await sideways();
    if (beyond > 0) found.push(`${beyond} px beyond ${width}`);
  }
  return found;
}

async function go(tab: string): Promise<void> {
  await sam.root.locator(`[data-page="${tab}"]`).click();
}

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  beforeAll(async () => {
    if ((await sam.root.getAttribute('data-theme')) === theme) return;
    await sam.desk.byTest('theme').click();
    await until('the page has it', async () => (await sam.root.getAttribute('data-theme')) === theme);
  });

  it('has no fault where a request is turned down', async () => {
    await go('waiting');
    await named('reject').click();
    await named('reject-other').waitFor();
    expect(await problems()).toEqual([]);
  });

  it('has no fault where the agent is asked', async () => {
    await named('ask').click();
    await named('send-ask').waitFor();
    expect(await problems()).toEqual([]);
    await sam.decide.getByRole('button', { name: 'Cancel' }).click();
    await until('the form is closed', async () => (await named('send-ask').count()) === 0);
  });

  it('has no fault where a suggestion is scored and noted', async () => {
    await go('review');
    await sam.root.locator('[data-review]').first().click();
    await sam.root.getByLabel('For whoever writes the policy').fill(`Name the new date (${theme}).`);
    expect(await problems()).toEqual([]);
    await named('save-note').click();
    await sam.root.getByText('Kept at the step.').waitFor();
  });

  it('has no fault where notes are gathered and criteria are chosen', async () => {
    const before = sam;
    sam = await openSupervisorsPage(desk, PEOPLE.admin);
    if (theme === 'dark') await sam.desk.byTest('theme').click();
    await go('review');
    await named('notes').click();
    await named('policy-notes').getByText(`Name the new date (${theme}).`).waitFor();
    await sam.root.getByText('What this team scores by').click();
    await named('save-criteria').waitFor();
    expect(await problems()).toEqual([]);
    await sam.page.close();
    sam = before;
  });

  it('has no fault among the figures, their tables and meanings', async () => {
    await go('numbers');
    await sam.root.locator('.swr-numbers[data-state="ready"][data-left="0"]').waitFor();
    for (const words of ['As a table', 'What these figures mean']) {
      const details = sam.root.locator('details').filter({ hasText: words }).first();
      await details.evaluate((element) => element.setAttribute('open', ''));
    }
    expect(await problems()).toEqual([]);
  });

  it('has no fault where a customer’s data are taken out', async () => {
    await go('audit');
    await sam.root.locator('[data-line]').first().waitFor();
    const form = named('customer');
    await form.evaluate((element) => element.setAttribute('open', ''));
    const { requesterId } = desk.ticket(desk.ticketNumber('Skip the next box'));
    const customer = desk.browser.server.sandbox.world().tickets.person(requesterId);
    await form.getByLabel('email address').fill(customer?.email ?? '');
    await named('find-customer').click();
    await named('erase-customer').waitFor();
    expect(await problems()).toEqual([]);
    await form.getByRole('button', { name: 'Cancel' }).click();
  });
});

describe('the keys of a long list', () => {
  it('keep the open row in sight', async () => {
    await widen(WIDE);
    await go('review');
    await sam.root.locator('[data-review]').nth(FAR).waitFor();
    for (let pressed = 0; pressed <= FAR; pressed += 1) await sam.press('j');
    const current = sam.root.locator('[data-review][aria-current="true"]');
    await until('it is in sight', async () => {
      const { top, bottom, shown } = await current.evaluate((row) => ({
        top: row.getBoundingClientRect().top,
        bottom: row.getBoundingClientRect().bottom,
        shown: window.innerHeight,
      }));
      return top >= 0 && bottom <= shown;
    });
    const rows = await sam.root
      .locator('[data-review]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('aria-current')));
    expect(rows.indexOf('true')).toBeGreaterThanOrEqual(FAR);
  });
});

/** More rows than a screen has. */
const FAR = 18;
