/**
 * Compiles the policies that ship while the app is built: `import policies from 'compiled:../policy/library'` gives them ready
 * to run, `texts:` as their authors wrote them. `digest:` names the sources of a folder.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { createIndex } from '../app/assist/match.ts';
import { readsLooking } from '../app/assist/rules-reader/looking.ts';
import { askedReceipt } from '../app/assist/rules-reader/receipt.ts';
import { type Readings, readingsSoFar } from '../app/lib/readings.ts';
import { installedCatalog } from '../app/main/cli/installed-catalog.ts';
import { compile } from '../app/policy/compile.ts';
import type { Source } from '../app/policy/parse.ts';
import { type Policy, walkSteps } from '../app/policy/policy.ts';
import type { Predicate } from '../app/policy/predicate/form.ts';
import { readPredicate } from '../app/policy/predicate.ts';
import { askedSlots } from '../app/policy/slots.ts';
import { readWait } from '../app/policy/wait.ts';
import { plainLabel } from '../app/study/running.ts';
import { ROOT } from './project-files.ts';

/** Answers imports of `compiled:`, `texts:` and `digest:` with a folder; throws where a policy in it has an error. */
export const compiledPolicies: Plugin = {
  name: 'compiled-policies',
  setup(build) {
    build.onResolve({ filter: /^(?:compiled|texts|digest):/ }, ({ path, importer }) => {
      const [namespace = '', folder = ''] = path.split(':');
      return { path: join(dirname(importer), folder), namespace };
    });
    build.onLoad({ filter: /.*/, namespace: 'digest' }, async ({ path }) => ({
      contents: JSON.stringify(await digestOf(path)),
      loader: 'json',
    }));
    build.onLoad({ filter: /.*/, namespace: 'texts' }, async ({ path }) => {
      const sources = await readSources(path);
      return {
        contents: JSON.stringify(sources),
        loader: 'json',
        watchFiles: sources.map(({ name }) => join(path, `${name}.md`)),
      };
    });
    build.onLoad({ filter: /.*/, namespace: 'compiled' }, async ({ path }) => {
      const sources = await readSources(path);
      const { policies, problems } = compile(sources, { catalog: installedCatalog() });
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
      // A text that is parsed is read faster than the same as code.
      return {
        contents: `import { keepReadings } from ${JSON.stringify(READINGS)};
          import { keepLabel } from ${JSON.stringify(LABELS)};
          const { policies, readings, labels } = JSON.parse(${JSON.stringify(JSON.stringify(readyPolicies(policies)))});
          keepReadings(readings);
          policies.forEach((policy, at) => keepLabel(policy, labels[at]));
          export default policies;`,
        loader: 'js',
        resolveDir: ROOT,
        watchFiles: sources.map(({ name }) => join(path, `${name}.md`)),
      };
    });
  },
};

/** Changes with any source of a folder. */
export async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:ts|md)$/.test(name));
  for (const name of names.sort()) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

const READINGS = './app/lib/readings.ts';
const LABELS = './app/study/running.ts';

/** Policies with all that a page would otherwise work out about them before it can begin. */
const readyPolicies = (policies: readonly Policy[]) => ({
  policies,
  readings: readWords(policies),
  labels: policies.map(plainLabel),
});

/** Reads every step's words as the engine does, so that a page finds them read. */
export function readWords(policies: readonly Policy[]): Readings {
  createIndex(policies);
  for (const { step } of policies.flatMap((policy) => walkSteps(policy.steps))) {
    readWait(step);
    const asked = step.kind === 'ask' ? askedSlots(step).map((part) => part.text) : [];
    for (const text of [...asked, ...(step.condition ? [step.condition.text] : [])]) {
      for (const words of [text, ...statementsIn(readPredicate(text))]) {
        askedReceipt(words);
        readsLooking(words);
      }
    }
  }
  return readingsSoFar();
}

function statementsIn(predicate: Predicate): string[] {
  if ('parts' in predicate) return predicate.parts.flatMap(statementsIn);
  if ('part' in predicate) return statementsIn(predicate.part);
  if (predicate.type === 'open') return [predicate.text];
  return predicate.type === 'said' ? [predicate.statement] : [];
}

/** The policies of a folder as their authors wrote them, in the order of their files' names. */
export async function readSources(folder: string): Promise<Source[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return await Promise.all(
    names.map(async (name) => ({
      name: name.replace(/\.md$/, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
