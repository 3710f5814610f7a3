/** A shipment that did not arrive, from the customer's first sentence to the last receipt. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildState } from '../../../app/sandbox/shops/build-state.ts';
import { SEED } from '../../../app/sandbox/shops/seed.ts';
import { type AppDesk, openAppDesk, type TicketPage } from '../../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ shopState: (now) => buildState(WITH_SAM, now) });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

/** Sam, whose parcel went back to the sender, has an account at Skio here. */
const WITH_SAM = {
  ...SEED,
  subscriptions: [
    ...(SEED.subscriptions ?? []),
    {
      vendor: 'skio' as const,
      customer: 'sam.whitfield@example.com',
      items: ['House blend'],
      every: 'month',
      next: 'in 9 days',
    },
  ],
};

const CHECKED = 'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.';

/** The customer has been asked what they tried, and nothing helped. */
async function afterChecks(subject: string): Promise<TicketPage> {
  const ticket = await desk.open(subject);
  await ticket.sendDraft('whether you have checked');
  await ticket.customerWrites(CHECKED);
  return ticket;
}

describe('a shipment that is marked as delivered', () => {
  it('shows policy, reason, place, look-ups, question and draft at once', async () => {
    const ticket = await desk.open('It says delivered');
    const draft = await ticket.draft('marked as delivered');
    await ticket.ready();
    expect(await ticket.policy()).toBe('Shipment not received');
    expect(await ticket.block('policy').textContent()).toContain('It says delivered, but nothing is here');
    expect(await ticket.block('policy').textContent()).toContain('step 5 of 7');
    const lookups = await ticket.block('lookups').textContent();
    for (const words of ['Maya Okafor', 'delivered']) expect(lookups).toContain(words);
    expect(await ticket.block('needs-you').count()).toBe(1);
    for (const words of ['marked as delivered', 'carrier left a notice', 'still do not have'])
      expect(draft).toContain(words);
    for (const known of ['email address', 'order number']) expect(draft).not.toContain(known);
    expect(await ticket.composer.textContent()).toBe('');
  });

  it('reads account, order and tracking with what the ticket says', async () => {
    const ticket = await desk.open('It says delivered');
    await ticket.draft('whether you have checked');
    await ticket.ready();
    const asked = desk.sent().map(({ url, body }) => `${url} ${body}`);
    expect(asked.some((line) => line.includes('skio') && line.includes('maya.okafor@example.com'))).toBe(
      true,
    );
    expect(asked.some((line) => line.includes('myshopify.com') && line.includes('1042'))).toBe(true);
    expect(asked.some((line) => line.includes('easypost') && line.includes('1Z999AA10123456784'))).toBe(true);
    expect(await desk.effects()).toEqual([]);
  });

  it('offers the claim with every value and where it came from', async () => {
    const ticket = await afterChecks('It says delivered');
    const card = ticket.card('File a carrier claim');
    await card.waitFor();
    expect(await ticket.field('order', card).inputValue()).toBe('1042');
    expect(await ticket.field('tracking number', card).inputValue()).toBe('1Z999AA10123456784');
    expect(await ticket.field('amount', card).inputValue()).toBe('48.00');
    expect(await ticket.field('contact email', card).inputValue()).toBe('maya.okafor@example.com');
    for (const chip of ['order: from customer', 'amount: from order', 'contact email: from ticket'])
      expect(await ticket.button(chip, card).count()).toBe(1);
    await ticket.button('order: from customer', card).click();
    expect(await ticket.panel.getByRole('dialog').textContent()).toContain('1042');
  });

  it('says what the claim still needs and cannot be approved without it', async () => {
    const ticket = await afterChecks('It says delivered');
    const card = ticket.card('File a carrier claim');
    await card.getByText('Still needed: claim type').waitFor();
    const approve = ticket.button('Approve', card);
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await approve.click({ force: true });
    await ticket.field('claim type', card).selectOption({ label: 'damaged' });
    await card.getByText('Still needed').waitFor({ state: 'detached' });
    expect(await approve.getAttribute('aria-disabled')).toBeNull();
    expect(desk.sent().filter(({ method, url }) => method === 'POST' && url.endsWith('/claims'))).toEqual([]);
  });

  it('says beforehand what the carrier will not take', async () => {
    const ticket = await afterChecks('It says delivered');
    const card = ticket.card('File a carrier claim');
    await card.getByText('no claim of loss').waitFor();
    const types = await ticket.field('claim type', card).locator('option').allTextContents();
    expect(types).toEqual(['Choose', 'stolen after delivery', 'damaged']);
    await ticket.field('claim type', card).selectOption({ label: 'stolen after delivery' });
    await card.getByText('without a file as evidence').waitFor();
  });

  it('says why the carrier refused a claim, keeps what was typed, and files another', async () => {
    const ticket = await afterChecks('It says delivered');
    const card = ticket.card('File a carrier claim');
    await ticket.approve('File a carrier claim', { 'claim type': 'stolen after delivery', amount: '40' });
    const failed = ticket.block('done').locator('[data-state="failed"]');
    await failed.waitFor();
    expect(await failed.textContent()).toContain('supporting_documentation');
    expect(await desk.effects()).toEqual([]);
    await card.locator('[data-name="approve"]:not([aria-disabled])').waitFor();
    expect(await ticket.field('amount', card).inputValue()).toBe('40.00');
    expect(await ticket.field('claim type', card).inputValue()).toBe('theft');
    await ticket.approve('File a carrier claim', { 'evidence files': 'a picture of the door' });
    await ticket.receipt('Claim filed');
    expect((await desk.effects()).map(({ kind }) => kind)).toEqual(['claim-created']);
  });

  it('ends in a claim and a follow-up message', async () => {
    const ticket = await afterChecks('It says delivered');
    await ticket.approve('File a carrier claim', {
      'claim type': 'stolen after delivery',
      'evidence files': 'a picture of the door, larger than any record may be'.repeat(4_000),
    });
    expect(await ticket.receipt('Claim filed')).toContain('approved by Kim Novak');
    expect(await ticket.sendDraft('follow up')).toContain('once the claim is resolved');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect((await desk.effects()).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['claim-created', '1Z999AA10123456784'],
    ]);
    expect((await desk.shop()).claims).toMatchObject([
      { type: 'theft', parcel: '1Z999AA10123456784', amount: '48.00 USD', email: 'maya.okafor@example.com' },
    ]);
    const filed = desk.sent().filter(({ method, url }) => method === 'POST' && url.endsWith('/claims'));
    expect(filed.map(({ body }) => JSON.parse(body ?? ''))).toMatchObject([
      {
        type: 'theft',
        tracking_code: '1Z999AA10123456784',
        amount: '48.00',
        contact_email: 'maya.okafor@example.com',
        supporting_documentation_attachments: [expect.stringContaining('data:image/png;base64,')],
      },
    ]);
    expect(ticket.told()).toContain('follow up');
  });
});

describe('a shipment that never reached the customer', () => {
  it('ends in a reshipment where the customer wants it', async () => {
    const ticket = await afterChecks('Re: Your Green Hollow order');
    expect(await ticket.sendDraft('Which of these')).toContain('reship the order');
    await ticket.customerWrites('Please just send it again.');
    await ticket.approve('Send the order again');
    await ticket.receipt('Sent again');
    expect(await ticket.policy()).toBe('Reshipment Policy');
    await ticket.sendDraft('new shipment is on its way');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect((await desk.effects()).map(({ kind }) => kind)).toEqual([
      'draft-order-created',
      'order-created',
      'draft-order-completed',
    ]);
    const { orders, refunds } = await desk.shop();
    expect(orders[0]).toMatchObject({
      name: '#1058',
      email: 'sam.whitfield@example.com',
      items: '1 × House blend',
      total: '0.00 USD',
      fulfilment: 'unfulfilled',
    });
    expect(refunds.filter(({ order }) => order === '#1052')).toEqual([]);
  });

  it('ends in a refund where the customer wants it', async () => {
    const ticket = await afterChecks('Re: Your Green Hollow order');
    await ticket.sendDraft('Which of these');
    await ticket.customerWrites('I would rather have a refund.');
    const card = ticket.card('Refund the order');
    await card.waitFor();
    expect(await ticket.field('order', card).inputValue()).toBe('1052');
    expect(await ticket.field('amount', card).inputValue()).toBe('24.00');
    await ticket.approve('Refund the order');
    await ticket.receipt('Order refunded');
    await ticket.sendDraft('refund has been issued');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect(await desk.effects()).toMatchObject([
      { kind: 'refund-created', details: { amount: '24.00', currency: 'USD' } },
    ]);
    const { refunds, orders } = await desk.shop();
    expect(refunds[0]).toMatchObject({ order: '#1052', amount: '24.00 USD' });
    expect(orders.find(({ name }) => name === '#1052')).toMatchObject({ payment: 'refunded' });
    expect(orders[0]?.name).toBe('#1057');
  });
});
