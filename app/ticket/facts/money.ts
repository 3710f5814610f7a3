import { decimalsOf } from '../../lib/money.ts';
import type { Finding } from './finding.ts';

/** The percentages in a text as numbers. */
export function findPercents(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const found of text.matchAll(PERCENT)) {
    const value = Number((found[1] ?? '').replace(',', '.'));
    if (value <= 100)
      findings.push({
        name: 'percent',
        value,
        start: found.index,
        end: found.index + found[0].length,
        sure: true,
      });
  }
  return findings;
}

// A percentage: `15%`, `12,5 Prozent`.
const PERCENT =
  /(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:[%％]|(?:per ?cent|prozent|pour ?cent|por ?ciento|por ?cento|procent|パーセント)(?!\p{L}))/giu;

/**
 * The sums of money in a text: `amount` in whole units of the currency, and `currency` (ISO 4217) from the same words.
 * `dollars` says which currency a bare `$` or `dollars` means.
 */
export function findAmounts(text: string, dollars = 'USD'): Finding[] {
  const findings: Finding[] = [];
  for (const found of text.matchAll(MONEY)) {
    const mark = (found[1] ?? found[4] ?? '').toLowerCase();
    const currency = /^(?:\$|dollars?|bucks)$/.test(mark)
      ? dollars
      : (CURRENCIES[mark] ?? mark.toUpperCase());
    const value = readNumber(found[2] ?? found[3] ?? '', currency);
    if (value === undefined) continue;
    const place = { start: found.index, end: found.index + found[0].length, sure: true };
    findings.push({ name: 'amount', value, ...place }, { name: 'currency', value: currency, ...place });
  }
  return findings;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  r$: 'BRL',
  reais: 'BRL',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  '¥': 'JPY',
  円: 'JPY',
  yen: 'JPY',
};

const NUMBER = "\\d{1,3}(?:[.,\\s’']\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
const SIGN = 'us\\$|ca?\\$|au?\\$|r\\$|\\$|€|£|¥';
const CODE = 'usd|eur|gbp|cad|aud|chf|jpy|brl|mxn|sek|nok|dkk|pln';
const WORD = 'dollars?|bucks|euros?|pounds|quid|yen|reais|円';
// A sum with its currency before or behind: `$1,299.50`, `12,90 €`, `48 dollars`.
const MONEY = new RegExp(
  `(?<![\\w.,])(?:(${SIGN}|(?:${CODE})(?= ?\\d))\\s?(${NUMBER})(?![\\w%]|[.,]\\d)|(${NUMBER})\\s?(${SIGN}|(?:${CODE}|${WORD})(?!\\p{Script=Latin})))`,
  'giu',
);

/** A number as people write it, either sign for thousands; `undefined` where it is none. */
function readNumber(text: string, currency: string): number | undefined {
  const compact = text.replaceAll(/[\s’']/g, '');
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const behind = last < 0 ? 0 : compact.length - last - 1;
  const isDecimal = last >= 0 && (behind < 3 || (behind === 3 && decimalsOf(currency) === 3));
  const whole = (isDecimal ? compact.slice(0, last) : compact).replaceAll(/[.,]/g, '');
  const value = Number(isDecimal ? `${whole}.${compact.slice(last + 1)}` : whole);
  return Number.isFinite(value) ? value : undefined;
}
