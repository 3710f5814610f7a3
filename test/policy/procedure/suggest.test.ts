import { describe, expect, it } from 'vitest';
import { compile } from '../../../app/policy/compile.ts';
import { applyOptions, suggestMentions } from '../../../app/policy/procedure/suggest.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import { onlyPolicy } from '../outline-of.ts';

const catalog = createCatalog(shippedTools);
const known = compile(
  [
    { text: '# Refund Policy\n1. Read it with @get_order_details.', name: 'refund' },
    { text: '# Shipment not received\n1. Ask.', name: 'lost' },
  ],
  { catalog },
).policies;

const suggest = (text: string) => suggestMentions(text, onlyPolicy(text), { catalog, known });

/** The step with the first option of each suggestion written into it. */
const check = (words: string, expected: string): void => {
  const text = `1. ${words}`;
  const written = applyOptions(
    text,
    suggest(text).flatMap(({ options }) => options[0] ?? []),
  );
  expect(written).toBe(`1. ${expected}`);
};

const checkNone = (words: string): void => expect(suggest(`1. ${words}`)).toEqual([]);

describe('suggesting a tool', () => {
  it('goes by the tool’s own wordings', () => {
    check(
      'File a claim with the carrier.',
      'File a claim with the carrier using @file_carrier_claim(order_id: str, tracking_number: str, type: str, amount: float, currency: str, contact_email: str).',
    );
    check('Leave an internal note.', 'Leave an internal note using @add_internal_note.');
    check(
      'Refund the shipping costs.',
      'Refund the shipping costs using @refund_order(order_id: str, amount: float, currency: str).',
    );
  });

  it('goes by every word of the tool’s name, whatever their endings', () => {
    check(
      'Cancel their subscriptions.',
      'Cancel their subscriptions using @cancel_subscription(subscription_id: str).',
    );
  });

  it('looks only things up in a look-up', () => {
    check('Look up the order.', 'Look up the order using @get_order_details(order_id: str).');
    check('Check the tracking.', 'Check the tracking using @get_tracking_info.');
  });

  it('stands behind its clause and before what is done next', () => {
    check(
      'Reship the order and tell the customer.',
      'Reship the order using @reship_order(order_id: str) and tell the customer.',
    );
    check(
      'If it is lost, reship the order, then close.',
      'If it is lost, reship the order using @reship_order(order_id: str), then close.',
    );
    check(
      'Escalate to a supervisor if it is over $100.',
      'Escalate to a supervisor using @escalate_to_agent if it is over $100.',
    );
  });

  it('finds one a clause', () => {
    check(
      'Add the tag late and leave an internal note.',
      'Add the tag late using @add_tag(tag: str) and leave an internal note using @add_internal_note.',
    );
  });

  it('names every tool that fits as well, the one most used first', () => {
    const [found] = suggest('1. Look up the order.');
    expect(found?.options.map(({ name }) => name).slice(0, 2)).toEqual([
      'get_order_details',
      'skio_order_details',
    ]);
  });

  it('points at the words it goes by', () => {
    const text = '1. Kindly reship the order.';
    const phrase = suggest(text)[0]?.phrase;
    expect(text.slice(phrase?.start, phrase?.end)).toBe('reship the order');
  });

  it('is not made of what must not be done', () => {
    checkNone('Do not cancel the order.');
    checkNone('Never refund the order.');
  });

  it('is not made of what is asked, told, or only spoken of', () => {
    checkNone('Ask whether they want to cancel the order.');
    checkNone('Tell them that a refund takes five days.');
    checkNone('Check whether the refund was received.');
  });

  it('is not made where a tool is mentioned, there or below', () => {
    checkNone('Cancel the order using @cancel_order.');
    expect(suggest('1. Cancel the order:\n   - Use @cancel_order.')).toEqual([]);
  });
});

describe('suggesting a policy', () => {
  it('goes by its title with a word that says what it is', () => {
    check('Handle it as the refund process says.', 'Handle it as #Refund Policy says.');
  });

  it('goes by a title alone behind words that send there', () => {
    check('See Refund.', 'See #Refund Policy.');
  });

  it('goes by a long title wherever it stands', () => {
    check('Continue as in “shipment not received”.', 'Continue as in #Shipment not received.');
  });

  it('goes before a tool in the same step', () => {
    expect(suggest('1. Refund the order per the refund policy.').map(({ type }) => type)).toEqual(['policy']);
  });

  it('is not made of a word that only happens to be a title', () => {
    expect(suggest('1. Thank them for the refund.')).toEqual([]);
  });

  it('is not made where a policy is mentioned', () => {
    checkNone('See #Refund Policy.');
  });
});
