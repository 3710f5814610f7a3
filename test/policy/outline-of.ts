import { parse } from '../../app/policy/parse.ts';
import { type Policy, type Step, walkSteps } from '../../app/policy/policy.ts';

/** The only policy of a text. */
export function onlyPolicy(text: string): Policy {
  const [policies] = parse({ text, name: 'policy' });
  const [policy] = policies;
  if (!policy || policies.length !== 1) throw new Error(`the text holds ${policies.length} policies`);
  return policy;
}

/** A policy's steps, one a line: id, kind, condition, mentions. `2.1 act if <words> @tool #Title`. */
export const outlineOf = (text: string): string => outline(onlyPolicy(text));

/** The same of a policy that was read before. */
export const outline = (policy: Policy): string =>
  walkSteps(policy.steps)
    .map(({ step }) => line(step))
    .join('\n');

function line(step: Step): string {
  const condition = step.condition
    ? ` ${step.condition.negated ? 'unless' : 'if'} <${step.condition.text}>`
    : '';
  const tools = step.tools.map((tool) => ` @${tool.name}`).join('');
  const policies = step.policies.map(
    ({ title, section }) => ` #${title}${section === null ? '' : ` – ${section}`}`,
  );
  return `${step.id} ${step.kind}${condition}${tools}${policies.join('')}`;
}

/** Lines of an expected outline, indentation of the test taken off. */
export const lines = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((each) => each.trim())
    .join('\n');

/** The step of a one-step text. */
export function onlyStep(text: string): Step {
  const [step] = onlyPolicy(`- ${text}`).steps;
  if (!step) throw new Error('the text holds no step');
  return step;
}
