import { describe, expect, it } from 'vitest';
import { assist } from '../../../app/assist/assist.ts';
import type { RawSentence } from '../../../app/assist/model/reading.ts';
import { answered, type CaseInShort } from '../../support/engine.ts';
import { assistRead, draftOf, inputOf, said } from '../../support/model-case.ts';

const POLICY = `Use this policy when something is missing.

1. Inform the customer that the parcel is marked as delivered.
2. Ask for the order number.
3. Ask the customer whether they have checked with neighbors.
4. Offer a resolution:
   - Reship the order with @reship_order.
   - Refund the order with @refund_order.
5. Inform the customer that the case is closed.
`;

const TELL = said('Your parcel is marked as delivered.', { kind: 'tell', serves: 'p1#1', rests_on: 'p1#1' });
const NUMBER = said('Could you send the order number?', {
  kind: 'ask',
  serves: 'slot:order_id',
  rests_on: 'slot:order_id',
  paragraph: 2,
});
const NEIGHBORS = said('Have you checked with neighbors?', {
  kind: 'ask',
  serves: 'part:p1#3:1',
  rests_on: 'part:p1#3:1',
  paragraph: 2,
});
const CLOSED = said('The case is closed.', { kind: 'tell', serves: 'p1#5', rests_on: 'p1#5', paragraph: 3 });
const BYE = said('Best regards', { paragraph: 9 });

const HELP: CaseInShort = { said: ['help'] };
const read = (sentences: readonly RawSentence[], inShort = HELP) =>
  assistRead(draftOf(sentences), inputOf(POLICY, inShort));

describe('a refined draft', () => {
  it('is the model’s where it serves everything that is wanted', () => {
    const { reply, unserved } = read([TELL, NUMBER, NEIGHBORS, BYE]);
    expect(reply?.text).toBe(
      'Your parcel is marked as delivered.\n\nCould you send the order number? Have you checked with neighbors?\n\nBest regards',
    );
    expect(unserved).toEqual([]);
  });

  it('knows the step of each sentence', () => {
    expect(read([TELL, NUMBER, NEIGHBORS]).reply?.sentences.map((each) => each.step)).toEqual([
      'p1#1',
      'p1#2',
      'p1#3',
    ]);
  });

  it('asks and tells what the template does', () => {
    const { asks, tells, cites } = assist(inputOf(POLICY, HELP)).reply ?? {};
    expect(read([TELL, NUMBER, NEIGHBORS]).reply).toMatchObject({ asks, tells, cites });
  });

  it('leaves out what is not wanted yet', () => {
    expect(read([TELL, NUMBER, NEIGHBORS, CLOSED]).reply?.text).not.toContain('closed');
  });

  it('has the template’s words for what the model left out, before its closing words', () => {
    const { reply, unserved } = read([TELL, BYE]);
    expect(unserved).toEqual(['slot:order_id', 'part:p1#3:1']);
    expect(reply?.text).toMatch(
      /^Your parcel is marked as delivered\.\n\n.*order number.*\n\nBest regards$/s,
    );
    expect(reply?.text).not.toContain('Thank you for getting in touch');
  });

  it('has the template’s words for what a check refused', () => {
    const bad = { ...NUMBER, text: 'Could you send the order number and your password?' };
    const { reply, reading } = read([TELL, bad, NEIGHBORS]);
    expect(reply?.text).not.toContain('password');
    expect(reply?.text).toMatch(/order number/);
    expect(reading?.refused.map((each) => each.check)).toEqual(['asks-secret']);
  });

  it('is the template where nothing of the model’s serves', () => {
    expect(read([BYE]).reply?.text).toBe(assist(inputOf(POLICY, HELP)).reply?.text);
  });

  it('takes an offer only with every option', () => {
    const events = [answered('slot:order_id', '1042'), answered('part:p1#3:1', true)];
    const option = (number: number, text: string) =>
      said(`- ${text}`, { kind: 'tell', serves: `p1#4/${number}`, rests_on: `p1#4/${number}`, paragraph: 2 });
    const both = read([TELL, option(1, 'reship the order'), option(2, 'refund the order')], {
      ...HELP,
      events,
    });
    const one = read([TELL, option(1, 'reship the order')], { ...HELP, events });
    expect(both.reply?.text).toContain('- reship the order\n- refund the order');
    expect(one.unserved).toEqual(['p1#4/1', 'p1#4/2']);
    expect(one.reply?.text).toContain('Which of these would you prefer?');
  });
});
