/** What admins read in Kustomer's settings of the app: a label and a help text for each setting. */

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
  caseNotes: { label: 'Case notes', help: 'Write an internal note when a policy has come to its end.' },
  approvalLanes: {
    label: 'Who approves',
    help: 'One tool a line, such as `refund_order: supervisor`. Lanes: auto, agent, supervisor, never.',
  },
  amountLimits: {
    label: 'Limits',
    help: 'One limit a line, such as `refund_order.amount: 100`. What is over it goes to a supervisor.',
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
