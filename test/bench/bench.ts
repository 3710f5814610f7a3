/**
 * Runs benchmarks: `npm run bench -- NAME [--out FILE] [--data FILE] [FILE…]`; without a name every one of the folder. Prints JSON.
 * `npm run bench -- readme` runs those of README.md's table and writes the table; exit 1 where a bound is passed.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeReadme } from './table/readme.ts';
import { isWithin, type Row } from './table/row.ts';

/** What a benchmark is started with. */
export interface BenchOptions {
  /** Where to write one prediction a line; null where nobody asked for them. */
  readonly out: string | null;
  /** Another split of the data, of the same form; null for the one beside the project. */
  readonly data: string | null;
  readonly files: readonly string[];
}

/** Writes predictions, one JSON value a line, where the options ask for them. */
export function writePredictions(options: BenchOptions, rows: readonly unknown[]): void {
  if (options.out === null) return;
  writeFileSync(options.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** The folder of public data beside the project. */
export const DATA_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

const FOLDER = dirname(fileURLToPath(import.meta.url));

async function main(words: readonly string[]): Promise<void> {
  const { names, options } = readWords(words);
  if (names[0] === 'readme') return await fillReadme(options);
  const all = benchNames();
  const chosen = names.length > 0 ? names : all;
  const results: Record<string, unknown> = {};
  for (const name of chosen) {
    if (!all.includes(name)) throw new Error(`no benchmark \`${name}\`; there are ${all.join(', ')}`);
    const bench: unknown = await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href);
    if (hasRun(bench)) results[name] = await bench.run(options);
    else if (names.length > 0) throw new Error(`\`${name}\` exports no run`);
  }
  const only = chosen.length === 1 ? results[chosen[0] ?? ''] : results;
  process.stdout.write(`${JSON.stringify(only ?? null, null, 2)}\n`);
}

/** The benchmarks of README.md's table, in its order. */
const TABLE = ['sidebar', 'suggestion', 'typing', 'editor', 'memory', 'speed'];

async function fillReadme(options: BenchOptions): Promise<void> {
  const rows: Row[] = [];
  let browser = '';
  for (const name of TABLE) {
    const bench: unknown = await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href);
    const result = hasRun(bench) ? await bench.run(options) : null;
    if (!hasRows(result)) throw new Error(`\`${name}\` gives no rows`);
    rows.push(...result.rows);
    browser = result.browser ?? browser;
    process.stderr.write(`${name} done\n`);
  }
  writeReadme(rows, browser);
  const over = rows.filter((row) => !isWithin(row));
  for (const { what } of over) process.stderr.write(`over its bound: ${what}\n`);
  if (over.length > 0) process.exitCode = 1;
}

const hasRows = (result: unknown): result is { rows: Row[]; browser?: string } =>
  typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows);

const hasRun = (bench: unknown): bench is { run(options: BenchOptions): Promise<unknown> } =>
  typeof bench === 'object' && bench !== null && 'run' in bench && typeof bench.run === 'function';

const benchNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'bench.ts')
    .map((file) => file.slice(0, -3))
    .sort();

function readWords(words: readonly string[]): { names: string[]; options: BenchOptions } {
  const plain: string[] = [];
  let out: string | null = null;
  let data: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '--out') out = words[++at] ?? null;
    else if (words[at] === '--data') data = words[++at] ?? null;
    else plain.push(words[at] ?? '');
  }
  return { names: plain.slice(0, 1), options: { out, data, files: plain.slice(1) } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
