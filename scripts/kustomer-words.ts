/** What admins read in Kustomer's settings of the app, where it is not what they read in Zendesk's. */
import { isObject } from '../app/lib/json.ts';

/** The words of one setting. */
export interface SettingWords {
  readonly label: string;
  readonly help: string;
}

/** Words by the name of a setting. */
export const SETTING_WORDS: Readonly<Record<string, SettingWords>> = {
  supervisorTeams: {
    label: 'Supervisor teams',
    help: 'Teams whose members decide what agents may not decide alone. Names or ids, with commas.',
  },
  supervisorPermissionSets: {
    label: 'Supervisor permission sets',
    help: 'Permission sets that make a supervisor, in addition to the teams. Names or ids, with commas.',
  },
  escalationGroup: {
    label: 'Escalation team',
    help: 'The team that gets a conversation which a policy hands to a person.',
  },
  draftsChecked: {
    label: 'An unscheduled draft was not sent',
    help: 'Tick this after the first check of the checklist. Until then drafts are copied to the clipboard.',
  },
  recordsChecked: {
    label: 'Records are unique',
    help: 'Ticked by the registration script when Kustomer refused a second record with one external id.',
  },
  headersInDefinition: {
    label: 'Secrets stand in the definition',
    help: 'Set by the build. Says whether the headers of commands come from the definition or from the card.',
  },
  finalNames: { label: 'Final names', help: 'Written by the registration script.' },
  skioToken: { label: 'Skio API token', help: 'Sent to graphql.skio.com by Kustomer. Agents never see it.' },
  priveKey: { label: 'Prive API key', help: 'Sent to Prive by Kustomer. Agents never see it.' },
  shopifyToken: {
    label: 'Shopify Admin API token',
    help: 'Sent to your shop by Kustomer. Agents never see it.',
  },
  easypostKey: {
    label: 'EasyPost key, as base64 of `key:`',
    help: 'The API key with a colon behind it, in base64. Sent to api.easypost.com by Kustomer.',
  },
  modelKey: {
    label: 'Model API key',
    help: 'Leave empty to work without a model. Sent to the model’s host by Kustomer.',
  },
};

/** The words of `translations/en.json` under `app.parameters`. */
export function sharedWords(translations: unknown): Record<string, SettingWords> {
  const app = isObject(translations) ? translations['app'] : undefined;
  const parameters = isObject(app) && isObject(app['parameters']) ? app['parameters'] : {};
  return Object.fromEntries(
    Object.entries(parameters).map(([name, words]) => [
      name,
      {
        label: isObject(words) ? String(words['label'] ?? name) : name,
        help: isObject(words) ? String(words['helpText'] ?? '') : '',
      },
    ]),
  );
}
