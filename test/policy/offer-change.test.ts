import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRaises, readAllowances } from '../../app/policy/allowance.ts';
import { compile } from '../../app/policy/compile.ts';
import { changeableOffers, changeOffer, fixedOffers } from '../../app/policy/offer-change.ts';
import { offerOptions } from '../../app/policy/options.ts';
import { walkSteps } from '../../app/policy/policy.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const read = (text: string) => compile([{ name: 'retention', text }], { catalog }).policies[0] ?? null;
const shipped = readFileSync('app/policy/library/retention.md', 'utf8');

const TEXT = [
  '1. Offer ways to stay, such as:',
  '   - Price Cut: Use @set_discount_to_order to take 10% off.',
  '     - Note: not twice a year.',
  '   - Product Swap: Offer another product.',
  '',
  '   - Warm Words: Offer a call by the founder.',
  '2. If they accept, thank them.',
].join('\n');

const changed = (text: string, step: string, options: readonly number[]) =>
  changeOffer(text, { step, options }, { catalog, read });

const labels = (text: string, id: string): string[] => {
  const policy = read(text);
  const step = policy && walkSteps(policy.steps).find((each) => each.step.id === id)?.step;
  return step ? offerOptions(step, catalog, policy).map(({ label }) => label) : [];
};

describe('a changed offer', () => {
  it('has its options in another order, with what stands under them', () => {
    expect(changed(TEXT, '1', [2, 0, 1])?.split('\n')).toEqual([
      '1. Offer ways to stay, such as:',
      '   - Warm Words: Offer a call by the founder.',
      '   - Price Cut: Use @set_discount_to_order to take 10% off.',
      '     - Note: not twice a year.',
      '',
      '   - Product Swap: Offer another product.',
      '2. If they accept, thank them.',
    ]);
  });

  it('leaves options out', () => {
    const text = changed(TEXT, '1', [1, 2]) ?? '';
    expect(labels(text, '1')).toEqual(['Product Swap', 'Warm Words']);
    expect(text).not.toContain('twice a year');
  });

  it('keeps the numbers of a numbered list in order', () => {
    const numbered = '1. Offer ways to stay, such as:\n   1. A swap.\n   2. A coupon.\n   3. A call.';
    expect(changed(numbered, '1', [2, 1, 0])).toBe(
      '1. Offer ways to stay, such as:\n   1. A call.\n   2. A coupon.\n   3. A swap.',
    );
  });

  it('is found in the policy that ships', () => {
    const policy = read(shipped);
    const [offer] = policy ? changeableOffers(policy, catalog) : [];
    expect(offer).toMatchObject({ step: '2', options: { length: 4 } });
    const text = changed(shipped, '2', [2, 0, 1]) ?? '';
    expect(labels(text, '2')).toEqual(['Product Swap', 'Discount Offer', 'Shipping Upgrade']);
    expect(labels(shipped, '2')).toHaveLength(4);
  });

  it('never lets people give more', () => {
    const before = read(shipped);
    for (const options of [[3, 2, 1, 0], [0], [1, 3]]) {
      const after = read(changed(shipped, '2', options) ?? '');
      if (!before || !after) throw new Error('no policy');
      expect(findRaises(readAllowances(before, catalog), readAllowances(after, catalog))).toEqual([]);
    }
  });

  it('is none where nothing changes, nothing is left, or an option is none', () => {
    for (const options of [[0, 1, 2], [], [0, 0], [0, 3], [-1], [0.5]])
      expect(changed(TEXT, '1', options)).toBe(null);
    expect(changed(TEXT, '2', [1, 0])).toBe(null);
    expect(changed(TEXT, '9', [1, 0])).toBe(null);
  });

  it('is none where another step would mean something else without an option', () => {
    const answered = [
      '1. Offer ways to stay, such as:',
      '   - If the order is late, offer a refund of 10%.',
      '   - A swap of the item.',
      '   - Otherwise:',
      '     - Inform them that nothing else can be done.',
      '2. Thank them.',
    ].join('\n');
    expect(labels(answered, '1')).toHaveLength(2);
    expect(changed(answered, '1', [0])).not.toBe(null);
    expect(changed(answered, '1', [1])).toBe(null);
  });

  it('has the words of one sentence in another order', () => {
    expect(changed('1. Offer the customer a replacement or a refund.', '1', [1, 0])).toBe(
      '1. Offer the customer a refund or a replacement.',
    );
    const three =
      '1. If it is late, offer a swap using @swap_product, a 10% discount with @set_discount_to_order, or a call.';
    expect(changed(three, '1', [2, 0, 1])).toBe(
      '1. If it is late, offer a call, a swap using @swap_product, or a 10% discount with @set_discount_to_order.',
    );
    expect(changed(three, '1', [1, 0])).toBe(
      '1. If it is late, offer a 10% discount with @set_discount_to_order or a swap using @swap_product.',
    );
  });

  it('leaves no choice of one where the words announce more', () => {
    const pair = 'a 10% discount using @set_discount_to_order or a swap using @swap_product.';
    expect(changed(`1. Offer ${pair}`, '1', [1])).toBe('1. Offer a swap using @swap_product.');
    expect(changed(`1. Offer either ${pair}`, '1', [1])).toBe(null);
    expect(changed(`1. Offer a choice of ${pair}`, '1', [1])).toBe(null);
    expect(changed('1. Offer a replacement or a refund.', '1', [1])).toBe(null);
  });
});

describe('an offer that cannot be changed', () => {
  const check = (text: string, ...expected: readonly string[]) => {
    const policy = read(text);
    if (!policy) throw new Error('no policy');
    expect(changeableOffers(policy, catalog)).toEqual([]);
    expect(fixedOffers(policy, catalog).map(({ step, because }) => `${step} ${because}`)).toEqual(expected);
    for (const { step } of fixedOffers(policy, catalog)) expect(changed(text, step, [1, 0])).toBe(null);
  };

  it('offers one thing', () => check('1. Offer a 20% coupon with @create_discount_coupon.', '1 one-option'));
  it('offers more only behind a refusal', () =>
    check('1. Offer a 10% discount. If they decline, offer a 15% discount.', '1 refusal', '1.1 refusal'));
  it('does not surely tell its options apart', () => {
    check('1. Offer a swap, or if they do not want it, a coupon.', '1 unsure');
    check('1. Offer a replacement or a refund, whichever they prefer.', '1 unsure');
    check('1. Offer 10% off, else a free gift.', '1 unsure');
    check('1. Offer one of these: 1) a swap 2) a coupon 3) a refund.', '1 unsure');
    check('1. Offer a swap / a coupon / a refund.', '1 unsure');
    check('1. Offer a discount of 10% or 15%.', '1 unsure');
    check('1. Offer a choice between a 10% discount with @set_discount_to_order and a swap.', '1 unsure');
  });
  it('is no option of one that can', () => {
    const policy = read('1. Offer ways to stay:\n   - Swap: Offer a swap.\n   - Gift: Offer a gift.');
    expect(policy && fixedOffers(policy, catalog)).toEqual([]);
  });
});
