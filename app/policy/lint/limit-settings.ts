import type { Problem } from '../../lib/problem.ts';
import { readLimitKey } from '../period-limits.ts';
import { error, warning } from '../problem-words.ts';
import { nearest, type Scope } from './scope.ts';

/** Limits of the head that bound nothing, or that no amount in the words keeps to. */
export function findLimitProblems(scope: Scope): Problem[] {
  return Object.entries(scope.policy.limits).flatMap(([key, limit]) => {
    const periodic = readLimitKey(key);
    if (periodic) return unknownPeriodic(scope, key, periodic);
    const dot = key.lastIndexOf('.');
    const name = dot < 0 ? key : key.slice(0, dot);
    const param = dot < 0 ? '' : key.slice(dot + 1);
    const span = headSpan(scope, key);
    return unknownTarget(scope, name, param, span) ?? belowWords(scope, name, param, limit, span);
  });
}

/** A limit per customer and period counts calls, or adds up a parameter that is a number. */
function unknownPeriodic(
  scope: Scope,
  key: string,
  { tool, param }: { readonly tool: string; readonly param: string | null },
): Problem[] {
  if (param !== null) return unknownTarget(scope, tool, param, headSpan(scope, key)) ?? [];
  return scope.catalog ? unknownTool(scope, tool, { span: headSpan(scope, key), rest: ' per …' }) : [];
}

function unknownTarget(
  scope: Scope,
  name: string,
  param: string,
  span: Problem['span'],
): Problem[] | undefined {
  const { catalog } = scope;
  if (param === '') {
    const parts = { message: 'message-no-parameter', mend: 'mend-no-parameter' } as const;
    return [error('unknown-limit', { span, ...parts, values: { name } })];
  }
  if (!catalog) return undefined;
  const tool = catalog.find(name);
  if (!tool) return unknownTool(scope, name, { span, rest: `.${param}` });
  if (tool.params.some((each) => each.name === param)) return undefined;
  const names = tool.params.map((each) => each.name).join(', ');
  const parts = { message: 'message-parameter', mend: 'mend-parameter' } as const;
  return [error('unknown-limit', { span, ...parts, values: { name, param, names } })];
}

function unknownTool(
  { catalog }: Scope,
  name: string,
  { span, rest }: { readonly span: Problem['span']; readonly rest: string },
): Problem[] {
  if (!catalog || catalog.find(name)) return [];
  const near = nearest(
    name,
    catalog.all().map((each) => each.name),
  );
  return near === undefined
    ? [error('unknown-limit', { span, values: { name } })]
    : [error('unknown-limit', { span, mend: 'mend-near', values: { name, near: `${near}${rest}` } })];
}

/** A limit under every amount in the words sends each call to a supervisor. */
function belowWords(
  scope: Scope,
  name: string,
  param: string,
  limit: number,
  span: Problem['span'],
): Problem[] {
  const unit = param === 'percent' ? 'percent' : 'money';
  const amounts = scope.steps
    .filter(({ step }) => step.tools.some((mention) => mention.name === name))
    .flatMap(({ step }) => step.amounts.filter((amount) => amount.in === 'act' && amount.unit === unit));
  const isOver =
    amounts.length > 0 && amounts.every((amount) => amount.value > limit && amount.bound === 'exactly');
  if (!isOver) return [];
  return [warning('contradicting-limits', { span, values: { limit } })];
}

/** Where a setting stands in the head of the text. */
function headSpan(scope: Scope, key: string): Problem['span'] {
  const at = scope.text?.indexOf(key) ?? -1;
  return at < 0 ? scope.whole : { start: at, end: at + key.length };
}
