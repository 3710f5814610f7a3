import { describe, expect, it } from 'vitest';
import { languageOf } from '../../app/assist/reply/language.ts';
import { toAgentQuestion } from '../../app/assist/reply/question-words.ts';
import { toSecondPerson } from '../../app/assist/reply/second-person.ts';
import { tellSentences } from '../../app/assist/reply/tell-words.ts';
import { greetingOf } from '../../app/assist/reply.ts';
import { parse } from '../../app/policy/parse.ts';
import { ticketOf } from '../ticket/ticket-of.ts';

const told = (words: string): string[] => {
  const [policies] = parse({ text: `Use this policy for x.\n\n1. ${words}\n`, name: 'p' });
  const step = policies[0]?.steps[0];
  return step ? tellSentences(step) : [];
};

describe('what is told', () => {
  it.each([
    [
      'Inform the customer that the shipment appears lost in transit.',
      ['The shipment appears lost in transit.'],
    ],
    [
      'Inform the customer that it is marked as delivered but offer to investigate further.',
      ['It is marked as delivered.', 'We would be glad to investigate further.'],
    ],
    ['Thank them for choosing to keep their order.', ['Thank you for choosing to keep your order.']],
    [
      'Notify the user that you will follow up once the claim is resolved.',
      ['We will follow up once the claim is resolved.'],
    ],
    [
      'Inform the customer that the order has been cancelled and that nothing more will be charged.',
      ['The order has been cancelled and nothing more will be charged.'],
    ],
    ['If the customer accepts the offer, thank them for staying.', ['Thank you for staying.']],
    ['Tell them: “We will be in touch.”', ['We will be in touch.']],
    ['Apologize to the customer for the delay.', ['We are sorry for the delay.']],
  ])('says “%s”', (words, expected) => {
    expect(told(words)).toEqual(expected);
  });

  it('never shows a tool to the customer', () => {
    expect(
      told('Use @send_async_message(message: str) to notify the user that the order has been updated.').join(
        ' ',
      ),
    ).toBe('The order has been updated.');
  });
});

describe('the greeting', () => {
  it.each([
    ['Maya Okafor', 'reply.greeting Maya'],
    ['Guesthouse Anna', 'reply.greeting Guesthouse'],
    ['Visitor 48213', 'reply.greeting-plain'],
    ['Web User 5f2a', 'reply.greeting-plain'],
    ['+1 555 0100', 'reply.greeting-plain'],
  ])('to “%s” is “%s”', (name, expected) => {
    const phrases = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
      [key, values['name']].filter(Boolean).join(' ');
    expect(greetingOf({ ticket: ticketOf([], { requester: { name } }), phrases })).toBe(expected);
  });
});

describe('words about the customer', () => {
  it.each([
    ['they’ve checked with their neighbors', 'you’ve checked with your neighbors'],
    ['the customer has the parcel', 'you have the parcel'],
    ['the user’s email address', 'your email address'],
  ])('turns “%s” to the customer', (words, expected) => {
    expect(toSecondPerson(words)).toBe(expected);
  });

  it.each([
    ['they have checked with neighbors', 'Has the customer checked with neighbors?'],
    ['they still do not have it', 'Does the customer still not have it?'],
    ['the user accepts', 'Does the customer accept?'],
    ['the price made them leave', 'Did the price make them leave?'],
    ['the order was shipped', 'Was the order shipped?'],
    ['the tracking confirms delivery', 'Does the tracking confirm delivery?'],
    ['tracking shows no delivery', 'Does tracking show no delivery?'],
    ['注文は発送済み', '注文は発送済み?'],
  ])('asks the agent about “%s”', (words, expected) => {
    expect(toAgentQuestion(words)).toBe(expected);
  });
});

describe('the language of a reply', () => {
  it.each([
    ['Hi, I have not received my order and it is late, can you help me please', 'en'],
    ['Ich habe mein Paket nicht bekommen und das ist schade', 'de'],
    ['Ich möchte meine Bestellung stornieren.', 'de'],
    ['Je n’ai pas reçu ma commande, mais le suivi est arrêté', 'fr'],
    ['Hola, mi pedido no llega y la caja está rota', 'es'],
    ['Olá, o meu pedido não chegou e minha caixa está vazia', 'pt'],
    ['Ik heb mijn bestelling nog niet en het is laat', 'nl'],
    ['まだ届いていません', 'ja'],
  ])('reads “%s” as %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('leaves a short message to the helpdesk', () => {
    expect(languageOf('ok 1042')).toBeUndefined();
  });
});
