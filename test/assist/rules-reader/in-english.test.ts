import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../app/assist/rules-reader/in-english.ts';
import { readChoice } from '../../../app/assist/rules-reader.ts';
import { readPassages } from '../../../app/ticket/clean.ts';
import { contextOf, ticketOf, verdictOf } from './reading.ts';

function check(expected: string, sentences: readonly string[]): void {
  for (const sentence of sentences)
    expect({ sentence, read: inEnglish(sentence) }).toEqual({ sentence, read: expected });
}

describe('plain replies of other languages', () => {
  it('say that nothing was received', () => {
    check('I have not received it.', [
      'Ich habe das Paket nicht erhalten',
      "Je n'ai pas reçu le colis",
      'No he recibido el paquete',
      'Não recebi a encomenda',
      'Ik heb het pakket niet ontvangen',
    ]);
    check('it has not arrived.', [
      'Es ist noch nicht angekommen',
      "il n'est toujours pas arrivé",
      'ainda não chegou',
      'まだ届いていません',
    ]);
    check('still nothing.', [
      'Immer noch nichts.',
      'Toujours rien',
      'Todavía nada',
      'Ainda nada',
      'Nog steeds niets',
    ]);
    check('I still do not have it.', [
      'Ich habe es noch nicht',
      "Je ne l'ai toujours pas",
      'Aún no lo tengo',
    ]);
  });

  it('say that it was found or came', () => {
    check('I found it.', [
      'Ich habe es gefunden!',
      "Je l'ai retrouvé",
      'Ya lo encontré',
      'Encontrei!',
      'Ik heb het gevonden',
      '見つかりました',
    ]);
    check('it has arrived.', ['Das Paket ist angekommen', '荷物は届きました']);
  });

  it('say what is wanted', () => {
    check('I want a refund, please.', [
      'Rückerstattung bitte',
      'Je voudrais un remboursement',
      'Quiero un reembolso',
      'Quero reembolso',
      'Ik wil mijn geld terug',
      '返金をお願いします',
    ]);
    check('I want to cancel my subscription, please.', [
      'Ich möchte mein Abo kündigen',
      'Je veux annuler mon abonnement',
      'quiero cancelar mi suscripción',
      'quero cancelar a assinatura',
      'Ik wil mijn abonnement opzeggen',
    ]);
    check('I want to skip my next delivery, please.', [
      'Bitte die nächste Lieferung überspringen',
      '定期便をスキップしたいです',
    ]);
    check('I want to pause my subscription, please.', [
      'Bitte pausieren Sie mein Abo',
      'Quiero pausar mi suscripción',
    ]);
    check('I want to restart my subscription, please.', [
      'Ich möchte mein Abo reaktivieren',
      'quero reativar a minha assinatura',
      '定期購入を再開したい',
    ]);
    check('I want a replacement, please.', ['Bitte nochmal schicken', '再送をお願いします']);
  });

  it('take or turn down an offer', () => {
    check('yes, I accept.', ['Einverstanden', 'Aceito a oferta']);
    check('no thanks.', ['Nein danke', 'Non merci', 'Kein Interesse', 'No me interesa', 'Nee bedankt']);
    check('I want the discount, please.', [
      'Je préfère la remise',
      'Acepto el descuento',
      'Graag de korting',
      '割引でお願いします',
    ]);
  });
});

describe('other sentences', () => {
  it('stay as they are written', () => {
    for (const sentence of [
      'No',
      'No package',
      'Cancel',
      'I want a refund',
      'Coupon please',
      'I checked with la familia',
      'Jan is my neighbour',
      'Das Wetter ist schön',
    ])
      expect(inEnglish(sentence)).toBe(sentence);
  });

  it('stay as written where they only suppose or report', () => {
    for (const sentence of [
      'Wenn es nicht ankommt, möchte ich mein Geld zurück',
      'Laut Sendungsverfolgung ist es angekommen',
      "S'il n'arrive pas je voudrais un remboursement",
    ])
      expect(inEnglish(sentence)).toBe(sentence);
  });
});

describe('readers of other languages', () => {
  it('quote the words as written', () => {
    const options = [
      { value: 'Reship the order', label: 'Reship the order' },
      { value: 'Issue a refund', label: 'Issue a refund' },
    ];
    const passages = readPassages(ticketOf(['Hallo. Ich möchte mein Geld zurück.']));
    expect(readChoice(options, passages)).toEqual({
      chosen: 'Issue a refund',
      quote: 'Ich möchte mein Geld zurück.',
      comment: 'c1',
    });
  });

  it('hear wishes and statements', () => {
    const says = (condition: string, text: string) => verdictOf(condition, contextOf({}, [text]));
    expect(says('the customer wants a refund', 'Je voudrais un remboursement.')).toBe('yes');
    expect(says('the customer wants to cancel a subscription', 'Quiero cancelar mi suscripción.')).toBe(
      'yes',
    );
    expect(says('the customer has not received the order', 'Ik heb mijn bestelling niet ontvangen.')).toBe(
      'yes',
    );
    expect(says('the customer has checked with neighbors', '近所の人に聞きました。')).toBe('yes');
  });
});
