/** Arms that are what runs with another offer: put together, written as texts, named. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../app/policy/compile.ts';
import { changeableOffers } from '../../../app/policy/offer-change.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import {
  armOfOffer,
  armWords,
  keepOption,
  moveOption,
  newArm,
  textsOf,
} from '../../../app/ui/studio/experiments/offer-arms.ts';
import { createText } from '../../../app/ui/text.ts';
import english from '../../../translations/en.json' with { type: 'json' };

const catalog = createCatalog(shippedTools);
const words = createText('en', english);
const text = readFileSync('app/policy/library/retention.md', 'utf8');
const readText = ({ name, text: source }: { name: string; text: string }) => ({
  compiled: compile([{ name, text: source }], { catalog }),
  problems: [],
});
const [policy] = readText({ name: 'retention', text }).compiled.policies;
const offers = policy ? changeableOffers(policy, catalog) : [];
const choice = { id: 'retention', text, offers };
const offer = offers[0] ?? { step: '', text: '', options: [] };
const arm = armOfOffer({ id: 1, step: '', order: [], without: [] }, offer);

const named = (one: typeof arm) => armWords(one, offer, { phrase: words.phrase, text: words });

describe('an arm with another offer', () => {
  it('begins with the second option in front, the next one with the third', () => {
    const first = newArm(choice, []);
    expect(first).toMatchObject({ id: 1, step: '2', order: [1, 0, 2, 3], without: [] });
    expect(newArm(choice, first ? [first] : [])).toMatchObject({ id: 2, order: [2, 0, 1, 3] });
    expect(newArm({ offers: [] }, [])).toBe(null);
  });

  it('has options moved, left out and taken in again', () => {
    expect(moveOption(arm, 2, -1).order).toEqual([0, 2, 1, 3]);
    expect(moveOption(arm, 0, -1)).toBe(arm);
    expect(moveOption(arm, 3, 1)).toBe(arm);
    const without = keepOption(arm, 3, false);
    expect(without.without).toEqual([3]);
    expect(keepOption(without, 3, true).without).toEqual([]);
  });

  it('is named by what is first and what is left out', () => {
    expect(named({ ...arm, order: [1, 0, 2, 3] })).toBe('Shipping Upgrade first');
    expect(named({ ...arm, order: [2, 0, 1, 3], without: [3, 1] })).toBe(
      'Product Swap first, without Future Discount and Shipping Upgrade',
    );
    expect(named({ ...arm, without: [0] })).toBe('without Discount Offer');
    expect(named({ ...arm, order: [0, 2, 1, 3] })).toBe(
      'in the order Discount Offer – Product Swap – Shipping Upgrade – Future Discount',
    );
    expect(named(arm)).toBe('');
  });

  it('is no text where it changes nothing, or is another one’s', () => {
    const moved = moveOption(arm, 1, -1);
    const [one, two, three] = textsOf(choice, [moved, arm, { ...moved, id: 3 }], { catalog, readText });
    expect(one).toContain('- Shipping Upgrade');
    expect([two, three]).toEqual([null, null]);
    expect(textsOf(choice, [{ ...moved, step: '9' }], { catalog, readText })).toEqual([null]);
  });
});
