import { describe, expect, it } from 'vitest';
import { isSituation, readLabel, splitCondition } from '../../app/policy/condition.ts';

/** Condition (`not` before a negated one) and what is left, of a step's words. */
function check(words: string, condition: string | null, rest: string): void {
  const split = splitCondition(words);
  const text = split.condition && `${split.condition.negated ? 'not ' : ''}${split.condition.text}`;
  expect([text, split.rest]).toEqual([condition, rest]);
}

describe('a condition in front', () => {
  it('ends at the comma before the instruction', () => {
    check('If it is late, apologize.', 'it is late', 'apologize.');
    check('When a member calls, ask for the name.', 'a member calls', 'ask for the name.');
    check('Once it ships, thank them.', 'it ships', 'thank them.');
  });

  it('keeps commas of a series inside', () => {
    check('If it is late, lost, or damaged, refund it.', 'it is late, lost, or damaged', 'refund it.');
  });

  it('keeps the comma inside a quotation out', () => {
    check('If the status is “Delivered,” verify it.', 'the status is “Delivered”', 'verify it.');
  });

  it('ends at a colon, a then, a dash or an arrow', () => {
    check('If it is late: apologize.', 'it is late', 'apologize.');
    check('If it is late then apologize.', 'it is late', 'apologize.');
    check('If it is late – apologize.', 'it is late', 'apologize.');
    check('If it is late → apologize.', 'it is late', 'apologize.');
  });

  it('ends before the verb where no mark is written', () => {
    check('If the customer declines escalate to an agent.', 'the customer declines', 'escalate to an agent.');
  });

  it('is read after in cases, in the event and should', () => {
    check('In cases where they insist, cancel it.', 'they insist', 'cancel it.');
    check('In case of fraud, stop here.', 'fraud', 'stop here.');
    check('In the event that it is lost, refund it.', 'it is lost', 'refund it.');
    check('Should the customer decline, close it.', 'the customer decline', 'close it.');
  });

  it('is read after for where it names a class', () => {
    check('For orders over $100, escalate it.', 'orders over $100', 'escalate it.');
    check('For VIP customers: refund it.', 'VIP customers', 'refund it.');
    check('For example, refund it.', null, 'For example, refund it.');
  });

  it('keeps what measures or counts', () => {
    check('Within 30 days of delivery, refund it.', 'Within 30 days of delivery', 'refund it.');
    check('On the second contact, escalate it.', 'On the second contact', 'escalate it.');
    check('More than 7 days without a scan: refund it.', 'More than 7 days without a scan', 'refund it.');
  });

  it('is turned round by unless and except', () => {
    check('Unless it shipped, cancel it.', 'not it shipped', 'cancel it.');
    check('Except when it shipped, cancel it.', 'not it shipped', 'cancel it.');
  });

  it('takes a second condition behind the instruction along', () => {
    check(
      'If it is late, refund it unless they are abusive.',
      'it is late unless they are abusive',
      'refund it.',
    );
  });

  it('is not read into words that say nothing', () => {
    check('If needed, apologize.', null, 'If needed, apologize.');
    check('When possible, apologize.', null, 'When possible, apologize.');
  });
});

describe('a condition behind', () => {
  it('is read after if, unless, when and only if', () => {
    check('Escalate to an agent if they insist.', 'they insist', 'Escalate to an agent.');
    check('Cancel it unless it shipped.', 'not it shipped', 'Cancel it.');
    check('Refund it only if the seal is whole.', 'the seal is whole', 'Refund it.');
    check('Escalate when the customer threatens to sue.', 'the customer threatens to sue', 'Escalate.');
  });

  it('is read out of classes and ages of orders', () => {
    check('Offer free shipping for orders over $100.', 'for orders over $100', 'Offer free shipping.');
    check('Refund it within 30 days of delivery.', 'within 30 days of delivery', 'Refund it.');
    check('Refund it only for gold members.', 'gold members', 'Refund it.');
  });

  it('is read inside parentheses', () => {
    check('Refund it (if it is paid).', 'it is paid', 'Refund it.');
  });

  it('is not read into what is asked or checked', () => {
    for (const words of ['Ask if it is late.', 'Use @get_x to check if it exists.', 'Confirm if they moved.'])
      check(words, null, words);
  });

  it('is not read into when something will be told', () => {
    check('Tell them when it will arrive.', null, 'Tell them when it will arrive.');
  });

  it('is not read into asides', () => {
    for (const words of ['Refund it if possible.', 'Apologize even if it is on time.'])
      check(words, null, words);
  });
});

describe('a condition in the middle', () => {
  it('stands between commas', () => {
    check('Offer, if they are a member, a refund.', 'they are a member', 'Offer a refund.');
  });
});

describe('otherwise', () => {
  it('answers and leaves the instruction', () => {
    for (const words of [
      'Otherwise, refund it.',
      'Else: refund it.',
      'If not, refund it.',
      'In all other cases, refund it.',
    ])
      expect(splitCondition(words)).toMatchObject({ answers: true, condition: null, rest: 'refund it.' });
  });

  it('is not read into else if', () => {
    expect(splitCondition('Else if it is late, apologize.')).toMatchObject({
      answers: false,
      condition: { text: 'it is late' },
    });
  });
});

describe('labels', () => {
  it('are conditions where they name people or a situation', () => {
    check('VIP customers: refund it.', 'VIP customers', 'refund it.');
    check('Not received: refund it.', 'Not received', 'refund it.');
    check('Order not received: refund it.', 'Order not received', 'refund it.');
  });

  it('are none where they name a part of the procedure', () => {
    for (const words of [
      'Escalation: route it to an agent.',
      'Note: refunds are slow.',
      'Discount Offer: use @x.',
    ])
      check(words, null, words);
  });

  it('are short and hold no mention', () => {
    expect(readLabel('Use @tool: then go')).toBeUndefined();
    expect(readLabel('At 10:30 call them')).toBeUndefined();
    expect(readLabel('Free Gift: add it')).toEqual({ label: 'Free Gift', rest: 'add it' });
  });

  it('name situations by people, states and measures', () => {
    const named = ['Gold members', 'Damaged items', 'Over $100', 'Out of stock', 'Yes'];
    expect(named.filter((label) => !isSituation(label))).toEqual([]);
    expect(['Verify the order', 'Follow-up', 'Policy logic', 'Greeting'].filter(isSituation)).toEqual([]);
  });
});
