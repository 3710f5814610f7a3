import { isObject, leavesOf } from '../../lib/json.ts';
import { decimalsOf } from '../../lib/money.ts';
import { keepsTo } from '../../policy/predicate/bound.ts';
import { entityOf } from '../../policy/predicate/entities.ts';
import type { Predicate } from '../../policy/predicate/form.ts';
import { valueName } from '../../policy/predicate/spellings.ts';
import { findStates, relate } from '../../policy/predicate/states.ts';
import type { Fact } from '../../ticket/fact.ts';
import type { ToolReturn } from '../event.ts';
import type { Verdict } from '../question.ts';
import { currencyAt, type Leaf, quoteOf, readLists, wordsOfKey } from './results.ts';
import { agreed, type Sign, UNKNOWN } from './verdict.ts';

type NumberPredicate = Extract<Predicate, { type: 'number' }>;
type CountPredicate = Extract<Predicate, { type: 'count' }>;

/** Compares a number or an amount of money with those that results and facts give under such a name; another currency leaves it unknown. */
export function answerNumber(predicate: NumberPredicate, leaves: readonly Leaf[]): Verdict {
  const wanted = wantedWords(predicate);
  const ranked = leaves
    .filter((leaf) => !leaf.past)
    .map((leaf) => ({ leaf, rank: rankOf(wanted, leaf), number: numberOf(leaf) }))
    .filter(({ rank, number }) => rank > 0 && number !== undefined);
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  const signs = ranked
    .filter(({ rank }) => rank === best)
    .flatMap(({ leaf, number }) => (number ? [signOf(predicate, leaf, number)] : []));
  const comparable = signs.filter((sign) => sign.says !== 'open');
  return comparable.length > 0 ? agreed(comparable) : UNKNOWN;
}

interface Wanted {
  /** Words that have to stand in the key or above it. */
  readonly required: readonly string[];
  readonly amount: boolean;
  readonly own: readonly string[];
}

function wantedWords(predicate: NumberPredicate): Wanted {
  const words = wordsOfKey(predicate.subject)
    .filter((word) => !LITTLE.test(word))
    .map(singular);
  const money = predicate.unit === 'money';
  return {
    required: words.filter((word) => !(money && AMOUNT.test(word))),
    amount: money,
    own: words,
  };
}

// Words of a subject that no key has to hold: `the` and `total` of `the order total`.
const LITTLE = /^(?:the|an?|of|is|are|was|its|their|s|with|customer|any|total)$/;
// Words for how much something costs: `total`, `amount`, `price`.
const AMOUNT = /^(?:total|amount|value|price|cost|sum|worth|spend|spent|cart|charged?|paid)$/;
// Parts of a price that are not the price: `shipping_total`, `tax`.
const PART =
  /^(?:tax(?:es)?|shipping|discounts?|fees?|dut(?:y|ies)|tip|refunded|refund|unit|subtotal|line|items?|balance|outstanding|products?|variants?|per|compare|original)$/;
// Keys that are amounts by themselves: `refundable`, `outstanding`.
const MONEY = /^(?:refundable|refunded|outstanding|balance|discount|fee|tax)$/;
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

/** How well a key's words name what is wanted; 0 where a wanted word is missing or the key names a mere part of it. */
function rankOf(wanted: Wanted, leaf: Leaf): number {
  const key = leaf.key.map(singular);
  const all = [...leaf.above.map(singular), ...key];
  if (!wanted.required.every((word) => all.includes(word))) return 0;
  if (wanted.required.length === 0 && !wanted.amount) return 0;
  if (wanted.amount && all.some((word) => PART.test(word) && !wanted.own.includes(word))) return 0;
  if (!wanted.amount) return wanted.required.some((word) => key.includes(word)) ? 1 : 0;
  if (!all.some((word) => AMOUNT.test(word)))
    return wanted.required.some((word) => key.includes(word) && MONEY.test(word)) ? 1 : 0;
  return all.includes('total') || wanted.own.some((word) => AMOUNT.test(word) && all.includes(word)) ? 2 : 1;
}

interface FoundNumber {
  readonly value: number;
  readonly currency: string | undefined;
}

function numberOf(leaf: Leaf): FoundNumber | undefined {
  if (typeof leaf.value === 'boolean' || leaf.value === null) return undefined;
  const text = String(leaf.value).trim();
  const match = text.match(PRICE);
  if (!match?.[2]) return undefined;
  const currency = SIGNS.get(match[1] ?? '') ?? match[3]?.toUpperCase() ?? currencyAt(leaf.output, leaf.path);
  const value = Number(match[2].replaceAll(',', ''));
  const minor = leaf.key.some((word) => /^(?:cents?|minor|pence)$/.test(word));
  return { value: minor ? value / 10 ** decimalsOf(currency ?? 'USD') : value, currency };
}

// `48`, `48.00`, `$1,048.50`, `48.00 EUR`, `15%`.
const PRICE = /^([$€£¥]?) ?(-?\d[\d,]*(?:\.\d+)?) ?([a-z]{3}|%)?$/i;
const SIGNS = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);

function signOf(predicate: NumberPredicate, leaf: Leaf, number: FoundNumber): Sign {
  const foreign =
    predicate.currency !== null && number.currency !== undefined && number.currency !== predicate.currency;
  if (foreign) return { says: 'open', evidence: leaf.evidence };
  return { says: keepsTo(predicate.bound, number.value) ? 'yes' : 'no', evidence: leaf.evidence };
}

/** Compares how many such things there are: a list's length, a number called so, or orders to choose from. */
export function answerCount(
  predicate: CountPredicate,
  known: {
    readonly leaves: readonly Leaf[];
    readonly returns: readonly ToolReturn[];
    readonly facts: readonly Fact[];
  },
): Verdict {
  const { noun, adjective } = partsOf(predicate.noun);
  const lists = readLists(known.returns).filter((list) => isSameNoun(list.words.map(singular).at(-1), noun));
  const listed = lists.flatMap(({ elements, path, call }) => {
    const evidence = { kind: 'tool', id: call, path, quote: quoteOf(elements) } as const;
    const counts = adjective === '' ? countsOf(elements) : countIn(elements, adjective, noun);
    return (
      counts?.map((count) => countSign(predicate, count, evidence)) ?? [{ says: 'open', evidence } as const]
    );
  });
  if (listed.length > 0) return agreed(listed);
  const numbered = known.leaves
    .filter(
      (leaf) =>
        typeof leaf.value === 'number' && adjective === '' && isCountKey(leaf.key.map(singular), noun),
    )
    .map((leaf) => countSign(predicate, Number(leaf.value), leaf.evidence));
  return numbered.length > 0 ? agreed(numbered) : countChoices(predicate, known.facts);
}

/** `package` and `parcel` name the same list. */
const isSameNoun = (listed: string | undefined, noun: string): boolean =>
  listed === noun || (listed !== undefined && PARCELS.has(listed) && PARCELS.has(noun));
const PARCELS = new Set(['parcel', 'package', 'shipment']);

/** How many a list holds; where its lines have quantities (`2 × House blend`) the pieces too, since either may be meant. */
function countsOf(elements: readonly unknown[]): number[] {
  const quantities = elements.map((element) => (isObject(element) ? element['quantity'] : undefined));
  const pieces = quantities.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 1), 0);
  return [elements.length, pieces];
}

const countSign = (predicate: CountPredicate, count: number, evidence: Sign['evidence']): Sign => ({
  says: keepsTo(predicate.bound, count) ? 'yes' : 'no',
  evidence,
});

function partsOf(phrase: string): { noun: string; adjective: string } {
  const words = phrase.split(' ');
  return {
    noun: words.at(-1) ?? '',
    adjective: words
      .slice(0, -1)
      .filter((word) => word !== 'matching')
      .join(' '),
  };
}

/** `orders_count`, `number_of_items`, `itemCount`, `quantity` of items. */
const isCountKey = (key: readonly string[], noun: string): boolean =>
  key.includes(noun) && key.some((word) => /^(?:count|number|quantity|total)$/.test(word)) && key.length <= 3;

/** How many elements are in the state that an adjective names; `undefined` where one does not tell. */
function countIn(elements: readonly unknown[], adjective: string, noun: string): number[] | undefined {
  const state = findStates(adjective, entityOf([noun]))[0];
  if (!state) return undefined;
  let count = 0;
  for (const element of elements) {
    const status = isObject(element)
      ? leavesOf(element).find((leaf) => /(?:^|_)status$/i.test(leaf.path))
      : undefined;
    const relation = status && relate(state, valueName(String(status.value)));
    if (relation !== 'yes' && relation !== 'no') return undefined;
    count += relation === 'yes' ? 1 : 0;
  }
  return [count];
}

/** Several values of one id to choose from are that many things. */
function countChoices(predicate: CountPredicate, facts: readonly Fact[]): Verdict {
  const names = [
    `${predicate.noun}_id`,
    predicate.noun === 'parcel' || predicate.noun === 'shipment' ? 'tracking_number' : '',
  ];
  const choices = facts.filter((fact) => fact.standing === 'choice' && names.includes(fact.name));
  const first = choices[0];
  if (!first) return UNKNOWN;
  return agreed([countSign(predicate, new Set(choices.map((fact) => fact.value)).size, first.source)]);
}
