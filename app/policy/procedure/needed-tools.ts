import type { Catalog } from '../../tools/tool.ts';
import { nearest } from '../lint/scope.ts';
import { type Policy, walkSteps } from '../policy.ts';

/** A tool that a policy mentions. */
export interface NeededTool {
  /** As the catalog names it; as it is written where the catalog does not know it. */
  readonly name: string;
  readonly isKnown: boolean;
  /** The tool whose name is nearest to an unknown one; null where none is near. */
  readonly near: string | null;
  /** Ids of the steps that mention it; empty where only the trigger or a note does. */
  readonly steps: readonly string[];
}

/** The tools of a policy, known ones first, each once. */
export function neededTools(policy: Policy, catalog: Catalog): NeededTool[] {
  const steps = new Map<string, string[]>();
  for (const name of policy.mentions.tools) steps.set(nameOf(name, catalog), []);
  for (const { step } of walkSteps(policy.steps))
    for (const { name } of step.tools) {
      const known = nameOf(name, catalog);
      steps.set(known, [...(steps.get(known) ?? []), step.id]);
    }
  const names = catalog.all().flatMap((tool) => [tool.name, ...tool.aliases]);
  const tools = [...steps].map(([name, ids]): NeededTool => {
    const isKnown = catalog.find(name) !== undefined;
    return { name, isKnown, near: isKnown ? null : (nearest(name, names) ?? null), steps: [...new Set(ids)] };
  });
  return [...tools.filter(({ isKnown }) => isKnown), ...tools.filter(({ isKnown }) => !isKnown)];
}

const nameOf = (written: string, catalog: Catalog): string => catalog.find(written)?.name ?? written;
