import { canonicalJson } from '../../lib/canonical.ts';
import { isObject, type JsonObject } from '../../lib/json.ts';
import type { CallCase } from './check.ts';

/** Whether the call takes back, exactly, something that was done on this case; then it needs no step of its own. */
export function takesBack({ proposal, context }: CallCase): boolean {
  return context.past.returns.some((one) => {
    if (one.status !== 'done' || !isObject(one.output)) return false;
    const undo = context.catalog.find(one.call.tool)?.undo(one.call.args, one.output as JsonObject);
    return (
      undo?.tool === proposal.call.tool && canonicalJson(undo.args) === canonicalJson(proposal.call.args)
    );
  });
}
