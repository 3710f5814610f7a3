/** `npm run build`: bundles the app; writes Zendesk's package to `dist/zendesk/` with a zip of it, and Kustomer's page and definition to `dist/kustomer/`. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { zipSync } from 'fflate';
import { isObject } from '../app/lib/json.ts';
import { createServiceTable, readServiceConfig } from '../app/lib/services/table.ts';
import type { ServiceTable } from '../app/lib/services.ts';
import { definitionProblems } from './kustomer-check.ts';
import { type DefinitionOptions, kustomerDefinition } from './kustomer-definition.ts';
import { svgEsbuild } from './svg-modules.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What a build is made for. */
export interface BuildOptions {
  /** Readable code and inline maps, no zip. */
  readonly dev: boolean;
  /** Folder that gets `zendesk/` and `kustomer/`. */
  readonly outDir: string;
}

/** Builds both packages; throws with every problem of the configuration named. */
export async function build({ dev, outDir }: BuildOptions): Promise<void> {
  const table = await readTable();
  await buildZendesk(table, { dev, outDir });
  await buildKustomer(table, { dev, outDir });
}

async function buildZendesk(table: ServiceTable, { dev, outDir }: BuildOptions): Promise<void> {
  const folder = join(outDir, 'zendesk');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'assets'), { recursive: true });
  await cp(join(ROOT, 'assets'), join(folder, 'assets'), { recursive: true, filter: isZendesks });
  await copyTranslations(join(folder, 'translations'), table);
  await writeJson(join(folder, 'manifest.json'), zendeskManifest(await readJson('manifest.json'), table));
  await cp(join(ROOT, 'requirements.json'), join(folder, 'requirements.json'));
  const meta = await bundle({ zendesk: 'app/main/zendesk.tsx' }, join(folder, 'assets'), dev);
  await writeJson(join(outDir, 'meta.json'), meta);
  if (!dev) await writeFile(join(outDir, 'stepwise-zendesk.zip'), await zip(folder));
}

const KUSTOMER_ASSETS = join(ROOT, 'assets', 'kustomer');
const isZendesks = (path: string): boolean => path !== KUSTOMER_ASSETS;

/** Static files for any HTTPS host that lets Kustomer frame them, and the definition to register. */
async function buildKustomer(table: ServiceTable, { dev, outDir }: BuildOptions): Promise<void> {
  const folder = join(outDir, 'kustomer');
  const definition = kustomerDefinition(table, await readDefinitionOptions());
  const problems = definitionProblems(definition);
  if (problems.length > 0) throw new Error(`kustomer/app.json: ${problems.join('; ')}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(KUSTOMER_ASSETS, 'index.html'), join(folder, 'index.html'));
  await cp(join(ROOT, 'assets', 'logo.png'), join(folder, 'logo.png'));
  await writeJson(join(folder, 'app.json'), definition);
  const meta = await bundle({ kustomer: 'app/main/kustomer.tsx' }, folder, dev);
  await writeJson(join(outDir, 'kustomer-meta.json'), meta);
}

async function readDefinitionOptions(): Promise<DefinitionOptions> {
  const [config, manifest, pack] = await Promise.all(
    ['stepwise.config.json', 'manifest.json', 'package.json'].map(readJson),
  );
  const settings = isObject(config) && isObject(config['kustomer']) ? config['kustomer'] : {};
  const { pageUrl, headers } = settings;
  return {
    version: isObject(pack) ? String(pack['version']) : '',
    pageUrl: typeof pageUrl === 'string' ? pageUrl.replace(/\/+$/, '') : '',
    parameters: isObject(manifest) && Array.isArray(manifest['parameters']) ? manifest['parameters'] : [],
    headers: headers === 'definition' ? 'definition' : 'card',
  };
}

async function readTable(): Promise<ServiceTable> {
  const { config, problems } = readServiceConfig(await readJson('stepwise.config.json'));
  if (problems.length > 0) throw new Error(`stepwise.config.json: ${problems.join('; ')}`);
  return createServiceTable(config);
}

const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(ROOT, name), 'utf8'));

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** The manifest with one secure parameter a service and the hosts that the proxy may reach. */
export function zendeskManifest(source: unknown, table: ServiceTable): Record<string, unknown> {
  if (!isObject(source) || !Array.isArray(source['parameters']))
    throw new Error('manifest.json has no parameters');
  const services = Object.values(table);
  const secrets = services.map((service) => ({
    name: service.secret,
    type: 'text',
    required: false,
    secure: true,
    scopes: ['header'],
  }));
  return {
    ...source,
    parameters: [...source['parameters'], ...secrets],
    domainWhitelist: [...new Set(services.map((service) => service.host.replace(/:\d+$/, '')))],
  };
}

/** Translations, with a label for each secret of a team's own services too. */
async function copyTranslations(folder: string, table: ServiceTable): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(join(ROOT, 'translations'))) {
    const messages = await readJson(join('translations', name));
    if (isObject(messages)) await writeJson(join(folder, name), withSecretLabels(messages, table));
  }
}

function withSecretLabels(messages: Record<string, unknown>, table: ServiceTable): Record<string, unknown> {
  const app = isObject(messages['app']) ? messages['app'] : {};
  const labels = isObject(app['parameters']) ? app['parameters'] : {};
  const missing = Object.values(table).filter((service) => !Object.hasOwn(labels, service.secret));
  const own = Object.fromEntries(
    missing.map((service) => [
      service.secret,
      { label: `${service.name}: ${service.secret}`, helpText: service.host },
    ]),
  );
  return { ...messages, app: { ...app, parameters: { ...labels, ...own } } };
}

/** Bundles entries with code splitting; gives esbuild's metafile, from which the size budgets are read. */
export async function bundle(
  entryPoints: Record<string, string>,
  outdir: string,
  dev: boolean,
): Promise<esbuild.Metafile> {
  const result = await esbuild.build({
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, path]) => [name, join(ROOT, path)]),
    ),
    absWorkingDir: ROOT,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    chunkNames: 'c-[hash]',
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    jsx: 'automatic',
    jsxImportSource: 'react',
    loader: { '.md': 'text' },
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    plugins: [svgEsbuild(ROOT)],
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return result.metafile;
}

/** The folder as a zip with the manifest at its root. */
async function zip(folder: string): Promise<Uint8Array> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path), new Uint8Array(await readFile(path))] as const;
      }),
  );
  return zipSync(Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build({ dev: process.argv.includes('--dev'), outDir: join(ROOT, 'dist') });
  process.stdout.write('built dist/zendesk and dist/kustomer\n');
}
