/** What it costs the helpdesk that a team publishes policies of its own: with the browser's storage, and where a browser forbids it. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { launchRemembering } from '../support/chromium.ts';
import { mayKeep } from '../support/frame-storage.ts';
import { openStudio, shippedText } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const SUBJECT = 'It says delivered';
const OPEN_REQUESTS_MAX = 4;
/** A browser that keeps nothing asks for the log of releases and for what it names each time, and who published it. */
const FORGETFUL_REQUESTS_MAX = 7;

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ searchLagMs: 0, plan: 'professional' });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

/** A supervisor publishes a policy in other words. */
async function publish(): Promise<void> {
  const sam = await openStudio(desk, PEOPLE.supervisor);
  await sam.openPolicy('shipment-not-received');
  await sam.write(`${shippedText('shipment-not-received').trimEnd()}\n\nThank you for reading.\n`);
  await sam.save('other words');
  await sam.side('publish');
  await sam.publishable('yes');
  await sam.publish();
  await sam.page.close();
}

/** What the newest opening of a ticket asked of the helpdesk, when nothing more is asked. */
async function openingOf(ticket: TicketPage): Promise<readonly string[]> {
  await ticket.draft();
  const asked = (): readonly string[] =>
    desk.browser.server.sandbox
      .world()
      .counts.all()
      .findLast((one) => one.ticketId === ticket.id)
      ?.buckets[0]?.requests.filter((line) => line.includes('/api/v2/')) ?? [];
  let before = -1;
  await until('nothing more is asked', async () => {
    const now = asked().length;
    const isQuiet = now === before;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 700));
    return isQuiet;
  });
  return asked();
}

/** The requests of opening the ticket once more in a browser, and whether its frames may keep anything. */
async function openedAgain(context: BrowserContext) {
  await openingOf(await desk.open(SUBJECT, { context }));
  const again = await desk.open(SUBJECT, { context });
  const asked = await openingOf(again);
  const frame = await again.desk.frameOf(again.id);
  const keeps = await mayKeep(frame);
  await again.panel.locator('[data-name="policies"]').click();
  await again.panel.getByText('version 1').waitFor();
  return { asked, keeps };
}

describe('a ticket under published policies', () => {
  it('costs four requests where the browser has kept them', async () => {
    await publish();
    const { asked, keeps } = await openedAgain(await launchRemembering());
    expect(keeps, 'pages in frames may keep things').toBe(true);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(OPEN_REQUESTS_MAX);
  });

  it('costs three more where the browser may keep nothing, and goes by them all the same', async () => {
    await publish();
    const front = await desk.open('Are your mugs');
    const { asked, keeps } = await openedAgain(front.page.context());
    const most = keeps ? OPEN_REQUESTS_MAX : FORGETFUL_REQUESTS_MAX;
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most);
  });
});
