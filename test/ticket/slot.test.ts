import { describe, expect, it } from 'vitest';
import { readSlot } from '../../app/ticket/facts/slot.ts';

const check = (name: string, text: string, value: unknown) => {
  const slot = readSlot(name, text, { at: '2026-01-07T10:00:00Z', locale: 'en' });
  expect(slot?.value).toBe(value);
  if (slot) expect(text.slice(slot.start, slot.end)).toBe(slot.quote);
};

describe('the reply to an ask', () => {
  it.each([
    ['order_id', '1042', '1042'],
    ['order_id', 'its #1042 i think', '1042'],
    ['order_id', 'so-1042', 'SO-1042'],
    ['order_id', '1042, phone 5550102299', '1042'],
    ['email', 'it is Dana@Example.com', 'dana@example.com'],
    ['tracking_number', 'JD0144600056', 'JD0144600056'],
    ['subscription_id', 'sub_4fT9x2', 'sub_4fT9x2'],
    ['phone', '030 1234567', '0301234567'],
    ['percent', '15', 15],
    ['amount', '48.50', 48.5],
    ['date', 'yesterday', '2026-01-06'],
    ['reason', 'too expensive', 'too expensive'],
    ['reason', 'because it broke', 'it broke'],
    ['address', 'Flat 2, Elm Court 4', 'Flat 2, Elm Court 4'],
    ['product', 'the night cream', 'the night cream'],
  ])('fills %s from `%s`', (name, text, value) => {
    check(name, text, value);
  });

  it.each([
    ['order_id', "I don't know"],
    ['order_id', '12/05/2026'],
    ['order_id', '1042 or 1043'],
    ['order_id', 'in 100 days'],
    ['reason', 'yes please'],
    ['reason', 'ok thanks'],
    ['reason', 'why do you ask?'],
    ['address', 'same as before'],
    ['product', 'keine Ahnung'],
    ['color', 'whatever'],
  ])('leaves %s open at `%s`', (name, text) => {
    check(name, text, undefined);
  });
});
