/** Rules for `translations/`. */
import { isObject } from '../../app/lib/json.ts';
import { jsonIn, type PackageFiles } from '../zendesk-check.ts';
import { LOCALE } from './manifest.ts';

type Json = Readonly<Record<string, unknown>>;

const FILE = /^translations\/(.*)\.json$/;
/** What a public app needs; a private one only its name. */
const WANTED = ['name', 'short_description', 'installation_instructions', 'long_description'];

/** What is wrong with the translations; English is the one that Zendesk asks for, and falls back on. */
export function translationProblems(manifest: Json, files: PackageFiles): string[] {
  const names = parameterNames(manifest['parameters']);
  return [...files.keys()].flatMap((path) => {
    const locale = FILE.exec(path)?.[1];
    if (locale === undefined) return [];
    const app = appIn(jsonIn(files, path));
    const problems = [
      ...(LOCALE.test(locale) ? [] : ['is not named by a locale']),
      ...(app ? formProblems(app) : ['is no JSON object with `app` in it']),
      ...(app && locale === 'en' ? lackingIn(app, names) : []),
    ];
    return problems.map((problem) => `${path}: ${problem}`);
  });
}

const parameterNames = (parameters: unknown): string[] =>
  Array.isArray(parameters) ? parameters.filter(isObject).map(({ name }) => String(name)) : [];

const appIn = (messages: unknown): Json | undefined =>
  isObject(messages) && isObject(messages['app']) ? messages['app'] : undefined;

const labelsIn = (app: Json): Json => (isObject(app['parameters']) ? app['parameters'] : {});

const formProblems = (app: Json): string[] => [
  ...Object.entries(labelsIn(app))
    .filter(([, words]) => !isLabelled(words))
    .map(([name]) => `app.parameters.${name} has no label and helpText`),
  ...('package' in app ? ['app.package needs another form of translation'] : []),
];

const isLabelled = (words: unknown): boolean =>
  isObject(words) && typeof words['label'] === 'string' && typeof words['helpText'] === 'string';

const lackingIn = (app: Json, names: readonly string[]): string[] => [
  ...WANTED.filter((key) => typeof app[key] !== 'string' || app[key] === '').map(
    (key) => `app.${key} is missing`,
  ),
  ...names
    .filter((name) => !Object.hasOwn(labelsIn(app), name))
    .map((name) => `app.parameters.${name} is missing`),
];
