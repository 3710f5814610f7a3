/** How policies, tools and values of a back-test are called where a person reads them. */
import type { ModelPrices } from '../../../assist/model/cost.ts';
import type { Json, JsonObject } from '../../../lib/json.ts';
import type { Phrases } from '../../../lib/phrases.ts';
import type { Text } from '../../text.ts';

/** A tool by what it does; its own name where nobody has given it words. */
export function toolTitle(tool: string, phrase: Phrases): string {
  const title = phrase(`tool.${tool}.title`);
  return title === `tool.${tool}.title` ? tool.replaceAll('_', ' ') : title;
}

/** A policy by its title; its id as words where nobody knows the title any more. */
export const policyTitle = (id: string, titles: Titles, phrase: Phrases): string =>
  id === '' ? phrase('study.backtest.no-policy') : (titles.get(id) ?? id.replaceAll('-', ' '));

/** Titles of policies by their ids. */
export type Titles = ReadonlyMap<string, string>;

/** A parameter by its name. */
export function paramTitle(name: string, phrase: Phrases): string {
  const title = phrase(`param.${name}`);
  return title === `param.${name}` ? name.replaceAll('_', ' ') : title;
}

/** Arguments with their names: `order: 1042 · refund the payment: yes`. */
export const argsWords = (args: JsonObject, phrase: Phrases): string =>
  Object.entries(args)
    .map(([name, value]) => `${paramTitle(name, phrase)}: ${valueText(value, phrase)}`)
    .join(' · ');

function valueText(value: Json, phrase: Phrases): string {
  if (typeof value === 'boolean') return phrase(value ? 'ui.yes' : 'ui.no').toLowerCase();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

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
