import { describe, expect, it } from 'vitest';
import { estimateOf, limitFor, OUTPUT_TOKENS_ASSUMED } from '../../../app/study/back-test/estimate.ts';

const PRICES = { input: 2, cached: 0.5, output: 10, currency: 'USD' };
const MEASURED = [
  [{ key: 'a', tokens: 3_000 }],
  [
    { key: 'b', tokens: 4_000 },
    { key: 'c', tokens: 5_000 },
  ],
  [{ key: 'a', tokens: 3_000 }],
];

describe('an estimate', () => {
  it('counts each message and each question that differs', () => {
    const { messages, questions, tokensEach, usage } = estimateOf(MEASURED, { recorded: [], prices: PRICES });
    expect({ messages, questions, tokensEach }).toEqual({ messages: 3, questions: 3, tokensEach: 4_000 });
    expect(usage).toEqual({
      inputTokens: 12_000,
      cachedTokens: 0,
      outputTokens: 3 * OUTPUT_TOKENS_ASSUMED,
    });
  });

  it('costs what the prices say', () => {
    const { cost } = estimateOf(MEASURED, { recorded: [], prices: PRICES });
    expect(cost).toEqual({ amount: (12_000 * 2 + 3_000 * 10) / 1_000_000, currency: 'USD' });
  });

  it('takes the length of answers and the cached share from the record', () => {
    const recorded = [
      { inputTokens: 4_000, cachedTokens: 3_000, outputTokens: 500 },
      { inputTokens: 2_000, cachedTokens: 0, outputTokens: 300 },
    ];
    const { usage, recordedEach } = estimateOf(MEASURED, { recorded, prices: PRICES });
    expect(usage).toEqual({ inputTokens: 12_000, cachedTokens: 6_000, outputTokens: 1_200 });
    expect(recordedEach).toEqual({ inputTokens: 3_000, cachedTokens: 1_500, outputTokens: 400 });
  });

  it('has no cost where nobody said the prices', () => {
    expect(estimateOf(MEASURED, { recorded: [], prices: null }).cost).toBeNull();
  });

  it('proposes a limit that leaves half as much again and a long answer', () => {
    const estimate = estimateOf(MEASURED, { recorded: [], prices: PRICES });
    // 0.054 × 1.5 + 4,000 tokens read and 6,000 written
    expect(limitFor(estimate, PRICES)).toBe(0.15);
    expect(limitFor(estimateOf(MEASURED, { recorded: [], prices: null }), null)).toBe(33_000);
  });
});
