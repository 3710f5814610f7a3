/** `npm start`: builds the app, opens the desk. Answers no arguments; `PORT`, `NO_OPEN`, `OWN_SERVICES`, `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `OPENAI_MODEL`, `STEPWISE_MODEL` and `CI` come from the environment. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createScriptedModel, SCRIPTED_NAME } from './model/scripted-model.ts';
import type { ModelServer } from './model/server.ts';
import { startServer } from './server.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OUT = join(ROOT, 'dist');
const PORT = 4567;

async function start(): Promise<void> {
  const app = join(OUT, 'zendesk');
  const problem = await buildApp();
  if (problem !== null || !existsSync(join(app, 'manifest.json'))) {
    process.stderr.write(
      `The app could not be built: ${problem ?? 'dist/zendesk/manifest.json is missing'}\n`,
    );
    process.exitCode = 1;
    return;
  }
  const model = modelFromEnvironment();
  const server = await startServer({
    app,
    kustomer: join(OUT, 'kustomer'),
    port: Number(process.env['PORT'] ?? PORT),
    ownServices: ownServices(process.env['OWN_SERVICES'] ?? ''),
    ...(model ? lentModel(model) : scriptedModel()),
  });
  process.stdout.write(
    `\n  Stepwise's local desks: ${server.url}/zendesk and ${server.url}/kustomer\n  Model: ${wordsFor(model)}\n  Stop with Ctrl+C.\n\n`,
  );
  openInBrowser(`${server.url}/zendesk`);
}

/** `api.loyalty.example=http://127.0.0.1:5001`, several with commas between. */
const ownServices = (list: string): Record<string, string> =>
  Object.fromEntries(
    list.split(',').flatMap((one) => {
      const [host = '', address = ''] = one.split('=').map((part) => part.trim());
      return host !== '' && URL.canParse(address) ? [[host, address.replace(/\/+$/, '')]] : [];
    }),
  );

const isScripted = (): boolean => process.env['STEPWISE_MODEL'] === 'scripted';

const wordsFor = (model: ModelServer | undefined): string => {
  if (model) return `${modelName()} at ${model.baseUrl}`;
  return isScripted() ? 'a script that follows rules, no language model' : 'none (guided mode)';
};

/** A real server behind the proxy. */
const lentModel = (model: ModelServer) => ({ model, settings: { modelName: modelName() } });

const modelName = (): string => process.env['OPENAI_MODEL'] || 'gpt-5-mini';

/** Without a real one a script answers, once it is chosen in the sandbox's panel or by `STEPWISE_MODEL=scripted`. */
function scriptedModel() {
  const { handle } = createScriptedModel({ now: Date.now });
  return {
    modelHandler: handle,
    settings: { modelKey: 'sandbox-model-key', modelName: isScripted() ? SCRIPTED_NAME : '' },
  };
}

/** Builds the app with the project's own build; gives what went wrong, or null. */
async function buildApp(): Promise<string | null> {
  const script = join(ROOT, 'scripts', 'build.ts');
  process.stdout.write('Building the app…\n');
  try {
    const loaded: unknown = await import(pathToFileURL(script).href);
    const build: unknown = Reflect.get(Object(loaded), 'build');
    if (typeof build !== 'function') return 'scripts/build.ts has no build';
    await build({ dev: true, outDir: OUT });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const OPENAI_URL = 'https://api.openai.com/v1';

function modelFromEnvironment(): ModelServer | undefined {
  const apiKey = process.env['OPENAI_API_KEY'] ?? '';
  const baseUrl = process.env['OPENAI_BASE_URL'] ?? '';
  if (apiKey === '' && baseUrl === '') return undefined;
  return { baseUrl: baseUrl === '' ? OPENAI_URL : baseUrl, apiKey };
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Opens the address in the usual browser where that is possible; says nothing where it is not. */
function openInBrowser(url: string): void {
  if (process.env['CI'] || process.env['NO_OPEN']) return;
  const [command, ...before] = OPENERS[process.platform] ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

await start();
