/** Trying a policy in the studio, in both desks: playing the customer, tests that are kept, a real past ticket. Nothing real is touched. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hexId } from '../../app/sandbox/kustomer/ids.ts';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import type { DeskName } from '../support/desk-page.ts';
import { openStudio, type StudioPageDriver } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const WRAP = `---
title: Gift wrapping
---
Use this policy when a customer wants their order gift wrapped as a present.

1. Ask for the order number.
   - Use @get_order_details(order_id: str) to read the order.
2. Refund the order with @refund_order(order_id: str).
3. Inform the customer that gift wrapping is on us.`;
const WISH = 'Can you gift wrap my order #1042 as a present, please?';

describe.each<DeskName>(['zendesk', 'kustomer'])('trying a policy, in %s', (deskName) => {
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({ desk: deskName, searchLagMs: 0, plan: 'professional' });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  /** A policy of the team's own, saved once, with the try pane open. */
  async function trying(): Promise<StudioPageDriver> {
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.begin('Gift wrapping', WRAP);
    await sam.save('first words');
    await sam.side('try');
    return sam;
  }

  async function say(sam: StudioPageDriver, words: string): Promise<void> {
    await sam.root.getByLabel('The customer writes').fill(words);
    await sam.root.locator('[data-name="say"]').click();
  }

  /** As the helpdesk shows it. */
  const numberOf = (id: number): string => (deskName === 'kustomer' ? hexId('conversation', id) : String(id));

  /** Everything that a rehearsal could have touched; what is kept of an author's typing comes and goes in its own time. */
  const world = async () => {
    const { records, kustomer, tickets } = desk.browser.server.sandbox.world();
    return {
      effects: await desk.effects(),
      sent: desk.sent().length,
      records: [...records.objects()].flatMap(({ key }) =>
        records
          .all(key)
          .filter(({ fields }) => !String(fields['record_type']).startsWith('kept-'))
          .map(({ externalId, updatedAt }) => [externalId, updatedAt]),
      ),
      klasses: (kustomer?.app.klasses ?? []).flatMap((klass) =>
        (kustomer?.klasses.all(klass) ?? [])
          .filter(({ custom }) => !Object.values(custom).some((value) => String(value).startsWith('kept-')))
          .map(({ id, rev }) => [id, rev]),
      ),
      comments: tickets.tickets().map(({ id, comments, updatedAt }) => [id, comments.length, updatedAt]),
    };
  };

  it('plays the customer against shops in memory and calls nothing real', async () => {
    const sam = await trying();
    const before = await world();
    await say(sam, WISH);
    await sam.root.locator('[data-made="get_order_details"]').waitFor();
    await sam.root.locator('[data-call="refund_order"] button').click();
    await sam.root.locator('[data-made="refund_order"]').getByText('done').waitFor();
    await sam.root.locator('.sws-reply').last().getByText('gift wrapping').waitFor();
    expect(await world()).toEqual(before);
  });

  it('keeps a conversation as a test that is played on each save and says where it fails', async () => {
    const sam = await trying();
    await say(sam, WISH);
    await sam.root.locator('[data-call="refund_order"]').waitFor();
    await sam.root.getByLabel('Keep this as a test, named').fill('refunds an order');
    await sam.root.locator('[data-name="keep-test"]').click();
    await sam.root.locator('[data-name="tests"]').getByText('1 of 1 test passes').waitFor();
    await sam.write(WRAP.replace('@refund_order', '@cancel_order'));
    await sam.save('cancels instead');
    const failed = sam.root.locator('[data-name="failed-tests"] [data-test="refunds an order"]');
    await failed.locator('del').filter({ hasText: 'Refund the order' }).first().waitFor();
    await failed.locator('ins').filter({ hasText: 'Cancel the order' }).first().waitFor();
    await sam.root.locator('[data-name="tests"]').getByText('0 of 1 test passes').waitFor();
    await sam.write(WRAP);
    await sam.save('as before');
    await sam.root.locator('[data-name="tests"]').getByText('1 of 1 test passes').waitFor();
    expect(await failed.count()).toBe(0);
    expect(await axeProblems(await sam.frame())).toEqual([]);
  });

  it('reads a real past ticket by its number and writes nothing', async () => {
    const id = desk.writeIn('grace.lindqvist@example.com', WISH, 'Gift wrapping');
    const sam = await trying();
    const before = await world();
    await sam.root.locator('[data-try="past"]').click();
    await sam.root.getByLabel('Number of the ticket').fill(numberOf(id));
    await sam.root.locator('[data-name="read-past"]').click();
    const moment = sam.root.locator('[data-moment]');
    await moment.getByText(WISH).waitFor();
    await moment.getByText('Gift wrapping: ').waitFor();
    await moment.getByText('Only up to here').waitFor();
    expect(await world()).toEqual(before);
    await sam.root.getByLabel('Number of the ticket').fill('99999999');
    await sam.root.locator('[data-name="read-past"]').click();
    await sam.root.getByText('There is no such ticket.').waitFor();
  });
});
