import { describe, expect, it } from 'vitest';
import { findWithdrawal } from '../../app/assist/withdrawal.ts';
import { readPassages } from '../../app/ticket/clean.ts';
import { type Said, ticketOf } from '../ticket/ticket-of.ts';

const found = (...said: Said[]): string | undefined => findWithdrawal(readPassages(ticketOf(said)))?.quote;

describe('a withdrawal', () => {
  it.each([
    'Never mind, my neighbor had it.',
    'I found it behind the shed!',
    'We just found the parcel.',
    'It just arrived.',
    'The package has arrived today.',
    'It finally came.',
    'My order turned up this morning.',
    'You can close this ticket.',
    'Please ignore my last message.',
    'All good now, thanks.',
    'Hat sich erledigt.',
    'Das Paket ist inzwischen angekommen.',
    'Laissez tomber.',
    'Je l’ai trouvé.',
    'Il est arrivé.',
    'Ya lo encontré.',
    'Ya llegó, gracias.',
    'Já chegou!',
    '見つかりました。',
  ])('is read from `%s`', (text) => {
    expect(found(text)).toBe(text);
  });

  it.each([
    'It came broken.',
    'It came in the wrong size.',
    'The package arrived damaged.',
    'The box arrived but half of it is missing.',
    'They came without the lid.',
    'It has not arrived.',
    'The tracking says it has arrived.',
    'If it arrived, where is it?',
    'Do they come in dark green?',
    'I have not found it.',
    'Nobody found the parcel.',
  ])('is not read from `%s`', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it('stands in the newest message of the requester', () => {
    expect(found('I found it!', 'Sorry, that was another parcel.')).toBeUndefined();
    expect(found('Where is it?', { by: 'agent', text: 'I found it!' })).toBeUndefined();
    expect(found('I found it!', { by: 'agent', text: 'Great to hear.' })).toBe('I found it!');
  });
});
