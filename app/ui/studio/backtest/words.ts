/** How policies, tools and values of a back-test are called where a person reads them. */
import type { Json } from '../../../lib/json.ts';
import type { Phrases } from '../../../lib/phrases.ts';

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
