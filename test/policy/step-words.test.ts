import { describe, expect, it } from 'vitest';
import { quotedWords } from '../../app/policy/quoted.ts';
import { findNumbered, readReference } from '../../app/policy/reference.ts';
import { readWait } from '../../app/policy/wait.ts';
import { onlyPolicy, onlyStep } from './outline-of.ts';

describe('waits', () => {
  const check = (text: string, expected: unknown): void =>
    expect([text, readWait({ text })]).toEqual([text, expected]);

  it('count business days, hours and weeks', () => {
    check('After 3 business days, follow up.', { count: 3, unit: 'business-days' });
    check('Wait 24 hours.', { count: 24, unit: 'hours' });
    check('Wait for at least two weeks.', { count: 2, unit: 'weeks' });
    check('Follow up with the customer in a week.', { count: 1, unit: 'weeks' });
    check('Check again 5–7 days later.', { count: 7, unit: 'days' });
  });

  it('name what is waited for', () => {
    check('Notify them that you will follow up once the claim is resolved.', {
      until: 'the claim is resolved',
    });
    check('Wait until the carrier replies, then go on.', { until: 'the carrier replies, then go on' });
  });

  it('are not read into promises, ages and conditions', () => {
    check('Tell them it takes 5 days.', null);
    check('If it is older than 14 days, refund it.', null);
    check('Refund it after 30 days of silence.', null);
    check('After checking the address, ship it.', null);
  });
});

describe('references', () => {
  const check = (text: string, expected: unknown): void =>
    expect([text, readReference({ text })]).toEqual([text, expected]);

  it('go to a step', () => {
    check('Go back to step 2.', { type: 'go-to', number: '2' });
    check('Continue with step 3.1.', { type: 'go-to', number: '3.1' });
    check('Skip to step 5 if it is paid.', { type: 'go-to', number: '5' });
    check('See the photo of step 2.', null);
  });

  it('repeat until something is so', () => {
    check('Repeat until the customer confirms.', {
      type: 'repeat',
      number: null,
      until: 'the customer confirms',
      times: null,
    });
    check('Repeat step 3 up to 3 times.', { type: 'repeat', number: '3', until: '', times: 3 });
    check('Try again twice.', { type: 'repeat', number: null, until: '', times: 2 });
    check('Retry.', null);
  });

  it('stop the policy', () => {
    check('Stop here.', { type: 'stop' });
    check('End the conversation.', { type: 'stop' });
    check('Stop the shipment.', null);
  });

  it('find the step of a number past an otherwise', () => {
    const policy = onlyPolicy(
      '1. If it shipped:\n   - Thank them.\n   Otherwise: cancel it.\n2. Ask for feedback.\n3. Go back to step 2.',
    );
    const last = policy.steps.at(-1);
    expect(last && findNumbered(policy, last, '2')?.text).toBe('Ask for feedback.');
    expect(last && findNumbered(policy, last, '1.1')?.text).toBe('Thank them.');
    expect(last && findNumbered(policy, last, '9')).toBeUndefined();
  });
});

describe('words to be said', () => {
  it('are those in quotation marks after saying', () => {
    expect(quotedWords(onlyStep('Tell them: “We are sorry for the delay.”'))).toBe(
      'We are sorry for the delay.',
    );
    expect(quotedWords(onlyStep('Reply with "Thank you for writing."'))).toBe('Thank you for writing.');
  });

  it('are not names and statuses', () => {
    expect(quotedWords(onlyStep('Tell them the status is “In Transit”.'))).toBeNull();
    expect(quotedWords(onlyStep('If the status is “Out for Delivery now”, refund it.'))).toBeNull();
  });

  it('may be given for each language', () => {
    const [step] = onlyPolicy(
      '- Tell them:\n   - en: “Sorry for the wait.”\n   - German: “Es tut uns leid.”',
    ).steps;
    expect(step && quotedWords(step, 'de-AT')).toBe('Es tut uns leid.');
    expect(step && quotedWords(step, 'fr')).toBe('Sorry for the wait.');
  });
});
