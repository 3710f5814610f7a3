/** Reads what a back-test is made of: policies, a draft, past tickets. */
import { parseJson } from '../../lib/json.ts';
import { compile } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import type { Policy } from '../../policy/policy.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import { type PolicyFile, policyPaths, readPolicyFile } from '../policy-files.ts';
import { readPastJson } from '../read-input.ts';
import { readText } from './batch.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** The policies without and with the draft. */
export interface Sources {
  readonly before: readonly PolicyFile[];
  readonly after: readonly PolicyFile[];
  /** The draft has an error; what could be read of it was tried all the same. */
  readonly bad: boolean;
}

/** Reads them; undefined where something is missing, after saying so. */
export function readSources({ policies, draft }: CommandInput, { err }: Output): Sources | undefined {
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

/** Reads the batch, what can be read of it; undefined where there is none, after saying so. */
export function readLines(
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
