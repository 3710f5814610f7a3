import { describe, expect, it } from 'vitest';
import { offerOptions } from '../../app/policy/options.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { onlyPolicy, onlyStep } from './outline-of.ts';

const catalog = createCatalog(shippedTools);

const offer = [
  '1. Offer ways to stay, such as:',
  '   - Price Cut: Use @set_discount_to_order to take 10% off.',
  '   - Faster Shipping Upgrade: Offer faster shipping if they stay.',
  '   - Product Swap: Offer another product.',
  '   - Warm Words: Offer a call by the founder.',
  '2. If they accept, apply the offer with the relevant tool (@upgrade_shipping or other retention tools).',
].join('\n');

describe('the options of an offer', () => {
  it('are its children with label, words, tools and amounts', () => {
    const [step] = onlyPolicy(offer).steps;
    const options = step ? offerOptions(step, catalog) : [];
    expect(options.map(({ label }) => label)).toEqual([
      'Price Cut',
      'Faster Shipping Upgrade',
      'Product Swap',
      'Warm Words',
    ]);
    expect(options[0]).toMatchObject({
      text: 'Use @set_discount_to_order to take 10% off.',
      tools: ['set_discount_to_order'],
      amounts: [{ value: 10, unit: 'percent' }],
      readIntoText: false,
    });
  });

  it('bind the tool that applies them, or one of its class', () => {
    const policy = onlyPolicy(offer);
    const [step] = policy.steps;
    const options = step ? offerOptions(step, catalog, policy) : [];
    expect(options.map(({ tools, readIntoText }) => [tools, readIntoText])).toEqual([
      [['set_discount_to_order'], false],
      [['upgrade_shipping'], false],
      [['swap_product'], true],
      [[], false],
    ]);
  });

  it('may stand in one sentence', () => {
    const options = offerOptions(
      onlyStep('Offer the customer a replacement, a refund or store credit.'),
      catalog,
    );
    expect(options.map(({ label, step }) => [label, step])).toEqual([
      ['a replacement', null],
      ['a refund', null],
      ['store credit', null],
    ]);
  });

  it('name policies without how they are used', () => {
    const [step] = onlyPolicy(
      '- Offer a way out:\n   - Reship it using #Reshipment Policy.\n   - Pay it back using #Refund Policy.',
    ).steps;
    const options = step ? offerOptions(step, catalog) : [];
    expect(options.map(({ label, policies }) => [label, policies[0]?.title])).toEqual([
      ['Reship it', 'Reshipment Policy'],
      ['Pay it back', 'Refund Policy'],
    ]);
  });

  it('are one for an offer that binds a tool', () => {
    expect(offerOptions(onlyStep('Offer 10% off with @set_discount_to_order.'), catalog)).toHaveLength(1);
  });

  it('are none for an offer without a choice', () => {
    expect(offerOptions(onlyStep('Offer to look into it further.'), catalog)).toEqual([]);
    expect(offerOptions(onlyStep('Offer a product of the same or higher value.'), catalog)).toEqual([]);
    expect(offerOptions(onlyStep('Tell them it is late.'), catalog)).toEqual([]);
  });

  it('leave out branches on the answer', () => {
    const [step] = onlyPolicy(
      '- Offer a refund:\n   - Full Refund: pay it all.\n   - If the customer declines, thank them.',
    ).steps;
    expect(step && offerOptions(step, catalog).map(({ label }) => label)).toEqual(['Full Refund']);
  });
});
