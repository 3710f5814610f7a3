/** The app as a team builds it that changed `stepwise.config.json`: the project copied, its own build run there. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../scripts/project-files.ts';
import { SOURCES } from './app-desk.ts';

/** Both packages, each in its folder. */
export interface Built {
  readonly zendesk: string;
  readonly kustomer: string;
  remove(): Promise<void>;
}

/** Builds with another configuration; rejects with what the build says against it. */
export async function builtWith(config: object): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-own-'));
  for (const name of [...SOURCES, 'package.json', 'tsconfig.json'])
    await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'stepwise.config.json'), JSON.stringify(config));
  const tsx = join(folder, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  await promisify(execFile)(process.execPath, [tsx, 'scripts/build.ts'], { cwd: folder });
  return {
    zendesk: join(folder, 'dist', 'zendesk'),
    kustomer: join(folder, 'dist', 'kustomer'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
