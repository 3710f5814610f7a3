import { describe, expect, it } from 'vitest';
import type { Phrases } from '../../../app/lib/phrases.ts';
import { mismatchWords } from '../../../app/ui/studio/try/mismatch-words.ts';

/** Some of the page's words, the rest by their keys. */
const WORDS: Readonly<Record<string, string>> = {
  'tool.refund_order.title': 'Refund the order',
  'param.order_id': 'order',
  'param.notify': 'email the customer',
  'ui.yes': 'Yes',
};
const phrases: Phrases = (key, values = {}) => {
  const filled = Object.values(values).join(' ');
  return WORDS[key] ?? (filled === '' ? key : `${key} ${filled}`);
};
const titleOf = (policy: string): string => `<${policy}>`;

const check = (what: string, found: string, expected: string): void =>
  expect(mismatchWords({ what, expected: found, found: 'nothing' }, { phrase: phrases, titleOf })).toEqual({
    expected,
    found: 'studio.try.nothing',
  });

describe('a difference of a kept test', () => {
  it('names calls as the page does', () => {
    check('calls', 'refund_order {"notify":true,"order_id":"1042"}', REFUND);
    check('calls', 'refund_order {"notify":true,"order_id":"1042"} is offered', REFUND);
    check('calls', 'no refund_order', 'studio.try.not-offered Refund the order');
    check('calls', 'no call', 'study.backtest.no-call');
  });

  it('names what is asked, states and policies', () => {
    check('asks', 'order_id, gift_card', 'order, gift card');
    check('status', 'done', 'studio.try.status.done');
    check('policy', 'refund-policy', '<refund-policy>');
    check('policy', 'null', 'studio.try.no-policy');
  });

  it('leaves what it cannot read as it stands', () => {
    check('calls', 'refund_order {"notify":', 'refund_order {"notify":');
    check('tells', 'it is on its way', 'it is on its way');
  });
});

const REFUND = 'Refund the order · email the customer: yes · order: 1042';
