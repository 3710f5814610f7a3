/** Limits per customer and period at a desk over the sandbox's shops: shown before approval, kept at approval. */
import { describe, expect, it } from 'vitest';
import { limitWords } from '../../app/ledger/desk/limit-check.ts';
import type { Desk } from '../../app/ledger/desk.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import { createEngine } from '../../app/main/engine.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { createStage, type Stage } from '../../app/main/rehearse/stage.ts';
import { compile } from '../../app/policy/compile.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { NOW, ticketOf } from '../support/engine.ts';

const dana = { email: 'dana@example.com', name: 'Dana Reyes' };
const order = (number: number, more: object = {}) => ({
  number,
  customer: dana.email,
  items: [{ product: 'House blend', price: 24 }],
  placed: '5 days ago',
  from: 'shop' as const,
  ...more,
});
const SHOP: ShopDescription = {
  products: [{ title: 'House blend', price: 24 }],
  customers: [dana, { email: 'kim@example.com', name: 'Kim' }],
  orders: [
    order(1042),
    order(1043, { placed: '40 days ago', refunded: { amount: 10, on: '30 days ago' } }),
    order(1044, { cancelled: '3 days ago', refunded: { on: '3 days ago' } }),
    order(1045, { customer: 'kim@example.com', refunded: { amount: 20, on: '2 days ago' } }),
  ],
};

const REFUND =
  'Use this policy when money goes back.\n\n1. Refund the order with @refund_order(order_id: str).\n';
const COUPON =
  'Use this policy for coupons.\n\n1. Send a 20% coupon with @create_discount_coupon(email: str). One coupon in 90 days.\n';

/** A desk at which the policy runs, with these limits in the team's settings. */
async function open(text: string, limits: Record<string, number> = {}): Promise<Stage> {
  const catalog = createCatalog(shippedTools);
  const { policies } = compile([{ text, name: 'p1' }], { catalog });
  const engine = createEngine(policies, catalog, { ...everyLanguage, settings: { approval: {}, limits } });
  const said = ['Please see to my order #1042.'];
  const stage = createStage(
    { now: NOW, shop: SHOP, ticket: ticketOf({ said }) },
    engine,
    createServiceTable(STANDARD_CONFIG),
  );
  await stage.desk.open();
  await stage.desk.choosePolicy('p1', null);
  return stage;
}

const callIn = (desk: Desk, lane = 'agent') => {
  const found = desk
    .state()
    ?.assistance.suggestions.find((each) => each.type === 'call' && each.lane === lane);
  if (found?.type !== 'call') throw new Error('no call is offered');
  return found.call;
};

/** What the card says of the limits. */
function said({ desk }: Stage, args = callIn(desk).args): string[] {
  const check = desk.state()?.limitsOn({ tool: callIn(desk).tool, args });
  if (check?.status !== 'read') return [check?.status ?? 'none'];
  return check.standings.map((standing) => limitWords(standing, everyLanguage.phrases));
}

const approve = ({ desk }: Stage) => desk.approve(callIn(desk).id, callIn(desk).args);
const kinds = (stage: Stage): string[] => stage.effects().map(({ kind }) => kind);

describe('a limit per customer', () => {
  it('counts what the shop paid back by other hands, but not for cancelled orders', async () => {
    const stage = await open(REFUND, { 'refund_order.amount per year': 50 });
    expect(said(stage)).toEqual(['Used before: 10.00 USD of 50.00 USD in 1 year']);
  });

  it('follows the amount as it is edited', async () => {
    const stage = await open(REFUND, { 'refund_order.amount per year': 50 });
    const { args } = callIn(stage.desk);
    expect(said(stage, { ...args, amount: 40 })[0]).toContain('Used before');
    expect(said(stage, { ...args, amount: 40.01 })[0]).toContain('Over the customer’s limit');
  });

  it('sends what goes over it to a supervisor', async () => {
    const stage = await open(REFUND, { 'refund_order.amount per year': 30 });
    expect(await approve(stage)).toMatchObject({
      status: 'needs-supervisor',
      because: expect.stringContaining('10.00 USD of 30.00 USD'),
    });
    expect(kinds(stage)).toEqual([]);
  });

  it('counts a refund of ours once, though ledger and shop both know it', async () => {
    const stage = await open(REFUND, { 'refund_order.amount per year': 50 });
    expect(await approve(stage)).toMatchObject({ execution: { status: 'done' } });
    await stage.desk.override('p1#1', 'todo', 'once more');
    const check = stage.desk.state()?.limitsOn({
      tool: 'refund_order',
      args: { amount: 1, currency: 'USD' },
    });
    expect(check).toMatchObject({ standings: [{ used: 34 }] });
  });

  it('in the policy’s words allows the first coupon and not the second', async () => {
    const stage = await open(COUPON);
    expect(said(stage)).toEqual(['Used before: 0 of 1 in 90 days']);
    expect(await approve(stage)).toMatchObject({ execution: { status: 'done' } });
    await stage.desk.override('p1#1', 'todo', 'once more');
    const check = stage.desk.state()?.limitsOn({ tool: 'create_discount_coupon', args: {} });
    expect(check).toMatchObject({ standings: [{ status: 'over', used: 1 }] });
    expect(kinds(stage)).toEqual(['discount-code-created']);
  });
});
