/** Review, numbers and audit over a ticket that was really played at the desk; what is kept about a customer is taken out at last. */
import { readFile } from 'node:fs/promises';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { PLAYED, playCase } from '../support/played-case.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk;
let sam: SupervisorsPage;

beforeAll(async () => {
  desk = await openAppDesk({ searchLagMs: 0, desk: 'zendesk', plan: 'professional' });
  await playCase(desk, 'zendesk', 5);
  sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
});

afterAll(async () => await desk?.close());

const entries = (type: string) =>
  desk.browser.server.sandbox
    .world()
    .records.all('stepwise_entry')
    .filter(({ fields }) => fields['record_type'] === type);

/** What Kim's own records say. */
const suggestionsTold = (): number =>
  entries('day')
    .flatMap(({ fields }): { kind: string }[] => JSON.parse(String(fields['body'])).rows)
    .filter(({ kind }) => kind === 'suggestion').length;

async function go(tab: string): Promise<void> {
  await sam.root.locator(`[data-page="${tab}"]`).click();
}

async function problems(): Promise<string[]> {
  const frame = sam.page.frames().find((each: Frame) => each.url().includes('supervisors'));
  if (!frame) throw new Error('the page has no frame');
  return await axeProblems(frame);
}

/** The file that a click gives. */
async function saved(name: string): Promise<string> {
  const [download] = await Promise.all([
    sam.page.waitForEvent('download'),
    sam.root.locator(`[data-name="${name}"]`).click(),
  ]);
  return await readFile(await download.path(), 'utf8');
}

/** The colours of a canvas that cover it without mixing. */
async function inkOf(canvas: Locator): Promise<ReadonlySet<string>> {
  const colours = await canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement) || element.width === 0) return [];
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? {
      data: [],
    };
    const found = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255)
        found.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    return [...found];
  });
  return new Set(colours.map((colour) => `#${colour.toString(16).padStart(6, '0')}`));
}

describe('review', () => {
  it('shows what was suggested on a played ticket and what became of it', async () => {
    await go('review');
    const row = sam.root.locator('[data-review]').filter({ hasText: 'Skip the next shipment' });
    await row.click();
    await sam.root.locator('[data-name="values"]').waitFor();
    expect(await row.textContent()).toContain('Kim Novak');
    expect(await sam.root.locator('[data-review]').count()).toBeGreaterThan(1);
    expect(await problems()).toEqual([]);
  });

  it('keeps a scorecard and a note for the policy', async () => {
    const right = sam.root.locator('[data-criterion="right-call"]').getByRole('button', { name: 'Yes' });
    await right.click();
    await sam.root.locator('[data-name="save-score"]').click();
    await sam.root.getByText('Kept.', { exact: true }).waitFor();
    await sam.root.getByLabel('For whoever writes the policy').fill('Name the new date.');
    await sam.root.locator('[data-name="save-note"]').click();
    await sam.root.getByText('Kept at the step.').waitFor();
  });

  it('gathers notes under their policy and begins with the criteria in force', async () => {
    const ada = await openSupervisorsPage(desk, PEOPLE.admin);
    await ada.root.locator('[data-page="review"]').click();
    await ada.root.locator('[data-name="notes"]').click();
    const notes = ada.root.locator('[data-name="policy-notes"]');
    await notes.getByText('Name the new date.').waitFor();
    expect(await notes.getByRole('heading').count()).toBe(1);
    await ada.root.getByText('What this team scores by').click();
    const words = ada.root.getByLabel('Separated by commas');
    await words.waitFor();
    expect(await words.inputValue()).toBe('Right policy, Right step, Right action, Right words');
  });
});

describe('numbers', () => {
  it('count what was played, by policy and by week', async () => {
    await go('numbers');
    await sam.root.locator('.swr-numbers[data-state="ready"][data-left="0"]').waitFor();
    const table = sam.root.locator('.swr-numbers table').filter({ hasText: 'Too quick' });
    await table.locator('tbody tr').first().waitFor();
    await sam.root.getByLabel('By', { exact: true }).selectOption({ label: 'Week' });
    await table.locator('th').getByText('Week', { exact: true }).waitFor();
    expect(await table.locator('tbody tr').count()).toBe(1);
    await sam.root.getByText('What these figures mean').click();
    await sam.root.getByText('Each suggestion counts once').waitFor();
    expect(await problems()).toEqual([]);
  });

  it('are drawn in the colours of the theme, with the table behind them', async () => {
    const chart = sam.root.locator('[data-chart="outcomes"]');
    const drawn = async () => [...(await inkOf(chart.locator('canvas')))];
    expect(await chart.getByRole('img', { name: 'How suggestions ended: a chart.' }).count()).toBe(1);
    await until('the chart is drawn in light', async () => (await drawn()).includes('#13456d'));
    await sam.root.getByText('As a table').click();
    const table = chart.locator('xpath=following-sibling::details').locator('tbody tr');
    expect(await table.count()).toBe(28);
    await sam.desk.byTest('theme').click();
    await until('the chart is drawn in dark', async () => (await drawn()).includes('#93bcdc'));
    expect(await problems()).toEqual([]);
    await sam.desk.byTest('theme').click();
    await until('the chart is drawn in light again', async () => (await drawn()).includes('#13456d'));
  });

  it('say what customers said, with how many of them did', async () => {
    const said = sam.root.locator('[data-name="said"][data-left="0"]');
    await said.getByText('1 of 1 customer who answered was satisfied.').waitFor();
    expect(await said.locator('.swr-value').textContent()).toBe('100%');
    await said.locator('[data-chart="said"] canvas').waitFor();
    expect(await said.locator('.swr-scroll').last().locator('tbody tr').count()).toBe(1);
  });

  it('are given as a table for a spreadsheet', async () => {
    const [head = '', ...rows] = (await saved('save-table')).trim().split(/\r?\n/);
    const shown = head.split(',').indexOf('shown');
    expect(head.startsWith('week,name,shown')).toBe(true);
    const counts = rows.map((row) => Number(row.split(',')[shown]));
    expect(counts.length).toBeGreaterThanOrEqual(4);
    expect(counts[0]).toBe(suggestionsTold());
    expect(counts.slice(1).every((count) => count === 0)).toBe(true);
  });
});

describe('audit', () => {
  it('lists what was done and finds the log of the ticket whole', async () => {
    await go('audit');
    await sam.root.locator('[data-line]').filter({ hasText: 'Skip the next shipment' }).first().waitFor();
    await sam.root.getByLabel('Ticket', { exact: true }).fill(String(desk.ticketNumber(PLAYED)));
    await sam.root.locator('[data-name="find-ticket"]').click();
    await sam.root.locator('[data-name="chain"]').getByText('is whole').waitFor();
    expect(await problems()).toEqual([]);
  });

  it('names the version in what was tried and what became of it', async () => {
    for (const type of ['claim', 'settlement']) {
      await sam.root.getByLabel('Show', { exact: true }).selectOption(type);
      const line = sam.root.locator(`[data-line^="${type}:"]`).filter({ hasText: 'Skip the next shipment' });
      await line.first().waitFor();
      expect(await line.first().locator('td').nth(5).textContent()).not.toBe('');
    }
    await sam.root.getByLabel('Show', { exact: true }).selectOption('run');
  });

  it('exports every record of the ticket', async () => {
    const lines = (await saved('save-audit')).trim().split('\n');
    const keys = lines.map((line): unknown => JSON.parse(line)).map((each) => JSON.stringify(each));
    for (const { externalId } of entries('run'))
      expect(keys.some((line) => line.includes(`"${externalId}"`))).toBe(true);
  });

  it('takes out what is kept about a customer and says what stays', async () => {
    const form = sam.root.locator('[data-name="customer"]');
    await form.getByText('Take out a customer’s data').click();
    await form.getByLabel('email address').fill('nobody@example.com');
    await form.locator('[data-name="find-customer"]').click();
    await form.getByText('No ticket of nobody@example.com').waitFor();
    const ticket = desk.ticket(desk.ticketNumber(PLAYED));
    const customer = desk.browser.server.sandbox.world().tickets.person(ticket.requesterId);
    await form.getByLabel('email address').fill(customer?.email ?? '');
    await form.locator('[data-name="find-customer"]').click();
    await form.locator('[data-name="erase-customer"]').click();
    await form.getByText('Not taken out:').waitFor();
    expect(entries('run')).toEqual([]);
    expect(entries('settlement').length).toBeGreaterThan(0);
  });
});
