/** Rules for `requirements.json`, of which the app uses custom objects, an automation and a view. */
import { isObject } from '../../app/lib/json.ts';

type Json = Readonly<Record<string, unknown>>;

const OBJECTS_MAX = 50;
const FIELDS_MAX = 20;
const BYTES_MAX = 1_048_576;
const OBJECT_KEYS = ['key', 'title', 'title_pluralized', 'include_in_list_view'];
const FIELD_KEYS = ['key', 'title', 'type', 'object_key'];
/** @see https://developer.zendesk.com/api-reference/custom-data/custom-objects/custom_object_fields/, read 2026-08 */
const FIELD_TYPES = new Set([
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'dropdown',
  'multiselect',
  'lookup',
]);

/** What is wrong with the requirements. */
export function requirementsProblems(requirements: unknown): string[] {
  if (!isObject(requirements)) return ['requirements.json is no JSON object'];
  const others = Object.keys(requirements).filter((type) => !TYPES.has(type));
  const declared = requirements['custom_objects_v2'];
  return [
    ...others.map((type) => `requirements.json: the app declares no ${type}`),
    ...rulesIn(requirements, 'automations').flatMap(([name, rule]) => automationProblems(name, rule)),
    ...rulesIn(requirements, 'views').flatMap(([name, rule]) => viewProblems(name, rule)),
    ...(isObject(declared) ? customObjectProblems(declared) : ['custom_objects_v2 is no object']),
  ].map((problem) => (problem.startsWith('requirements') ? problem : `requirements.json: ${problem}`));
}

const TYPES = new Set(['custom_objects_v2', 'automations', 'views']);

const rulesIn = (requirements: Json, type: string): [string, Json][] => {
  const rules = requirements[type];
  return isObject(rules)
    ? Object.entries(rules).map(([name, rule]) => [name, isObject(rule) ? rule : {}])
    : [];
};

/** Conditions that pass with time; an automation has to have one. */
const HOURS = new Set([
  'NEW',
  'OPEN',
  'PENDING',
  'HOLD',
  'SOLVED',
  'CLOSED',
  'due_date',
  'until_due_date',
  'updated_at',
]);

/**
 * An automation needs a title, a condition of time, and an action that ends what it looks for, else it runs every hour for ever.
 * @see https://developer.zendesk.com/api-reference/ticketing/business-rules/automations/, read 2026-08
 */
function automationProblems(name: string, rule: Json): string[] {
  const all = isObject(rule['conditions']) ? listIn(rule['conditions'], 'all') : [];
  const actions = listIn(rule, 'actions');
  const changes = actions.some(({ field }) => all.some((condition) => condition['field'] === field));
  return [
    ...(typeof rule['title'] === 'string' ? [] : [`automation ${name} has no title`]),
    ...(all.some(({ field }) => HOURS.has(String(field)))
      ? []
      : [`automation ${name} has no condition of time`]),
    ...(changes ? [] : [`automation ${name} does not end what it looks for`]),
  ];
}

function viewProblems(name: string, rule: Json): string[] {
  return [
    ...(typeof rule['title'] === 'string' ? [] : [`view ${name} has no title`]),
    ...(listIn(rule, 'all').length > 0 ? [] : [`view ${name} has no condition`]),
  ];
}

function customObjectProblems(declared: Json): string[] {
  const objects = listIn(declared, 'objects');
  const fields = listIn(declared, 'object_fields');
  const keys = objects.map(({ key }) => key);
  const text = JSON.stringify(declared);
  return [
    ...(objects.length === 0 ? ['declares no objects'] : []),
    ...(objects.length > OBJECTS_MAX ? [`declares more than ${OBJECTS_MAX} objects`] : []),
    ...objects.flatMap((each) => lacking(each, OBJECT_KEYS, 'object')),
    ...fields.flatMap((each) => lacking(each, FIELD_KEYS, 'field')),
    ...fields
      .filter(({ object_key }) => !keys.includes(object_key))
      .map(({ key }) => `field ${key} is of no object`),
    ...fields
      .filter(({ type }) => !FIELD_TYPES.has(String(type)))
      .map(({ key }) => `field ${key} has no known type`),
    ...keys
      .filter((key) => countOf(fields, key) > FIELDS_MAX)
      .map((key) => `object ${key} has too many fields`),
    ...(text.includes('{{setting.') ? ['holds a setting, which Zendesk does not fill in here'] : []),
    ...(new TextEncoder().encode(text).length > BYTES_MAX ? ['is larger than 1 MiB'] : []),
  ];
}

const listIn = (declared: Json, name: string): Json[] => {
  const list = declared[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
};

const lacking = (each: Json, keys: readonly string[], what: string): string[] =>
  keys.filter((key) => !(key in each)).map((key) => `${what} ${String(each['key'])} has no ${key}`);

const countOf = (fields: readonly Json[], object: unknown): number =>
  fields.filter(({ object_key }) => object_key === object).length;
