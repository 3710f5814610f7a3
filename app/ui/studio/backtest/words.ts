/** How policies, tools and values of a back-test are called where a person reads them. */
import type { ModelPrices } from '../../../assist/model/cost.ts';
import type { Json } from '../../../lib/json.ts';
import type { Phrases } from '../../../lib/phrases.ts';
import type { Text } from '../../text.ts';

/** A tool by what it does; its own name where nobody has given it words. */
export function toolTitle(tool: string, phrase: Phrases): string {
  const title = phrase(`tool.${tool}.title`);
  return title === `tool.${tool}.title` ? tool.replaceAll('_', ' ') : title;
}

/** A policy by its id, as words. */
export const policyTitle = (id: string, phrase: Phrases): string =>
  id === '' ? phrase('study.backtest.no-policy') : id.replaceAll('-', ' ');

/** A parameter by its name. */
export function paramTitle(name: string, phrase: Phrases): string {
  const title = phrase(`param.${name}`);
  return title === `param.${name}` ? name.replaceAll('_', ' ') : title;
}

/** A value as it is read. */
export const valueText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A sum of a model's: money where its prices are known, small sums to two digits that count, else tokens. */
export function amountText(
  amount: number,
  prices: ModelPrices | null,
  { phrase, text }: { readonly phrase: Phrases; readonly text: Text },
): string {
  if (!prices) return phrase('study.backtest.cost.in-tokens', { count: Math.round(amount) });
  if (amount === 0 || amount >= 1) return text.money(amount, prices.currency);
  return new Intl.NumberFormat(text.locale, {
    style: 'currency',
    currency: prices.currency,
    maximumSignificantDigits: 2,
  }).format(amount);
}
