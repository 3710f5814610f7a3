import { describe, expect, it } from 'vitest';
import { field } from '../../../app/ui/gallery/pieces.ts';
import { fieldText, fieldWords, parseNumber, readField } from '../../../app/ui/parts/field-value.ts';
import { createText } from '../../../app/ui/text.ts';

const text = createText('en', { ui: { yes: 'Yes', no: 'No' } });
const money = field('amount', { type: 'money', currency: 'USD', min: 1, max: 48 });

describe('numbers as typed', () => {
  const check = (typed: string, locale: string, expected: number | undefined) =>
    expect(parseNumber(typed, locale)).toBe(expected);

  it('reads the locale’s decimals and thousands', () => {
    check('48.50', 'en', 48.5);
    check('1,200.50', 'en', 1200.5);
    check('1.200,50', 'de', 1200.5);
    check('48,5', 'de', 48.5);
    check('1 200,5', 'fr', 1200.5);
  });

  it('takes thousands as thousands, never as decimals', () => {
    check('1,200', 'en', 1200);
    check('1.200', 'de', 1200);
  });

  it('refuses what could mean two numbers', () => {
    check('48,5', 'en', undefined);
    check('1.2.3', 'en', undefined);
    check('1,20,0', 'en', undefined);
  });

  it('refuses what is no number', () => {
    check('1e5', 'en', undefined);
    check('lots', 'en', undefined);
    check('$48', 'en', undefined);
    check('Infinity', 'en', undefined);
  });
});

describe('fields as typed', () => {
  it('takes amounts at the bounds and refuses beyond', () => {
    expect(readField(money, '48', text)).toEqual({ status: 'ok', value: 48 });
    expect(readField(money, '1', text)).toEqual({ status: 'ok', value: 1 });
    expect(readField(money, '48.01', text)).toMatchObject({
      key: 'ui.field.at_most',
      values: { limit: '$48.00' },
    });
    expect(readField(money, '0.99', text)).toMatchObject({ key: 'ui.field.at_least' });
  });

  it('refuses more decimals than the currency has', () => {
    expect(readField(money, '4.005', text)).toMatchObject({ key: 'ui.field.money_decimals' });
    const yen = field('amount', { type: 'money', currency: 'JPY' });
    expect(readField(yen, '10.5', text)).toMatchObject({ key: 'ui.field.money_decimals' });
  });

  it('refuses an empty value only where one is needed', () => {
    expect(readField(money, '  ', text)).toMatchObject({ key: 'ui.field.missing' });
    expect(readField({ ...money, required: false }, '', text)).toEqual({ status: 'empty' });
  });

  it('takes whole numbers only for an integer', () => {
    const count = field('count', { type: 'integer' });
    expect(readField(count, '3', text)).toEqual({ status: 'ok', value: 3 });
    expect(readField(count, '3.5', text)).toMatchObject({ key: 'ui.field.integer' });
  });

  it('takes days that exist', () => {
    const day = field('date', { type: 'date' });
    expect(readField(day, '2026-02-28', text)).toEqual({ status: 'ok', value: '2026-02-28' });
    expect(readField(day, '2026-02-30', text)).toMatchObject({ key: 'ui.field.date' });
    expect(readField(day, '28.2.', text)).toMatchObject({ key: 'ui.field.date' });
  });

  it('takes only the choices given, with their own types', () => {
    const choice = field('percent', {
      type: 'choice',
      options: [{ value: 10, label: '10 %', hint: '' }],
    });
    expect(readField(choice, '10', text)).toEqual({ status: 'ok', value: 10 });
    expect(readField(choice, '11', text)).toMatchObject({ key: 'ui.field.choice' });
  });

  it('reads a list line by line', () => {
    expect(readField(field('tags', { type: 'list' }), 'a\n\n b ', text)).toEqual({
      status: 'ok',
      value: ['a', 'b'],
    });
  });

  it('reads back what it shows', () => {
    const fields = [
      { ...money, value: 12.5 },
      field('tags', { type: 'list', value: ['a', 'b'] }),
      field('gift', { type: 'yes-no', value: false }),
      field('note', { type: 'long-text', value: 'two\nlines' }),
    ];
    for (const one of fields)
      expect(readField(one, fieldText(one, text), text)).toEqual({ status: 'ok', value: one.value });
  });

  it('words values for reading', () => {
    expect(fieldWords({ ...money, value: 48 }, text)).toBe('$48.00');
    expect(fieldWords(field('gift', { type: 'yes-no', value: false }), text)).toBe('No');
    expect(fieldWords(field('none', {}), text)).toBe('–');
  });
});
