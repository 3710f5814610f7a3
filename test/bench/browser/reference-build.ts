/** The app's package with the reference's bundle in it, so that the same desk can open either. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/project-files.ts';

const REFERENCE = join(ROOT, 'test', 'bench', 'reference');

/** Gives a folder like that of `app`, whose page runs the reference. */
export async function buildReference(app: string): Promise<string> {
  if (!existsSync(join(REFERENCE, 'node_modules', 'vite')))
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], REFERENCE);
  const folder = join(await mkdtemp(join(tmpdir(), 'stepwise-reference-')), 'zendesk');
  await mkdir(folder, { recursive: true });
  await cp(app, folder, { recursive: true });
  const assets = join(folder, 'assets');
  for (const name of await readdir(assets)) if (name.endsWith('.js')) await rm(join(assets, name));
  const page = join(assets, 'index.html');
  // It has no chunks to preload.
  await writeFile(page, (await readFile(page, 'utf8')).replace(/<link rel="modulepreload"[^>]*>/g, ''));
  const built = `${folder}-built`;
  const vite = join(REFERENCE, 'node_modules', 'vite', 'bin', 'vite.js');
  run('npx', ['tsx', vite, 'build', '--config', join(REFERENCE, 'vite.config.ts'), '--outDir', built], ROOT);
  await cp(join(built, 'zendesk.js'), join(assets, 'zendesk.js'));
  return folder;
}

function run(command: string, words: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, [...words], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed:\n${stderr}`);
}
