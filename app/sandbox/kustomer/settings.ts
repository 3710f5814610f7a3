/** The org's settings: defaults of the definition, the shops' tokens, what the checklist would have ticked. */
import type { ModelServer } from '../model/server.ts';
import { type SettingValue, settingValues } from '../zendesk/settings.ts';
import type { KustomerApp } from './app-definition.ts';

/** Values by name; `chosen` wins over what the sandbox would fill in. */
export function orgSettings(
  app: KustomerApp,
  model: ModelServer | null,
  chosen: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  const parameters = app.settings.map(({ name, type, defaultValue }) => ({
    name,
    type: type === 'boolean' ? 'checkbox' : 'text',
    required: false,
    secure: type === 'secret',
    default: defaultValue,
    scopes: [],
  }));
  return settingValues(parameters, model, { ...CHECKED, ...chosen });
}

/** What an admin has found and filled in. */
const CHECKED = { supervisorTeams: 'Supervisors', draftsChecked: true, recordsChecked: true } as const;
