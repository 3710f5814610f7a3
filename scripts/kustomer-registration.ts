/**
 * Registers and installs the app in a Kustomer org, finds out its final names and whether records are unique there, and
 * stores both. Every step is said before and after; what was done stays done and is named where a later step fails.
 * @see https://developer.kustomer.com/docs/apps/register-and-install, read 2026-08
 */
import {
  APP_NAME,
  finalNamesOf,
  KLASSES,
  SETTINGS,
  SETTINGS_CATEGORY,
} from '../app/helpdesk/kustomer/names.ts';
import { isObject } from '../app/lib/json.ts';
import { definitionProblems } from './kustomer-check.ts';

/** What came back over HTTP. */
export interface ApiReply {
  readonly httpStatus: number;
  readonly body: unknown;
}

/** What the steps need. `send` throws where the org cannot be reached. */
export interface RegistrationPorts {
  send(method: string, path: string, body?: unknown): Promise<ApiReply>;
  print(line: string): void;
  sleep(ms: number): Promise<void>;
  randomId(): string;
  /** Keeps what Kustomer answered to a version, since it gives the answer once. */
  keep(version: string, answer: unknown): Promise<void>;
  /** The answer that was kept for a version; undefined where there is none. */
  kept(version: string): Promise<unknown>;
}

/** How the steps ended. */
export interface Registration {
  readonly status: 'done' | 'stopped';
  /** What an admin has to do now. */
  readonly left: readonly string[];
}

/** Goes through every step; stops at the first that fails and undoes nothing. */
export async function registerApp(definition: unknown, ports: RegistrationPorts): Promise<Registration> {
  const done: string[] = [];
  const step = async <Value>(words: string, run: () => Promise<Value>): Promise<Value> => {
    ports.print(`… ${words}`);
    const value = await run();
    done.push(words);
    ports.print(`✓ ${words}`);
    return value;
  };
  try {
    return await run(definition, ports, step);
  } catch (error) {
    ports.print(`✗ ${error instanceof Error ? error.message : String(error)}`);
    const left = done.map((words) => `done and not undone: ${words}`);
    for (const line of left) ports.print(`  ${line}`);
    return { status: 'stopped', left };
  }
}

type Step = <Value>(words: string, run: () => Promise<Value>) => Promise<Value>;

async function run(definition: unknown, ports: RegistrationPorts, step: Step): Promise<Registration> {
  const app = await step('check the definition offline', async () => checked(definition));
  const answer = await step(`register version ${app.version}`, () =>
    register(definition, app.version, ports),
  );
  const commands = await step('read the final names of the commands', async () =>
    commandNames(app.commands, answer),
  );
  const appName = appNameIn(commands);
  await step(`install ${appName} ${app.version}`, () => install(appName, app.version, ports));
  const klasses = await step('wait for the klasses', () => awaitKlasses(ports));
  const isUnique = await step('try whether records are unique', () => probeRecords(klasses.entry, ports));
  const names = JSON.stringify(finalNamesOf(commands, klasses));
  await step('store the final names', () =>
    storeSetting(appName, { name: SETTINGS.finalNames, value: names }, ports),
  );
  await step('store what was found of records', () =>
    storeSetting(appName, { name: SETTINGS.recordsChecked, value: isUnique }, ports),
  );
  const left = [
    'fill in the keys and the supervisor teams on the settings page of the app',
    `go through docs/kustomer-checks.md and tick \`${SETTINGS.draftsChecked}\``,
    ...(isUnique
      ? []
      : ['records are NOT unique here: the app will show policies and change nothing at a vendor']),
  ];
  for (const line of left) ports.print(`→ ${line}`);
  return { status: 'done', left };
}

interface Checked {
  readonly version: string;
  readonly commands: readonly string[];
}

function checked(definition: unknown): Checked {
  const problems = definitionProblems(definition);
  if (problems.length > 0) throw new Error(`the definition would be refused: ${problems.join('; ')}`);
  const commands =
    isObject(definition) && Array.isArray(definition['commands']) ? definition['commands'] : [];
  return {
    version: isObject(definition) ? String(definition['version']) : '',
    commands: commands.filter(isObject).map((command) => String(command['name'])),
  };
}

async function register(definition: unknown, version: string, ports: RegistrationPorts): Promise<unknown> {
  const reply = await ports.send('POST', '/v1/apps/available', definition);
  if (reply.httpStatus === 409) {
    const kept = await ports.kept(version);
    if (kept !== undefined) return kept;
    throw new Error(
      'this version is registered already and can never change; raise `version` in package.json',
    );
  }
  const { body } = good(reply, 'Kustomer refused the definition');
  await ports.keep(version, body);
  return body;
}

function good(reply: ApiReply, words: string): ApiReply {
  if (reply.httpStatus < 400) return reply;
  throw new Error(`${words} (${reply.httpStatus}): ${JSON.stringify(reply.body).slice(0, 500)}`);
}

/** Final names by defined ones. A name is found by its end, which registration leaves as it is. */
function commandNames(defined: readonly string[], answer: unknown): ReadonlyMap<string, string> {
  const found = namesIn(answer);
  return new Map(
    defined.map((name) => {
      const end = name.slice(APP_NAME.length);
      const final = found.find((each) => each.endsWith(end));
      if (final === undefined)
        throw new Error(
          `the answer names no command that ends in \`${end}\`; look the final names up in the org`,
        );
      return [name, final] as const;
    }),
  );
}

/** Every `name` below a `commands`, wherever the answer keeps it. */
function namesIn(value: unknown, inCommands = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => namesIn(each, inCommands));
  if (!isObject(value)) return [];
  const own = inCommands && typeof value['name'] === 'string' ? [value['name']] : [];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    namesIn(each, inCommands || key === 'commands'),
  );
  return [...own, ...inner];
}

/** The app's final name stands before the first `.app.` of its commands. */
function appNameIn(commands: ReadonlyMap<string, string>): string {
  const [first = ''] = commands.values();
  const name = first.split('.app.')[0] ?? '';
  if (!name.startsWith(APP_NAME)) throw new Error(`\`${first}\` does not begin with the app's name`);
  return name;
}

async function install(app: string, version: string, ports: RegistrationPorts): Promise<void> {
  good(await ports.send('POST', '/v1/apps/install', { app, version }), 'Kustomer refused to install it');
}

const LOOKS_MAX = 30;
const LOOK_EVERY_MS = 2_000;

/** Installing goes on behind the answer; it is through when both klasses are there. */
async function awaitKlasses(ports: RegistrationPorts): Promise<typeof KLASSES> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    if (look > 0) await ports.sleep(LOOK_EVERY_MS);
    const { body } = good(await ports.send('GET', '/v1/klasses?pageSize=100'), 'the klasses cannot be read');
    const rows = isObject(body) && Array.isArray(body['data']) ? body['data'] : [];
    const names = rows
      .filter(isObject)
      .map((row) => String(isObject(row['attributes']) ? row['attributes']['name'] : ''));
    const find = (klass: string) =>
      names.find((name) => name === klass) ?? names.find((name) => name.endsWith(klass));
    const [entry, rule] = [find(KLASSES.entry), find(KLASSES.rule)];
    if (entry !== undefined && rule !== undefined) return { entry, rule };
  }
  throw new Error('the klasses did not appear; look at the installation in the App Directory');
}

const ROUNDS = 5;

/** Several times two records with one external id at once: exactly one may be made each time, and stand. */
async function probeRecords(klass: string, ports: RegistrationPorts): Promise<boolean> {
  const path = `/v1/klasses/${encodeURIComponent(klass)}`;
  let isUnique = true;
  for (let round = 0; round < ROUNDS; round += 1) {
    const externalId = `sw-check-${ports.randomId()}`;
    const made = await Promise.all(
      ['a', 'b'].map((title) => ports.send('POST', path, { title, externalId, custom: {}, data: { title } })),
    );
    const ids = made.filter(({ httpStatus }) => httpStatus < 400).map(({ body }) => idIn(body));
    const again = await ports.send('GET', `${path}/externalId=${externalId}`);
    if (ids.length !== 1 || ids[0] === '' || idIn(again.body) !== ids[0]) isUnique = false;
    for (const id of new Set(ids)) if (id !== '') await ports.send('DELETE', `${path}/${id}`);
  }
  return isUnique;
}

function idIn(body: unknown): string {
  const data = isObject(body) ? body['data'] : undefined;
  return isObject(data) && typeof data['id'] === 'string' ? data['id'] : '';
}

/** Stored, and read back. */
async function storeSetting(
  app: string,
  setting: { readonly name: string; readonly value: string | boolean },
  ports: RegistrationPorts,
): Promise<void> {
  const path = `/v1/settings/${app}/${SETTINGS_CATEGORY}/${setting.name}`;
  good(
    await ports.send('PUT', path, { value: setting.value }),
    `the setting \`${setting.name}\` was not stored`,
  );
  const { body } = good(await ports.send('GET', path), `the setting \`${setting.name}\` cannot be read`);
  const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
  const stored = isObject(data['attributes']) ? data['attributes']['value'] : undefined;
  if (stored !== setting.value)
    throw new Error(`the setting \`${setting.name}\` stands as ${JSON.stringify(stored)}`);
}
