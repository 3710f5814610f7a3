/** Writes a policy as the text that means the same: `parse(print(policy))` gives its kinds, conditions, mentions and amounts again. */
import type { Json } from '../lib/json.ts';
import { splitCondition } from './condition.ts';
import type { Policy, Step } from './policy.ts';
import { announcesConditions } from './settle.ts';
import { withMention } from './worded-mention.ts';

/** A policy as Markdown with its head; steps are numbered lists. */
export function print(policy: Policy): string {
  const parts = [head(policy), trigger(policy), steps(policy.steps, ''), asides(policy)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head(policy: Policy): string {
  const lines = [`title: ${quote(policy.title)}`, `id: ${quote(policy.id)}`];
  if (policy.examples.length > 0)
    lines.push('examples:', ...policy.examples.map((example) => `  - ${quote(example)}`));
  lines.push(...map('limits', policy.limits), ...map('approval', policy.approval));
  return ['---', ...lines, '---'].join('\n');
}

function map(name: string, values: Readonly<Record<string, Json>>): string[] {
  const entries = Object.entries(values);
  return entries.length === 0
    ? []
    : [`${name}:`, ...entries.map(([key, value]) => `  ${key}: ${String(value)}`)];
}

/** A text as the head of a policy holds it: in quotation marks where it would be read as something else. */
export const quote = (value: string): string =>
  PLAIN.test(value) ? value : value.includes('"') ? `'${value}'` : `"${value}"`;

// A value that needs no quotation marks: `Refund policy`, `Where is my order?`.
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ,.?!’()/_+-]*[\p{L}\p{N}\p{M}.?!)])?$/u;

const trigger = (policy: Policy): string =>
  policy.trigger === '' ? '' : `## When to use this policy\n\n${policy.trigger}\n\n## Steps`;

function steps(list: readonly Step[], indent: string): string {
  return list
    .map((step, index) => {
      const mark = `${index + 1}. `;
      const inner = steps(step.children, indent + ' '.repeat(mark.length));
      return `${indent}${mark}${words(step)}${inner === '' ? '' : `\n${inner}`}`;
    })
    .join('\n');
}

function words(step: Step): string {
  const text = announced(step, mentioning(step));
  return isConditionLost(step, text) ? announced(step, withCondition(step)) : text;
}

const announced = (step: Step, text: string): string =>
  announces(step) && !ENDED.test(text) ? `${text}:` : text;

/** The words with a policy that they name in plain words written as a mention. */
const mentioning = (step: Step): string =>
  step.policies.reduce(
    (text, { title }) => (text.includes(`#${title}`) ? text : withMention(text, title)),
    step.text,
  );

/** What has steps below it, and a condition alone, end with a colon. */
const announces = (step: Step): boolean => step.children.length > 0 || step.kind === 'branch';

// A text that ends by itself, or holds several sentences: `Ask them.`, `Is it late?`
const ENDED = /[.!?:;…。！？][”"’)]?$|[.!?][”"’)]?\s|[。！？]/;

/** Whether the words alone do not say the condition: it stood in a table, or in the step before. */
function isConditionLost(step: Step, text: string): boolean {
  if (!step.condition || (step.children.length > 0 && announcesConditions(step.text))) return false;
  const split = splitCondition(text);
  if (split.answers || YES_NO.test(split.condition?.text ?? '')) return false;
  return split.condition?.text !== step.condition.text;
}

const YES_NO = /^(?:yes|no)$/i;

function withCondition(step: Step): string {
  const { condition, text } = step;
  if (!condition) return text;
  const colon = text.indexOf(': ');
  const { rest } = splitCondition(colon < 0 ? text : text.slice(colon + 2));
  return `${condition.negated ? 'Unless' : 'If'} ${condition.text}: ${rest}`.trim();
}

/** Mentions of trigger and notes that the trigger's words do not hold. */
function asides(policy: Policy): string {
  const tools = policy.mentions.tools
    .filter((name) => !policy.trigger.includes(`@${name}`))
    .map((name) => `@${name}`);
  const titles = policy.mentions.policies
    .filter((title) => !policy.trigger.includes(`#${title}`))
    .map((title) => `#${title}`);
  const all = [...tools, ...titles];
  return all.length === 0 ? '' : `## Notes\n\n${all.join('\n\n')}`;
}
