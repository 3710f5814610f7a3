/** Kustomer's placeholders in commands: `{{{x}}}` as it is, `{{x}}` with HTML's signs escaped, unknown names as nothing. */
import type { Json } from '../../lib/json.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '/': '&#x2F;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

// `{{{secret}}}`, `{{ id }}`
const PLACEHOLDER = /\{\{\{\s*([\w.]+)\s*\}\}\}|\{\{\s*([\w.]+)\s*\}\}/g;

/** The text with its placeholders filled. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(PLACEHOLDER, (_whole, plain: string | undefined, escaped: string | undefined) => {
    const name = plain ?? escaped ?? '';
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return plain === undefined ? value.replaceAll(/[&<>"'/`=]/g, (sign) => ESCAPES[sign] ?? sign) : value;
  });
}

/** The same in every text of a value: the worst that Kustomer may do with a body. */
export function fillInAll(value: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return fillIn(value, values);
  if (Array.isArray(value)) return value.map((inner) => fillInAll(inner, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillInAll(inner, values)]));
}
