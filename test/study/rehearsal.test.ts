/** A case played on a desk with a shop becomes a script that plays again without one. */
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../app/assist/model/redactor.ts';
import type { Offered } from '../../app/ledger/review.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import { createEngine } from '../../app/main/engine.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { rehearse } from '../../app/main/rehearse/rehearse.ts';
import { readScript } from '../../app/main/rehearse/script.ts';
import { createStage } from '../../app/main/rehearse/stage.ts';
import { compile } from '../../app/policy/compile.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import { rehearsalOf, withStandIns } from '../../app/study/rehearsal.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { NOW, ticketOf } from '../support/engine.ts';

const SKIP = `Use this policy when a customer wants to skip the next shipment.

1. Use @get_skio_account_details(email: str) to find the subscription.
2. Skip it with @skip_next_shipment(subscription_id: str).
`;

const SHOP: ShopDescription = {
  products: [{ title: 'House blend', price: 24 }],
  customers: [{ email: 'dana@example.com', name: 'Dana Reyes' }],
  subscriptions: [
    {
      vendor: 'skio',
      customer: 'dana@example.com',
      items: ['House blend'],
      every: 'month',
      next: 'in 6 days',
    },
  ],
};

const catalog = createCatalog(shippedTools);
const table = createServiceTable(STANDARD_CONFIG);
const engineFor = (text: string) =>
  createEngine(compile([{ text, name: 'skips' }], { catalog }).policies, catalog, {
    ...everyLanguage,
    settings: { approval: {}, limits: {} },
  });

/** The script of a case in which the next shipment was offered to be skipped. */
async function scriptOf(choose: (offered: Offered) => Offered | null): Promise<unknown> {
  const ticket = ticketOf({ said: ['Hi, please skip my next shipment. Dana, dana@example.com'] });
  const stage = createStage({ now: NOW, shop: SHOP, ticket }, engineFor(SKIP), table);
  await stage.desk.open();
  const state = stage.desk.state();
  const card = state?.assistance.suggestions.find((each) => each.type === 'call' && each.lane !== 'auto');
  if (!state || card?.type !== 'call') throw new Error('no call is offered');
  const redactor = createRedactor(ticket, {
    emails: true,
    phones: true,
    names: true,
    addresses: true,
    orderNumbers: false,
  });
  return rehearsalOf({
    ticket,
    events: state.events,
    at: stage.now(),
    policy: 'skips',
    right: choose({ type: 'call', tool: card.call.tool, args: card.call.args }),
    hide: withStandIns(redactor, ticket.requester.email),
  });
}

async function play(script: unknown, policy = SKIP) {
  const read = readScript(JSON.parse(JSON.stringify(script)));
  if (read.status === 'bad') throw new Error(read.reason);
  return await rehearse(read.value, engineFor(policy), table);
}

describe('a rehearsal made from a ticket', () => {
  it('passes with the policy that was right', async () => {
    const { passed, turns } = await play(await scriptOf((offered) => offered));
    expect(turns.flatMap(({ mismatches }) => mismatches)).toEqual([]);
    expect(passed).toBe(true);
  });

  it('fails with a policy that offers something else', async () => {
    const other = SKIP.replace('Skip it with @skip_next_shipment', 'Pause it with @pause_subscription');
    expect((await play(await scriptOf((offered) => offered), other)).passed).toBe(false);
  });

  it('fails where the action was rejected and is offered again', async () => {
    expect((await play(await scriptOf(() => null))).passed).toBe(false);
  });

  it('names nobody', async () => {
    const text = JSON.stringify(await scriptOf((offered) => offered));
    expect(text).not.toMatch(/dana|reyes/i);
    expect(text).toContain('customer@example.com');
  });
});
