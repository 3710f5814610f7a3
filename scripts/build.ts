/** `npm run build`: bundles the app; writes Zendesk's package to `dist/zendesk/` with a zip of it, and Kustomer's page and definition to `dist/kustomer/`. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../app/lib/json.ts';
import { createServiceTable, readServiceConfig } from '../app/lib/services/table.ts';
import type { ServiceTable } from '../app/lib/services.ts';
import { readInstalledTools } from '../app/main/own-tools.ts';
import { bundle, WORKERS } from './bundle.ts';
import { definitionProblems } from './kustomer-check.ts';
import { type DefinitionOptions, kustomerDefinition } from './kustomer-definition.ts';
import { sharedWords } from './kustomer-words.ts';
import { packageZendesk } from './package-zendesk.ts';
import { writePreloadLinks } from './preload-links.ts';
import { ROOT, readJson, writeJson } from './project-files.ts';

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
  await packageZendesk(table, { dev, outDir });
  await buildKustomer(table, { dev, outDir });
}

const KUSTOMER_ASSETS = join(ROOT, 'assets', 'kustomer');

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
  await writePreloadLinks(folder, 'kustomer.js', meta);
  await bundle(WORKERS, folder, dev);
  await writeJson(join(outDir, 'kustomer-meta.json'), meta);
}

async function readDefinitionOptions(): Promise<DefinitionOptions> {
  const [config, manifest, pack, english] = await Promise.all(
    ['stepwise.config.json', 'manifest.json', 'package.json', 'translations/en.json'].map(readJson),
  );
  const settings = isObject(config) && isObject(config['kustomer']) ? config['kustomer'] : {};
  const { pageUrl, headers } = settings;
  return {
    version: isObject(pack) ? String(pack['version']) : '',
    pageUrl: typeof pageUrl === 'string' ? pageUrl.replace(/\/+$/, '') : '',
    parameters: isObject(manifest) && Array.isArray(manifest['parameters']) ? manifest['parameters'] : [],
    words: sharedWords(english),
    headers: headers === 'definition' ? 'definition' : 'card',
  };
}

async function readTable(): Promise<ServiceTable> {
  const json = await readJson('stepwise.config.json');
  const { config } = readServiceConfig(json);
  const { problems } = readInstalledTools(json);
  if (problems.length > 0) throw new Error(`stepwise.config.json: ${problems.join('; ')}`);
  return createServiceTable(config);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build({ dev: process.argv.includes('--dev'), outDir: join(ROOT, 'dist') });
  process.stdout.write('built dist/zendesk and dist/kustomer\n');
}
