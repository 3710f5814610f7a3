import { parseJson } from '../../lib/json.ts';
import { compile } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import type { Policy } from '../../policy/policy.ts';
import { backTest, type Comparison, versionsOf } from '../../study/back-test/back-test.ts';
import { CHANGE_KINDS } from '../../study/back-test/changes.ts';
import { toLines, toTable } from '../../study/back-test/export.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import { inOrder, type Summary, summaryOf } from '../../study/back-test/summary.ts';
import { createEngine, NO_SETTINGS } from '../engine.ts';
import { everyLanguage } from '../every-language.ts';
import { type PolicyFile, policyPaths, readPolicyFile } from '../policy-files.ts';
import { readPastJson } from '../read-input.ts';
import { readText } from './batch.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/**
 * `backtest --policies DIR --draft (FILE | DIR) --batch FILE.jsonl`: what a draft would have said of past tickets beside what
 * DIR says. A draft that is a file takes the place of the policies with its ids; a folder stands for the whole library.
 */
export function backtestCommand(input: CommandInput, output: Output): number {
  const sources = readSources(input, output);
  const lines = sources && readLines(input.batch, output);
  if (!sources || !lines) return 1;
  const catalog = installedCatalog();
  const engineOf = (files: readonly PolicyFile[]) =>
    createEngine(compile(files, { catalog }).policies, catalog, { ...everyLanguage, settings: NO_SETTINGS });
  const versions = versionsOf(engineOf(sources.before), engineOf(sources.after));
  const comparisons = lines.cases.map((past) => backTest(past, versions));
  if (input.json) output.out(toLines(comparisons).trimEnd());
  else if (input.csv) output.out(toTable(comparisons).trimEnd());
  else output.out(printed(comparisons));
  return lines.bad || sources.bad ? 1 : 0;
}

interface Sources {
  readonly before: readonly PolicyFile[];
  readonly after: readonly PolicyFile[];
  /** The draft has an error; what could be read of it was tried all the same. */
  readonly bad: boolean;
}

function readSources({ policies, draft }: CommandInput, { err }: Output): Sources | undefined {
  if (policies === undefined || draft === undefined) {
    err(policies === undefined ? '--policies DIR is missing' : '--draft FILE or --draft DIR is missing');
    return undefined;
  }
  const folder = policyPaths(policies);
  if (folder === undefined) {
    err(`${policies}: there is no such folder`);
    return undefined;
  }
  const draftFolder = policyPaths(draft);
  const before = readAll(folder, err);
  const drafts = readAll(draftFolder ?? [draft], err);
  if (!before || !drafts) return undefined;
  const after = draftFolder ? drafts : [...withoutIdsOf(before, drafts), ...drafts];
  const problems = drafts.flatMap((file) =>
    compile([file], { catalog: installedCatalog() }).problems.flatMap((problem) =>
      problem.severity === 'error' ? [formatProblem(problem, file)] : [],
    ),
  );
  for (const problem of problems) err(problem);
  return { before, after, bad: problems.length > 0 };
}

function readAll(paths: readonly string[], err: Output['err']): PolicyFile[] | undefined {
  const reads = paths.map(readPolicyFile);
  for (const read of reads) if (read.status === 'bad') err(read.reason);
  const files = reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));
  return files.length === paths.length ? files : undefined;
}

const idsIn = (file: PolicyFile): string[] => compile([file]).policies.map(({ id }: Policy) => id);

function withoutIdsOf(files: readonly PolicyFile[], drafts: readonly PolicyFile[]): PolicyFile[] {
  const taken = new Set(drafts.flatMap(idsIn));
  return files.filter((file) => !idsIn(file).some((id) => taken.has(id)));
}

function readLines(
  batch: string | undefined,
  { err }: Output,
): { readonly cases: readonly PastCase[]; readonly bad: boolean } | undefined {
  const text = batch === undefined ? undefined : readText(batch);
  if (text === undefined) {
    err(
      batch === undefined
        ? '--batch FILE.jsonl is missing'
        : `${batch}: there is no such file, or it is not UTF-8 text`,
    );
    return undefined;
  }
  let bad = false;
  const cases = text.split('\n').flatMap((line, i): PastCase[] => {
    if (line.trim() === '') return [];
    const read = readPastJson(parseJson(line));
    if (read.status === 'read') return [read.value];
    bad = true;
    err(`${batch}, line ${i + 1}: ${read.reason}`);
    return [];
  });
  return { cases, bad };
}

/** Flips that a terminal shows; `--json` and `--csv` give all of them. */
const SHOWN_MAX = 30;

function printed(comparisons: readonly Comparison[]): string {
  const summary = summaryOf(comparisons);
  const flips = inOrder(comparisons).filter(({ flip }) => flip !== null);
  const left = flips.length - SHOWN_MAX;
  return [
    headline(summary),
    ...flips.slice(0, SHOWN_MAX).map(flipLine),
    ...(left > 0 ? [`  and ${left} more; --json or --csv gives all of them`] : []),
  ].join('\n');
}

function headline({ tickets, flips, unchanged, upToLookUp, empty, decided, agreed }: Summary): string {
  const counts = CHANGE_KINDS.map((kind) => `${kind} ${flips[kind]}`).join(', ');
  const share = (count: number): string => `${Math.round((100 * count) / decided)} %`;
  return [
    `${tickets} tickets: ${counts}, unchanged ${unchanged}`,
    ...(upToLookUp > 0 ? [`${upToLookUp} compared up to a look-up that nobody recorded`] : []),
    ...(empty > 0 ? [`${empty} in which the customer never wrote`] : []),
    ...(decided > 0
      ? [
          `as people did: ${share(agreed.before)} before, ${share(agreed.after)} after, of ${decided} decisions`,
        ]
      : []),
  ].join('\n');
}

function flipLine({ ticket, flip, moments, upTo }: Comparison): string {
  const moment = moments.find(({ changes }) => flip !== null && changes.includes(flip));
  if (!moment) return `  ${ticket}`;
  const { before, after, said } = moment;
  const callsOf = ({ calls }: typeof before): string =>
    calls.map(({ tool, lane }) => `${tool} (${lane})`).join(', ') || 'no call';
  const change =
    flip === 'policy'
      ? `${before.policy || 'none'} → ${after.policy || 'none'}`
      : flip === 'action'
        ? `${callsOf(before)} → ${callsOf(after)}`
        : '';
  const words = said.replace(/\s+/g, ' ').slice(0, 60);
  return `  ${ticket}  ${flip}  ${change}${change === '' ? '' : '  '}“${words}”${upTo === '' ? '' : `  (up to ${upTo})`}`;
}
