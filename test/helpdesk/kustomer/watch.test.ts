import { describe, expect, it } from 'vitest';
import type { TicketChange } from '../../../app/helpdesk/helpdesk.ts';
import { connectKustomer } from '../../../app/helpdesk/kustomer.ts';
import { replyAsCustomer } from '../../../app/sandbox/play.ts';
import {
  contextOf,
  createKustomerSandbox,
  createTestSdk,
  portsFor,
  type TestSdkOptions,
} from '../../support/kustomer-desk.ts';
import { quickClock, scriptedSdk } from '../../support/scripted-sdk.ts';
import { PEOPLE } from '../../support/test-desk.ts';

const TICKET = 5001;

async function openCard(
  more: { style?: TestSdkOptions['style']; settings?: Record<string, string | boolean> } = {},
) {
  const sandbox = createKustomerSandbox({ kustomerSettings: more.settings ?? {} });
  const context = () => contextOf(sandbox, TICKET, PEOPLE.agent);
  const sdk = createTestSdk(sandbox, {
    userId: PEOPLE.agent,
    context,
    ...(more.style ? { style: more.style } : {}),
  });
  const changes: TicketChange[] = [];
  const copied: string[] = [];
  let now = Date.now();
  let look: (isShown: boolean) => void = () => undefined;
  const helpdesk = await connectKustomer(
    portsFor(sdk, {
      now: () => now,
      copy: async (text) => void copied.push(text),
      watchPage: (listener) => {
        look = listener;
        return () => undefined;
      },
    }),
  );
  helpdesk.watch((change) => changes.push(change));
  return {
    sandbox,
    sdk,
    helpdesk,
    context,
    changes,
    copied,
    look: (isShown: boolean) => look(isShown),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const nextTick = () => new Promise((done) => setTimeout(done, 20));

describe('a card in Kustomer', () => {
  it.each(['promise', 'callback', 'both'] as const)('works with an SDK that answers by %s', async (style) => {
    const { helpdesk } = await openCard({ style });
    expect((await helpdesk.readTicket())?.requester.name).toBe('Maya Okafor');
  });

  it('takes a repeated context for nothing new', async () => {
    const { sdk, context, changes } = await openCard();
    sdk.tell(await context());
    expect(changes).toEqual([]);
  });

  it('tells that the customer wrote', async () => {
    const { sandbox, sdk, context, changes } = await openCard();
    replyAsCustomer(sandbox.world(), TICKET, { text: 'Any news?' });
    sdk.tell(await context());
    expect(changes).toEqual(['conversation']);
  });

  it('tells that all conversations were folded up, and that one is open again', async () => {
    const { sdk, helpdesk, context, changes } = await openCard();
    sdk.tell({ type: 'customer', customer: { id: 'c1' } });
    expect(await helpdesk.readTicket()).toBeNull();
    sdk.tell(await context());
    expect(changes).toEqual(['switched', 'switched']);
    expect((await helpdesk.readTicket())?.requester.name).toBe('Maya Okafor');
  });

  it('finds out on being looked at what no context told', async () => {
    const { sandbox, helpdesk, changes, look, pass } = await openCard();
    await helpdesk.readTicket();
    replyAsCustomer(sandbox.world(), TICKET, { text: 'Any news?' });
    pass(11_000);
    look(true);
    await nextTick();
    expect(changes).toEqual(['shown', 'conversation']);
  });

  it('asks nothing on being looked at again at once', async () => {
    const { sdk, helpdesk, look } = await openCard();
    await helpdesk.readTicket();
    const before = sdk.asked.length;
    look(true);
    look(true);
    await nextTick();
    expect(sdk.asked.length).toBe(before);
  });

  it('asks nothing while nobody looks', async () => {
    const { sandbox, sdk, helpdesk, look, pass } = await openCard();
    await helpdesk.readTicket();
    look(false);
    const before = sdk.asked.length;
    replyAsCustomer(sandbox.world(), TICKET, { text: 'Any news?' });
    pass(60_000);
    await nextTick();
    expect(sdk.asked.length).toBe(before);
  });

  it('reads a known ticket with two requests', async () => {
    const { sdk, helpdesk } = await openCard();
    await helpdesk.readTicket();
    const before = sdk.asked.length;
    await helpdesk.readTicket();
    expect(sdk.asked.slice(before)).toHaveLength(2);
  });

  it('copies the draft where nobody has seen that drafts stay unsent', async () => {
    const { sdk, helpdesk, copied } = await openCard({ settings: { draftsChecked: false } });
    await helpdesk.readTicket();
    expect(await helpdesk.insertDraft('Hi', 'ask')).toEqual({ status: 'copied' });
    expect(copied).toEqual(['Hi']);
    expect(sdk.asked.some((line) => line.includes('/drafts'))).toBe(false);
  });

  it('gives up where no desk answers', async () => {
    const sdk = scriptedSdk({});
    const never = { ...quickClock(), sleep: async () => undefined };
    await expect(connectKustomer(portsFor(sdk, never))).rejects.toThrow('does not answer');
  });
});
