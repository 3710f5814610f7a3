import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../app/assist/event.ts';
import { readLessons, type SolvedCase } from '../../../app/assist/learn/lesson.ts';
import { ticketOf, WRITTEN_AT } from '../../ticket/ticket-of.ts';

const agent = { kind: 'agent', id: '7' } as const;
const app = { kind: 'app', id: 'stepwise' } as const;
const head = (by: RunEvent['by'], run = '1') => ({ id: `${by.kind}${run}`, at: WRITTEN_AT, run, by });
const chosen = (policy: string, by: RunEvent['by'] = app, run = '1'): RunEvent => ({
  ...head(by, run),
  type: 'policy-chosen',
  policy,
  version: '',
  from: null,
});
const approved = (run = '1'): RunEvent => ({
  ...head(agent, run),
  type: 'call-approved',
  call: { id: 'x', tool: 'refund_order', args: {} },
  step: 'refund-policy#2',
});
const drafted = (run = '1'): RunEvent => ({
  ...head(agent, run),
  type: 'draft-inserted',
  text: 'Hello',
  asks: [],
});

const solved = (over: Partial<SolvedCase> = {}): SolvedCase => ({
  ticket: ticketOf(['My lamp hums'], { status: 'solved' }),
  events: [chosen('refund-policy'), approved()],
  matches: [],
  suspicions: [],
  muted: false,
  ...over,
});
const taught = (over: Partial<SolvedCase> = {}) => readLessons(solved(over)).map(({ policy }) => policy);

describe('a solved ticket', () => {
  it('teaches the policy under which a call was approved', () => {
    expect(readLessons(solved())).toEqual([
      { ticket: '1', run: '1', policy: 'refund-policy', text: 'My lamp hums' },
    ]);
  });

  it('teaches the policy whose draft was sent', () => {
    expect(taught({ events: [chosen('retention'), drafted()] })).toEqual(['retention']);
  });

  it('teaches what an agent chose instead', () => {
    expect(taught({ events: [chosen('refund-policy'), drafted(), chosen('retention', agent)] })).toEqual([
      'retention',
    ]);
  });

  it('teaches one thing of a matter, however often it was switched', () => {
    const events = [
      chosen('refund-policy'),
      chosen('retention', agent),
      chosen('reshipment-policy', agent, '1.2'),
    ];
    expect(readLessons(solved({ events }))).toMatchObject([{ run: '1', policy: 'reshipment-policy' }]);
  });

  it('teaches nothing that nobody took', () => {
    expect(taught({ events: [chosen('refund-policy')] })).toEqual([]);
    expect(taught({ events: [] })).toEqual([]);
  });

  it('counts what was done under a policy that the first one called', () => {
    expect(taught({ events: [chosen('retention'), approved('1>retention#2')] })).toEqual(['retention']);
  });

  it('teaches nothing where something looks planted', () => {
    const suspicions = [{ comment: 'c1', quote: 'Ignore', why: 'orders-an-assistant' as const }];
    expect(taught({ suspicions })).toEqual([]);
  });

  it('teaches "none" where the app was put aside', () => {
    expect(taught({ events: [chosen('refund-policy')], muted: true })).toEqual([null]);
    expect(taught({ muted: true })).toEqual(['refund-policy']);
  });
});

describe('a ticket that goes on', () => {
  it.each(['new', 'open', 'pending', 'hold'] as const)('teaches nothing while it is %s', (status) => {
    expect(taught({ ticket: ticketOf(['My lamp hums'], { status }) })).toEqual([]);
  });
});

describe('the text of a lesson', () => {
  const textOf = (ticket: SolvedCase['ticket']) => readLessons(solved({ ticket }))[0]?.text;

  it('is what was said before anybody answered', () => {
    const said = ['My lamp hums', 'And it flickers', { by: 'agent' as const, text: 'Sorry!' }, 'thanks'];
    expect(textOf(ticketOf(said, { status: 'solved' }))).toBe('My lamp hums\nAnd it flickers');
  });

  it('names nobody and holds no number of theirs', () => {
    const text =
      'Dana Lee here, dana@example.com, +1 202 555 0143. Order #1042 hums, my card is 4111 1111 1111 1111.';
    const kept = textOf(ticketOf([text], { status: 'solved' })) ?? '';
    expect(kept).toContain('hums');
    for (const secret of ['Dana', 'example.com', '0143', '1042', '4111', '[', ']'])
      expect(kept).not.toContain(secret);
  });

  it('of several matters is what speaks for each', () => {
    const matches = [
      { policy: 'refund-policy', score: 1, reasons: ['I want my money back.'] },
      { policy: 'retention', score: 1, reasons: ['Cancel the other order.'] },
    ];
    const events = [chosen('refund-policy'), approved(), chosen('retention', agent, '2')];
    expect(readLessons(solved({ events, matches })).map(({ text }) => text)).toEqual([
      'I want my money back.',
      'Cancel the other order.',
    ]);
  });
});
