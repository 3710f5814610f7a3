import type { Problem } from '../../lib/problem.ts';
import { error, nearest, type Scope, warning } from './scope.ts';

/** Limits of the head that bound nothing, or that no amount in the words keeps to. */
export function findLimitProblems(scope: Scope): Problem[] {
  return Object.entries(scope.policy.limits).flatMap(([key, limit]) => {
    const dot = key.lastIndexOf('.');
    const name = dot < 0 ? key : key.slice(0, dot);
    const param = dot < 0 ? '' : key.slice(dot + 1);
    const span = headSpan(scope, key);
    return unknownTarget(scope, name, param, span) ?? belowWords(scope, name, param, limit, span);
  });
}

function unknownTarget(
  scope: Scope,
  name: string,
  param: string,
  span: Problem['span'],
): Problem[] | undefined {
  const { catalog } = scope;
  if (param === '') {
    const mend = `write \`${name}.percent\` or \`${name}.amount\``;
    return [error('unknown-limit', span, `the limit of \`${name}\` names no parameter`, mend)];
  }
  if (!catalog) return undefined;
  const tool = catalog.find(name);
  if (!tool) {
    const near = nearest(
      name,
      catalog.all().map((each) => each.name),
    );
    const mend = near === undefined ? 'name a tool of the catalog' : `write \`${near}.${param}\``;
    return [error('unknown-limit', span, `there is no tool \`${name}\` to limit`, mend)];
  }
  if (tool.params.some((each) => each.name === param)) return undefined;
  const names = tool.params.map((each) => each.name).join(', ');
  return [error('unknown-limit', span, `\`${name}\` takes no \`${param}\``, `write one of ${names}`)];
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
  const message = `every amount in the words is over the limit of ${limit}, so that each call needs a supervisor`;
  return [
    warning('contradicting-limits', span, message, 'raise the limit, or write smaller amounts into the step'),
  ];
}

/** Where a setting stands in the head of the text. */
function headSpan(scope: Scope, key: string): Problem['span'] {
  const at = scope.text?.indexOf(key) ?? -1;
  return at < 0 ? scope.whole : { start: at, end: at + key.length };
}
