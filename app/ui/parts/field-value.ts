import type { Json } from '../../lib/json.ts';
import { decimalsOf } from '../../lib/money.ts';
import type { FieldView } from '../sidebar/view-model.ts';
import type { Text } from '../text.ts';

/** What a typed text means for a field. `bad` says why with a key of the translations. */
export type FieldReading =
  | { readonly status: 'ok'; readonly value: Json }
  | { readonly status: 'empty' }
  | { readonly status: 'bad'; readonly key: string; readonly values: Record<string, string | number> };

/** Reads what was typed by the field's type, options and bounds; numbers as the locale writes them. */
export function readField(field: FieldView, typed: string, text: Text): FieldReading {
  const trimmed = typed.trim();
  if (trimmed === '') return field.required ? bad('missing') : { status: 'empty' };
  switch (field.type) {
    case 'text':
    case 'long-text':
      return ok(trimmed);
    case 'files':
    case 'list':
      return ok(
        trimmed
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      );
    case 'yes-no':
      return trimmed === 'true' || trimmed === 'false' ? ok(trimmed === 'true') : bad('choice');
    case 'choice': {
      const option = field.options.find((one) => optionKey(one.value) === trimmed);
      return option ? ok(option.value) : bad('choice');
    }
    case 'date':
      return isDay(trimmed) ? ok(trimmed) : bad('date');
    case 'integer':
    case 'number':
    case 'money':
    case 'percent':
      return readNumber(field, trimmed, text);
  }
}

/** A field's value as it stands in its control. */
export function fieldText(field: FieldView, text: Text): string {
  const { value } = field;
  if (value === null) return '';
  if (field.type === 'choice') return optionKey(value);
  if (field.type === 'list' || field.type === 'files')
    return Array.isArray(value) ? value.map(String).join('\n') : String(value);
  if (typeof value === 'number') return numberText(field, value, text);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** A field's value for reading: money with its sign, choices by their label. */
export function fieldWords(field: FieldView, text: Text): string {
  const { value } = field;
  if (value === null) return '–';
  if (field.type === 'money' && typeof value === 'number') return text.money(value, field.currency);
  if (field.type === 'percent' && typeof value === 'number') return text.percent(value);
  if (field.type === 'yes-no') return text.phrase(value === true ? 'ui.yes' : 'ui.no');
  if (field.type === 'date' && typeof value === 'string') return text.date(value);
  if (field.type === 'files')
    return text.phrase('ui.field.files', { count: Array.isArray(value) ? value.length : 1 });
  const option = field.options.find((one) => optionKey(one.value) === optionKey(value));
  return option?.label ?? fieldText(field, text);
}

/** An option's value as the control's own text. */
export const optionKey = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const ok = (value: Json): FieldReading => ({ status: 'ok', value });
const bad = (reason: string, values: Record<string, string | number> = {}): FieldReading => ({
  status: 'bad',
  key: `ui.field.${reason}`,
  values,
});

function readNumber(field: FieldView, typed: string, text: Text): FieldReading {
  const value = parseNumber(typed, text.locale);
  if (value === undefined) return bad('number');
  if (field.type === 'integer' && !Number.isInteger(value)) return bad('integer');
  if (field.type === 'money' && decimalsIn(value) > decimalsOf(field.currency)) return bad('money_decimals');
  if (field.min !== null && value < field.min)
    return bad('at_least', { limit: amountWords(field, field.min, text) });
  if (field.max !== null && value > field.max)
    return bad('at_most', { limit: amountWords(field, field.max, text) });
  return ok(value);
}

const decimalsIn = (value: number): number => String(value).split('.')[1]?.length ?? 0;

function amountWords(field: FieldView, value: number, text: Text): string {
  if (field.type === 'money') return text.money(value, field.currency);
  return field.type === 'percent' ? text.percent(value) : text.number(value);
}

// Digits, then decimals, once the locale's separators are gone: `1200.50`, `-3`.
const PLAIN = /^-?\d+(\.\d+)?$/;

/** A number as the locale writes it; a plain decimal point is taken too where it cannot mean thousands. */
export function parseNumber(typed: string, locale: string): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const spaceless = typed.replaceAll(/[\s\u00a0\u202f']/g, '');
  const [whole = '', ...decimals] = spaceless.split(decimal);
  const digits = [ungrouped(whole, group), ...decimals].join('.');
  return PLAIN.test(digits) ? Number(digits) : undefined;
}

const ungrouped = (digits: string, group: string): string =>
  isGrouped(digits, group) ? digits.replaceAll(group, '') : digits;

function isGrouped(digits: string, group: string): boolean {
  const [first = '', ...rest] = digits.replace('-', '').split(group);
  return rest.length > 0 && /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
}

// A day: `2026-05-03`, `1999-12-31`.
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isDay(typed: string): boolean {
  const time = Date.parse(typed);
  return DAY.test(typed) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed);
}

function numberText(field: FieldView, value: number, text: Text): string {
  const decimals = field.type === 'money' ? decimalsOf(field.currency) : 0;
  return new Intl.NumberFormat(text.locale, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 6),
  }).format(value);
}
