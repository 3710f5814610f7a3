import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../app/assist/rules-reader.ts';
import { contextOf, type Said } from './reading.ts';

const OFFER = {
  step: 'p#2',
  options: ['Discount Offer', 'Shipping Upgrade', 'Product Swap', '20% coupon'].map((label) => ({
    value: label,
    label,
  })),
  chosen: null,
  evidence: [],
};
const put = { question: 'choice:p#2', text: 'offer', comment: 'c2', at: '2026-08-01T10:01:00.000Z' };
const OUR_OFFER: Said = { by: 'agent', text: 'We can offer you a discount, an upgrade, a swap or a coupon.' };

/** What a condition makes of a message that follows the offer. */
function answered(text: string, ...said: (Said | string)[]) {
  const context = contextOf({ choices: [OFFER], asked: [put] }, ['Cancel my order.', OUR_OFFER, ...said]);
  const question = {
    id: 'condition:p#5',
    kind: 'condition',
    text,
    step: 'p#5',
    slot: '',
    options: [],
  } as const;
  return answerQuestion(question, context)?.value ?? null;
}

const CONCERN = 'the user has any additional concerns or issues regarding the retention offer';
function check(cases: Readonly<Record<string, boolean | null>>): void {
  for (const [message, expected] of Object.entries(cases))
    expect({ message, read: answered(CONCERN, message) }).toEqual({ message, read: expected });
}

describe('concerns about an offer', () => {
  it('are raised by saying so, worrying and asking about it', () => {
    check({
      'I have another concern about the discount: does it also apply to shipping?': true,
      'One more question before I decide. How long is the coupon valid?': true,
      "I'm worried that the discount expires.": true,
      'Is there a catch with the coupon?': true,
      'Would the shipping upgrade change my delivery date?': true,
      'What happens to my order if I take the coupon?': true,
    });
  });

  it('are not told from thanks that say something else', () => {
    check({
      'Danke, aber die Farbe stimmt nicht.': null,
      'Thanks, but my box was broken.': null,
      'Thanks for the wrong box': null,
      'Vielen Dank!': false,
      'Ok, thank you so much for your help': false,
    });
  });

  it('are not raised by taking, refusing, asking for an option or thanking', () => {
    check({
      'Yes, the 15% discount please': false,
      'No thanks, just cancel': false,
      'Can I have the discount?': false,
      'No problem, the swap is fine': false,
      'No further questions, thanks': false,
      'Thank you so much!': false,
      'Nein danke': false,
    });
  });

  it('stay open where the message is about something else', () => {
    check({ 'Hm.': null, 'What about my other order #1043?': null });
  });

  it('count from the offer on, the newest message first', () => {
    expect(answered(CONCERN)).toBeNull();
    expect(answered(CONCERN, 'I have a concern about the swap.', 'OK, the swap please.')).toBe(false);
    expect(answered(CONCERN, 'The swap please.', 'One more question: which sizes are there?')).toBe(true);
  });

  it('have to be about the offer where the condition names it', () => {
    expect(answered('the customer has concerns about the discount', "I'm worried that it expires.")).toBe(
      true,
    );
    expect(
      answered('the customer has concerns about shipping damage', "I'm worried that it expires."),
    ).toBeNull();
  });

  it('are read from a denied condition too', () => {
    expect(answered('the customer has no further questions', 'No more questions, the coupon please')).toBe(
      true,
    );
    expect(answered('there are any further questions', 'I have a question')).toBe(true);
  });

  it('are not heard before the offer was put', () => {
    const context = contextOf({ choices: [OFFER] }, ['I have a concern about my order.']);
    const question = {
      id: 'condition:p#5',
      kind: 'condition',
      text: CONCERN,
      step: 'p#5',
      slot: '',
      options: [],
    } as const;
    expect(answerQuestion(question, context)).toBeNull();
  });
});
