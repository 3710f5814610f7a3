import { describe, expect, it } from 'vitest';
import { askedSlots } from '../../app/policy/slots.ts';
import { onlyPolicy, onlyStep } from './outline-of.ts';

/** Slots by name, conditions as `? words`. */
const check = (text: string, ...expected: string[]): void =>
  expect([text, ...askedSlots(onlyStep(text)).map((part) => part.slot || `? ${part.text}`)]).toEqual([
    text,
    ...expected,
  ]);

describe('what an ask asks', () => {
  it('is a slot of a known name', () => {
    check('Ask for the user’s email address:', 'email');
    check('Ask for the order number of the shipment in question.', 'order_id');
    check('Request a photo of the damage.', 'photo');
    check('Ask the customer to provide their phone number.', 'phone');
    check('Ask for the new shipping address.', 'address');
    check('Ask them for the size they want.', 'variant');
    check('Ask for the tracking number using @get_tracking_info.', 'tracking_number');
    check('Ask what made them leave.', 'reason');
    check('Find out why they cancel.', 'reason');
    check('Ask when they want it.', 'date');
    check('Ask which item is missing.', 'product');
  });

  it('is named by its words where no name is known', () => {
    check('Ask for the serial number on the box.', 'serial_number');
    check('Ask for their date of birth.', 'date_of_birth');
  });

  it('is several slots in a list', () => {
    check('Ask for their name, order number and a photo.', 'name', 'order_id', 'photo');
    check('Gather the email & phone number from the customer.', 'email', 'phone');
  });

  it('is one slot for alternatives', () => {
    check('Ask for the order number or the email.', 'order_id');
  });

  it('is a condition where yes or no answers it', () => {
    check(
      'Ask the customer to confirm if they’ve checked with neighbors.',
      '? they’ve checked with neighbors',
    );
    check('Request the customer to confirm that it is broken.', '? it is broken');
    check('Ask whether the box was opened (e.g., the seal).', '? the box was opened');
    check('Did you look behind the door?', '? Did you look behind the door');
    check('Confirm the address with the customer.', '? the address is right');
  });

  it('is both where an ask asks twice', () => {
    check('Ask why they return it and ask whether it was opened.', 'reason', '? it was opened');
    check('Ask for the order number, then confirm if it arrived.', 'order_id', '? it arrived');
    check('Ask if it arrived and if it was opened.', '? it arrived', '? it was opened');
  });

  it('is a preference where one of two is wanted', () => {
    check('Ask if they would prefer a refund or a replacement.', 'preference');
  });

  it('leaves condition and purpose out', () => {
    check('If it is late, ask for the order number so that you can look it up.', 'order_id');
    check('Ask for the order number if it is late.', 'order_id');
    check('No: ask for the new address.', 'address');
    check('Ask for the reason and record it in the form.', 'reason');
    check('Ask if they need anything else and end the conversation.', '? they need anything else');
    check('Ask for the new, desired size, such as ‘XL’.', 'variant');
    check('Ask how much they paid.', 'amount');
  });

  it('is nothing where the steps below do the asking', () => {
    const [step] = onlyPolicy('1. Gather details from the customer:\n   - Ask for the email.').steps;
    expect(step && askedSlots(step)).toEqual([]);
  });
});
