import { describe, expect, it } from 'vitest';
import type { MadeChoice } from '../../../app/assist/rules-reader/context.ts';
import { nearestOffer } from '../../../app/assist/rules-reader/nearest-offer.ts';
import { answerQuestion } from '../../../app/assist/rules-reader.ts';
import { contextOf } from './reading.ts';

const offer = (step: string, chosen: MadeChoice['chosen'] = null): MadeChoice => ({
  step,
  options: [{ value: `option of ${step}`, label: `option of ${step}` }],
  chosen,
  evidence: [],
});
const put = (step: string) => ({
  question: `choice:${step}`,
  text: '',
  comment: 'c2',
  at: '2026-08-01T10:01:00.000Z',
});

/** The step of the offer that another step means; offers named in `asked` were put to the customer. */
const meant = (step: string, offers: readonly MadeChoice[], asked: readonly string[] = []) =>
  nearestOffer(step, contextOf({ choices: offers, asked: asked.map(put) }))?.step;

describe('the offer that a step means', () => {
  it('is the nearest before it in its own policy', () => {
    const offers = [offer('p#2'), offer('p#10'), offer('q#1')];
    expect([meant('p#3', offers), meant('p#11', offers), meant('q#2', offers)]).toEqual([
      'p#2',
      'p#10',
      'q#1',
    ]);
    expect(meant('p#2.1', offers)).toBe('p#2');
  });

  it('is none where all come later', () => {
    expect(meant('p#1', [offer('p#2', 'declined')])).toBeUndefined();
  });

  it('is not an earlier one while the nearest waits to be made', () => {
    expect(meant('p#4', [offer('p#2', 'declined'), offer('p#3')], ['p#2'])).toBe('p#3');
    expect(meant('p#4', [offer('p#2', 'declined'), offer('p#3.1')], ['p#2'])).toBe('p#3.1');
  });

  it('is the one that was put of two in branches', () => {
    const offers = [offer('p#2.1', 'declined'), offer('p#3.1')];
    expect(meant('p#4', offers, ['p#2.1'])).toBe('p#2.1');
    expect(meant('p#4', offers, ['p#2.1', 'p#3.1'])).toBe('p#3.1');
    expect(meant('p#3.2', offers, ['p#2.1'])).toBe('p#3.1');
  });

  it('is the newest made of all where its policy makes none', () => {
    expect(meant('q#1', [offer('p#2', 'declined'), offer('r#1')])).toBe('p#2');
  });
});

describe('accepting and declining', () => {
  const ask = (text: string, step: string, choices: readonly MadeChoice[]) =>
    answerQuestion(
      { id: `condition:${step}`, kind: 'condition', text, step, slot: '', options: [] },
      contextOf({ choices }),
    )?.value ?? null;

  it('are told apart by offer', () => {
    const choices = [offer('p#2', 'declined'), offer('p#4', 'option of p#4')];
    expect([
      ask('the customer declines', 'p#3', choices),
      ask('the customer declines', 'p#5', choices),
    ]).toEqual([true, false]);
    expect([
      ask('the customer accepts', 'p#3', choices),
      ask('the customer accepts', 'p#5', choices),
    ]).toEqual([false, true]);
    expect(ask('they are interested in one of the retention options', 'p#5', choices)).toBe(true);
  });

  it('are not read from another policy’s offer', () => {
    expect(ask('the customer accepts', 'q#2', [offer('p#2', 'option of p#2'), offer('q#1')])).toBeNull();
  });
});
