/** Compiles the documents given and prints their outlines, so that a person can compare them with what they read. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseSource } from '../../app/policy/parse.ts';
import { type Step, walkSteps } from '../../app/policy/policy.ts';
import { coverage } from '../../app/policy/source-map.ts';
import type { BenchOptions } from './bench.ts';

/** One document's policies, step by step. */
export async function run(options: BenchOptions): Promise<unknown> {
  if (options.files.length === 0) return 'no data: name the files to compile';
  return options.files.map((file) => {
    const text = readFileSync(file, 'utf8');
    const { policies, problems, map } = parseSource({ text, name: basename(file, extname(file)) });
    return {
      file: basename(file),
      policies: policies.map((policy) => ({
        id: policy.id,
        title: policy.title,
        trigger: policy.trigger,
        mentions: policy.mentions,
        steps: walkSteps(policy.steps).map(({ step, above }) => `${'  '.repeat(above.length)}${line(step)}`),
      })),
      problems: problems.map(({ code, message }) => `${code}: ${message}`),
      uncovered: coverage(text, { policies, problems, map }).length,
    };
  });
}

function line(step: Step): string {
  const condition = step.condition
    ? ` IF${step.condition.negated ? ' NOT' : ''} «${step.condition.text}»`
    : '';
  const tools = step.tools.map(
    (tool) => ` @${tool.name}(${tool.params.map(({ name, type }) => `${name}:${type}`).join(', ')})`,
  );
  const policies = step.policies.map(({ title, section }) => ` #${title}${section ? ` – ${section}` : ''}`);
  const amounts = step.amounts.map(
    (amount) => ` {${amount.bound} ${amount.value} ${amount.currency ?? amount.unit} in ${amount.in}}`,
  );
  return `${step.id} ${step.kind}${condition}${tools.join('')}${policies.join('')}${amounts.join('')} | ${step.text}`;
}
