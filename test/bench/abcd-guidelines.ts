/**
 * ABCD's 55 written policies, as prose, to the ordered list of tools that they use. The structured button of each step is
 * not read; the labels of the agents' buttons are the tool names that a library would know.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchOptions, DATA_FOLDER, writePredictions } from './bench.ts';
import { proseOf, readJson, subflowsOf, toolStepsOf } from './matching/abcd-tools.ts';

/** Exact lists of 55 and F1 over tools; `--data FOLDER` reads another copy of the three files. */
export async function run(options: BenchOptions): Promise<unknown> {
  const folder = options.data ?? join(DATA_FOLDER, 'abcd');
  if (!existsSync(join(folder, 'guidelines.json'))) return 'no data';
  const gold = readJson<Record<string, string[]>>(join(folder, 'kb.json'));
  const rows = subflowsOf(folder).map(({ id, name, subflow }) => {
    const wanted = gold[id] ?? [];
    const found = toolStepsOf(proseOf(name, subflow)).map(({ tool }) => tool);
    return { policy: id, wanted, found, exact: wanted.join() === found.join() };
  });
  writePredictions(options, rows);
  return {
    policies: rows.length,
    exact: rows.filter((row) => row.exact).length,
    exactBound: 45,
    f1: round(f1(rows)),
    f1Bound: 0.97,
    wrong: rows.filter((row) => !row.exact),
  };
}

/** Over all tools of all policies together. */
function f1(
  rows: readonly { readonly wanted: readonly string[]; readonly found: readonly string[] }[],
): number {
  const right = sum(rows.map((row) => row.found.filter((tool) => row.wanted.includes(tool)).length));
  const found = sum(rows.map((row) => row.found.length));
  const wanted = sum(rows.map((row) => row.wanted.length));
  return (2 * right) / (found + wanted);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
