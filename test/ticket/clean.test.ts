import { describe, expect, it } from 'vitest';
import { readPassages, SUBJECT } from '../../app/ticket/clean.ts';
import { type Said, ticketOf } from './ticket-of.ts';

const sentencesOf = (comments: readonly Said[]): string[][] =>
  readPassages(ticketOf(comments)).map(({ sentences }) => sentences.map(({ text }) => text));

/** The last comment's sentences. */
const lastOf = (...comments: Said[]): string[] => sentencesOf(comments)[comments.length - 1] ?? [];

describe('quoted mail', () => {
  it('is left out with the line that says who wrote', () => {
    const text =
      'Nothing came.\n\nOn Tue, Jan 5, 2026 at 10:12 AM Support <help@shop.example>\nwrote:\n> Did it come?';
    expect(lastOf(text)).toEqual(['Nothing came.']);
  });

  it('keeps answers written between quoted lines', () => {
    const text =
      'On 5/1/26, Support wrote:\n> Did you ask the neighbours?\n\nYes, nobody has it.\n\n> Was there a note?\n\nNo note.';
    expect(lastOf(text)).toEqual(['Yes, nobody has it.', 'No note.']);
  });

  it.each([
    ['German', 'Am Mo., 5. Jan. 2026 um 10:12 Uhr schrieb Bob <bob@example.com>:'],
    ['French', 'Le mar. 5 janv. 2026 à 10:12, Bob <bob@example.com> a écrit :'],
    ['Spanish', 'El mar, 5 ene 2026 a las 10:12, Bob (<bob@example.com>) escribió:'],
    ['Portuguese', 'Em ter., 5 de jan. de 2026 às 10:12, Bob <bob@example.com> escreveu:'],
    ['Dutch', 'Op di 5 jan. 2026 om 10:12 schreef Bob <bob@example.com>:'],
    ['Japanese', '2026年1月5日(月) 10:12 Bob <bob@example.com>:'],
  ])('is left out below a %s attribution', (_language, line) => {
    expect(lastOf(`Still nothing.\n\n${line}\nDear customer, please wait.`)).toEqual(['Still nothing.']);
  });

  it.each([
    ['a divider', '-----Ursprüngliche Nachricht-----'],
    ['a forward', '---------- Forwarded message ---------'],
    ['a helpdesk line', '##- Please type your reply above this line -##'],
    [
      'an Outlook head',
      '________________________________\nFrom: Shop <a@shop.example>\nSent: Monday\nTo: Dana',
    ],
    ['a French head', 'De : Boutique <a@shop.example>\nEnvoyé : lundi\nÀ : Dana\nObjet : Colis'],
  ])('is left out below %s', (_name, head) => {
    expect(lastOf(`See below.\n\n${head}\n\nYour parcel was left at the door.`)).toEqual(['See below.']);
  });

  it('keeps a reply under an unmarked quote', () => {
    const agent = { by: 'agent', text: 'Could you check with your neighbours?' } as const;
    const text =
      'Am 05.01.2026 um 10:12 schrieb Shop:\nCould you check with your neighbours?\n\nJa, habe ich.';
    expect(lastOf(agent, text)).toEqual(['Ja, habe ich.']);
  });

  it('keeps a forwarded mail that nothing was written above', () => {
    expect(lastOf('---------- Forwarded message ---------\n\nYour parcel was delivered.')).toEqual([
      'Your parcel was delivered.',
    ]);
  });

  it('keeps a line that begins with more than', () => {
    expect(lastOf('>3 weeks and nothing')).toEqual(['>3 weeks and nothing']);
  });
});

describe('a signature', () => {
  it('is left out under a sign-off', () => {
    const text = 'Please help.\n\nKind regards,\nDana Lee\nHead of Buying | Acme\n+49 30 1234567';
    expect(lastOf(text)).toEqual(['Please help.']);
  });

  it('is left out under two dashes', () => {
    expect(lastOf('Please help.\n-- \nDana Lee\nAcme Ltd, Leeds\nwww.acme.example')).toEqual([
      'Please help.',
    ]);
  });

  it.each([
    ['German', 'Mit freundlichen Grüßen\nJana Weber'],
    ['French', 'Cordialement,\nJulie Martin'],
    ['Spanish', 'Saludos cordiales,\nAna Ruiz'],
    ['Portuguese', 'Atenciosamente,\nRui Costa'],
    ['Dutch', 'Met vriendelijke groet,\nSanne Bakker'],
  ])('is left out in %s', (_language, signature) => {
    expect(lastOf(`Text.\n\n${signature}`)).toEqual(['Text.']);
  });

  it('never takes what the customer says below it', () => {
    expect(lastOf('It is late.\nThanks,\nDana\nOrder #1042\nPS: wrong size too')).toContain('Order #1042');
    expect(lastOf('It is late.\nBest,\nDana\n\nPS: wrong size too')).toContain('PS: wrong size too');
    expect(lastOf('It is late.\nCheers\nit never came')).toContain('it never came');
  });

  it('does not end a message that begins with thanks', () => {
    expect(lastOf('Thanks\nDana here again')).toEqual(['Thanks', 'Dana here again']);
  });
});

describe('what programs and companies add', () => {
  it.each([
    'Sent from my iPhone',
    'Get Outlook for Android',
    'Von meinem Samsung Galaxy gesendet',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Enviado do meu Samsung Galaxy',
    'Verstuurd vanaf mijn iPhone',
    'iPhoneから送信',
    'Virus-free. www.avast.com',
    '[EXTERNAL]',
    'Unsubscribe | View in browser',
    'This email and any attachments are confidential.\nPlease delete it.',
    'Diese E-Mail enthält vertrauliche Informationen.',
  ])('leaves out `%s`', (added) => {
    expect(lastOf(`My words.\n\n${added}`)).toEqual(['My words.']);
  });

  it('keeps own words that begin alike', () => {
    expect(lastOf('Sent from the old address to the new one, it never came')).toHaveLength(1);
    expect(lastOf('This email is confidential to you, but my parcel is lost?')).toHaveLength(0);
  });

  it.each([
    'Automatic reply: I am away.',
    'I am out of the office until Monday. For urgent matters contact Bob.',
    'Ich bin bis 12.1. nicht im Büro. In dringenden Fällen wenden Sie sich an Bob.',
    'Je suis absente. En cas d’urgence, écrivez à Bob.',
    '自動返信: 不在です。',
  ])('leaves out the absence note `%s`', (text) => {
    expect(lastOf(text)).toEqual([]);
  });

  it('keeps a customer who is out of office', () => {
    expect(lastOf('I am out of the office until Monday, please deliver on Tuesday.')).toHaveLength(1);
  });
});

describe('leftovers', () => {
  it('are taken out while quotes stay the source’s own', () => {
    const ticket = ticketOf(['I don&#39;t have it.<br>Not <b>here</b>.']);
    const [passage] = readPassages(ticket);
    expect(passage?.sentences.map(({ text }) => text)).toEqual(["I don't have it.", 'Not here.']);
    for (const { quote } of passage?.sentences ?? []) expect(ticket.comments[0]?.text).toContain(quote);
    expect(passage?.sentences[0]?.quote).toBe('I don&#39;t have it.');
  });

  it('of invisible characters do not part words', () => {
    expect(lastOf('my par\u200bcel is lo\u00adst')).toEqual(['my parcel is lost']);
  });

  it('of styles and older mails in blockquotes say nothing', () => {
    expect(lastOf('<style>p{color:red}</style>Hello<blockquote>older mail</blockquote>')).toEqual(['Hello']);
  });

  it('never eat an address in angle brackets', () => {
    expect(lastOf('Write to <dana@example.com> please')).toEqual(['Write to <dana@example.com> please']);
  });
});

describe('passages', () => {
  it('begin with the subject, its reply marks taken off', () => {
    const [subject] = readPassages(ticketOf(['Hello there'], { subject: 'Re: AW: Missing parcel' }));
    expect(subject).toMatchObject({ comment: SUBJECT, text: 'Missing parcel', by: 'requester' });
  });

  it('give an agent’s subject to the agent', () => {
    const ticket = ticketOf([{ by: 'agent', text: 'Calling you' }], { subject: 'Follow-up' });
    expect(readPassages(ticket)[0]?.by).toBe('agent');
  });

  it('leave out comments without own words', () => {
    expect(sentencesOf(['> only a quote', 'mine'])).toEqual([['mine']]);
  });
});
