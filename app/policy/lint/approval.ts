import type { Problem } from '../../lib/problem.ts';
import { effectByName } from '../kind.ts';
import { error, type Scope, warning } from './scope.ts';

/** Approvals of the head that cannot be: `auto` on a write, a tool nobody knows, a step that may never run. */
export function findApprovalProblems(scope: Scope): Problem[] {
  return Object.entries(scope.policy.approval).flatMap(([name, lane]) => {
    const tool = scope.catalog?.find(name);
    const span = headSpan(scope, name);
    if (scope.catalog && !tool)
      return [
        error('unknown-tool', span, `there is no tool \`${name}\` to approve`, 'name a tool of the catalog'),
      ];
    const effect = tool?.effect ?? effectByName(name, '');
    if (lane === 'auto' && effect === 'write') {
      const message = `\`${name}\` changes something, so that it never runs without approval; \`auto\` is ignored`;
      return [error('auto-on-write', span, message, 'write agent, supervisor or never')];
    }
    if (lane !== 'never') return [];
    const step = scope.steps.find((placed) =>
      placed.step.tools.some((mention) => mention.name === name),
    )?.step;
    if (!step) return [];
    return [
      warning(
        'never-approved',
        step.span,
        `the head says that \`${name}\` is never approved, and this step needs it`,
        'take the step or the setting away',
      ),
    ];
  });
}

/** Where a setting stands in the head of the text. */
function headSpan(scope: Scope, name: string): Problem['span'] {
  const block = scope.text?.search(/^approval:/m) ?? -1;
  const at = block < 0 ? -1 : (scope.text?.indexOf(name, block) ?? -1);
  return at < 0 ? scope.whole : { start: at, end: at + name.length };
}
