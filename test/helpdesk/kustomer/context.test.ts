import { describe, expect, it } from 'vitest';
import { openRecordOf } from '../../../app/helpdesk/kustomer/context.ts';

const org = { org: { data: { type: 'org', id: 'o1' } } };
const customer = { type: 'customer', id: 'c1', attributes: { displayName: 'Maya' }, relationships: org };
const conversation = { type: 'conversation', id: 'v1', attributes: { status: 'open' } };

describe('a context', () => {
  it('names conversation, customer, person and org', () => {
    const open = openRecordOf({ type: 'conversation', customer, conversation, user: 'u1' });
    expect([open.place, open.conversation?.id, open.customer?.id, open.user, open.org]).toEqual([
      'card',
      'v1',
      'c1',
      'u1',
      'o1',
    ]);
  });

  it('may hold the customer alone', () => {
    const open = openRecordOf({ type: 'customer', customer, user: 'u1' });
    expect([open.conversation, open.customer?.id]).toEqual([null, 'c1']);
  });

  it('may be a list of records', () => {
    const open = openRecordOf([null, 'x', customer, conversation]);
    expect([open.conversation?.id, open.customer?.id]).toEqual(['v1', 'c1']);
  });

  it('may lie in a custom context', () => {
    const open = openRecordOf({ type: 'custom', customContext: { conversation, user: { id: 'u2' } } });
    expect([open.conversation?.id, open.user]).toEqual(['v1', 'u2']);
  });

  it.each([
    [{ type: 'widget', widget: { isOpen: true } }, 'widget'],
    [{ widget: { isOpen: false } }, 'widget'],
    [{ type: 'app' }, 'settings'],
    [undefined, 'card'],
    ['text', 'card'],
  ])('tells the place of %j', (context, place) => {
    expect(openRecordOf(context).place).toBe(place);
  });

  it('takes no record without an id', () => {
    expect(openRecordOf({ conversation: { attributes: {} }, customer: { id: '' } })).toMatchObject({
      conversation: null,
      customer: null,
    });
  });
});
