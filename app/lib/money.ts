/** An amount in a currency, held in minor units (cents; yen for JPY) so that sums are exact. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** How many decimal digits a currency's minor unit has; ISO 4217, 2 for a code not listed. */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMALS.has(currency.toUpperCase())) return 0;
  return THREE_DECIMALS.has(currency.toUpperCase()) ? 3 : 2;
}

const ZERO_DECIMALS = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Reads a vendor's decimal string or a number (`"48.00"`, `48`) as money; `undefined` for anything else. */
export function parseMoney(amount: unknown, currency: unknown): Money | undefined {
  if (typeof currency !== 'string' || !/^[A-Za-z]{3}$/.test(currency)) return undefined;
  const text = typeof amount === 'number' ? String(amount) : amount;
  if (typeof text !== 'string' || !DECIMAL.test(text.trim())) return undefined;
  const scale = 10 ** decimalsOf(currency);
  return { amountMinor: Math.round(Number(text.trim()) * scale), currency: currency.toUpperCase() };
}

// A plain decimal: `48`, `-0.50`.
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The decimal string that vendors take: `48.00`, `4800` for yen. */
export function moneyToDecimal(money: Money): string {
  const decimals = decimalsOf(money.currency);
  return (money.amountMinor / 10 ** decimals).toFixed(decimals);
}
