import { describe, expect, it } from 'vitest';
import { askedReceipt, readReceipt } from '../../../app/assist/rules-reader/receipt.ts';
import { readYesNo } from '../../../app/assist/rules-reader.ts';
import { contextOf, verdictOf } from './reading.ts';

const CHECKED = 'they have checked with household members or neighbors';
const LEFT = 'the carrier left a notice or put the shipment in a safe place, such as a mailbox or a porch';
const STILL_MISSING = 'they still do not have the shipment after these checks';

const read = (question: string, answer: string, openQuestions = 3) =>
  readYesNo({ question, asked: question, answer, openQuestions }).value;

/** What one reply says to three questions put together, in the order of the policy. */
const toAll = (answer: string) =>
  [CHECKED, LEFT, STILL_MISSING].map((question) => read(question, answer)).join(' ');

function check(cases: Readonly<Record<string, string>>): void {
  for (const [answer, expected] of Object.entries(cases))
    expect({ answer, read: toAll(answer) }).toEqual({ answer, read: expected });
}

describe('one reply to three questions', () => {
  it('answers each by its own sentence', () => {
    check({
      'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.':
        'yes no yes',
      'Yes, I asked my neighbors and everybody at home. There was no notice and it is not on the porch. I still do not have it.':
        'yes no yes',
      'I asked everyone at home and both neighbours. No notice, nothing on the porch or in the mailbox. Still nothing.':
        'yes no yes',
      'Yes, I asked my family and all my neighbours. There was no notice and nothing at the safe places. I still do not have it.':
        'yes no yes',
      'I spoke to the concierge, he has not seen the parcel. They did not leave a card. It has not turned up.':
        'yes no yes',
    });
  });

  it('leaves open what it does not speak of', () => {
    check({
      'I checked everywhere, no sign of it.': 'unknown unknown yes',
      'No note, nobody has seen it.': 'unknown no yes',
      'they left a card but it was not at the depot': 'unknown yes unknown',
      "I haven't asked the neighbours yet. No notice.": 'no no unknown',
      'Yes.': 'unknown unknown unknown',
    });
  });

  it('hears that it was found', () => {
    check({
      'my wife found it': 'unknown unknown no',
      'Never mind, I found it behind the shed!': 'unknown yes no',
      'I asked my neighbours and one of them had it. Got it now!': 'yes unknown no',
    });
  });

  it('answers in the commonest words of six languages', () => {
    check({
      'Ja, ich habe meine Nachbarn und meine Familie gefragt. Es gab keinen Zettel. Ich habe es immer noch nicht.':
        'yes no yes',
      "Oui, j'ai demandé aux voisins. Aucun avis de passage. Toujours rien.": 'yes no yes',
      'Sí, pregunté a mis vecinos. No había ningún aviso. Todavía no ha llegado.': 'yes no yes',
      'Sim, perguntei aos vizinhos. Não havia nenhum aviso. Ainda não recebi.': 'yes no yes',
      'Ja, ik heb de buren gevraagd. Er was geen briefje. Nog steeds niets.': 'yes no yes',
      'はい、家族に確認しました。不在票はありませんでした。まだ届いていません。': 'yes no yes',
    });
  });
});

describe('whom the customer asked', () => {
  const asked = (cases: Readonly<Record<string, string>>): void => {
    for (const [answer, expected] of Object.entries(cases))
      expect({ answer, read: read(CHECKED, answer, 1) }).toEqual({ answer, read: expected });
  };

  it('is anybody of the household or next door', () => {
    asked({
      'Asked around, nobody saw anything': 'yes',
      'I talked to my roommates': 'yes',
      'I have not had the chance to ask my neighbours': 'no',
      'I asked UPS': 'unknown',
    });
  });

  it('is open where some were left out', () => {
    asked({
      'I asked my wife but my neighbour was not home': 'unknown',
      'I asked the neighbors but not my family': 'unknown',
      'I asked my neighbours but they have not seen it': 'yes',
    });
  });

  it('is not told by what others have', () => {
    asked({ 'No one at home has it': 'unknown', 'My neighbours are on holiday': 'unknown' });
  });
});

describe('a notice or a safe place', () => {
  it('is a yes where either is named', () => {
    for (const answer of [
      'There was a card in the letterbox',
      'It was in the garage all along',
      'No notice, but it was on the porch',
    ])
      expect({ answer, read: read(LEFT, answer) }).toEqual({ answer, read: 'yes' });
  });

  it('is no word of the tracking page', () => {
    expect(read(LEFT, 'The app says it was left on the porch')).toBe('unknown');
  });

  it('is not denied for all by one place before it is asked', () => {
    const said = contextOf({}, ['My order says delivered, but nothing is in my mailbox.']);
    expect(verdictOf(LEFT, said)).toBe('unknown');
  });
});

describe('having the shipment', () => {
  it('is denied in many ways', () => {
    for (const text of [
      'I still do not have it',
      "Haven't got my parcel",
      "It hasn't turned up",
      'Still missing',
      'Nothing here',
      'The package is not here',
      'My order never arrived',
      'No sign of it',
      'nowhere to be found',
      'Nobody at home has it',
      'I am still waiting for it',
      'They put it on the porch but somebody took it',
    ])
      expect({ text, read: readReceipt(text) }).toEqual({ text, read: 'missing' });
  });

  it('is told in many ways', () => {
    for (const text of [
      'I got it, thanks',
      'It came this morning!',
      'the parcel was in the mailbox after all',
      'my neighbour has it',
      'It arrived damaged',
    ])
      expect({ text, read: readReceipt(text) }).toEqual({ text, read: 'received' });
  });

  it('is not told by hearsay, other things or other people', () => {
    for (const text of [
      'Tracking says it was delivered',
      'It should have arrived yesterday',
      'I never received a notice',
      'I did not get any email',
      'One item is missing from the box',
      'The depot has it',
      'It was delivered to the wrong house',
      "My neighbours don't have it",
      'I have not had the time to look',
      'Have I received it?',
    ])
      expect({ text, read: readReceipt(text) }).toEqual({ text, read: undefined });
  });

  it('is asked for by the shipment only', () => {
    expect(askedReceipt('they have not received the shipment despite these checks')).toBe('missing');
    expect(askedReceipt('the customer has found the package')).toBe('received');
    for (const question of [
      'the customer received the wrong item',
      'the order arrived damaged',
      'the customer has an active order',
    ])
      expect({ question, asked: askedReceipt(question) }).toEqual({ question, asked: undefined });
  });

  it('lets the last word count', () => {
    expect(read(STILL_MISSING, 'I still did not have it yesterday. But it came this morning.')).toBe('no');
  });

  it('answers a negative question by a no with a statement only', () => {
    expect([read(STILL_MISSING, 'No, still nothing', 1), read(STILL_MISSING, 'No', 1)]).toEqual([
      'yes',
      'unknown',
    ]);
  });

  it('turns a plain no where the question was turned round', () => {
    const put = {
      question: STILL_MISSING,
      asked: 'Have you received the shipment in the meantime?',
      openQuestions: 1,
    };
    expect(['No', 'Yes'].map((answer) => readYesNo({ ...put, answer }).value)).toEqual(['yes', 'no']);
  });

  it('is answered after checks once checks were told of', () => {
    const opening = contextOf({}, ['My order says delivered, but nothing is here.']);
    const looked = contextOf({}, ['I asked my neighbours and still do not have my parcel.']);
    expect([opening, looked].map((context) => verdictOf(STILL_MISSING, context))).toEqual(['unknown', 'yes']);
    expect(verdictOf('the customer has not received the order', opening)).toBe('yes');
  });
});
