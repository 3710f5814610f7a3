import { compile } from '../../policy/compile.ts';
import { backTest, type Comparison, versionsOf } from '../../study/back-test/back-test.ts';
import { toLines, toTable } from '../../study/back-test/export.ts';
import { createEngine, NO_SETTINGS } from '../engine.ts';
import { everyLanguage } from '../every-language.ts';
import type { PolicyFile } from '../policy-files.ts';
import { readLines, readSources } from './backtest-input.ts';
import { compareWithModel } from './backtest-model.ts';
import { printed } from './backtest-print.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/**
 * `backtest --policies DIR --draft (FILE | DIR) --batch FILE.jsonl`: what a draft would have said of past tickets beside what
 * DIR says. A draft that is a file takes the place of the policies with its ids; a folder stands for the whole library. With
 * `--model` a model reads them too: its cost is estimated, and it is asked only where `--max-cost` says how much it may take.
 */
export async function backtestCommand(input: CommandInput, output: Output): Promise<number> {
  const sources = readSources(input, output);
  const lines = sources && readLines(input.batch, output);
  if (!sources || !lines) return 1;
  const catalog = installedCatalog();
  const engineOf = (files: readonly PolicyFile[]) =>
    createEngine(compile(files, { catalog }).policies, catalog, { ...everyLanguage, settings: NO_SETTINGS });
  const versions = versionsOf(engineOf(sources.before), engineOf(sources.after));
  const isBad = lines.bad || sources.bad;
  if (input.model === undefined) {
    print(
      lines.cases.map((past) => backTest(past, versions)),
      input,
      output,
    );
    return isBad ? 1 : 0;
  }
  const compared = await compareWithModel(lines.cases, versions, { input, output });
  if (compared.status === 'asked') print(compared.comparisons, input, output);
  return isBad || compared.status === 'bad' || (compared.status === 'asked' && compared.cutShort) ? 1 : 0;
}

function print(comparisons: readonly Comparison[], { json, csv }: CommandInput, { out }: Output): void {
  if (json) out(toLines(comparisons).trimEnd());
  else if (csv) out(toTable(comparisons).trimEnd());
  else out(printed(comparisons));
}
