import type { Problem } from '../../lib/problem.ts';
import { effectByName } from '../kind.ts';
import { error, warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** Approvals of the head that cannot be: `auto` on a write, a tool nobody knows, a step that may never run. */
export function findApprovalProblems(scope: Scope): Problem[] {
  return Object.entries(scope.policy.approval).flatMap(([name, lane]) => {
    const tool = scope.catalog?.find(name);
    const span = headSpan(scope, name);
    if (scope.catalog && !tool)
      return [
        error('unknown-tool', {
          span,
          message: 'message-approval',
          mend: 'mend-approval',
          values: { name },
        }),
      ];
    const effect = tool?.effect ?? effectByName(name, '');
    if (lane === 'auto' && effect === 'write') return [error('auto-on-write', { span, values: { name } })];
    if (lane !== 'never') return [];
    const step = scope.steps.find((placed) =>
      placed.step.tools.some((mention) => mention.name === name),
    )?.step;
    if (!step) return [];
    return [warning('never-approved', { span: step.span, values: { name } })];
  });
}

/** Where a setting stands in the head of the text. */
function headSpan(scope: Scope, name: string): Problem['span'] {
  const block = scope.text?.search(/^approval:/m) ?? -1;
  const at = block < 0 ? -1 : (scope.text?.indexOf(name, block) ?? -1);
  return at < 0 ? scope.whole : { start: at, end: at + name.length };
}
