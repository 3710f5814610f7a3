import { describe, expect, it } from 'vitest';
import { bestPlaces } from '../../../app/assist/match/best.ts';
import { phraseConcepts } from '../../../app/assist/match/concepts.ts';
import { readFeatures } from '../../../app/assist/match/features.ts';
import { stem } from '../../../app/assist/match/stem.ts';
import { normalise, readStems } from '../../../app/assist/match/words.ts';

describe('a stem', () => {
  it.each([
    [['cancel', 'cancelled', 'cancelling', 'cancellation', 'cancels'], 'cancel'],
    [['ship', 'shipped', 'shipping', 'shipment', 'shipments', 'ships'], 'ship'],
    [['deliver', 'delivered', 'delivery', 'deliveries'], 'deliver'],
    [['arrive', 'arrived', 'arriving', 'arrives', 'arrival'], 'arriv'],
    [['refund', 'refunded', 'refunds'], 'refund'],
    [['subscribe', 'subscription', 'subscriptions'], 'subscrib'],
    [['box', 'boxes'], 'box'],
    [['reply', 'replies'], 'repli'],
    [['address', 'addresses'], 'address'],
    [['lost', 'lose', 'losing'], 'lose'],
  ])('joins %j', (forms, expected) => {
    for (const form of forms) expect({ form, stem: stem(form) }).toEqual({ form, stem: expected });
  });

  it.each(['order', 'number', 'thing', 'bill', 'miss', '1042', 'a'])('leaves `%s`', (word) => {
    expect(stem(word)).toBe(word);
  });
});

describe('words', () => {
  it('lose case, accents and width', () => {
    expect(normalise('GRÖSSE Größe ｒｅｆｕｎｄ café')).toBe('grosse grosse refund cafe');
  });

  it('keep the marks of kana', () => {
    expect(normalise('が')).toBe('が');
  });

  it('leave out stop words, numbers and codes', () => {
    expect(readStems("I'd like the 1042 refund's")).toEqual(['refund']);
    expect(readStems('x'.repeat(40))).toEqual([]);
  });

  it.each([
    ['Rückerstattung', ['refund']],
    ['Lieferadresse', ['address']],
    ['remboursement', ['refund']],
    ['reembolso', ['refund']],
    ['suscripción', ['subscrib']],
    ['opzeggen', ['cancel']],
    ['返金', ['refund']],
    ['定期便をスキップ', ['subscrib', 'skip']],
  ])('of other languages mean English ones: `%s`', (text, stems) => {
    expect(readStems(text)).toEqual(stems);
  });
});

describe('phrases', () => {
  it.each([
    ["it hasn't been delivered", 'missing'],
    ['nothing is here', 'missing'],
    ['nicht angekommen', 'missing'],
    ["n'est jamais arrive", 'missing'],
    ['no ha llegado', 'missing'],
    ['nao chegou', 'missing'],
    ['nooit ontvangen', 'missing'],
    ['まだ届きません', 'missing'],
    ['i want my money back', 'refund'],
    ['i was charged twice', 'twice'],
    ['changed my mind', 'cancel'],
    ['send me a new one', 'resend'],
    ['push it back', 'delay'],
    ['how long does it take', 'question'],
  ])('in `%s` mean %s', (text, concept) => {
    expect(phraseConcepts(text)).toContain(concept);
  });

  it('are features beside words and pairs', () => {
    const features = readFeatures('cancelled order');
    expect([...features.keys()].sort()).toEqual(['+cancel order', 'cancel', 'order', '~cancel']);
  });
});

describe('the best places', () => {
  it('come largest first, equals in order, zeros never', () => {
    expect(bestPlaces(Float64Array.of(0, 2, 5, 2, 1), 3)).toEqual([2, 1, 3]);
    expect(bestPlaces(Float64Array.of(0, 0), 3)).toEqual([]);
    expect(bestPlaces(Float64Array.of(1, 1, 1), 2)).toEqual([0, 1]);
  });
});
