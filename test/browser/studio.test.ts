/** The policy studio in both desks: from a written procedure to a policy that runs; limits, roll-back, two authors. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import type { DeskName } from '../support/desk-page.ts';
import { openStudio, shippedText } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const GIFT = `Gift wrapping

Use this policy when a customer wants their order gift wrapped as a present.

1. Ask for the order number.
2. Tell the customer that gift wrapping takes one more day.`;
const WISH = 'Can you gift wrap my order as a present, please?';

describe.each<DeskName>(['zendesk', 'kustomer'])('in %s', (deskName) => {
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({ desk: deskName, searchLagMs: 0, plan: 'professional' });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  const giftTicket = (email: string) => desk.writeIn(email, WISH, 'Gift wrapping');

  /** A policy of the team's own on an open page, saved once. */
  async function savedGift(user: number = PEOPLE.supervisor) {
    const sam = await openStudio(desk, user);
    await sam.begin(
      'Gift wrapping',
      `---\ntitle: Gift wrapping\n---\n${GIFT.slice(GIFT.indexOf('Use this'))}`,
    );
    await sam.save('first words');
    return sam;
  }

  describe('a written procedure', () => {
    it('is pasted, published and runs on a new ticket', async () => {
      const sam = await openStudio(desk, PEOPLE.supervisor);
      await sam.root.locator('[data-name="new-policy"]').click();
      await sam.root.locator('[data-name="from-procedure"]').click();
      await sam.root.getByRole('textbox').first().fill(GIFT);
      await sam.root.getByRole('button', { name: 'Read it' }).click();
      await sam.root.locator('[data-draft]').first().waitFor();
      await sam.root.getByRole('button', { name: 'Go on to the editor' }).click();
      await sam.root.locator('.cm-content').waitFor();
      await sam.save('as pasted');
      await sam.side('publish');
      await sam.publishable('yes');
      await sam.publish();
      const ticket = await desk.open(giftTicket('grace.lindqvist@example.com'));
      expect(await ticket.policy()).toContain('Gift wrapping');
      expect(await ticket.draft()).toContain('order number');
      await ticket.panel.locator('[data-name="policies"]').click();
      await ticket.panel.getByText('version 1').waitFor();
    });
  });

  describe('a raised limit', () => {
    it('is refused to its author and published by a second person', async () => {
      const sam = await openStudio(desk, PEOPLE.supervisor);
      await sam.openPolicy('retention');
      await sam.write(shippedText('retention').replace('10% or 15%', '10% or 25%'));
      await sam.save('more to keep them');
      await sam.side('publish');
      await sam.publishable('second-person');
      await sam.root.locator('[data-name="raises"]').getByText('25%').first().waitFor();
      expect(await sam.root.locator('button[data-name="publish"]').count()).toBe(0);
      await sam.root.getByLabel('Why, in a few words').fill('Two in three stay for 25%.');
      await sam.root.locator('[data-name="ask-to-publish"]').click();
      await sam.said('Asked.');
      const ada = await openStudio(desk, PEOPLE.admin);
      await ada.row('retention').getByText('asks to be published').waitFor();
      await ada.openPolicy('retention');
      await ada.side('publish');
      await ada.root.getByText('Two in three stay for 25%.').waitFor();
      await ada.publishable('yes');
      await ada.publish();
      await ada.toLibrary();
      await ada.row('retention').getByText('version 1').waitFor();
    });
  });

  describe('a published policy', () => {
    it('goes on as it began on a case under way until its agent moves it, and is rolled back', async () => {
      const sam = await savedGift();
      await sam.side('publish');
      await sam.publish();
      const id = giftTicket('grace.lindqvist@example.com');
      const before = await desk.open(id);
      await before.sendDraft('order number');
      await sam.write(
        `---\ntitle: Gift wrapping\n---\nUse this policy when a customer wants their order gift wrapped as a present.\n\n1. Ask for the colour of the paper.`,
      );
      await sam.save('colours');
      await sam.publishable('yes');
      await sam.publish();
      const kim = await desk.open(id);
      await kim.panel.getByText('version 2 is published').waitFor();
      await kim.panel.getByText('goes on with version 1').waitFor();
      await kim.panel.locator('[data-name="move"]').click();
      await kim.panel.getByText('version 2 is published').waitFor({ state: 'detached' });
      expect(await kim.draft()).toContain('which variant');
      await sam.side('versions');
      await sam.root.locator('[data-version="1"] [data-name="roll-back"]').click();
      await sam.said('Published. New cases begin with it.');
      const next = await desk.open(giftTicket('ben.castillo@example.com'));
      expect(await next.draft()).toContain('order number');
    });

    it('no longer answers tickets when it is off', async () => {
      const sam = await savedGift();
      await sam.side('publish');
      await sam.publish();
      await sam.root.locator('[data-name="off"]').click();
      await sam.root.locator('[data-name="off-now"]').click();
      await sam.said('Turned off.');
      const ticket = await desk.open(giftTicket('grace.lindqvist@example.com'));
      await ticket.ready();
      expect(await ticket.panel.locator('[data-block="policy"]').count()).toBe(0);
    });
  });

  describe('two authors', () => {
    it('are told of each other and overwrite nothing', async () => {
      const sam = await savedGift();
      const ada = await openStudio(desk, PEOPLE.admin);
      await ada.openPolicy('gift-wrapping');
      await ada.write('---\ntitle: Gift wrapping\n---\n1. Ask for the colour of the paper.');
      await sam.write('---\ntitle: Gift wrapping\n---\n1. Ask for the name on the card.');
      await ada.save('colours');
      await sam.root.locator('.sws-save input').fill('names');
      await sam.root.locator('button[data-name="save"]').click();
      await sam.root.locator('[data-name="theirs"]').getByText('Ada').waitFor();
      expect(await sam.root.locator('.cm-content').textContent()).toContain('name on the card');
      await sam.root.locator('[data-name="keep-mine"]').click();
      await sam.save('names');
      await sam.side('versions');
      await sam.root.locator('[data-version="3"]').getByText('names').waitFor();
      await sam.root.locator('[data-version="2"]').getByText('colours').waitFor();
    });
  });

  describe('a closed tab', () => {
    it('loses nothing that was typed', async () => {
      const sam = await openStudio(desk, PEOPLE.supervisor);
      await sam.openPolicy('restart-subscription');
      await sam.write(`${shippedText('restart-subscription')}\n9. Wish them a nice day.`);
      await sam.page.waitForTimeout(3_000);
      await sam.page.reload();
      await sam.desk.byTest('nav-app').click();
      await sam.root.locator('[data-page="policies"]').click();
      await sam.row('restart-subscription').getByText('unsaved text').waitFor();
      await sam.openPolicy('restart-subscription');
      await sam.root.locator('[data-name="found"]').waitFor();
      await sam.root.getByText('Wish them a nice day').first().waitFor();
    });
  });

  describe('an agent', () => {
    it('reads the policies and changes none', async () => {
      await savedGift();
      const kim = await openStudio(desk, PEOPLE.agent);
      await kim.root.getByText('You can read the policies').waitFor();
      expect(await kim.root.locator('[data-name="new-policy"]').count()).toBe(0);
      await kim.openPolicy('retention');
      expect(await kim.root.locator('.cm-content').getAttribute('aria-readonly')).toBe('true');
      expect(await kim.root.locator('button[data-name="save"]').count()).toBe(0);
      await kim.toLibrary();
      await kim.openPolicy('gift-wrapping');
      await kim.side('publish');
      await kim.publishable('rights');
      expect(await kim.root.locator('button[data-name="ask-to-publish"]').count()).toBe(0);
      await kim.side('try');
      await kim.root.getByLabel('The customer writes').fill(WISH);
      await kim.root.locator('[data-name="say"]').click();
      await kim.root.locator('[data-name="back"]').waitFor();
      expect(await kim.root.locator('[data-name="keep-test"]').count()).toBe(0);
    });
  });
});
