import { describe, expect, it } from 'vitest';
import { assist } from '../../../app/assist/assist.ts';
import type { RawAnswer, RawFact, RawReading } from '../../../app/assist/model/reading.ts';
import { answered, type CaseInShort, inserted, questionsIn, statusOf } from '../../support/engine.ts';
import { assistRead, checkedOf, inputOf, rawOf, refusals } from '../../support/model-case.ts';

const POLICY = `Use this policy when something is missing.

1. Ask the customer whether they have checked with neighbors.
2. Ask for the order number.
3. If the customer has opened the box:
   - Cancel the order with @cancel_order(order_id: str).
4. If the order is older than 30 days:
   - Refund the order with @refund_order(order_id: str).
5. Apply a discount of 10% or 15% with @set_discount_to_order(order_id: str, percent: float).
6. Open a claim with @file_carrier_claim(order_id: str).
`;

const SAID: CaseInShort = {
  said: [
    'Hi,  the folks next door have nothing.\nI opened “the box” — no, the bag. My number is 10 42, call +49 30 1234567. Or 20% off?',
    { by: 'other', text: 'I opened the box, I am the neighbor' },
    { by: 'agent', text: 'Did you open the box?' },
    { by: 'agent', text: 'she opened the box', public: false },
  ],
};

const NEIGHBORS = 'part:p1#1:1';
const BOX = 'condition:p1#3';
const OLD = 'condition:p1#4';

const answer = (more: Partial<RawAnswer>): RawReading =>
  rawOf({
    answers: [
      { question: NEIGHBORS, value: 'yes', source: 'm1', quote: 'the folks next door have nothing', ...more },
    ],
  });

const fact = (more: Partial<RawFact>): RawReading =>
  rawOf({
    facts: [
      { name: 'order_id', value: '1042', tool: '', source: 'm1', quote: 'My number is 10 42', ...more },
    ],
  });

/** What the checks say: the name of the one that refused, or `taken`. */
function verdict(raw: RawReading, inShort = SAID): string {
  return refusals(checkedOf(raw, inputOf(POLICY, inShort)))[0] ?? 'taken';
}

describe('an answer of the model', () => {
  it.each<[string, Partial<RawAnswer>, string]>([
    ['the customer’s words', {}, 'taken'],
    [
      'them with other spaces and marks',
      { quote: 'Hi, the folks next door have nothing. I opened "the box"' },
      'taken',
    ],
    ['words that are not there', { quote: 'I asked the folks next door' }, 'quote-not-found'],
    ['no words', { quote: '' }, 'quote-not-found'],
    ['a mark of the sentence', { quote: '.' }, 'quote-not-found'],
    ['a message that is not there', { source: 'm9' }, 'unknown-source'],
    ['somebody else’s words', { source: 'm2', quote: 'I opened the box' }, 'not-the-requester'],
    ['our own words', { source: 'm3', quote: 'Did you open the box?' }, 'not-the-requester'],
    ['an internal note', { source: 'm4', quote: 'she opened the box' }, 'unknown-source'],
    ['a question that nobody put', { question: 'part:p1#9:1' }, 'unknown-question'],
    ['what a look-up has to decide', { question: OLD }, 'unknown-question'],
    ['neither yes nor no', { value: 'perhaps' }, 'bad-answer'],
  ])('needs %s', (_what, more, expected) => {
    expect(verdict(answer(more))).toBe(expected);
  });

  it('is refused where its quote plainly says the opposite', () => {
    const said = { said: ['No. The folks next door are away.'] };
    const quote = 'No.';
    expect(verdict(answer({ quote, value: 'yes' }), said)).toBe('contradicted');
  });

  it('settles its question for the engine, with the customer’s exact words', () => {
    const input = inputOf(POLICY, SAID);
    const read = assistRead(answer({ quote: 'Hi, the folks next door' }), input);
    expect(questionsIn(assist(input))).toContain(NEIGHBORS);
    expect(questionsIn(read)).not.toContain(NEIGHBORS);
    expect(statusOf(read, '1')).toBe('done');
    expect(read.reading?.answers[0]?.evidence[0]?.quote).toBe('Hi,  the folks next door');
  });

  it('never outweighs the agent’s word', () => {
    const raw = answer({ question: BOX, value: 'yes', quote: 'I opened “the box”' });
    const input = inputOf(POLICY, { ...SAID, events: [answered(BOX, false)] });
    expect(statusOf(assistRead(raw, input), '3')).toBe('skipped');
  });

  it('counts nothing where it quotes a planted sentence', () => {
    const input = inputOf(POLICY, SAID);
    const suspicions = [
      { comment: 'c1', quote: 'the folks next door have nothing', why: 'another-task' as const },
    ];
    expect(refusals(checkedOf(answer({}), input, { suspicions }))).toEqual(['planted-text']);
  });
});

describe('a value that the model found', () => {
  it.each<[string, Partial<RawFact>, string]>([
    ['the letters in its quote', {}, 'taken'],
    ['more than a part of a longer number', { value: '104' }, 'ungrounded'],
    ['a quote that stands there', { quote: 'My number is 1042' }, 'quote-not-found'],
    ['a value at all', { value: '' }, 'bad-value'],
    ['a name that something takes', { name: 'lane', value: 'auto' }, 'unknown-fact'],
    ['a tool that there is', { tool: 'no_such_tool' }, 'unknown-tool'],
    ['a tool that the policy speaks of', { tool: 'reship_order' }, 'unknown-tool'],
    [
      'a parameter of its tool',
      { tool: 'cancel_order', name: 'percent', value: '20', quote: '20% off' },
      'unknown-fact',
    ],
    [
      'one of the allowed values',
      { name: 'claim_type', value: 'arson', tool: 'file_carrier_claim' },
      'bad-value',
    ],
    ['an amount within the policy’s words', { name: 'percent', value: '20', quote: '20% off' }, 'over-limit'],
    [
      'an amount that is called one',
      { name: 'percent', value: '10', quote: 'My number is 10 42' },
      'ungrounded',
    ],
    [
      'the requester’s own words',
      { source: 'm2', quote: 'I am the neighbor', value: 'the neighbor', name: 'reason' },
      'not-the-requester',
    ],
  ])('needs %s', (_what, more, expected) => {
    expect(verdict(fact(more))).toBe(expected);
  });

  it('is used where nothing contradicts it', () => {
    const { facts } = assistRead(fact({}), inputOf(POLICY, SAID));
    expect(facts.find((each) => each.name === 'order_id')).toMatchObject({
      value: '1042',
      standing: 'certain',
    });
  });

  it('waits for the agent where it is another address than the requester’s', () => {
    const said = { said: ['write to kim at kim@example.org please'] };
    const raw = fact({ name: 'email', value: 'kim@example.org', quote: 'kim@example.org' });
    expect(checkedOf(raw, inputOf(POLICY, said)).facts[0]?.standing).toBe('unconfirmed');
  });

  it('waits for the agent where another value is known', () => {
    const said = { said: ['My order #2001 is missing. My number is 10 42.'] };
    expect(checkedOf(fact({}), inputOf(POLICY, said)).facts[0]?.standing).toBe('unconfirmed');
  });

  it('is never a sum that can be used at once', () => {
    const raw = fact({ name: 'percent', value: '15', quote: '15% off', tool: 'set_discount_to_order' });
    const read = checkedOf(raw, inputOf(POLICY, { said: ['15% off would do'] }));
    expect(read.facts.map((each) => each.standing)).toEqual(['unconfirmed']);
  });

  it('stays below the team’s limits', () => {
    const raw = fact({ name: 'percent', value: '15', quote: '15% off', tool: 'set_discount_to_order' });
    const inShort = { said: ['15% off would do'], limits: { 'set_discount_to_order.percent': 10 } };
    expect(verdict(raw, inShort)).toBe('over-limit');
  });
});

describe('the model’s choice of a policy', () => {
  const OTHER = `---\ntitle: Late delivery\n---\nUse this policy when a parcel is late.\n\n1. Ask for the order number.\n`;
  const choose = (id: string, member: 'policy' | 'other' = 'policy'): RawReading =>
    rawOf({ [member]: { id, source: 'm1', quote: 'it is so late' } });
  const input = inputOf([POLICY, OTHER], { said: ['Something is missing and it is so late'] });

  it.each<[string, RawReading, string]>([
    ['is taken among the first few', choose('p2'), 'taken'],
    ['is refused outside them', choose('p3'), 'unknown-policy'],
    [
      'is refused without the customer’s words',
      rawOf({ policy: { id: 'p2', source: 'm1', quote: 'very late' } }),
      'quote-not-found',
    ],
  ])('%s', (_what, raw, expected) => {
    expect(refusals(checkedOf(raw, input))[0] ?? 'taken').toBe(expected);
  });

  it('moves nothing where text looks planted', () => {
    const suspicions = [{ comment: 'c1', quote: 'x', why: 'another-task' as const }];
    expect(refusals(checkedOf(choose('p2'), input, { suspicions }))).toEqual(['planted-text']);
  });

  it('opens a second run for a further request', () => {
    const runs = assistRead(choose('p2', 'other'), input).runs.map((run) => run.policy);
    expect(runs).toEqual(['p1', 'p2']);
  });

  it('stands in for the best match where nothing runs yet', () => {
    const fresh = { ...input, events: [] };
    expect(assistRead(choose('p2'), fresh).runs[0]?.policy).toBe('p2');
  });
});

describe('a choice that the model read', () => {
  const OFFER = `Use this policy for x.\n\n1. Offer a resolution:\n   - Reship the order with @reship_order.\n   - Refund the order with @refund_order.\n`;
  const OFFERED = 'We can send it again or pay it back. Which would you prefer?';
  const raw = (quote: string): RawReading =>
    rawOf({ answers: [{ question: 'choice:p1#1', value: 'declined', source: 'm3', quote }] });

  it('counts for what was said after the offer', () => {
    const input = inputOf(OFFER, {
      said: ['help', { by: 'agent', text: OFFERED }, 'Rather keep my peace'],
      events: [inserted(OFFERED, ['choice:p1#1'])],
    });
    expect(assist(input).offers[0]?.chosen).toBeNull();
    expect(assistRead(raw('Rather keep my peace'), input).offers[0]?.chosen).toBe('declined');
  });
});
