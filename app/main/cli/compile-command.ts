import { compile } from '../../policy/compile.ts';
import { formatProblem } from '../../policy/format-problem.ts';
import { readPolicyFile } from '../policy-files.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `compile FILE`: prints the compiled form, also when there are errors; exit 1 then. */
export function compileCommand({ files }: CommandInput, { out, err }: Output): number {
  const [path] = files;
  if (path === undefined || files.length > 1) {
    err('compile takes one file');
    return 1;
  }
  const read = readPolicyFile(path);
  if (read.status === 'bad') {
    err(read.reason);
    return 1;
  }
  const compiled = compile([read.file], { catalog: installedCatalog() });
  out(JSON.stringify(compiled, null, 2));
  for (const problem of compiled.problems) err(formatProblem(problem, read.file));
  return compiled.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
