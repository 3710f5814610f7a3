/** Writes the package that Zendesk takes: manifest, translations, requirements, web files; and a zip of it. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { isObject } from '../app/lib/json.ts';
import type { ServiceTable } from '../app/lib/services.ts';
import { bundle, WORKERS } from './bundle.ts';
import { writePreloadLinks } from './preload-links.ts';
import { ROOT, readJson, writeJson } from './project-files.ts';
import { packageProblems } from './zendesk-check.ts';

/** Writes `zendesk/`, the bundle's metafile and, where it is not for development, `stepwise-zendesk.zip`; throws with what Zendesk would refuse. */
export async function packageZendesk(
  table: ServiceTable,
  { dev, outDir }: { readonly dev: boolean; readonly outDir: string },
): Promise<void> {
  const folder = join(outDir, 'zendesk');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'assets'), { recursive: true });
  await copyAssets(join(folder, 'assets'));
  await writeTranslations(join(folder, 'translations'), table);
  await writeJson(join(folder, 'manifest.json'), zendeskManifest(await readJson('manifest.json'), table));
  await cp(join(ROOT, 'requirements.json'), join(folder, 'requirements.json'));
  const meta = await bundle({ zendesk: 'app/main/zendesk.tsx' }, join(folder, 'assets'), dev);
  await writePreloadLinks(join(folder, 'assets'), 'zendesk.js', meta);
  await bundle(WORKERS, join(folder, 'assets'), dev);
  await writeJson(join(outDir, 'meta.json'), meta);
  const files = await readFiles(folder);
  const problems = dev ? [] : packageProblems(files);
  if (problems.length > 0) throw new Error(`the Zendesk package: ${problems.join('; ')}`);
  if (!dev) await writeFile(join(outDir, 'stepwise-zendesk.zip'), zipSync(Object.fromEntries(files)));
}

/** The files of `assets/` itself; its folders belong to other helpdesks. */
async function copyAssets(folder: string): Promise<void> {
  const entries = await readdir(join(ROOT, 'assets'), { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile()))
    await cp(join(ROOT, 'assets', name), join(folder, name));
}

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

/** What Zendesk's own pages show of the app, in each language; the sentences of the page itself are in its bundle. */
async function writeTranslations(folder: string, table: ServiceTable): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(join(ROOT, 'translations'))) {
    const messages = await readJson(join('translations', name));
    if (isObject(messages) && isObject(messages['app']))
      await writeJson(join(folder, name), { app: withSecretLabels(messages['app'], table) });
  }
}

/** With a label for each secret of a team's own services too. */
function withSecretLabels(app: Record<string, unknown>, table: ServiceTable): Record<string, unknown> {
  const labels = isObject(app['parameters']) ? app['parameters'] : {};
  const missing = Object.values(table).filter((service) => !Object.hasOwn(labels, service.secret));
  const own = Object.fromEntries(
    missing.map((service) => [
      service.secret,
      { label: `${service.name}: ${service.secret}`, helpText: service.host },
    ]),
  );
  return { ...app, parameters: { ...labels, ...own } };
}

/** Every file of a folder by its path with `/`, in the order of the paths. */
async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, Uint8Array>();
  for (const path of paths.sort())
    files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(await readFile(path)));
  return files;
}
