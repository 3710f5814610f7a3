/** The supervisor lane with two people: an agent at a ticket and a supervisor at the app's own page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({
    searchLagMs: 0,
    plan: 'professional',
    settings: { approvalLanes: 'skip_next_shipment: supervisor\nfile_carrier_claim: supervisor' },
  });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const SKIP = 'Skip the next shipment';

const kinds = async () => (await desk.effects()).map(({ kind }) => kind);

/** Kim asks a supervisor to let the shipment be skipped. */
async function asked(words = 'She has called twice.', user?: number): Promise<TicketPage> {
  const ticket = await desk.open('Skip the next box', user === undefined ? {} : { user });
  const card = ticket.card(SKIP);
  await card.locator('[data-name="supervisor"]').click();
  await card.getByLabel('What should they know').fill(words);
  await card.locator('[data-name="ask"]').click();
  await card.getByText('A supervisor was asked').waitFor();
  return ticket;
}

/** A supervisor's page on which the case is open and can be decided. */
async function opened(user: number = PEOPLE.supervisor): Promise<SupervisorsPage> {
  const page = await openSupervisorsPage(desk, user);
  await page.rows.first().waitFor();
  await page.decide.locator('[data-name="approve"]:not([aria-disabled])').waitFor();
  return page;
}

describe('a request', () => {
  it('is approved on the page and seen by the agent without a reload', async () => {
    const kim = await asked();
    const sam = await opened();
    expect(await sam.case.textContent()).toContain('Can you please skip my next shipment?');
    expect(await sam.case.textContent()).toContain('She has called twice.');
    await sam.press('a');
    await sam.decide.getByText('Approved and done.').waitFor();
    expect(await kim.receipt('Shipment skipped')).toContain('approved by Sam Okafor');
    await kim.draft('has been skipped');
    expect(await kinds()).toEqual(['subscription-skipped']);
  });

  it('is turned down with a reason that the agent reads', async () => {
    const kim = await asked();
    const sam = await opened();
    await sam.press('r');
    await sam.press('2');
    await sam.decide.getByText('Turned down.').waitFor();
    await kim.card(SKIP).getByText('Sam Okafor said no.').waitFor();
    expect(await kim.card(SKIP).textContent()).toContain('It is too much');
    expect(await kinds()).toEqual([]);
  });

  it('waits for an answer that the supervisor wants first', async () => {
    const kim = await asked();
    const sam = await opened();
    await sam.press('q');
    await sam.decide.getByLabel('What do you want to know').fill('Is it only this one?');
    await sam.decide.locator('[data-name="send-ask"]').click();
    await sam.decide.getByText('Not answered yet').waitFor();
    await kim.card(SKIP).getByLabel('Sam Okafor asks: Is it only this one?').fill('Yes, only this one.');
    await kim.card(SKIP).locator('[data-name="answer-inquiry"]').click();
    await sam.decide.getByText('Yes, only this one.').waitFor();
    await sam.press('a');
    await sam.decide.getByText('Approved and done.').waitFor();
    expect(await kinds()).toEqual(['subscription-skipped']);
  });

  it('is decided once by two supervisors at once', async () => {
    await asked();
    const [sam, ada] = await Promise.all([opened(), opened(PEOPLE.admin)]);
    await Promise.all([sam.press('a'), ada.press('a')]);
    const banners = [sam, ada].map(({ decide }) => decide.locator('.swr-banner'));
    await Promise.all(banners.map((banner) => banner.waitFor()));
    await until('both know how it ended', async () => {
      const words = await Promise.all(banners.map((banner) => banner.textContent()));
      return words.some((each) => each?.includes('Approved and done.'));
    });
    expect(await kinds()).toEqual(['subscription-skipped']);
    const decisions = records('stepwise_rule').filter(({ fields }) => fields['record_type'] === 'decision');
    expect(decisions).toHaveLength(1);
  });

  it('is approved with another amount within the bounds', async () => {
    const kim = await desk.open('It says delivered');
    await kim.sendDraft('whether you have checked');
    await kim.customerWrites('Yes, I asked my family and all my neighbours. There was no notice. Nothing.');
    const card = kim.card('File a carrier claim');
    await card.getByLabel('claim type', { exact: true }).selectOption({ label: 'stolen after delivery' });
    const picture = { name: 'door.png', mimeType: 'image/png', buffer: Buffer.alloc(40_000, 7) };
    await card.getByLabel('evidence files', { exact: true }).setInputFiles(picture);
    await card.locator('[data-name="supervisor"]').click();
    await card.locator('[data-name="ask"]').click();
    const sam = await opened();
    await sam.decide.getByLabel('amount', { exact: true }).fill('40.00');
    await sam.decide.getByText('40.00 USD').waitFor();
    await sam.decide.locator('[data-name="approve"]').click();
    await sam.decide.getByText('Approved and done.').waitFor();
    const claims = (await desk.shop()).claims;
    expect(JSON.stringify(claims)).toContain('40.00');
    expect(await kim.receipt('Claim')).toContain('approved by Sam Okafor');
  });
});

describe('what was decided', () => {
  it('stands in the audit with who, the version and the customer’s words', async () => {
    await asked();
    const sam = await opened();
    await sam.press('a');
    await sam.decide.getByText('Approved and done.').waitFor();
    await sam.root.locator('[data-page="audit"]').click();
    await sam.root.getByLabel('Show', { exact: true }).selectOption({ label: 'Decisions' });
    const line = sam.root.locator('[data-line^="decision:"]').filter({ hasText: SKIP });
    await line.waitFor();
    const cells = await line.locator('td').allTextContents();
    const request = records('stepwise_entry').find(({ fields }) => fields['record_type'] === 'request');
    const { version } = JSON.parse(String(request?.fields['body']));
    expect(version).not.toBe('');
    expect(cells[1]).toBe('Sam Okafor');
    expect(cells[5]).toBe(version);
    expect(await line.locator('q').count()).toBeGreaterThan(0);
    await sam.root.getByLabel('Show', { exact: true }).selectOption({ label: 'What was done' });
    const approved = sam.root.locator('[data-line^="run:"]').filter({ hasText: `Approved: ${SKIP}` });
    await approved.waitFor();
    expect((await approved.locator('td').allTextContents())[5]).toBe(version);
    expect(await approved.locator('q').count()).toBeGreaterThan(0);
  });
});

/** What the helpdesk keeps for the app. */
const records = (object: string) => desk.browser.server.sandbox.world().records.all(object);

async function writeRecord(user: number, key: string, body: unknown): Promise<void> {
  const response = await fetch(`${desk.browser.server.url}/api/v2/custom_objects/stepwise_rule/records`, {
    method: 'POST',
    headers: { 'x-desk-user': String(user), 'content-type': 'application/json' },
    body: JSON.stringify({
      custom_object_record: {
        name: key,
        external_id: key,
        custom_object_fields: {
          record_type: 'decision',
          record_group: '',
          nonce: 'by-hand',
          body: JSON.stringify(body),
        },
      },
    }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** The request as it stands and the word that would approve it. */
async function wordFor(): Promise<{ key: string; body: unknown }> {
  const record = records('stepwise_entry').find(({ fields }) => fields['record_type'] === 'request');
  const key = record?.externalId ?? '';
  const request = JSON.parse(String(record?.fields['body']));
  const { digest } = await import('../../app/lib/canonical.ts');
  return {
    key: `${key.replace('request:', 'decision:')}:0`,
    body: { request: key, digest: digest(request), verdict: 'approved', args: null, reason: '' },
  };
}

describe('a decision written by hand', () => {
  it('without the role is ignored and reported', async () => {
    const kim = await asked();
    const { key, body } = await wordFor();
    await writeRecord(PEOPLE.otherAgent, key, body);
    const sam = await opened();
    await sam.decide.locator('[data-name="ignored"]').getByText('Alex Moreau').waitFor();
    expect(await sam.decide.textContent()).toContain('they are no supervisor');
    await sam.press('a');
    await sam.decide.getByText('Approved and done.').waitFor();
    expect(await kim.receipt('Shipment skipped')).toContain('approved by Sam Okafor');
  });

  it('about one’s own request is ignored and reported', async () => {
    await asked('', PEOPLE.supervisor);
    const { key, body } = await wordFor();
    await writeRecord(PEOPLE.supervisor, key, body);
    const ada = await opened(PEOPLE.admin);
    await ada.decide.getByText('nobody decides their own request').waitFor();
    expect(await kinds()).toEqual([]);
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    await sam.decide.getByText('You asked for this yourself').waitFor();
    expect(await sam.decide.locator('[data-name="approve"]').count()).toBe(0);
  });
});

describe('an agent without the role', () => {
  it('is shown the policies to read and nothing of the cases', async () => {
    await asked();
    const alex = await openSupervisorsPage(desk, PEOPLE.otherAgent);
    await alex.root.getByText('You can read the policies').waitFor();
    expect(await alex.root.textContent()).not.toContain(SKIP);
    expect(await alex.root.locator('[data-page]').count()).toBe(0);
  });
});
