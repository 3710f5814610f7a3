/** Bundles the second desk's page and the stand-in of the Cards SDK once a process, on first use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The files of the page, and the SDK for the app's frame. */
export interface KustomerPage {
  readonly html: string;
  readonly script: string;
  readonly style: string;
  readonly cardSdk: string;
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'desk');

let page: Promise<KustomerPage> | undefined;

/** The page, built at the first call. */
export function buildKustomerPage(): Promise<KustomerPage> {
  page ??= bundle();
  return page;
}

async function bundle(): Promise<KustomerPage> {
  const [desk, sdk] = await Promise.all([
    build({
      entryPoints: [join(FOLDER, 'main.tsx'), join(FOLDER, 'desk.css')],
      bundle: true,
      write: false,
      outdir: 'out',
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'react',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    }),
    build({
      entryPoints: [join(FOLDER, 'card-sdk.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      logLevel: 'silent',
    }),
  ]);
  const textOf = (ending: string) => desk.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return {
    html: readFileSync(join(FOLDER, 'desk.html'), 'utf8'),
    script: textOf('.js'),
    style: textOf('.css'),
    cardSdk: sdk.outputFiles[0]?.text ?? '',
  };
}
