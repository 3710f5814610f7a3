/** Bundles the app's pages with code splitting. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { isObject } from '../app/lib/json.ts';
import { TARGET } from './browsers.ts';
import { compiledPolicies } from './compiled-policies.ts';
import { mergeChunks } from './merge-chunks.ts';
import { ROOT } from './project-files.ts';
import { svgEsbuild } from './svg-modules.ts';

/**
 * The workers of back-tests and of the editor, bundled apart from the pages: they share no file with them, so that what they need
 * changes nothing of what they load.
 */
export const WORKERS: Readonly<Record<string, string>> = {
  backtest: 'app/main/back-test/worker.ts',
  reader: 'app/main/reader/worker.ts',
};

/** Bundles entries by name into a folder; gives esbuild's metafile, from which the size budgets are read. */
export async function bundle(
  entryPoints: Record<string, string>,
  outdir: string,
  dev: boolean,
): Promise<esbuild.Metafile> {
  const result = await esbuild.build({
    ...BUNDLE_SETTINGS,
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, path]) => [name, join(ROOT, path)]),
    ),
    outdir,
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
  });
  if (dev) return result.metafile;
  const firsts = firstsOf(result.metafile);
  const meta = await mergeChunks(result.metafile, outdir, firsts);
  for (const path of Object.keys(meta.outputs)) await quietNamespaces(join(ROOT, path));
  for (const path of firsts) await hintCompiler(join(ROOT, path));
  return meta;
}

/**
 * Most of what a page begins with runs before the first suggestion. A browser that reads this line compiles the functions while the
 * file comes in, beside the page's main thread, and not one by one when they are first called; others take it for a comment.
 *
 * @see https://v8.dev/blog/explicit-compile-hints, read 2026-11
 */
async function hintCompiler(path: string): Promise<void> {
  await writeFile(path, `//# allFunctionsCalledOnLoad\n${await readFile(path, 'utf8')}`);
}

/** The pages' own scripts, then what the ticket's page always shows next. */
function firstsOf({ outputs }: esbuild.Metafile): string[] {
  const entries = Object.entries(outputs).flatMap(([path, { entryPoint = '' }]) =>
    /^app\/main\/(?:zendesk|kustomer)\.tsx$/.test(entryPoint) ? [path] : [],
  );
  const panels = Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === PANEL ? [path] : [],
  );
  return [...entries, ...panels];
}

const PANEL = 'app/ui/sidebar/sidebar.tsx';

/** Sentences of the supervisors' page and the studio, which the ticket's page never shows. */
export const OF_PAGES: ReadonlySet<string> = new Set(['review', 'policy', 'studio', 'study']);

/**
 * Splits a language: `de.json` gives the sentences of the ticket's page, `de.json?pages` those of the others. What only
 * Zendesk's admin pages show (`app`) is in neither.
 */
const translations: esbuild.Plugin = {
  name: 'translations',
  setup(build) {
    build.onLoad({ filter: /[\\/]translations[\\/][\w-]+\.json$/ }, async ({ path, suffix }) => {
      const messages: unknown = JSON.parse(await readFile(path, 'utf8'));
      const wanted = Object.entries(isObject(messages) ? messages : {}).filter(
        ([key]) => key !== 'app' && OF_PAGES.has(key) === (suffix === '?pages'),
      );
      return { contents: JSON.stringify(Object.fromEntries(wanted)), loader: 'json' };
    });
  },
};

/** How every bundle is made, apart from where from and where to. */
export const BUNDLE_SETTINGS = {
  absWorkingDir: ROOT,
  bundle: true,
  splitting: true,
  format: 'esm',
  chunkNames: 'c-[hash]',
  charset: 'utf8',
  target: TARGET,
  jsx: 'automatic',
  jsxImportSource: 'react',
  loader: { '.md': 'text' },
  plugins: [svgEsbuild(ROOT), translations, compiledPolicies],
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies esbuild.BuildOptions;

/**
 * Zendesk's validator takes every `http://` in a script for a request. What is there are names of XML namespaces; written with
 * an escaped colon they are the same strings.
 */
async function quietNamespaces(path: string): Promise<void> {
  const code = await readFile(path, 'utf8');
  if (code.includes('http://')) await writeFile(path, code.replaceAll('http://', 'http\\x3a//'));
}
