/** Subscriptions skipped, restarted, cancelled; and tickets that no policy answers. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const subscriptionOf = async (email: string) =>
  (await desk.shop()).subscriptions.find((subscription) => subscription.email === email);

const DAY_MS = 24 * 3_600_000;

describe('the next shipment', () => {
  it('is skipped once and the customer is told', async () => {
    const before = await subscriptionOf('maya.okafor@example.com');
    const ticket = await desk.open('Skip the next box');
    const card = ticket.card('Skip the next shipment');
    await card.waitFor();
    expect(await card.textContent()).toContain('Can be taken back.');
    await ticket.approve('Skip the next shipment');
    await ticket.receipt('Shipment skipped');
    await ticket.sendDraft('next shipment has been skipped');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    expect(await desk.effects()).toMatchObject([{ kind: 'subscription-skipped', subject: before?.id }]);
    const after = await subscriptionOf('maya.okafor@example.com');
    const moved = Date.parse(after?.nextChargeAt ?? '') - Date.parse(before?.nextChargeAt ?? '');
    expect(moved).toBeGreaterThan(27 * DAY_MS);
    expect(after?.status).toBe('active');
  });

  it('comes back where skipping it is taken back', async () => {
    const before = await subscriptionOf('maya.okafor@example.com');
    const ticket = await desk.open('Skip the next box');
    await ticket.approve('Skip the next shipment');
    await ticket.receipt('Shipment skipped');
    await ticket.button('Take back').click();
    await ticket.button('Take it back now').click();
    await ticket.block('done').locator('[data-state="undone"]').waitFor();
    expect((await desk.effects()).map(({ kind }) => kind)).toEqual([
      'subscription-skipped',
      'subscription-rescheduled',
    ]);
    const after = await subscriptionOf('maya.okafor@example.com');
    expect(after?.nextChargeAt?.slice(0, 10)).toBe(before?.nextChargeAt?.slice(0, 10));
  });
});

describe('a subscription', () => {
  it('is restarted on the date that the agent sees before approving', async () => {
    const ticket = await desk.open('Start my subscription again');
    await ticket.block('needs-you').getByText('Did the price make them leave?').waitFor();
    await ticket.answer('No');
    const card = ticket.card('Restart the subscription');
    await card.waitFor();
    const date = isoDay(20);
    await ticket.field('next charge date', card).fill(date);
    await card.getByText(`the customer is charged on ${inWords(date)}`).waitFor();
    await ticket.approve('Restart the subscription');
    await ticket.receipt('Subscription restarted');
    await ticket.sendDraft('active again');
    await ticket.block('ended').getByText('All steps are done.').waitFor();

    const kinds = (await desk.effects()).map(({ vendor, kind }) => [vendor, kind]);
    expect(kinds).toContainEqual(['prive', 'subscription-activated']);
    const after = await subscriptionOf('pete.novak@example.com');
    expect(after).toMatchObject({ vendor: 'prive', status: 'active' });
    expect(after?.nextChargeAt?.slice(0, 10)).toBe(date);
  });

  it('asks what made the customer leave where they did not say', async () => {
    const id = desk.writeIn('pete.novak@example.com', 'I would like to restart my subscription please.');
    const ticket = await desk.open(id);
    await ticket.sendDraft('leave');
    await ticket.block('waiting').waitFor();
    await ticket.customerWrites('I left because I was travelling for two months.');
    await ticket.block('needs-you').getByText('Did the price make them leave?').waitFor();
    await ticket.answer('No');
    await ticket.card('Restart the subscription').waitFor();
    expect(await desk.effects()).toEqual([]);
  });

  it('is restarted with a coupon where the price made the customer leave', async () => {
    const id = desk.writeIn(
      'pete.novak@example.com',
      'Please restart my subscription. I had paused it for a while.',
    );
    const ticket = await desk.open(id);
    await ticket.sendDraft('leave');
    await ticket.customerWrites('Some reasons came together, let us leave it at that.');
    await ticket.block('needs-you').getByText('Did the price make them leave?').waitFor();
    await ticket.answer('Yes');
    await ticket.sendDraft('20% coupon');
    await ticket.customerWrites('Yes please, I would like the coupon.');
    await ticket.approve('Create a coupon');
    await ticket.receipt('Coupon created');
    await ticket.approve('Restart the subscription');
    await ticket.receipt('Subscription restarted');
    const kinds = (await desk.effects()).map(({ kind }) => kind);
    expect(kinds).toEqual(['discount-code-created', 'subscription-activated']);
  });
});

/** A day from today, as a date field takes it. */
const inWords = (day: string): string =>
  new Date(day).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

const isoDay = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe('a ticket that no policy answers', () => {
  it('says so, with the nearest policies and nothing else', async () => {
    const ticket = await desk.open('Are your mugs dishwasher safe?');
    await ticket.block('no-policy').getByText('No policy answers this ticket').waitFor();
    await ticket.ready();
    const near = ticket.block('no-policy').getByRole('list', { name: 'Nearest policies' });
    expect(await near.getByRole('button').count()).toBe(3);
    for (const block of ['needs-you', 'next', 'draft', 'lookups', 'done', 'refused'] as const)
      expect(await ticket.block(block).count()).toBe(0);
    expect(desk.sent()).toEqual([]);
    expect(await desk.effects()).toEqual([]);
  });

  it('follows a policy that the agent chooses', async () => {
    const ticket = await desk.open('Are your mugs dishwasher safe?');
    await ticket.block('no-policy').getByLabel('Search policies').fill('refund');
    await ticket.block('no-policy').locator('[data-policy="refund-policy"]').last().click();
    await ticket.draft('order number');
    expect(await ticket.policy()).toBe('Refund Policy');
  });
});
