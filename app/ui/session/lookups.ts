/** What was read for the case, in a few lines an agent can take in at a glance. */

import type { ToolReturn } from '../../assist/event.ts';
import { hitOf } from '../../assist/known.ts';
import type { DeskLookUp } from '../../ledger/desk/held.ts';
import { isObject } from '../../lib/json.ts';
import { statusWords } from '../../lib/phrases.ts';
import type { LookupView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';
import { sourceView } from './sources.ts';

/** One a tool and thing that was read, newest reading each, in the order in which they were first read. */
export function lookupViews(context: SessionContext): LookupView[] {
  const { desk, catalog } = context;
  const reads = desk.assistance.past.returns.filter((one) => catalog.find(one.call.tool)?.effect === 'read');
  const newest = new Map<string, ToolReturn>();
  for (const one of reads)
    newest.set(`${titleOf(one.call.tool, context.phrases)} ${JSON.stringify(one.call.args)}`, one);
  const under = desk.lookUps.filter(
    (one) => ![...newest.values()].some((read) => read.call.id === one.suggestion.call.id),
  );
  return [
    ...[...newest.values()].map((one) => readView(one, context)),
    ...under.map((one) => underWayView(one, context)),
  ];
}

function underWayView(
  { suggestion, state, reason, mend }: DeskLookUp,
  { phrases }: SessionContext,
): LookupView {
  const base = { id: suggestion.call.id, title: titleOf(suggestion.call.tool, phrases) };
  return state === 'loading'
    ? { ...base, state: 'loading' }
    : { ...base, state: 'failed', because: reason, mend, mayRetry: true };
}

function readView(one: ToolReturn, context: SessionContext): LookupView {
  const { phrases, catalog } = context;
  const base = { id: one.call.id, title: titleOf(one.call.tool, phrases) };
  const tool = catalog.find(one.call.tool);
  const parsed = tool?.parseOutput(one.output);
  if (one.status !== 'done' || !tool || parsed?.status !== 'ok') {
    const reason =
      isObject(one.output) && typeof one.output['reason'] === 'string'
        ? one.output['reason']
        : phrases('session.unreadable');
    return { ...base, state: 'failed', because: reason, mend: '', mayRetry: true };
  }
  if (tool.outcomeOf(parsed.output) === 'none')
    return {
      ...base,
      state: 'none',
      because: phrases('session.nothing-for', { what: Object.values(one.call.args).join(', ') }),
    };
  if (hitOf(tool, parsed.output) === 'several')
    return {
      ...base,
      state: 'none',
      because: phrases('session.several-for', { what: Object.values(one.call.args).join(', ') }),
    };
  const lines = linesOf(parsed.output, context);
  const source = sourceView(
    {
      kind: 'tool',
      id: one.call.id,
      path: '',
      quote: lines.map((line) => `${line.label}: ${line.value}`).join('\n'),
    },
    context,
  );
  const summary = lines
    .filter((line) => !line.warn)
    .slice(0, 2)
    .map((line) => line.value)
    .join(' · ');
  return { ...base, state: 'found', summary, lines, note: noteOf(parsed.output, phrases), source };
}

/** Tracking without the carrier's word is the shop's alone. */
function noteOf(output: Record<string, unknown>, phrases: SessionContext['phrases']): string {
  const reason = output['carrier_silent'];
  return typeof reason === 'string' && reason !== '' ? phrases('session.carrier-silent', { reason }) : '';
}

const titleOf = (tool: string, phrases: SessionContext['phrases']): string => {
  const short = phrases(`lookup.${tool}`);
  return short === `lookup.${tool}` ? phrases(`tool.${tool}.title`) : short;
};

interface Line {
  readonly label: string;
  readonly value: string;
  readonly warn: boolean;
}

/** Members worth reading, in reading order; everything else is a click away in the shop. */
const MEMBERS = [
  'status',
  'shipping_status',
  'delivered_at',
  'order_id',
  'name',
  'customer_name',
  'email',
  'total',
  'financial_status',
  'fulfillment_status',
  'shipping_method',
  'estimated_delivery_at',
  'days_without_scan',
  'last_scan_at',
  'address_text',
  'next_charge_date',
  'interval',
  'refunded',
  'claim_id',
  'cancelled_at',
];

function linesOf(output: Record<string, unknown>, context: SessionContext): Line[] {
  const plain = MEMBERS.flatMap((name): Line[] => {
    const value = valueText(name, output, context);
    return value === '' ? [] : [{ label: labelOf(name, context), value, warn: false }];
  });
  const lines = plain.length > 0 ? plain : ownLines(output, context);
  return [...lines, ...listLines(output, context), ...sayer(output, context), ...warnings(output, context)];
}

/** The members of an output that no shipped tool has: of a team's own tool. */
const ownLines = (output: Record<string, unknown>, context: SessionContext): Line[] =>
  Object.keys(output)
    .filter((name) => name !== 'found')
    .flatMap((name) => {
      const value = valueText(name, output, context);
      return value === '' ? [] : [{ label: labelOf(name, context), value, warn: false }];
    })
    .slice(0, ROWS_MAX);

/** Who says where a parcel is: the carrier, or the shop where the carrier could not be asked. */
function sayer(output: Record<string, unknown>, context: SessionContext): Line[] {
  const parcels = Array.isArray(output['parcels']) ? output['parcels'].filter(isObject) : [];
  const sources = new Set(parcels.map(({ source }) => source).filter((each) => typeof each === 'string'));
  return [...sources].map((source) => ({
    label: labelOf('said_by', context),
    value: context.phrases(`session.said-by.${source}`),
    warn: false,
  }));
}

const labelOf = (name: string, { phrases }: SessionContext): string => phrases(`result.${name}`);

function valueText(name: string, output: Record<string, unknown>, { text, phrases }: SessionContext): string {
  const value = output[name];
  if (value === null || value === undefined || value === '' || typeof value === 'object') return '';
  if (name === 'total' || name === 'refunded') {
    const amount = Number(value);
    if (name === 'refunded' && amount === 0) return '';
    return typeof output['currency'] === 'string' ? text.money(amount, output['currency']) : String(value);
  }
  if (/_at$|_date$/.test(name)) return text.date(String(value));
  if (/status$/.test(name)) return statusWords(String(value), phrases);
  return typeof value === 'number' ? text.number(value) : String(value);
}

function listLines(output: Record<string, unknown>, context: SessionContext): Line[] {
  const { phrases, text } = context;
  const rows = (name: string) => (Array.isArray(output[name]) ? output[name].filter(isObject) : []);
  const items = rows('items').map(
    (item) => `${text.number(Number(item['quantity'] ?? 1))} × ${String(item['product'] ?? '')}`,
  );
  const parcels = rows('parcels').map((parcel) =>
    [parcel['carrier'], parcel['tracking_number'], statusWords(String(parcel['status'] ?? ''), phrases)]
      .filter((each) => each !== '' && each !== undefined)
      .join(' '),
  );
  const subscriptions = rows('subscriptions').map((each) =>
    [
      productsOf(each),
      statusWords(String(each['status'] ?? ''), phrases),
      dateOf(each['next_charge_date'], context),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );
  const orders = rows('orders').map(
    (each) =>
      `#${String(each['order_id'] ?? '')} ${statusWords(String(each['shipping_status'] ?? each['status'] ?? ''), phrases)}`,
  );
  const refunds = rows('refunds').map((each) =>
    [
      text.money(Number(each['amount']), String(each['currency'])),
      `#${String(each['order_id'] ?? '')}`,
      text.date(String(each['refunded_at'] ?? '')),
    ].join(' · '),
  );
  const lists: [string, string[]][] = [
    ['items', items],
    ['parcels', parcels],
    ['subscriptions', subscriptions],
    ['orders', orders],
    ['refunds', refunds],
  ];
  return lists.flatMap(([name, values]) =>
    values.slice(0, ROWS_MAX).map((value) => ({ label: labelOf(name, context), value, warn: false })),
  );
}

const ROWS_MAX = 5;

const productsOf = (each: Record<string, unknown>): string =>
  Array.isArray(each['items'])
    ? each['items']
        .filter(isObject)
        .map((item) => String(item['product'] ?? ''))
        .join(', ')
    : '';

const dateOf = (value: unknown, { text, phrases }: SessionContext): string =>
  typeof value === 'string' && value !== '' ? phrases('session.next-charge', { date: text.date(value) }) : '';

function warnings(output: Record<string, unknown>, context: SessionContext): Line[] {
  const list = Array.isArray(output['discrepancies']) ? output['discrepancies'] : [];
  return list.flatMap((each): Line[] => {
    const words = isObject(each) ? each['text'] : each;
    return typeof words === 'string'
      ? [{ label: labelOf('discrepancy', context), value: words, warn: true }]
      : [];
  });
}
