import { basename } from 'node:path';
import type { Problem } from '../../lib/problem.ts';
import { compile, libraryOf, parseOptions } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import { lint } from '../../policy/lint.ts';
import { parse } from '../../policy/parse.ts';
import { type PolicyFile, policyPaths, readPolicyFile } from '../policy-files.ts';
import { comparePolicies, type Difference, onlyPolicy, printDifference } from './diff-command.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** What publishing a file would do. */
interface Publishing extends Difference {
  readonly file: string;
  readonly policy: string;
  readonly state: 'new' | 'changed' | 'same' | 'refused';
  /** Whether somebody other than the author has to publish it. */
  readonly secondPerson: boolean;
  readonly problems: readonly Problem[];
}

/**
 * `publish --dry-run FILE… [--policies DIR]`: what publishing the files would change of what runs in DIR, as a CI can check it.
 * Publishing itself is done in the studio, by a person whom the helpdesk knows. Exit 1 where a file could not be published.
 */
export function publishCommand(
  { files, policies, dryRun, json }: CommandInput,
  { out, err }: Output,
): number {
  if (!dryRun) {
    err(
      'publish only looks here: add --dry-run; publish in the studio, where the helpdesk knows who does it',
    );
    return 1;
  }
  if (files.length === 0) {
    err('publish takes one file or more');
    return 1;
  }
  const running = policies === undefined ? [] : policyPaths(policies);
  if (running === undefined) {
    err(`${policies}: there is no such folder`);
    return 1;
  }
  const reads = files.map(readPolicyFile);
  for (const read of reads) if (read.status === 'bad') err(read.reason);
  const drafts = filesIn(reads);
  const results = publishingsOf(drafts, filesIn(running.map(readPolicyFile)));
  if (json) out(JSON.stringify(results, null, 2));
  else for (const result of results) print(result, drafts, { out, err });
  return drafts.length < files.length || results.some(({ state }) => state === 'refused') ? 1 : 0;
}

const filesIn = (reads: readonly ReturnType<typeof readPolicyFile>[]): PolicyFile[] =>
  reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));

const catalog = installedCatalog();

function publishingsOf(drafts: readonly PolicyFile[], running: readonly PolicyFile[]): Publishing[] {
  const stems = new Set(drafts.map(({ name }) => name));
  const all = [...running.filter(({ name }) => !stems.has(name)), ...drafts];
  const library = libraryOf(compile(all, { catalog }));
  const options = parseOptions(all, { catalog });
  return drafts.map((draft): Publishing => {
    const [read, parsed] = parse(draft, options);
    const problems = [...parsed, ...lint({ policies: read, text: draft.text, library, catalog })].sort(
      (a, b) => a.span.start - b.span.start,
    );
    const after = onlyPolicy(draft);
    const beforeFile = running.find(({ name }) => name === draft.name);
    const before = beforeFile && onlyPolicy(beforeFile);
    const difference = after ? comparePolicies(before, after) : { changes: [], raises: [] };
    const isRefused = !after || problems.some(({ severity }) => severity === 'error');
    const isSame = beforeFile?.text === draft.text;
    return {
      file: draft.file,
      policy: after?.id ?? basename(draft.name),
      state: isRefused ? 'refused' : isSame ? 'same' : before ? 'changed' : 'new',
      secondPerson: difference.raises.length > 0,
      ...difference,
      problems,
    };
  });
}

function print(result: Publishing, drafts: readonly PolicyFile[], { out, err }: Output): void {
  const source = drafts.find(({ file }) => file === result.file);
  out(`${result.state}  ${result.file}`);
  for (const problem of result.problems)
    if (source && problem.severity === 'error') err(formatProblem(problem, source));
  if (result.state === 'refused' && result.problems.every(({ severity }) => severity !== 'error'))
    err(`${result.file}: the file has to hold one policy`);
  const isDifferent = result.changes.length + result.raises.length > 0;
  if (result.state === 'changed' || isDifferent) out(indent(printDifference(result)));
  if (result.secondPerson) out('  limits rise: somebody other than the author has to publish it');
}

const indent = (text: string): string => text.replaceAll(/^/gm, '  ');
