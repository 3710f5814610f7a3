/** Names what a page's script imports in the page itself, so that a browser fetches all of it at once instead of one after another. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { importsOf } from './merge-chunks.ts';

/** Writes the links into `index.html` of a folder that holds the bundle of `entry`, e.g. `zendesk.js`. */
export async function writePreloadLinks(folder: string, entry: string, { outputs }: Metafile): Promise<void> {
  const path = join(folder, 'index.html');
  const html = await readFile(path, 'utf8');
  const first = Object.keys(outputs).find((output) => basename(output) === entry);
  if (first === undefined) throw new Error(`the bundle has no ${entry}`);
  const links = importsOf(first, outputs).map(
    (name) => `<link rel="modulepreload" href="${basename(name)}" />`,
  );
  await writeFile(path, html.replace('</head>', `  ${links.join('\n    ')}\n  </head>`));
}
