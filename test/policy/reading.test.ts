import { describe, expect, it } from 'vitest';
import type { Phrases } from '../../app/lib/phrases.ts';
import { readAs } from '../../app/policy/reading.ts';
import { onlyPolicy, onlyStep } from './outline-of.ts';

/** Keys with their values in brackets, so that a test sees what was read. */
const phrases: Phrases = (key, values = {}) => {
  const words = Object.values(values).join('; ');
  const name = key.replace('policy.read.', '');
  return words === '' ? name : `${name}[${words}]`;
};

const check = (text: string, expected: string): void =>
  expect(readAs(onlyStep(text), phrases)).toBe(`as[${expected}]`);

describe('reading a step back', () => {
  it('says what is asked', () => {
    check(
      'Ask for the order number and whether it arrived.',
      'ask[and[ask-slot[slot.order_id]; ask-condition[it arrived]]]',
    );
    check('Ask whether it arrived.', 'ask-whether[ask-condition[it arrived]]');
  });

  it('says which tools read and which act', () => {
    check('Use @get_order to see it.', 'look-up[get_order]');
    check('Cancel it with @cancel_order.', 'act[cancel_order]');
    check('Water the plants.', 'by-hand[Water the plants]');
  });

  it('says the condition and what is turned round', () => {
    check('If it is late, apologize.', 'if[it is late; inform[apologize]]');
    check('Cancel it unless it shipped.', 'if[not[it shipped]; by-hand[Cancel it unless it shipped]]');
  });

  it('says amounts, waits and jumps', () => {
    check('Refund up to $5 with @refund_order.', 'act[refund_order], amounts[bound.at-most[5; USD]]');
    check('Offer 10%.', 'offer[Offer 10%], amounts[bound.exactly[10; unit.percent[10]]]');
    check(
      'Wait 2 days.',
      'by-hand[Wait 2 days], amounts[bound.at-least[2; unit.days[2]]], wait[2; unit.days[2]]',
    );
    check('Go back to step 2.', 'by-hand[Go back to step 2], go-to[2]');
    check('Stop here.', 'by-hand[Stop here], stop');
  });

  it('says the choice of an offer and where a hand-off leads', () => {
    check('Offer a refund or a replacement.', 'offer-choice[and[a refund; a replacement]]');
    check('Go on with #Late_policy – Give Options.', 'hand-off[section-of[Give Options; Late policy]]');
  });

  it('says what stands below a heading', () => {
    const [step] = onlyPolicy('1. Aftercare:\n   - Thank them.\n   - Apologize.').steps;
    expect(step && readAs(step, phrases)).toBe('as[section[Aftercare; 2]]');
  });
});
