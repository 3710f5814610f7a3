/** Reading paths: `client.get`. */
import type { DeskState, Tab } from '../state.ts';
import { isClosed, propertiesOf } from '../state.ts';
import { failure, noHandler, type PathResult, value } from './errors.ts';
import { type AppInstance, contextOf } from './instance.ts';
import { commentObject, currentUserObject, ticketObject } from './ticket-object.ts';

/** What reading needs to know. */
export interface Reading {
  readonly state: DeskState;
  readonly instance: AppInstance;
  readonly instances: readonly AppInstance[];
  /** The tab of the instance, where it has one. */
  readonly tab: Tab | undefined;
}

/** The value at a path, or the error that the real host gives for a path that it does not know. */
export function readPath(reading: Reading, path: string): PathResult {
  const { state, instances, tab } = reading;
  if (path.startsWith('instances.')) {
    const found = instances.find(({ guid }) => guid === path.slice('instances.'.length));
    return found ? value(contextOf(found, state.view.subdomain)) : failure(noHandler(path));
  }
  if (path.startsWith('ticketFields') && tab) return readFields(reading, tab, path);
  if (path.startsWith('ticket.customField:') && tab) return readCustomField(state, tab, path);
  if (path.startsWith('requirement:')) return readRequirement(path);
  return walk(rootsOf(reading), path);
}

function rootsOf({ state, instance, instances, tab }: Reading): Record<string, unknown> {
  const account = {
    subdomain: state.view.subdomain,
    planName: state.view.plan,
    timeZone: { name: 'America/New_York', ianaName: 'America/New_York' },
  };
  const roots: Record<string, unknown> = {
    currentUser: currentUserObject(state),
    currentAccount: account,
    colorScheme: state.theme,
    visible: instance.isVisible,
    instances: Object.fromEntries(
      instances.map((other) => [other.guid, contextOf(other, state.view.subdomain)]),
    ),
  };
  if (tab) {
    roots['ticket'] = ticketObject(state, tab);
    if (!isClosed(state, tab)) roots['comment'] = commentObject(tab);
  }
  return roots;
}

function walk(root: Record<string, unknown>, path: string): PathResult {
  let here: unknown = root;
  for (const key of path.split('.')) {
    if (here === null || here === undefined) return value(null);
    if (typeof here !== 'object' || !Object.hasOwn(here, key)) return failure(noHandler(path));
    here = Reflect.get(here, key);
  }
  return value(here);
}

// `ticketFields`, `ticketFields:priority.isVisible`, `ticketFields:custom_field_4101`
const FIELD_PATH = /^ticketFields(?::([\w]+)(?:\.(\w+))?)?$/;

const SYSTEM_FIELDS = ['subject', 'status', 'priority', 'type', 'tags', 'assignee'];

function readFields(reading: Reading, tab: Tab, path: string): PathResult {
  const found = FIELD_PATH.exec(path);
  if (!found) return failure(noHandler(path));
  const [, name, property] = found;
  const all = [
    ...SYSTEM_FIELDS.map((field) => fieldObject(tab, field, field, [])),
    ...reading.state.view.ticketFields.map((field) =>
      fieldObject(tab, `custom_field_${field.id}`, field.title, field.options),
    ),
  ];
  if (name === undefined) return value(all);
  const field = all.find((candidate) => candidate['name'] === name);
  if (!field) return failure(noHandler(path));
  if (property === undefined) return value(field);
  return Object.hasOwn(field, property) ? value(field[property]) : failure(noHandler(path));
}

function fieldObject(
  tab: Tab,
  name: string,
  label: string,
  options: readonly { readonly name: string; readonly value: string }[],
): Record<string, unknown> {
  const shown = tab.fieldStates[name] ?? { isVisible: true, isEnabled: true };
  const optionValues = options.map((option) => ({ label: option.name, value: option.value }));
  return { name, label, ...shown, optionValues };
}

// `ticket.customField:custom_field_4101`
const CUSTOM_FIELD = /^ticket\.customField:custom_field_(\d+)$/;

/** The id of the custom field in a path; `undefined` where the account has no such field. */
export function customFieldId(state: DeskState, path: string): string | undefined {
  const id = CUSTOM_FIELD.exec(path)?.[1];
  return state.view.ticketFields.some((field) => String(field.id) === id) ? id : undefined;
}

function readCustomField(state: DeskState, tab: Tab, path: string): PathResult {
  const id = customFieldId(state, path);
  return id === undefined ? failure(noHandler(path)) : value(propertiesOf(state, tab).fields[id] ?? null);
}

function readRequirement(path: string): PathResult {
  const id = path.slice('requirement:'.length);
  return value({ requirement_id: id, requirement_type: 'custom_objects_v2' });
}
