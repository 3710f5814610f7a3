import { describe, expect, it } from 'vitest';
import { compile } from '../../app/policy/compile.ts';
import { complete, isMentionTyped } from '../../app/policy/complete.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const library = createLibrary(
  compile([
    {
      text: '# Refund Policy\n\nUse this policy when it is paid back.\n\n## Give Options\n- Ask.\n## Close\n- Thank them.',
      name: 'refund',
    },
    { text: '# Reshipment Policy\n1. Ask.', name: 'reship' },
  ]).policies,
);

/** Completions where `|` stands. */
const at = (marked: string) => complete(marked.replace('|', ''), marked.indexOf('|'), { catalog, library });

describe('completing', () => {
  it('offers tools with the parameters that they need', () => {
    const [first] = at('Use @skio_ord|');
    expect(first).toMatchObject({
      label: '@skio_order_details',
      insert: '@skio_order_details(order_id: str)',
      replace: { start: 4, end: 13 },
    });
  });

  it('offers tools by other words for them', () => {
    expect(at('Use @voucher|').map(({ label }) => label)).toEqual(['@create_discount_coupon']);
  });

  it('offers policies by title', () => {
    expect(at('Go on with #Re|').map(({ insert }) => insert)).toEqual([
      '#Refund Policy',
      '#Reshipment Policy',
    ]);
    expect(at('Go on with #refund po|')[0]?.replace).toEqual({ start: 11, end: 21 });
  });

  it('offers sections behind a dash', () => {
    expect(at('See #Refund Policy – G|').map(({ insert, replace }) => [insert, replace])).toEqual([
      ['Give Options', { start: 21, end: 22 }],
    ]);
  });

  it('writes a section so that it is read as one', () => {
    const [policy] = compile([
      { text: '# Late\n1. Offer a way out of it, if any:\n   - Ask.\n2. Close.', name: 'late' },
    ]).policies;
    const small = createLibrary(policy ? [policy] : []);
    const [found] = complete('#Late – Off', 11, { catalog, library: small });
    expect(found?.insert).toBe('Offer a Way Out of It');
    const text = `1. Go on with #Late – ${found?.insert}.`;
    const [step] = compile([{ text, name: 'other' }], { library: small }).policies[0]?.steps ?? [];
    const [mention] = step?.policies ?? [];
    expect(mention && small.resolve(mention)).toMatchObject({ status: 'found', section: { id: '1' } });
  });

  it('offers nothing elsewhere', () => {
    expect(at('Ask for me@sk|')).toEqual([]);
    expect(at('Ask|')).toEqual([]);
  });
});

describe('a mention that is typed', () => {
  it.each(['Use @', 'Use @file_car', 'Go on with #Refund Po', 'See #Refund Policy – Giv'])(
    'is known by what stands before the caret: %s',
    (before) => expect(isMentionTyped(before)).toBe(true),
  );

  it.each([
    'Tell them',
    'Write to kim@example.com',
    'Use @file_carrier_claim(order_id',
    'Order #1042, then',
    '',
  ])('is not %s', (before) => expect(isMentionTyped(before)).toBe(false));
});
