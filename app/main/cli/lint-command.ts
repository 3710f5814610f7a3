import { fileURLToPath } from 'node:url';
import type { Problem } from '../../lib/problem.ts';
import { compile, libraryOf, parseOptions } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import { lint } from '../../policy/lint.ts';
import { parse } from '../../policy/parse.ts';
import { type PolicyFile, policyPaths, readPolicyFile } from '../policy-files.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `lint FILE…`: every problem with its line and a caret, or as JSON. Files named together may mention each other and the library: the one that ships, or `--policies DIR`. */
export function lintCommand({ files, policies, json }: CommandInput, { out, err }: Output): number {
  if (files.length === 0) {
    err('lint takes one file or more');
    return 1;
  }
  const beside = policyPaths(policies ?? SHIPPED);
  if (beside === undefined) {
    err(`${policies}: there is no such folder`);
    return 1;
  }
  const reads = files.map(readPolicyFile);
  for (const read of reads) if (read.status === 'bad') err(read.reason);
  const sources = filesIn(reads);
  // A file named on the command line stands for the library's of the same name.
  const named = new Set(sources.map(({ name }) => name));
  const known = filesIn(beside.map(readPolicyFile)).filter(({ name }) => !named.has(name));
  const results = lintFiles(sources, known);
  if (json)
    out(
      JSON.stringify(
        results.map(({ source, problems }) => ({ file: source.file, problems })),
        null,
        2,
      ),
    );
  else printResults(results, { out, err });
  const failed = results.some(({ problems }) => problems.some((problem) => problem.severity === 'error'));
  return failed || sources.length < files.length ? 1 : 0;
}

/** The folder of the policies that ship. */
const SHIPPED = fileURLToPath(new URL('../../policy/library', import.meta.url));

interface Result {
  readonly source: PolicyFile;
  readonly problems: readonly Problem[];
}

const filesIn = (reads: readonly ReturnType<typeof readPolicyFile>[]): PolicyFile[] =>
  reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));

function lintFiles(sources: readonly PolicyFile[], known: readonly PolicyFile[]): Result[] {
  const catalog = installedCatalog();
  const all = [...known, ...sources];
  const library = libraryOf(compile(all, { catalog }));
  const options = parseOptions(all, { catalog });
  return sources.map((source) => {
    const [policies, problems] = parse(source, options);
    const found = lint({ policies, text: source.text, library, catalog });
    return { source, problems: [...problems, ...found].sort((a, b) => a.span.start - b.span.start) };
  });
}

function printResults(results: readonly Result[], { out, err }: Output): void {
  for (const { source, problems } of results)
    for (const problem of problems) out(formatProblem(problem, source));
  if (results.length > 0 && results.every(({ problems }) => problems.length === 0)) err('no problems');
}
