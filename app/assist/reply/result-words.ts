/** What a call that was carried out gave, in one sentence to the customer: a coupon's code, the next charge. */
import { isObject } from '../../lib/json.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { ToolReturn } from '../event.ts';

/** The sentence for a result; empty where the language has none for the tool, or the result lacks what it would say. */
export function resultSentence({ call, output }: ToolReturn, phrases: Phrases): string {
  const key = `told.${call.tool}`;
  const values = { ...plainValues(call.args), ...(isObject(output) ? plainValues(output) : {}) };
  const sentence = phrases(key, values);
  return sentence === key || PLACE.test(sentence) ? '' : sentence;
}

// A place that nothing filled: `{code}`.
const PLACE = /\{\w+\}/;

function plainValues(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const plain = Object.entries(value).filter(
    ([, each]) => (typeof each === 'string' && each !== '') || typeof each === 'number',
  );
  return Object.fromEntries(plain.map(([name, each]) => [name, dayOf(String(each))]));
}

// A moment, of which the customer needs the day: `2026-12-01T00:00:00Z`.
const MOMENT = /^(\d{4}-\d{2}-\d{2})T[\d:.]+Z?$/;

const dayOf = (text: string): string => MOMENT.exec(text)?.[1] ?? text;
