/** The forms of the supervisors' pages, each open in either theme: nothing for axe to find, and nothing to scroll sideways on a narrow page. */
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import de from '../../translations/de.json' with { type: 'json' };
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { generatedYear } from '../support/generated-year.ts';
import { notesAt, scoresOf } from '../support/scored-year.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk;
let sam: SupervisorsPage;

const SKIP = 'Skip the next shipment';
/** Of so many suggestions two people's scores are there. */
const SCORED = 40;

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
  const year = [...generatedYear({ runs: 700, agents: 4, now })];
  const { records } = desk.browser.server.sandbox.world();
  for (const seeds of [year, scoresOf(year, SCORED), notesAt(now)]) records.load(seeds);
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
    await named('close').click();
    await named('notes').click();
    await named('policy-notes').getByText(`Name the new date (${theme}).`).waitFor();
    await sam.root.getByText('What this team scores by').click();
    await named('save-criteria').waitFor();
    expect(await problems()).toEqual([]);
    await named('notes').click();
    await until('the notes are folded', async () => (await named('policy-notes').count()) === 0);
  });

  it('has no fault where it shows how far reviewers agree', async () => {
    await named('agreement').click();
    const rows = sam.root.locator('.swr-case tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(4);
    expect(await rows.first().locator('td').first().textContent()).toBe(String(SCORED));
    expect(await problems()).toEqual([]);
    await named('agreement').click();
  });

  it('has no fault where filters are unfolded', async () => {
    await widen(NARROW);
    await named('filters').click();
    await sam.root.getByLabel('Risk', { exact: true }).selectOption('risky');
    await named('filters').getByText('1 set').waitFor();
    expect(await problems()).toEqual([]);
    await named('no-filters').click();
    await widen(NARROW);
    await named('filters').click();
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

describe('the filters of the review', () => {
  const risk = () => sam.root.getByLabel('Risk', { exact: true });

  beforeAll(async () => {
    await go('review');
    await sam.root.locator('[data-review]').first().waitFor();
  });

  it('are all there on a wide page, without a button', async () => {
    await widen(WIDE);
    await risk().waitFor();
    expect(await named('filters').isVisible()).toBe(false);
  });

  it('are folded on a narrow page, which begins with the list', async () => {
    await widen(NARROW);
    await risk().waitFor({ state: 'hidden' });
    const top = await sam.root
      .locator('[data-review]')
      .first()
      .evaluate((row) => row.getBoundingClientRect().top);
    expect(top).toBeLessThan(LIST_TOP);
  });

  it('open and close by keyboard and say how many are set', async () => {
    const fold = named('filters');
    await fold.focus();
    await sam.page.keyboard.press('Enter');
    await risk().waitFor();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await risk().selectOption('risky');
    await sam.root.getByLabel('How it ended').selectOption('rejected');
    await fold.focus();
    await sam.page.keyboard.press('Enter');
    await risk().waitFor({ state: 'hidden' });
    await sam.root.getByRole('button', { name: 'Filters 2 set', expanded: false }).waitFor();
  });

  it('are cleared at once, and the focus stays among them', async () => {
    await named('filters').click();
    await named('no-filters').click();
    await until('nothing is set', async () => (await named('filters').textContent()) === 'Filters');
    expect(await frame().evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    expect(await risk().inputValue()).toBe('');
  });
});

/** In CSS pixels from the top of the page. */
const LIST_TOP = 160;

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

describe('an open suggestion', () => {
  it('is closed by Escape, and the focus is back on its row', async () => {
    await sam.press('Escape');
    await named('agreement').waitFor();
    const focused = await frame().evaluate(() => document.activeElement?.getAttribute('data-review'));
    expect(focused).toMatch(/./);
  });
});

describe('why a request was sent up', () => {
  it('is read in the language of whoever decides', async () => {
    const { page, root, desk: place } = sam;
    await page.goto(`${desk.browser.server.url}/zendesk?user=${PEOPLE.supervisor}&locale=de`);
    await place.byTest('nav-app').click();
    await root.locator('[data-request]').filter({ hasText: de.lane.setting }).first().waitFor();
  });
});

/** More rows than a screen has. */
const FAR = 18;
