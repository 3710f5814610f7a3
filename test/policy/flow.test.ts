import { describe, expect, it } from 'vitest';
import { flowOf } from '../../app/policy/flow.ts';
import { onlyPolicy } from './outline-of.ts';

/** The arrows of a policy's picture, `1?>1.1 yes`. */
const arrows = (text: string): string[] =>
  flowOf(onlyPolicy(text)).edges.map(
    ({ from, to, label }) => `${from}>${to}${label === '' ? '' : ` ${label}`}`,
  );

describe('the flow of a policy', () => {
  it('leads from step to step', () => {
    expect(arrows('1. Ask for the email.\n2. Thank them.')).toEqual(['start>1', '1>2', '2>end']);
  });

  it('forks at a condition and comes together behind it', () => {
    const text = '1. If it is late:\n   - Apologize.\n2. Thank them.';
    expect(arrows(text)).toEqual(['start>1?', '1?>1.1 yes', '1?>2 no', '1.1>2', '2>end']);
  });

  it('goes from a no to what answers it', () => {
    const text = '1. If it is late:\n   - Apologize.\n2. Otherwise:\n   - Thank them.\n3. Close the ticket.';
    expect(arrows(text)).toEqual(['start>1?', '1?>1.1 yes', '1?>2.1 no', '1.1>3', '2.1>3', '3>end']);
  });

  it('turns the answers round for what is unless', () => {
    expect(arrows('1. Cancel it unless it shipped.')).toEqual(['start>1?', '1?>1 no', '1?>end yes', '1>end']);
  });

  it('puts the options of an offer beside each other', () => {
    const text = '1. Offer a resolution:\n   - Reship it.\n   - A gift card.\n2. Thank them.';
    expect(arrows(text)).toEqual(['start>1', '1>1.1 option', '1>1.2 option', '1.1>2', '1.2>2', '2>end']);
  });

  it('ends at what closes the case', () => {
    const text = '1. If it is late:\n   - Apologize.\n   - Stop here.\n2. Thank them.';
    const { nodes } = flowOf(onlyPolicy(text));
    expect(nodes.find(({ id }) => id === '1.2')?.type).toBe('end');
    expect(arrows(text)).not.toContain('1.2>2');
  });

  it('leaves notes out', () => {
    const ids = flowOf(onlyPolicy('1. Thank them.\n2. Note: parcels are brown.')).nodes.map(({ id }) => id);
    expect(ids).toEqual(['start', '1', 'end']);
  });
});
