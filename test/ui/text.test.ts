import { describe, expect, it } from 'vitest';
import { createText } from '../../app/ui/text.ts';

const messages = {
  greeting: 'Hello {name}',
  parcels: { one: '{count} parcel', other: '{count} parcels' },
  nested: { deep: 'deep' },
};
const text = createText('en', messages);

describe('text', () => {
  it('fills places from values', () => {
    expect(text.phrase('greeting', { name: 'Dana' })).toBe('Hello Dana');
  });

  it('leaves a place that has no value', () => {
    expect(text.phrase('greeting')).toBe('Hello {name}');
  });

  it('takes values as text, not as places', () => {
    expect(text.phrase('greeting', { name: '{count}', count: 1 })).toBe('Hello {count}');
  });

  it('picks the plural form by count', () => {
    expect(text.phrase('parcels', { count: 1 })).toBe('1 parcel');
    expect(text.phrase('parcels', { count: 1200 })).toBe('1,200 parcels');
  });

  it('words days and moments among the values', () => {
    const { phrase } = createText('en', { on: 'on {date}' });
    expect(phrase('on', { date: '2026-11-30' })).toBe('on Nov 30');
    expect(phrase('on', { date: '2026-11-30T12:00:00.250Z' })).toMatch(/^on (Nov|Dec) \d+, \d+:\d\d/);
    expect(phrase('on', { date: 'order 2026-11-30' })).toBe('on order 2026-11-30');
  });

  it('finds nested keys and names missing ones', () => {
    expect(text.phrase('nested.deep')).toBe('deep');
    expect(text.phrase('nested.none')).toBe('nested.none');
    expect(text.phrase('constructor.name')).toBe('constructor.name');
  });

  it('words money by locale and currency', () => {
    expect(text.money(48, 'USD')).toBe('$48.00');
    expect(createText('de', messages).money(1200.5, 'EUR')).toBe('1.200,50\u00a0€');
    expect(text.money(48, 'no currency')).toBe('48 no currency');
  });

  it('words percentages from whole numbers', () => {
    expect(text.percent(92)).toBe('92%');
    expect(text.percent(12.5)).toBe('12.5%');
  });

  it('leaves the day out of today’s times', () => {
    const now = new Date(2026, 4, 4, 15).toISOString();
    const today = text.time(new Date(2026, 4, 4, 14, 2).toISOString(), now);
    expect(today).toMatch(/^2:02\sPM$/);
    expect(text.time(new Date(2026, 4, 3, 14, 2).toISOString(), now)).toMatch(/^May 3, 2:02\sPM$/);
    expect(text.time('soon', now)).toBe('');
  });

  it('keeps a day without a time the same day everywhere', () => {
    expect(text.date('2026-05-03')).toBe('May 3');
    expect(text.date('soon')).toBe('soon');
  });

  it('names languages in the reader’s language', () => {
    expect(text.language('de')).toBe('German');
    expect(createText('de', messages).language('de')).toBe('Deutsch');
    expect(text.language('not a code')).toBe('not a code');
  });

  it('falls back to English for an unknown locale', () => {
    expect(createText('!!', messages).locale).toBe('en');
  });
});
