/** The main job at the Kustomer-like desk: the real card in its frame, used as an agent uses it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage } from '../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ desk: 'kustomer' });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const CHECKED = 'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.';

/** The customer has been asked what they tried, and nothing helped. */
async function afterChecks(): Promise<TicketPage> {
  const ticket = await desk.open('It says delivered');
  await ticket.sendDraft('whether you have checked');
  await ticket.customerWrites(CHECKED);
  return ticket;
}

describe('a delivered parcel that is missing, in Kustomer', () => {
  it('shows policy, question and draft beside the first message', async () => {
    const ticket = await desk.open('It says delivered');
    const draft = await ticket.draft('marked as delivered');
    await ticket.ready();
    expect(await ticket.block('policy').textContent()).toContain('Shipment not received');
    expect(await ticket.block('lookups').textContent()).toContain('Maya Okafor');
    expect(draft).toContain('whether you have checked');
    expect(await ticket.composer.textContent()).toBe('');
  });

  it('puts the draft into the reply box and sends nothing', async () => {
    const ticket = await desk.open('It says delivered');
    await ticket.draft('whether you have checked');
    await ticket.insertDraft();
    expect(desk.ticket(ticket.id).comments).toHaveLength(1);
  });

  it('ends in a claim and a follow-up message', async () => {
    const ticket = await afterChecks();
    await ticket.approve('File a carrier claim', {
      'claim type': 'stolen after delivery',
      'evidence files': 'a picture of the door',
    });
    expect(await ticket.receipt('Claim filed')).toContain('approved by Kim Novak');
    expect(await ticket.sendDraft('follow up')).toContain('once the claim is resolved');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect((await desk.effects()).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['claim-created', '1Z999AA10123456784'],
    ]);
    const said = desk.ticket(ticket.id).comments.filter((comment) => comment.public);
    expect(said).toHaveLength(4);
  });
});

describe('a cancellation, in Kustomer', () => {
  it('is saved by the discount, and the message that says so is delivered', async () => {
    const id = desk.writeIn(
      'grace.lindqvist@example.com',
      'Hi, I want to cancel my order #1047, it is too expensive.',
    );
    const ticket = await desk.open(id);
    await ticket.sendDraft('Which of these');
    await ticket.customerWrites('OK, I will take the 15% discount then.');
    await ticket.approve('Discount the order');
    await ticket.receipt('Order discounted');
    await ticket.approve('Send a message');
    await ticket.receipt('Message sent');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect((await desk.effects()).map(({ kind }) => kind)).toEqual(['order-edited', 'refund-created']);
    const told = desk.ticket(id).comments.findLast((comment) => comment.public);
    expect(told?.authorId).toBe(1101);
    expect(told?.plain).toContain('Thank you for keeping your order');
  });
});
