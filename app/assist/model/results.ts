/** Tool results as a model reads them: the newest of each look-up, its leaves a line, in data's place. */
import { canonicalJson } from '../../lib/canonical.ts';
import { leavesOf } from '../../lib/json.ts';
import type { ToolReturn } from '../event.ts';

/** Leaves of one result. */
const LEAVES_MAX = 60;
/** Characters of one value. */
const VALUE_MAX = 300;

/** The id under which a model knows a result: its place in the case. */
export const resultId = (index: number): string => `r${index + 1}`;

/** One line a result, oldest first; a result read anew stands for the older ones. */
export function printResults(returns: readonly ToolReturn[], hide: (text: string) => string): string[] {
  return returns.flatMap((one, index) => {
    const key = canonicalJson([one.call.tool, one.call.args]);
    const isNewest = !returns
      .slice(index + 1)
      .some((later) => canonicalJson([later.call.tool, later.call.args]) === key);
    if (!isNewest) return [];
    const leaves = leavesOf(one.output)
      .filter(({ value }) => value !== null && value !== '')
      .slice(0, LEAVES_MAX)
      .map(({ path, value }) => [path, hide(String(value).slice(0, VALUE_MAX))]);
    const line = JSON.stringify({
      id: resultId(index),
      tool: one.call.tool,
      status: one.status,
      at: one.at.slice(0, 16),
      says: Object.fromEntries(leaves),
    });
    return [line.replaceAll('<', '\\u003c')];
  });
}
