/** A customer wants to cancel an order: kept by each of the offers, cancelled after all, handed to a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GROUPS } from '../../../app/sandbox/people.ts';
import { type AppDesk, openAppDesk, type TicketPage } from '../../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const ORDER = 'gid://shopify/Order/5900000001047';

/** Grace has got the four offers for order #1047 and answers. */
async function afterOffers(answer: string): Promise<TicketPage> {
  const id = desk.writeIn(
    'grace.lindqvist@example.com',
    'Hi, I want to cancel my order #1047, it is too expensive.',
  );
  const ticket = await desk.open(id);
  await ticket.sendDraft('Which of these');
  await ticket.customerWrites(answer);
  return ticket;
}

/** The customer is told, and nothing is left to do. */
async function afterMessage(ticket: TicketPage): Promise<string> {
  await ticket.approve('Send a message');
  await ticket.receipt('Message sent');
  await ticket.block('ended').getByText('All steps are done.').waitFor();
  expect(await ticket.block('next').count()).toBe(0);
  return ticket.told();
}

const order = async () => (await desk.shop()).orders.find(({ name }) => name === '#1047');

describe('a cancellation', () => {
  it('begins with the four offers and no action', async () => {
    const id = desk.writeIn('grace.lindqvist@example.com', 'I want to cancel my order #1047.');
    const ticket = await desk.open(id);
    const draft = await ticket.draft('Which of these');
    expect(await ticket.policy()).toBe('Retention before a cancellation');
    for (const offer of ['10% or 15%', 'expedited shipping', 'same or higher value', '20% coupon'])
      expect(draft).toContain(offer);
    expect(await ticket.block('next').count()).toBe(0);
    expect(await ticket.block('needs-you').getByRole('button').allTextContents()).toHaveLength(6);
  });

  it('is saved by the discount that the customer chose', async () => {
    const ticket = await afterOffers('OK, I will take the 15% discount then.');
    const card = ticket.card('Discount the order');
    await card.waitFor();
    expect(await ticket.field('order', card).inputValue()).toBe('1047');
    const percent = ticket.field('discount in %', card);
    expect(await percent.locator('option').allTextContents()).toEqual(['10 %', '15 %']);
    expect(await percent.locator('option:checked').textContent()).toBe('15 %');
    await ticket.approve('Discount the order');
    await ticket.receipt('Order discounted');
    expect(await afterMessage(ticket)).toContain('Thank you for keeping your order');

    expect(await desk.effects()).toMatchObject([
      { kind: 'order-edited', subject: ORDER, details: { totalBefore: '29.00', totalAfter: '25.40' } },
      { kind: 'refund-created', subject: ORDER, details: { amount: '3.60', currency: 'USD' } },
    ]);
    expect(await order()).toMatchObject({ total: '25.40 USD', refunded: '3.60 USD', isCancelled: false });
  });

  it('is saved by faster shipping', async () => {
    const ticket = await afterOffers('The faster shipping sounds good, I will keep it.');
    await ticket.approve('Upgrade the shipping');
    await ticket.receipt('Shipping upgraded');
    await afterMessage(ticket);

    expect(await desk.effects()).toMatchObject([
      {
        kind: 'order-edited',
        subject: ORDER,
        details: { changes: ['add-shipping', 'remove-shipping'], totalBefore: '29.00', totalAfter: '29.00' },
      },
    ]);
    const added = desk.sent().find(({ body }) => body?.includes('orderEditAddShippingLine'));
    expect(added?.body).toContain('Expedited shipping');
    expect(await order()).toMatchObject({ total: '29.00 USD', isCancelled: false });
  });

  it('is saved by a swap at no extra cost', async () => {
    const ticket = await afterOffers('Could you swap it for the Single origin instead?');
    await ticket.card('Swap a product').getByText('Still needed').waitFor({ state: 'detached' });
    await ticket.approve('Swap a product');
    await ticket.receipt('Product swapped');
    await afterMessage(ticket);

    expect(await desk.effects()).toMatchObject([
      { kind: 'order-edited', subject: ORDER, details: { totalBefore: '29.00', totalAfter: '29.00' } },
    ]);
    expect(await order()).toMatchObject({
      items: '1 × Single origin Sidamo',
      total: '29.00 USD',
      isCancelled: false,
    });
  });

  it('is saved by a coupon, whose code the customer gets', async () => {
    const ticket = await afterOffers('The coupon for my next order sounds great.');
    const card = ticket.card('Create a coupon');
    await card.waitFor();
    expect(await ticket.field('email', card).inputValue()).toBe('grace.lindqvist@example.com');
    expect(await ticket.field('discount in %', card).inputValue()).toBe('20');
    await ticket.approve('Create a coupon');
    await ticket.receipt('Coupon created');
    const told = await afterMessage(ticket);

    const effects = await desk.effects();
    expect(effects).toMatchObject([{ kind: 'discount-code-created', details: { percentage: 0.2 } }]);
    const code = effects[0]?.subject ?? '';
    expect((await desk.shop()).coupons.find((coupon) => coupon.code === code)).toMatchObject({
      worth: '20 %',
      used: '0 of 1',
      isActive: true,
    });
    expect(await order()).toMatchObject({ total: '29.00 USD', isCancelled: false });
    expect(told).toContain(code);
  });

  it('is carried out where no offer helps', async () => {
    const ticket = await afterOffers('No thanks, please just cancel it.');
    await ticket.card('Cancel the order').waitFor();
    expect(await ticket.policy()).toBe('Single order cancellation policy');
    await ticket.approve('Cancel the order');
    await ticket.receipt('Order cancelled');
    await ticket.sendDraft('order has been cancelled');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect(await desk.effects()).toMatchObject([
      { kind: 'refund-created', subject: ORDER, details: { amount: '29.00' } },
      { kind: 'order-cancelled', subject: ORDER, details: { reason: 'CUSTOMER', restock: true } },
    ]);
    expect(await order()).toMatchObject({ isCancelled: true, payment: 'refunded', refunded: '29.00 USD' });
  });

  it('takes an offer that was declined at first', async () => {
    const ticket = await afterOffers('No thanks, please cancel it.');
    await ticket.card('Cancel the order').waitFor();
    await ticket.customerWrites('Actually, I changed my mind: I will take the 10% discount.');
    const card = ticket.card('Discount the order');
    await card.waitFor();
    expect(await ticket.card('Cancel the order').count()).toBe(0);
    expect(await ticket.field('discount in %', card).locator('option:checked').textContent()).toBe('10 %');
    await ticket.approve('Discount the order');
    await ticket.receipt('Order discounted');
    expect(await desk.effects()).toMatchObject([
      { kind: 'order-edited', details: { totalAfter: '26.60' } },
      { kind: 'refund-created', details: { amount: '2.40' } },
    ]);
    expect(await order()).toMatchObject({ isCancelled: false });
  });

  it('goes to a person where the customer has further concerns', async () => {
    const ticket = await afterOffers(
      'I have another concern about the discount: does it also apply to the shipping costs?',
    );
    const card = ticket.card('Hand the case to an agent');
    await card.waitFor();
    expect(await card.textContent()).toContain('further concerns');
    await ticket.approve('Hand the case to an agent');
    await ticket.receipt('Handed to an agent');

    expect(await desk.effects()).toEqual([]);
    const { comments, groupId } = desk.ticket(ticket.id);
    const note = comments.at(-1);
    expect(note?.public).toBe(false);
    for (const words of ['Retention before a cancellation', 'does it also apply'])
      expect(note?.plain).toContain(words);
    expect(GROUPS.find(({ id }) => id === groupId)?.name).toBe('Escalations');
  });
});
