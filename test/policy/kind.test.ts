import { describe, expect, it } from 'vitest';
import { effectByName } from '../../app/policy/kind.ts';
import { parse } from '../../app/policy/parse.ts';
import type { StepKind } from '../../app/policy/policy.ts';
import { onlyStep } from './outline-of.ts';

const check = (kind: StepKind, ...texts: string[]): void => {
  for (const text of texts) expect([text, onlyStep(text).kind]).toEqual([text, kind]);
};

describe('kinds of step', () => {
  it('are asks where the customer has to say something', () => {
    check(
      'ask',
      'Ask for the order number.',
      'Please request a photo of the damage.',
      'Then gather the name and the address.',
      'Find out why they want to leave.',
      'Get the order number from the customer.',
      'Confirm the address with the customer.',
      'Did you check with your neighbours?',
      'Start by asking for the reason.',
      'You should ask for the reason.',
    );
  });

  it('are look-ups where something is read', () => {
    check(
      'look-up',
      'Look up the account.',
      'Use @get_order to see the order.',
      'Retrieve the order details.',
      'Ask for the email and find the account with @find_account.',
    );
  });

  it('are checks where something known is compared', () => {
    check(
      'check',
      'Verify the delivery date.',
      'Confirm that it was delivered.',
      'Note any discrepancies.',
      'Make sure to check the address.',
      'Is the order older than a week?',
    );
  });

  it('are acts where something is changed', () => {
    check(
      'act',
      'Refund the order.',
      'Transfer the amount to their account.',
      'Pack it again.',
      'Refund orders that are late.',
      'Return what is left.',
      'Use @cancel_order to cancel it.',
      'After checking, issue a voucher.',
      'To finish, close the ticket.',
      'Request a refund from the carrier.',
      'Use @send_async_message(message: str) to tell them.',
    );
  });

  it('are offers where the customer may choose', () => {
    check(
      'offer',
      'Offer a discount.',
      'Offer a discount with @set_discount.',
      'Give the customer the choice between a refund and a reship.',
      'Offer to restart it with #Restart.',
    );
  });

  it('inform where the customer is told something', () => {
    check(
      'inform',
      'Tell them it is late.',
      'Let the customer know.',
      'Thank them.',
      'Follow up with the customer.',
      'After 3 days, follow up with the customer.',
      'Ensure the user receives a follow-up message.',
      'The customer should be told that it takes a week.',
      'Send an apology.',
      'Update the customer on the claim.',
      'Say: “We are sorry for the wait.”',
      'Ask the customer to restart the app.',
    );
  });

  it('hand off to a policy that they name', () => {
    check('hand-off', 'Proceed with #Refund Policy.', 'Customer wants to go on in the #Cancellation_policy.');
  });

  it('escalate to people', () => {
    check(
      'escalate',
      'Escalate to a manager.',
      'Route the case to an agent for help.',
      'Transfer the customer to the billing team.',
      'Use @escalate_to_agent.',
      'Obtain manager approval first.',
    );
  });

  it('are notes where nothing is asked for', () => {
    check(
      'note',
      'The carrier sends an email too.',
      'Note that refunds are slow.',
      'Do not refund gift cards.',
      'Example: Tell them that it is late.',
      'Refund is issued by the bank.',
      'Order must be unused and in its box.',
      'Note: refund it within a day.',
      'Refunds over $100 need a supervisor.',
    );
  });

  it('are branches where a condition only holds children', () => {
    check('branch', 'If it is late:');
  });

  it('take the effect of a tool from the catalog', () => {
    const kindWith = (effect: 'read' | 'write'): string | undefined =>
      parse({ text: '- Use @ledger to go on.', name: '' }, { effectOf: () => effect })[0][0]?.steps[0]?.kind;
    expect([kindWith('read'), kindWith('write')]).toEqual(['look-up', 'act']);
  });
});

describe('effects told by names', () => {
  it('read where the name begins with reading', () => {
    const reads = [
      'get_refund_status',
      'find_orders',
      'skio_order_details',
      'subscription_status',
      'verify-identity',
    ];
    expect(reads.filter((name) => effectByName(name, '') !== 'read')).toEqual([]);
  });

  it('write where the name holds a verb that changes', () => {
    const writes = [
      'set_status',
      'cancel_order',
      'prive_cancel_subscription',
      'file_carrier_claim',
      'ledger',
    ];
    expect(writes.filter((name) => effectByName(name, '') !== 'write')).toEqual([]);
  });

  it('read where the words around them fetch', () => {
    expect(effectByName('ledger', 'Use @ledger to look up the balance')).toBe('read');
  });
});
