import { describe, expect, it } from 'vitest';
import { costOf, readPrices } from '../../../app/assist/model/cost.ts';
import { findQuote } from '../../../app/assist/model/quote.ts';
import { parseReading } from '../../../app/assist/model/reading.ts';
import { createRedactor, readHiddenKinds } from '../../../app/assist/model/redactor.ts';
import { spansIn, vagueTimeIn } from '../../../app/assist/model/time-spans.ts';
import { ticketOf } from '../../support/engine.ts';
import { draftOf, rawOf, said } from '../../support/model-case.ts';

const good = draftOf([said('Hello.')]);
const changed = (change: (value: Record<string, unknown>) => unknown): string =>
  JSON.stringify(change(JSON.parse(JSON.stringify(good)) as Record<string, unknown>));

describe('a model’s answer', () => {
  it('is read as it was asked for', () => {
    expect(parseReading(JSON.stringify(good))).toEqual({ status: 'ok', reading: good });
  });

  it('is read out of a fence', () => {
    expect(parseReading(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``).status).toBe('ok');
  });

  it.each<[string, string]>([
    ['is no JSON', 'I think that …'],
    ['broke off', JSON.stringify(good).slice(0, -5)],
    ['is a list', '[]'],
    [
      'has a member that nobody asked for',
      changed((value) => ({ ...value, calls: [{ tool: 'refund_order' }] })),
    ],
    ['lacks a member', changed(({ doubts: _doubts, ...rest }) => rest)],
    [
      'has a number for a text',
      changed((value) => ({ ...value, answers: [{ question: 1, value: '', source: '', quote: '' }] })),
    ],
    [
      'has a sentence of another kind',
      changed((value) => ({
        ...value,
        draft: { language: 'en', sentences: [{ ...said('x'), kind: 'order' }] },
      })),
    ],
    [
      'has more members than can be read',
      changed((value) => ({ ...value, doubts: Array(100).fill({ about: '', text: '' }) })),
    ],
    [
      'has a text without an end',
      changed((value) => ({ ...value, doubts: [{ about: '', text: 'x'.repeat(10_000) }] })),
    ],
  ])('is refused where it %s', (_what, text) => {
    expect(parseReading(text).status).toBe('bad');
  });
});

describe('a quote', () => {
  it.each([
    ['letter by letter', 'I asked the neighbors', 'asked the', { start: 2, end: 11 }],
    ['over other spaces', 'I  asked\nthe neighbors', 'I asked the', { start: 0, end: 12 }],
    ['with other quotation marks', 'the “box” is', 'the "box"', { start: 0, end: 9 }],
    ['not with other words', 'I asked the neighbors', 'I asked neighbors', null],
    ['not without a letter', 'what?!', '?!', null],
  ])('is found %s', (_how, text, quote, place) => {
    expect(findQuote(text, quote)).toEqual(place);
  });
});

describe('hidden values', () => {
  const ticket = ticketOf({ said: ['call +49 30 1234567, my password: hunter22'] });

  it('come back in an answer, secrets never', () => {
    const { hide, restore } = createRedactor(ticket, readHiddenKinds('phones'));
    const hidden = hide('call +49 30 1234567, my password: hunter22');
    expect(hidden).not.toMatch(/1234567|hunter22/);
    expect(restore(hidden)).toContain('+49 30 1234567');
    expect(restore(hidden)).not.toContain('hunter22');
  });

  it('hide nothing inside a longer word', () => {
    const { hide } = createRedactor(ticketOf({ said: ['order #104'] }), readHiddenKinds('orders'));
    expect(hide('104 and 1042')).toBe('[order-1] and 1042');
  });
});

describe('prices', () => {
  it.each([
    ['1.25 0.125 10', { input: 1.25, cached: 0.125, output: 10, currency: 'USD' }],
    ['0.4, 0.1, 1.6 eur', { input: 0.4, cached: 0.1, output: 1.6, currency: 'EUR' }],
    ['cheap', null],
    ['', null],
  ])('are read from `%s`', (setting, prices) => {
    expect(readPrices(setting)).toEqual(prices);
  });

  it('count cached tokens once', () => {
    const usage = { inputTokens: 1_000_000, cachedTokens: 600_000, outputTokens: 100_000 };
    expect(costOf(usage, { input: 1, cached: 0.1, output: 10, currency: 'USD' }).amount).toBeCloseTo(1.46);
  });
});

describe('a time in words', () => {
  it.each<[string, number[]]>([
    ['within 3-5 business days', [3, 5]],
    ['in two weeks', [2]],
    ['innerhalb von 24 Stunden', [24]],
    ['3〜5営業日', [3, 5]],
    ['one of them', []],
  ])('has its numbers: %s', (text, counts) => {
    expect(spansIn(text).flatMap((span) => span.counts)).toEqual(counts);
  });

  it.each([
    ['It comes tomorrow', 'tomorrow'],
    ['Guten Morgen', ''],
    ['nächste Woche', 'nächste Woche'],
  ])('is noticed without a number: %s', (text, found) => {
    expect(vagueTimeIn(text)).toBe(found);
  });
});

it('an empty reading says nothing', () => {
  expect(parseReading(JSON.stringify(rawOf())).status).toBe('ok');
});
