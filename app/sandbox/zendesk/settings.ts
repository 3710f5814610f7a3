/** The installation's settings in the sandbox: manifest defaults, the shops' tokens, what the caller sets. */
import { createServiceTable, STANDARD_CONFIG } from '../../lib/services/table.ts';
import type { ModelServer } from '../model/server.ts';
import { SANDBOX_TOKENS } from '../shops/shop.ts';
import type { AppPackage, Parameter } from './app-package.ts';

/** A setting's value. */
export type SettingValue = string | number | boolean;

/** Every declared parameter's value; `chosen` wins over what the sandbox would fill in. */
export function settingsOf(
  app: AppPackage,
  model: ModelServer | null,
  chosen: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  return settingValues(app.parameters, model, chosen);
}

/** The same for parameters that come from elsewhere. */
export function settingValues(
  parameters: readonly Parameter[],
  model: ModelServer | null,
  chosen: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  const entries = parameters.map((parameter) => {
    const value =
      chosen[parameter.name] ?? (parameter.secure ? secretOf(parameter, model) : plainOf(parameter));
    return [parameter.name, value] as const;
  });
  return Object.fromEntries(entries);
}

function secretOf(parameter: Parameter, model: ModelServer | null): SettingValue {
  const service = SERVICES.find(({ secret }) => secret === parameter.name)?.name;
  switch (service) {
    case 'skio':
    case 'prive':
    case 'shopify':
      return SANDBOX_TOKENS[service];
    case 'easypost':
      // HTTP Basic: the setting holds base64 of `key:`.
      return Buffer.from(`${SANDBOX_TOKENS.easypost}:`).toString('base64');
    case 'openai':
      return model?.apiKey ?? '';
    default:
      return `sandbox-${parameter.name}`;
  }
}

const SERVICES = Object.values(createServiceTable(STANDARD_CONFIG));

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
