import { describe, expect, it } from 'vitest';
import type { Question } from '../../../app/assist/question.ts';
import type { AskedQuestion } from '../../../app/assist/rules-reader/context.ts';
import { answerQuestion } from '../../../app/assist/rules-reader.ts';
import { contextOf, returned, type Said } from './reading.ts';

const question = (text: string, more: Partial<Question> = {}): Question => ({
  id: 'condition:p#1',
  kind: 'condition',
  text,
  step: 'p#1',
  slot: '',
  options: [],
  ...more,
});
const NEIGHBOURS = question('the customer has checked with neighbours');
const put = (id: string, text: string, comment = 2): AskedQuestion => ({
  question: id,
  text,
  comment: `c${comment}`,
  at: new Date(Date.UTC(2026, 7, 1, 10, comment - 1)).toISOString(),
});
const ASK: Said = { by: 'agent', text: 'Have you checked with your neighbours?' };
const first = put(NEIGHBOURS.id, 'have they checked with neighbours');
const answerOf = (asked: AskedQuestion[], ...said: (Said | string)[]) =>
  answerQuestion(NEIGHBOURS, contextOf({ asked }, said));

describe('conditions', () => {
  it('are answered by results before words', () => {
    const delivered = question('tracking confirms delivery');
    const returns = [returned('get_tracking_info', { status: 'delivered' })];
    expect(answerQuestion(delivered, contextOf({ returns }))).toMatchObject({
      value: true,
      by: 'rules',
      evidence: [{ path: 'status' }],
    });
    expect(answerQuestion(delivered, contextOf())).toBeNull();
  });

  it('are answered by the reply to the question', () => {
    expect(answerOf([first], 'Where is it?', ASK, 'Yes.')).toMatchObject({
      value: true,
      evidence: [{ id: 'c3', quote: 'Yes.' }],
    });
    expect(answerOf([first], 'Where is it?', ASK, 'Not yet')).toMatchObject({ value: false });
  });

  it('are not answered before the question was put', () => {
    expect(answerOf([], 'Yes.')).toBeNull();
    expect(answerOf([first], 'Yes.', ASK)).toBeNull();
  });

  it('are not answered by a plain yes to two questions', () => {
    const second = put('condition:p#2', 'is there a notice');
    expect(answerOf([first, second], 'Where is it?', ASK, 'Yes.')).toBeNull();
    expect(answerOf([first, second], 'Where is it?', ASK, 'I asked the neighbours.')).toMatchObject({
      value: true,
    });
  });

  it('count an asked slot as no question that a yes answers', () => {
    expect(
      answerOf([first, put('slot:order_id', 'the order number')], 'Where is it?', ASK, 'Yes, 1042.'),
    ).toMatchObject({ value: true });
  });

  it('are not answered by a yes to a later question', () => {
    const later = put('condition:p#2', 'do they want a refund', 4);
    const said: (Said | string)[] = [
      'Where is it?',
      ASK,
      'Hm.',
      { by: 'agent', text: 'Do you want a refund?' },
      'Yes',
    ];
    expect(answerOf([first, later], ...said)).toBeNull();
  });

  it('hear the requester only', () => {
    expect(answerOf([first], 'Where is it?', ASK, { by: 'other', text: 'Yes.' })).toBeNull();
  });

  it('stay open where the customer does not know', () => {
    expect(answerOf([first], 'Where is it?', ASK, 'How would I do that?')).toBeNull();
  });
});

describe('choices', () => {
  const options = [
    { value: 'reship', label: 'Send it again' },
    { value: 'refund', label: 'Give a refund' },
  ];
  const offer = question('which resolution', { id: 'choice:p#3', kind: 'choice', step: 'p#3', options });
  const asked = [put(offer.id, 'which resolution')];

  it('are read from the reply', () => {
    const context = contextOf({ asked }, [
      'Where is it?',
      { by: 'agent', text: 'Shall we send it again or refund it?' },
      'A refund please',
    ]);
    expect(answerQuestion(offer, context)).toMatchObject({
      value: 'refund',
      evidence: [{ id: 'c3', quote: 'A refund please' }],
    });
  });

  it('follow a choice that was made', () => {
    const made = { step: 'p#3', options, chosen: 'declined', evidence: [] };
    expect(answerQuestion(offer, contextOf({ choices: [made] }))).toMatchObject({ value: 'declined' });
  });

  it('stay open while nothing is chosen', () => {
    expect(
      answerQuestion(offer, contextOf({ asked }, ['Where is it?', { by: 'agent', text: '?' }, 'Thanks'])),
    ).toBeNull();
    expect(answerQuestion(offer, contextOf({}, ['A refund please']))).toBeNull();
  });
});

describe('other questions', () => {
  it('are not for the rules reader', () => {
    expect(
      answerQuestion(
        question('the order number', { kind: 'slot', slot: 'order_id' }),
        contextOf({}, ['1042']),
      ),
    ).toBeNull();
    expect(answerQuestion(question('pack the box', { kind: 'done' }), contextOf())).toBeNull();
  });
});
