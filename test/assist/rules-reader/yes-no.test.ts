import { describe, expect, it } from 'vitest';
import { readYesNo } from '../../../app/assist/rules-reader.ts';

type Value = ReturnType<typeof readYesNo>['value'];

/** Reads each answer to one question, as the policy and as the message put it. */
const suite =
  (question: string, asked: string) =>
  (cases: Readonly<Record<string, Value>>, openQuestions = 1) => {
    for (const [answer, expected] of Object.entries(cases))
      expect({ answer, read: readYesNo({ question, asked, answer, openQuestions }).value }).toEqual({
        answer,
        read: expected,
      });
  };

const neighbours = suite(
  'the customer has checked with household members or neighbors',
  'Have you checked with household members or neighbours?',
);
const missing = suite(
  'they have not received the shipment despite these checks',
  'Can you confirm that you have not received the shipment despite these checks?',
);
const notice = suite(
  'the carrier left a notice or placed the shipment in a designated area (e.g., mailbox, porch)',
  'Did the carrier leave a notice or put the shipment in a designated area, for example the mailbox or porch?',
);
const damaged = suite('the item arrived damaged', 'Was the item damaged when it arrived?');

describe('plain words', () => {
  it('reads a plain yes and no', () => {
    neighbours({
      Yes: 'yes',
      'yep!': 'yes',
      'of course I did': 'yes',
      'I think so': 'yes',
      nope: 'no',
      'not yet': 'no',
      'I did not': 'no',
    });
  });

  it('reads them in seven languages', () => {
    neighbours({
      Ja: 'yes',
      'Nein, noch nicht': 'no',
      oui: 'yes',
      'pas encore': 'no',
      'Sí, ya pregunté': 'yes',
      'todavía no': 'no',
    });
    neighbours({
      Sim: 'yes',
      'ainda não': 'no',
      'ja hoor': 'yes',
      'nog niet': 'no',
      はい: 'yes',
      いいえ: 'no',
      まだです: 'no',
    });
  });

  it('does not take a word that only begins like one', () => {
    neighbours({ 'Notice of change': 'unknown', 'Jan is my neighbour': 'unknown', 'Simply put': 'unknown' });
  });

  it('lets a plain word answer one open question only', () => {
    neighbours({ Yes: 'unknown', 'I did': 'unknown', No: 'unknown' }, 2);
    neighbours({ 'yes to both': 'yes', 'I did, both neighbours and the porch': 'yes' }, 2);
  });

  it('takes nothing back quietly', () => {
    neighbours({ 'Yes I did but my neighbor was not home': 'unknown' });
  });

  it('leaves a plain no to a negative question open', () => {
    missing({ Yes: 'yes', No: 'unknown', "No, I haven't received it": 'yes', 'Yes it arrived': 'no' });
  });

  it('turns a plain word where the question was turned round', () => {
    const turned = (answer: string) =>
      readYesNo({ question: 'the box is open', asked: 'Is the box closed?', answer, openQuestions: 1 }).value;
    expect([turned('Yes'), turned('No')]).toEqual(['no', 'yes']);
  });
});

describe('statements', () => {
  it('compares what is said with what was asked', () => {
    neighbours({
      'I asked my neighbours, nobody has it': 'yes',
      "I haven't asked the neighbours yet": 'no',
      'My neighbours are on holiday': 'unknown',
      "My wife doesn't have it either": 'unknown',
    });
  });

  it('leaves a partial answer unknown', () => {
    neighbours({ 'I asked the neighbors but not my family': 'unknown' });
  });

  it('knows a thing by its examples', () => {
    notice({
      'It was on the porch': 'yes',
      'there is nothing in the mailbox': 'no',
      'There was a note on the door': 'yes',
      'they left no notice': 'no',
    });
  });

  it('counts a negative question’s own denial', () => {
    missing({
      "I still haven't received it": 'yes',
      'Nothing arrived': 'yes',
      'It arrived today': 'no',
      'still nothing': 'yes',
    });
  });

  it('sets trouble against things being well', () => {
    damaged({ 'the box was broken': 'yes', 'everything was intact': 'no', "no it's fine": 'no' });
  });

  it('says nothing of plans and suppositions', () => {
    neighbours({ 'I will ask them tonight': 'unknown', 'Maybe my neighbour has it': 'unknown' });
  });
});

describe('asking back', () => {
  it('reads not knowing and asking how', () => {
    neighbours({
      'how do I check that?': 'ask',
      "I'm not sure": 'ask',
      'keine Ahnung': 'ask',
      'Yes, all of them. Where is my refund?': 'yes',
      'I have never done that. Please tell me how.': 'ask',
    });
  });

  it('does not take knowing how for having done so', () => {
    const aside = (answer: string) =>
      readYesNo({
        question: 'the light is on',
        asked: 'Do you know how to open the settings?',
        answer,
        openQuestions: 1,
      }).value;
    expect([aside('Yes'), aside('I do'), aside('The light is on')]).toEqual(['ask', 'ask', 'yes']);
  });
});

describe('degrees', () => {
  const older = suite(
    'the order arrived more than 7 days ago',
    'Did your order arrive more than 7 days ago?',
  );
  const dear = suite('the order is over $100', 'Was your order over $100?');

  it('compares numbers in one unit', () => {
    older({
      '3 days ago': 'no',
      'it came two weeks ago': 'yes',
      'one week ago': 'no',
      'less than 2 weeks ago': 'unknown',
    });
    dear({ 'I paid $80': 'no', 'it was 120 dollars': 'yes', 'it was 120 euros': 'unknown' });
  });

  it('answers a change by the same', () => {
    const worse = suite('the noise increases with speed', 'Does the noise increase with speed?');
    worse({ 'It stays the same': 'no', 'The noise increases': 'yes' });
  });

  it('answers only by at other times too', () => {
    const only = suite('the leak appears only when it rains', 'Does the leak appear only when it rains?');
    only({
      'It leaks at other times too': 'no',
      'Only when it rains': 'yes',
      'It does not leak when it is dry': 'unknown',
    });
  });
});

describe('quotes', () => {
  it('are the exact sentence that decided', () => {
    const read = readYesNo({
      question: 'the customer has checked with neighbours',
      asked: 'Have you checked with neighbours?',
      answer: 'Hello there.\nI asked my neighbours already!  Please hurry.',
      openQuestions: 1,
    });
    expect(read).toEqual({ value: 'yes', quote: 'I asked my neighbours already!' });
  });
});
