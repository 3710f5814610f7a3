/** Bundles the desk page once a process, on first use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The three files of the desk page. */
export interface DeskPage {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'desk');

let page: Promise<DeskPage> | undefined;

/** The desk page, built at the first call. */
export function buildDeskPage(): Promise<DeskPage> {
  page ??= bundle();
  return page;
}

async function bundle(): Promise<DeskPage> {
  const result = await build({
    entryPoints: [join(FOLDER, 'main.tsx'), join(FOLDER, 'styles/desk.css')],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'text' },
    logLevel: 'silent',
  });
  const textOf = (ending: string) =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return {
    html: readFileSync(join(FOLDER, 'desk.html'), 'utf8'),
    script: textOf('.js'),
    style: textOf('.css'),
  };
}
