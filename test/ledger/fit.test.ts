import { describe, expect, it } from 'vitest';
import { bytesOf, fitOutput, shortenCall } from '../../app/ledger/fit.ts';

describe('a call to be remembered', () => {
  it('stays as it is where it is short', () => {
    const call = { id: 'c', tool: 't', args: { message: 'x'.repeat(5_000), n: 1 } };
    expect(shortenCall(call)).toEqual(call);
  });

  it('names long texts by their digest', () => {
    const photo = `data:image/png;base64,${'A'.repeat(40_000)}`;
    const { args } = shortenCall({ id: 'c', tool: 't', args: { evidence: [photo, 'small'], order_id: '1' } });
    expect(args).toEqual({
      evidence: [expect.stringMatching(/^digest:[0-9a-f]{64}$/), 'small'],
      order_id: '1',
    });
  });

  it('is shortened once and for all', () => {
    const call = { id: 'c', tool: 't', args: { text: 'é'.repeat(40_000) } };
    expect(shortenCall(shortenCall(call))).toEqual(shortenCall(call));
  });
});

describe('an output to be remembered', () => {
  it('leaves out its biggest members until it fits', () => {
    const fitted = fitOutput({ lines: Array.from({ length: 3_000 }, () => 'line'), id: 'r_1' });
    expect(fitted).toEqual({ lines: null, id: 'r_1' });
  });

  it('fits whatever it holds', () => {
    const many = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`name-${i}`, i]));
    expect(bytesOf(fitOutput(many))).toBeLessThanOrEqual(12_000);
  });
});
