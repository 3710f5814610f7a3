import { formatProblem } from '../../policy/format-problem.ts';
import { lint } from '../../policy/lint.ts';
import { createCatalog, shippedTools } from '../../tools/catalog.ts';
import { type PolicyFile, policyPaths, readPolicyFile } from '../policy-files.ts';
import type { CommandInput, Output } from './command.ts';

/** `lint FILE…`: every problem with its line and a caret, or as JSON. Files beside each other may mention each other; `--policies DIR` adds a library. */
export function lintCommand({ files, policies, json }: CommandInput, { out, err }: Output): number {
  if (files.length === 0) {
    err('lint takes one file or more');
    return 1;
  }
  const beside = policies === undefined ? [] : policyPaths(policies);
  if (beside === undefined) {
    err(`${policies}: there is no such folder`);
    return 1;
  }
  const reads = files.map(readPolicyFile);
  for (const read of reads) if (read.status === 'bad') err(read.reason);
  const sources = reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));
  const known = beside
    .filter((path) => !files.includes(path))
    .map(readPolicyFile)
    .flatMap((read) => (read.status === 'read' ? [read.file] : []));
  const results = lintFiles(sources, known);
  if (json)
    out(
      JSON.stringify(
        results.map(({ file, problems }) => ({ file: file.path, problems })),
        null,
        2,
      ),
    );
  else
    for (const { file, problems } of results)
      for (const problem of problems) out(formatProblem(problem, file));
  if (!json && results.every(({ problems }) => problems.length === 0)) err('no problems');
  const failed = results.some(({ problems }) => problems.some((problem) => problem.severity === 'error'));
  return failed || sources.length < files.length ? 1 : 0;
}

function lintFiles(sources: readonly PolicyFile[], known: readonly PolicyFile[]) {
  return lint(sources, { catalog: createCatalog(shippedTools), beside: known });
}
