import { describe, expect, it } from 'vitest';
import { askKustomer, type KustomerRequest } from '../../../app/helpdesk/kustomer/client.ts';
import { DRAFT_LENGTH_MAX, putDraft, scheduleDraft } from '../../../app/helpdesk/kustomer/drafts.ts';
import { createKept } from '../../../app/helpdesk/kustomer/kept.ts';
import { type ReadConversation, readConversation } from '../../../app/helpdesk/kustomer/read-ticket.ts';
import { recordOf } from '../../../app/helpdesk/kustomer/record.ts';
import { type Asked, quickClock, scriptedSdk } from '../../support/scripted-sdk.ts';

const to = (type: string, id: string) => ({ data: { type, id } });

const CUSTOMER = {
  type: 'customer',
  id: 'c1',
  attributes: { displayName: 'Maya Okafor', emails: [{ email: 'maya@example.com', verified: true }] },
};
const CONVERSATION = {
  type: 'conversation',
  id: 'v1',
  attributes: { name: 'Where is it', channels: ['email'], noteCount: 0 },
  relationships: { customer: to('customer', 'c1') },
};
const MESSAGE = {
  type: 'message',
  id: 'm1',
  attributes: {
    direction: 'in',
    channel: 'email',
    app: 'postmark',
    preview: 'Where is it?',
    subject: 'Where is it',
    meta: { from: 'maya@example.com', to: [{ email: 'help@shop.example.com' }] },
    sentAt: '2026-11-22T10:00:00.000Z',
  },
};

function desk(drafts: readonly unknown[], answer: (asked: Asked) => unknown = () => ({})) {
  const sdk = scriptedSdk({
    request: (asked) => {
      if (asked.path === '/v1/conversations/v1') return CONVERSATION;
      if (asked.path.includes('/messages')) return [MESSAGE];
      if (asked.method === 'GET' && asked.path.endsWith('/drafts')) return drafts;
      return answer(asked);
    },
  });
  const clock = quickClock();
  const ask = (request: KustomerRequest) => askKustomer(sdk, request, clock);
  const read = async (): Promise<ReadConversation> => {
    const kept = createKept({ read: () => null, write: () => undefined }, '', clock.now);
    const open = { place: 'card', user: 'u1', org: 'o1' } as const;
    const found = await readConversation(ask, kept, {
      ...open,
      conversation: recordOf(CONVERSATION) ?? null,
      customer: recordOf(CUSTOMER) ?? null,
    });
    if (!found) throw new Error('nothing was read');
    return found;
  };
  return { ask, read, asked: sdk.asked };
}

const draft = (more: { by?: string; conversation?: string; attributes?: object }) => ({
  type: 'draft',
  id: 'd1',
  attributes: { channel: 'email', body: 'Hello', status: 'created', ...more.attributes },
  relationships: {
    conversation: to('conversation', more.conversation ?? 'v1'),
    createdBy: to('user', more.by ?? 'u1'),
  },
});

async function put(drafts: readonly unknown[], mode: 'ask' | 'replace' | 'append' = 'ask', text = 'Hi Maya') {
  const { ask, read, asked } = desk(drafts);
  const conversation = await read();
  const outcome = await putDraft(ask, conversation, { text, mode, user: 'u1' });
  return { outcome, written: asked.filter(({ method }) => method !== 'GET') };
}

describe('a draft for the reply box', () => {
  it('is made with addresses and never with a time', async () => {
    const { written } = await put([]);
    expect(written).toEqual([
      {
        method: 'POST',
        path: '/v1/customers/c1/drafts',
        body: {
          channel: 'email',
          conversation: 'v1',
          body: 'Hi Maya',
          to: [{ email: 'maya@example.com', name: 'Maya Okafor' }],
          from: { email: 'help@shop.example.com' },
          subject: 'Re: Where is it',
          app: 'postmark',
        },
      },
    ]);
  });

  it('changes the agent’s own draft and nothing of it but the text', async () => {
    const { written } = await put([draft({})], 'replace');
    expect(written).toEqual([
      { method: 'PUT', path: '/v1/drafts/d1', body: { channel: 'email', body: 'Hi Maya' } },
    ]);
  });

  it.each([
    ['another agent', draft({ by: 'u2' })],
    ['another conversation', draft({ conversation: 'v2' })],
    ['another channel', draft({ attributes: { channel: 'note' } })],
    ['a message that is due later', draft({ attributes: { sendAt: '2026-11-23T10:00:00.000Z' } })],
    ['a message on its way', draft({ attributes: { status: 'scheduled' } })],
  ])('leaves the draft of %s alone', async (_case, other) => {
    const { outcome, written } = await put([other]);
    expect([outcome.status, written.map(({ method }) => method)]).toEqual(['inserted', ['POST']]);
  });

  it('asks about what the agent typed in the composer’s own form', async () => {
    const payload = { draftJs: { blocks: [{ text: 'Dear Maya,' }, { text: 'wait' }], entityMap: {} } };
    const { outcome } = await put([draft({ attributes: { body: '', payload } })]);
    expect(outcome).toEqual({ status: 'occupied', text: 'Dear Maya,\nwait' });
  });

  it('is refused above the length that Kustomer takes', async () => {
    const { outcome, written } = await put([], 'ask', 'x'.repeat(DRAFT_LENGTH_MAX + 1));
    expect([outcome.status, written.length]).toEqual(['failed', 0]);
  });

  it('fits at exactly that length', async () => {
    expect((await put([], 'ask', 'x'.repeat(DRAFT_LENGTH_MAX))).outcome.status).toBe('inserted');
  });
});

describe('a message that was approved', () => {
  it('is a draft with a time that is said twice', async () => {
    const { ask, read, asked } = desk([]);
    await scheduleDraft(ask, await read(), { text: 'Filed.', sendAt: '2026-11-22T10:00:05.000Z' });
    expect(asked.at(-1)?.body).toMatchObject({
      body: 'Filed.',
      sendAt: '2026-11-22T10:00:05.000Z',
      scheduled: true,
    });
  });
});
