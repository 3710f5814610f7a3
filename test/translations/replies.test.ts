/** Drafts without a model: courtesies and known questions in the customer's language, the policy's own words marked. */
import { describe, expect, it } from 'vitest';
import { CUSTOMERS } from '../../app/sandbox/customers.ts';
import { createTickets } from '../../app/sandbox/tickets.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { assistWith, type CaseInShort, ticketOf } from '../support/engine.ts';

const POLICY = `Use this policy when a parcel did not arrive.
1. Ask for the email address of the account.
2. Ask for the order number.
3. Ask whether they have checked with neighbours.`;

const from = (locale: string): Partial<Ticket> => ({
  requester: { ...ticketOf({}).requester, email: null, emails: [], locale },
});

const draft = (inShort: CaseInShort) => assistWith(POLICY, inShort);

describe('a draft', () => {
  it('is in the language that the customer writes', () => {
    const assistance = draft({
      said: ['Hallo, mein Paket ist nicht angekommen, aber es wurde als zugestellt gemeldet.'],
      ticket: from('en-US'),
    });
    expect(assistance.language).toBe('de');
    expect(assistance.reply?.text).toContain('die E-Mail-Adresse Ihres Kontos');
  });

  it('is in the language of the requester where the message is too short to tell', () => {
    const assistance = draft({ said: ['#1042 ?'], ticket: from('fr-CA') });
    expect(assistance.reply?.text).toContain('l’adresse e-mail de votre compte');
  });

  it('is in Japanese for a customer who writes it', () => {
    const assistance = draft({ said: ['荷物がまだ届いていません。'], ticket: from('en-US') });
    expect(assistance.reply?.text).toContain('アカウントのメールアドレス');
  });

  it('is in Brazilian Portuguese for every Portuguese', () => {
    const assistance = draft({ said: ['oi'], ticket: from('pt-PT') });
    expect(assistance.reply?.text).toContain('o e-mail da sua conta');
  });

  it('is in English where a language does not ship', () => {
    const assistance = draft({ said: ['?'], ticket: from('fi') });
    expect(assistance.reply?.text).toContain('the email address on your account');
    expect(assistance.reply?.sentences.at(-1)?.mark).toBe('translate');
  });

  it('keeps the policy’s own words whole and marks them', () => {
    const assistance = draft({ said: ['#1042 ?'], ticket: from('nl') });
    const sentences = assistance.reply?.sentences ?? [];
    expect(sentences.map(({ mark }) => mark)).toEqual(['none', 'translate']);
    expect(sentences.at(-1)?.text).toBe('whether you have checked with neighbours');
  });

  it('marks nothing in the policy’s language', () => {
    const assistance = draft({ said: ['It never came and I am sad.'], ticket: from('en-GB') });
    expect(assistance.reply?.sentences.every(({ mark }) => mark === 'none')).toBe(true);
  });
});

describe('tickets of the sandbox', () => {
  const textsOf = (requesterId: number): string[] =>
    createTickets(Date.parse('2026-11-20T10:00:00Z'))
      .filter((ticket) => ticket.requesterId === requesterId)
      .flatMap((ticket) => ticket.comments.map(({ text = '' }) => text));

  it('are answered in the language they are written in', () => {
    const languages = [CUSTOMERS.joan, CUSTOMERS.ruth].map(
      ({ id }) => draft({ said: textsOf(id), ticket: from('en-US') }).language,
    );
    expect(languages).toEqual(['fr', 'de']);
  });
});
