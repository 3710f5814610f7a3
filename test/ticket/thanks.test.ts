/** Mere thanks told from messages that say something, in the interface's languages. */
import { describe, expect, it } from 'vitest';
import { courtesyOf, readCourtesy } from '../../app/ticket/thanks.ts';
import type { Comment } from '../../app/ticket/ticket.ts';
import { ticketOf } from './ticket-of.ts';

const NAMES = ['Dana Lee', 'Kim'];
const check = (expected: 'thanks' | 'assent' | null, ...texts: readonly string[]) =>
  expect(texts.map((text) => [text, readCourtesy(text, NAMES)])).toEqual(
    texts.map((text) => [text, expected]),
  );

describe('mere thanks', () => {
  it('are told in English', () =>
    check(
      'thanks',
      'Thank you!',
      'thanks so much!!',
      'Hi Kim,\nmany thanks for your quick help and the refund.\nDana Lee',
      'Thank you for getting back to me so quickly. Have a great day!',
      'I really appreciate it 😊',
      'Cheers',
    ));
  it('are told in German', () =>
    check(
      'thanks',
      'Danke!',
      'Vielen lieben Dank für die schnelle Hilfe!',
      'Hallo Kim, herzlichen Dank für Ihre Rückmeldung und die Gutschrift. Mit freundlichen Grüßen, Dana Lee',
      'Dankeschön, Ihnen auch noch einen schönen Tag',
      'Besten Dank fuer alles, viele Gruesse',
      'Ich bedanke mich herzlich für Ihre Mühe.',
    ));
  it('are told in the other languages', () =>
    check(
      'thanks',
      'Merci beaucoup pour votre réponse rapide. Bonne journée !',
      'Muchas gracias por su ayuda. Saludos',
      'Muito obrigada pela ajuda!',
      'Heel erg bedankt voor de snelle reactie, fijne dag nog',
      'ご対応ありがとうございました。',
    ));
  it('with assent can be an answer', () =>
    check(
      'assent',
      'Ok, thanks!',
      'Perfect, thank you so much, you are the best',
      'Alles klar, vielen Dank!',
      'Super, das ist sehr nett von Ihnen. Danke!',
      'Parfait, merci',
      'Perfecto, gracias',
      '承知しました。ありがとうございます。',
      '👍',
    ));
});

describe('a message that thanks and says something', () => {
  it('is none in English', () =>
    check(
      null,
      'Thanks, but it still has not arrived.',
      'Thank you. When will it ship?',
      'Thanks for nothing',
      'No thanks',
      'Thank you, please cancel it',
      'Thanks for the wrong item',
      'Great, now the second box is missing too. Thanks',
      'Thank you 1042',
      'Hello Kim',
      '',
    ));
  it('is none in German', () =>
    check(
      null,
      'Danke, aber die Farbe stimmt nicht.',
      'Nein danke',
      'Danke für nichts',
      'Vielen Dank, wann kommt das Paket?',
      'Danke, das Paket ist kaputt angekommen',
      'Vielen Dank für die schnelle Hilfe. Jetzt fehlt die zweite Lieferung.',
      'Super, wieder das falsche Produkt. Danke.',
    ));
  it('is none in the other languages', () =>
    check(
      null,
      'Merci mais je n’ai rien reçu',
      'Gracias, pero quiero el reembolso',
      'Obrigado, mas não chegou',
      'Bedankt, maar het pakket is stuk',
      'ありがとうございます。まだ届きません。',
    ));
});

it('is told of long texts of many words that stand in several parts', () => {
  check(null, 'thanks so and so and best and so '.repeat(8), 'and '.repeat(74), '迅速ご対応'.repeat(59));
  check(null, `${'thank you '.repeat(40)}`);
});

describe('a comment', () => {
  const comment = (over: Partial<Comment>) => {
    const ticket = ticketOf(['Where is it?']);
    const [first] = ticket.comments;
    if (!first) throw new Error('no comment');
    const last = { ...first, id: 'last', ...over };
    return courtesyOf(last, { ...ticket, comments: [...ticket.comments, last] });
  };

  it('is thanks in its own words, not in those quoted', () => {
    expect(comment({ text: 'Thank you!\n\nOn Mon, 3 Aug 2026 at 10:00, Kim wrote:\n> Where is it?' })).toBe(
      'thanks',
    );
    expect(comment({ text: 'Danke!\n\nVon meinem iPhone gesendet' })).toBe('thanks');
    expect(comment({ text: 'It is broken' })).toBe(null);
  });
  it('says nothing where a machine wrote it', () => {
    expect(comment({ text: 'Automatic reply: I am out of the office until Monday.' })).toBe('thanks');
  });
  it('shows something where a picture comes with it', () => {
    expect(comment({ text: 'Thanks', attachments: [{ name: 'box.jpg', type: 'image/jpeg' }] })).toBe(null);
  });
});
