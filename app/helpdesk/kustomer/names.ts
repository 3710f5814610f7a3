/**
 * Names that the app definition and the adapter share. Kustomer puts the org into the names of apps and commands when a
 * private app is registered; the final names are stored in a setting and read from there, never guessed.
 * @see https://developer.kustomer.com/kustomer-apps-platform/docs/private-app-namespacing, read 2026-08
 */
import { isObject, parseJson } from '../../lib/json.ts';
import type { Table } from '../../lib/store.ts';

/** Name of the app as the definition says it. */
export const APP_NAME = 'stepwise';

/** Category of every setting. */
export const SETTINGS_CATEGORY = 'default';

/** A command's name as the definition says it. */
export const commandName = (service: string, operation: string): string =>
  `${APP_NAME}.app.${service}.${operation}`;

/** Klasses by the table that they hold. */
export const KLASSES: Readonly<Record<Table, string>> = { entry: 'stepwise_entry', rule: 'stepwise_rule' };

/** Attributes of both klasses that searches filter by. */
export const KLASS_FIELDS = { type: 'recordTypeStr', group: 'recordGroupStr', nonce: 'nonceStr' } as const;

/** Under this alias every command knows its secret. */
export const SECRET_ALIAS = 'secret';

/** Settings that are no secrets, by what they are for. */
export const SETTINGS = {
  /** Teams whose members are supervisors: names or ids, with commas. */
  supervisorTeams: 'supervisorTeams',
  /** Permission sets that make a supervisor: names or ids, with commas. */
  supervisorPermissionSets: 'supervisorPermissionSets',
  /** Ticked when somebody has seen that an unscheduled draft is not sent. */
  draftsChecked: 'draftsChecked',
  /** Ticked by the registration script when two records with one external id could not both be made. */
  recordsChecked: 'recordsChecked',
  /** Ticked when Kustomer is seen to fill secrets into the headers of a command's definition. */
  headersInDefinition: 'headersInDefinition',
  /** Final names, as `FinalNames` in JSON. */
  finalNames: 'finalNames',
} as const;

/** Names after registration. */
export interface FinalNames {
  /** What takes the place of `stepwise` at the start of a command's name, usually `stepwise_<org>`. */
  readonly commandApp: string;
  /** Commands whose final name is another than that gives, by their name in the definition. */
  readonly commands: Readonly<Record<string, string>>;
  readonly klasses: Readonly<Record<Table, string>>;
}

/** Reads the stored names; undefined where nothing readable is stored. */
export function readFinalNames(setting: string): FinalNames | undefined {
  const value = parseJson(setting);
  if (!isObject(value) || typeof value['commandApp'] !== 'string' || !NAME.test(value['commandApp']))
    return undefined;
  const klasses = isObject(value['klasses']) ? value['klasses'] : {};
  const klass = (table: Table) => {
    const name = klasses[table];
    return typeof name === 'string' && KLASS.test(name) ? name : KLASSES[table];
  };
  const others = isObject(value['commands']) ? Object.entries(value['commands']) : [];
  return {
    commandApp: value['commandApp'],
    commands: Object.fromEntries(
      others.filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && NAME.test(entry[1]),
      ),
    ),
    klasses: { entry: klass('entry'), rule: klass('rule') },
  };
}

// A name: `stepwise_5f0c`, `stepwise_5f0c.app.skio.find-users`.
const NAME = /^[\w.-]{1,200}$/;
// A klass: `stepwise_entry`, `stepwise-rule`.
const KLASS = /^[\w-]{1,100}$/;

/** The final name of a command. */
export function finalCommandName(names: FinalNames, service: string, operation: string): string {
  const name = commandName(service, operation);
  if (Object.hasOwn(names.commands, name)) return names.commands[name] ?? name;
  return `${names.commandApp}${name.slice(APP_NAME.length)}`;
}

/** The shortest form of a mapping from defined to final names; throws where a command is missing. */
export function finalNamesOf(
  commands: ReadonlyMap<string, string>,
  klasses: FinalNames['klasses'],
): FinalNames {
  const [first] = commands;
  if (!first) throw new Error('no command was registered');
  const commandApp = appOf(first[0], first[1]) ?? APP_NAME;
  const others = [...commands].filter(
    ([defined, final]) => final !== `${commandApp}${defined.slice(APP_NAME.length)}`,
  );
  return { commandApp, commands: Object.fromEntries(others), klasses };
}

/** What stands before the common end of a defined and a final name. */
function appOf(defined: string, final: string): string | undefined {
  const end = defined.slice(APP_NAME.length);
  return final.endsWith(end) ? final.slice(0, final.length - end.length) : undefined;
}
