import { describe, expect, it } from 'vitest';
import { parse } from '../../app/policy/parse.ts';
import type { PolicyMention } from '../../app/policy/policy.ts';
import { onlyStep } from './outline-of.ts';

const params = (mention: string): unknown => onlyStep(`Use ${mention} now.`).tools[0]?.params;
const tools = (text: string, toolNames: string[] = []): string[] =>
  parse({ text: `- ${text}`, name: '' }, { toolNames })[0].flatMap(({ steps }) =>
    steps.flatMap((step) => step.tools.map((tool) => tool.name)),
  );
const policies = (text: string, policyTitles: string[] = []): PolicyMention[] =>
  parse({ text: `- ${text}`, name: '' }, { policyTitles })[0].flatMap(({ steps }) =>
    steps.flatMap((step) => [...step.policies]),
  );
const codes = (text: string): string[] => parse({ text: `- ${text}`, name: '' })[1].map(({ code }) => code);

describe('tools', () => {
  it('are named with and without parameters', () => {
    expect(params('@find_order')).toEqual([]);
    expect(params('@find_order(order_id: str, total: float)')).toEqual([
      { name: 'order_id', type: 'str' },
      { name: 'total', type: 'float' },
    ]);
  });

  it('take defaults, options, lists and optional parameters', () => {
    expect(
      params('@x(a: int = 10, b?: str, c: list[str], d: small|large = small, e: Optional[date])'),
    ).toEqual([
      { name: 'a', type: 'int', standard: 10 },
      { name: 'b', type: 'str', optional: true },
      { name: 'c', type: 'str[]' },
      { name: 'd', type: 'str', options: ['small', 'large'], standard: 'small' },
      { name: 'e', type: 'date', optional: true },
    ]);
  });

  it('read other words for the types', () => {
    expect(params('@x(a, b: string, c: number, d: boolean, e: Literal["p", "q"])')).toEqual([
      { name: 'a', type: 'str' },
      { name: 'b', type: 'str' },
      { name: 'c', type: 'float' },
      { name: 'd', type: 'bool' },
      { name: 'e', type: 'str', options: ['p', 'q'] },
    ]);
  });

  it('leave punctuation behind the name alone', () => {
    expect(tools('Use @find_order. Then use @refund_order, and @tag-it!')).toEqual(['find_order']);
    expect(tools('Use @find_order, @tag-it or (@refund_order).')).toEqual([
      'find_order',
      'tag-it',
      'refund_order',
    ]);
  });

  it('are not read into addresses', () => {
    expect(tools('Write to help@shop.example and me@x.')).toEqual([]);
  });

  it('say what is no parameter', () => {
    expect(codes('Use @x(see below) now.')).toContain('unread-parameters');
    expect(codes('Use @x(a: money.')).toContain('unclosed-parameters');
  });

  it('stand in brackets where the library knows them', () => {
    const names = ['Pull up Account', 'Enter Details'];
    expect(tools('Use [pull up account] and [Enter Detail], not [Hide].', names)).toEqual(names);
    expect(tools('Use [pull up account].')).toEqual([]);
  });

  it('stand in quotation marks or with their capitals', () => {
    const names = ['Ask the Oracle', 'Promo Code'];
    expect(tools("Check it by 'asking the oracle'.", names)).toEqual(['Ask the Oracle']);
    expect(tools('Then Ask the Oracle about it.', names)).toEqual(['Ask the Oracle']);
    expect(tools('Enter a promo code by hand.', names)).toEqual([]);
    expect(tools('Skip to the Promo Code step.', names)).toEqual([]);
  });

  it('stand as buttons to be clicked', () => {
    expect(tools('Click the boots toggle switch, then press the Jeans button.', ['Boots', 'Jeans'])).toEqual([
      'Boots',
      'Jeans',
    ]);
    expect(tools('Send the boots back.', ['Boots'])).toEqual([]);
  });

  it('are left out where a case only came from them', () => {
    expect(tools('If you are here as part of [Promo Code], go on.', ['Promo Code'])).toEqual([]);
  });
});

describe('policies', () => {
  it('are named by underscores, capitals or a closing word', () => {
    expect(policies('Use #Single_order_policy now.')).toEqual([
      { title: 'Single_order_policy', section: null },
    ]);
    expect(policies('Use #Refund Policy to pay.')).toEqual([{ title: 'Refund Policy', section: null }]);
    expect(policies('Use #Terms of Sale here.')).toEqual([{ title: 'Terms of Sale', section: null }]);
    expect(policies('Use #Refund policy.')).toEqual([{ title: 'Refund policy', section: null }]);
    expect(policies('Use #Refund to pay.')).toEqual([{ title: 'Refund', section: null }]);
  });

  it('are the longest title that the library knows', () => {
    const titles = ['Refund', 'Refund before a return'];
    expect(policies('Use #Refund before a return ends.', titles)[0]?.title).toBe('Refund before a return');
    expect(policies('Use #refund when late.', titles)[0]?.title).toBe('refund');
  });

  it('take a section behind a dash', () => {
    expect(policies('See #Late_policy – Give Options.')).toEqual([
      { title: 'Late_policy', section: 'Give Options' },
    ]);
    expect(policies('See #Refund Policy - Exceptions.')).toEqual([
      { title: 'Refund Policy', section: 'Exceptions' },
    ]);
  });

  it('take a section in plain words up to the end of the sentence', () => {
    const sections = (text: string) => policies(text).map(({ section }) => section);
    expect(sections('See #Refund Policy – Give options.')).toEqual(['Give options']);
    expect(sections('See #Refund Policy – Issue a refund')).toEqual(['Issue a refund']);
    expect(sections('See #Refund Policy – Give options, then close.')).toEqual([null]);
    expect(sections('See #Refund Policy – Give them all options.')).toEqual([null]);
    expect(sections('See #Refund Policy – Tell them.')).toEqual([null]);
    expect(sections('See #Refund Policy – If not.')).toEqual([null]);
  });

  it('take no section from a sentence that goes on', () => {
    expect(policies('See #Refund Policy – Tell the customer first.')[0]?.section).toBeNull();
  });

  it('are not read into order numbers and tags of words', () => {
    expect(policies('Refund order #1042 and C#.')).toEqual([]);
  });

  it('are found by plain words where one title holds them', () => {
    const text =
      '- Start #Single_order_cancellation_policy.\n- Go on as outlined in the cancellation policy.';
    const [policy] = parse({ text, name: '' })[0];
    expect(policy?.steps[1]).toMatchObject({
      kind: 'hand-off',
      policies: [{ title: 'Single_order_cancellation_policy' }],
    });
  });

  it('are not found by plain words that several hold', () => {
    const known = ['Order cancellation policy', 'Plan cancellation policy'];
    expect(policies('Go on as outlined in the cancellation policy.', known)).toEqual([]);
  });
});

describe('identifiers', () => {
  it('are tools where the library knows them, without a mark too', () => {
    const text = 'Use cancel_order(order_id: str) and not stop_order, then @tag_it.';
    expect(tools(text, ['cancel_order', 'tag_it'])).toEqual(['cancel_order', 'tag_it']);
    expect(tools(text)).toEqual(['tag_it']);
  });
});
