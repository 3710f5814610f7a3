/** The installation's settings in the sandbox: manifest defaults, the shops' tokens, what the caller sets. */
import { SANDBOX_TOKENS } from '../shops/shop.ts';
import type { ModelServer } from '../world.ts';
import type { AppPackage, Parameter } from './app-package.ts';

/** A setting's value. */
export type SettingValue = string | number | boolean;

/** Every declared parameter's value; `chosen` wins over what the sandbox would fill in. */
export function settingsOf(
  app: AppPackage,
  model: ModelServer | null,
  chosen: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  const entries = app.parameters.map((parameter) => {
    const value =
      chosen[parameter.name] ?? (parameter.secure ? secretOf(parameter, model) : plainOf(parameter));
    return [parameter.name, value] as const;
  });
  return Object.fromEntries(entries);
}

function secretOf(parameter: Parameter, model: ModelServer | null): SettingValue {
  const name = parameter.name.toLowerCase();
  // EasyPost's scheme is HTTP Basic: its setting holds base64 of `key:`.
  if (name.includes('easypost')) return Buffer.from(`${SANDBOX_TOKENS.easypost}:`).toString('base64');
  if (name.includes('skio')) return SANDBOX_TOKENS.skio;
  if (name.includes('prive')) return SANDBOX_TOKENS.prive;
  if (name.includes('shopify')) return SANDBOX_TOKENS.shopify;
  if (name.includes('openai') || name.includes('model')) return model?.apiKey ?? '';
  return `sandbox-${parameter.name}`;
}

/** What the sandbox's account has filled in; names of its groups. */
const FILLED_IN: Readonly<Record<string, SettingValue>> = {
  supervisorGroups: 'Supervisors',
  escalationGroup: 'Escalations',
};

function plainOf(parameter: Parameter): SettingValue {
  const { name, type } = parameter;
  const value = FILLED_IN[name] ?? parameter.default;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return type === 'checkbox' ? false : '';
}
