import type { Parameter } from './app-package.ts';

// `{{setting.modelKey}}`, `{{ setting.shop_token }}`
const PLACEHOLDER = /\{\{\s*setting\.([\w-]+)\s*\}\}/g;

/**
 * Expands `{{setting.x}}` in header values, for secure parameters whose scopes allow a header; any other placeholder stays
 * as it stands, so that it fails where the vendor reads it.
 */
export function expandHeaders(
  headers: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string | number | boolean>>,
  parameters: readonly Parameter[],
): Record<string, string> {
  const expand = (value: string) =>
    value.replaceAll(PLACEHOLDER, (whole, name: string) => {
      const parameter = parameters.find((candidate) => candidate.name === name);
      if (!parameter?.secure || !parameter.scopes.includes('header')) return whole;
      return String(settings[name] ?? '');
    });
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, expand(value)]));
}

/** Headers as the proxy lets them through: lower-case names, those with an underscore dropped. */
export function passableHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const passable = Object.entries(headers).filter(([name]) => !name.includes('_'));
  return Object.fromEntries(passable.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
