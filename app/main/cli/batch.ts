/** Reads inputs one by one or a line each; a bad line prints its error in its place and the rest goes on. */
import { readFileSync } from 'node:fs';
import { parseJson } from '../../lib/json.ts';
import { compile } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Catalog } from '../../tools/tool.ts';
import { policyPaths, readPolicyFile } from '../policy-files.ts';
import type { Read } from '../read-input.ts';
import type { Output } from './input.ts';

/** What a command does with each input. */
export interface Each<T> {
  readonly file: string | undefined;
  readonly batch: string | undefined;
  readonly read: (json: unknown) => Read<T>;
  readonly run: (value: T) => unknown;
}

/** Runs a command over one file or every line of a batch; gives the exit code. */
export function runEach<T>({ file, batch, read, run }: Each<T>, output: Output): number {
  const path = batch ?? file;
  if (path === undefined) {
    output.err('nothing to read: name a file');
    return 1;
  }
  const text = readText(path);
  if (text === undefined) {
    output.err(`${path}: there is no such file, or it is not UTF-8 text`);
    return 1;
  }
  return batch === undefined
    ? runOne(text, { read, run }, { path, output })
    : runLines(text, { read, run }, output);
}

type Work<T> = Pick<Each<T>, 'read' | 'run'>;

function runOne<T>(text: string, work: Work<T>, { path, output }: { path: string; output: Output }): number {
  const outcome = outcomeOf(text, work);
  if (outcome.status === 'bad') {
    output.err(`${path}: ${outcome.reason}`);
    return 1;
  }
  output.out(JSON.stringify(outcome.value, null, 2));
  return 0;
}

function runLines<T>(text: string, work: Work<T>, output: Output): number {
  let failed = false;
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const outcome = outcomeOf(line, work);
    failed ||= outcome.status === 'bad';
    output.out(JSON.stringify(outcome.status === 'bad' ? { error: outcome.reason } : outcome.value));
  }
  return failed ? 1 : 0;
}

function outcomeOf<T>(text: string, { read, run }: Work<T>): Read<unknown> {
  const json = parseJson(text);
  if (json === undefined) return { status: 'bad', reason: 'it is not JSON' };
  const value = read(json);
  return value.status === 'bad' ? value : { status: 'read', value: run(value.value) };
}

/** A file's text; undefined where there is no such file, or it is not UTF-8. */
export function readText(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** The policies of a folder; undefined after saying why there are none. A file with errors is used as far as it could be read. */
export function readPolicies(
  folder: string | undefined,
  catalog: Catalog,
  output: Output,
): readonly Policy[] | undefined {
  const paths = folder === undefined ? undefined : policyPaths(folder);
  if (paths === undefined) {
    output.err(folder === undefined ? '--policies DIR is missing' : `${folder}: there is no such folder`);
    return undefined;
  }
  const reads = paths.map(readPolicyFile);
  const bad = reads.find((read) => read.status === 'bad');
  if (bad?.status === 'bad') {
    output.err(bad.reason);
    return undefined;
  }
  const files = reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));
  const compiled = compile(files, { catalog });
  for (const file of files) {
    const { problems } = compile([file], { catalog });
    for (const problem of problems)
      if (problem.severity === 'error') output.err(formatProblem(problem, file));
  }
  return compiled.policies;
}
