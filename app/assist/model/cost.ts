import type { ModelUsage } from '../model.ts';

/** What a model's server asks for a million tokens. */
export interface ModelPrices {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A sum in whole units of a currency, often a small fraction of one. */
export interface ModelCost {
  readonly amount: number;
  readonly currency: string;
}

const MILLION = 1_000_000;

/** What an exchange cost; cached tokens are part of the input. */
export function costOf(usage: ModelUsage, prices: ModelPrices): ModelCost {
  const fresh = Math.max(0, usage.inputTokens - usage.cachedTokens);
  const amount =
    (fresh * prices.input + usage.cachedTokens * prices.cached + usage.outputTokens * prices.output) /
    MILLION;
  return { amount, currency: prices.currency };
}

// Prices as an admin writes them: `1.25 0.125 10`, `0.4 0.1 1.6 EUR`
const PRICES = /^(\d+(?:\.\d+)?)[\s,;/]+(\d+(?:\.\d+)?)[\s,;/]+(\d+(?:\.\d+)?)(?:[\s,;/]+([A-Za-z]{3}))?$/;

/** Reads the setting: input, cached input and output for a million tokens, US dollars unless a currency follows; null where it is not of that form. */
export function readPrices(setting: string): ModelPrices | null {
  const found = PRICES.exec(setting.trim());
  if (!found) return null;
  const [, input, cached, output, currency = 'USD'] = found;
  return {
    input: Number(input),
    cached: Number(cached),
    output: Number(output),
    currency: currency.toUpperCase(),
  };
}
