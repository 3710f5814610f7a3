/**
 * Every order and choice of an offer's options, in every way in which policies write offers: what is written is the same policy but for
 * that, and its way back is the text as it was.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../app/policy/compile.ts';
import { changeableOffers, changeOffer } from '../../app/policy/offer-change.ts';
import { offerOptions } from '../../app/policy/options.ts';
import { type Policy, type Step, walkSteps } from '../../app/policy/policy.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const read = (text: string): Policy | null =>
  compile([{ name: 'retention', text }], { catalog }).policies[0] ?? null;

const OPTIONS = [
  'a 10% discount with @set_discount_to_order',
  'a swap using @swap_product',
  'free expedited shipping',
  'a 20% coupon with @create_discount_coupon',
];
const BEFORE = '---\ntitle: Staying\n---\nUse this policy when a customer wants to leave.\n\n';
const BEHIND =
  '\n2. If the customer accepts, thank them.\n3. If the customer declines, use @cancel_order(order_id: str).\n';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const items = (options: readonly string[], mark: (i: number) => string): string =>
  options.map((each, i) => `   ${mark(i)} ${capital(each)}.`).join('\n');
const joined = (options: readonly string[], comma: string): string =>
  `${options.slice(0, -1).join(', ')}${options.length > 2 ? comma : ''} or ${options.at(-1)}`;

/** Ways to write one offer. */
const WAYS: Readonly<Record<string, (options: readonly string[]) => string>> = {
  bullets: (options) => `1. Offer one of these:\n${items(options, () => '-')}`,
  numbers: (options) => `1. Offer one of these:\n${items(options, (i) => `${i + 1}.`)}`,
  letters: (options) => `1. Offer ways to stay, such as:\n${items(options, (i) => `${'abcd'[i]})`)}`,
  labels: (options) =>
    `1. Offer ways to stay:\n${options.map((each, i) => `   - Way ${'ABCD'[i]}: Offer ${each}.`).join('\n')}`,
  notes: (options) =>
    `1. Offer ways to stay:\n${options.map((each, i) => `   - ${capital(each)}.\n     - Note: not more than ${i + 2} times.`).join('\n')}`,
  sentence: (options) => `1. Offer the customer ${joined(options, '')}.`,
  'sentence with a comma': (options) => `1. Offer ${joined(options, ',')}.`,
  either: (options) => `1. Offer either ${joined(options, ',')}.`,
  condition: (options) => `1. If the box came late, offer ${joined(options, ',')}.`,
  table: (options) =>
    `1. Ask why.\n\n| Situation | What to do |\n|---|---|\n| Late box | Offer ${joined(options, ',')} |\n`,
};

/** Every order of every choice of so many things, but the first to the last as they stand. */
function ordersOf(count: number): number[][] {
  const all = (kept: readonly number[]): number[][] => {
    const rest = Array.from({ length: count }, (_, i) => i).filter((i) => !kept.includes(i));
    return [...(kept.length > 0 ? [[...kept]] : []), ...rest.flatMap((i) => all([...kept, i]))];
  };
  return all([]).filter((kept) => kept.length < count || kept.some((place, i) => place !== i));
}

const stepsOutside = (policy: Policy, offer: string): unknown[] =>
  walkSteps(policy.steps)
    .filter(({ step, above }) => ![step, ...above].some(({ id }) => id === offer))
    .map(({ step: { children: _, span: __, ...own } }) => own);

const found = (policy: Policy, id: string): Step => {
  const step = walkSteps(policy.steps).find((each) => each.step.id === id)?.step;
  if (!step) throw new Error(`no step ${id}`);
  return step;
};

const optionsOf = (policy: Policy, id: string): unknown[] =>
  offerOptions(found(policy, id), catalog, policy).map(({ label, tools, amounts, policies }) => ({
    label: label.toLowerCase(),
    tools,
    amounts,
    policies,
  }));

/** Holds every change of an offer that comes out against the policy before; gives how many came out, of how many. */
function checkOrders(text: string, step: string, count: number): { written: number; orders: number } {
  const before = read(text);
  if (!before) throw new Error('no policy');
  const options = optionsOf(before, step);
  let written = 0;
  for (const kept of ordersOf(count)) {
    const changed = changeOffer(text, { step, options: kept }, { catalog, read });
    const after = changed === null ? null : read(changed);
    if (changed === null || !after) continue;
    written += 1;
    expect(optionsOf(after, step)).toEqual(kept.map((place) => options[place]));
    expect(stepsOutside(after, step)).toEqual(stepsOutside(before, step));
    expect(found(after, step).condition).toEqual(found(before, step).condition);
    expect({ ...after, steps: [] }).toEqual({ ...before, steps: [] });
    if (kept.length < count) continue;
    const back = kept.map((_, place) => kept.indexOf(place));
    expect(changeOffer(changed, { step, options: back }, { catalog, read })).toBe(text);
  }
  return { written, orders: ordersOf(count).length };
}

describe('an offer in every order', () => {
  for (const [way, write] of Object.entries(WAYS))
    it(`is the same policy otherwise, as ${way}`, () => {
      for (const count of [2, 3, 4]) {
        const text = BEFORE + write(OPTIONS.slice(0, count)) + BEHIND;
        const policy = read(text);
        const [offer] = policy ? changeableOffers(policy, catalog) : [];
        expect(offer?.options).toHaveLength(count);
        const { written, orders } = checkOrders(text, offer?.step ?? '', count);
        // What is left of a choice that words announce is no choice: each option alone may not come out.
        expect(written).toBeGreaterThanOrEqual(orders - count);
      }
    }, 60_000);

  it('is the same policy otherwise, in all that ship', () => {
    const files = readdirSync('app/policy/library').filter((name) => name.endsWith('.md'));
    const offers = files.flatMap((name) => {
      const text = readFileSync(`app/policy/library/${name}`, 'utf8');
      const policy = read(text);
      return policy ? changeableOffers(policy, catalog).map((offer) => ({ text, offer })) : [];
    });
    expect(offers).toHaveLength(2);
    for (const { text, offer } of offers) {
      const { written, orders } = checkOrders(text, offer.step, offer.options.length);
      expect(written).toBe(orders);
    }
  }, 60_000);
});
