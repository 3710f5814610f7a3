/** What a tool does, who approves it and what it needs, in plain words; the same for hover, completion and the steps beside the text. */
import { type PeriodLimit, periodLimitsIn, readPeriodLimits } from '../../../policy/period-limits.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Catalog, Lane, Tool } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';

/** A tool as its author reads of it. */
export interface ToolWords {
  readonly name: string;
  /** In words; the name itself for a tool that has none. */
  readonly title: string;
  /** Null for a tool that there is not. */
  readonly lane: Lane | null;
  /** Sentences, the most telling first. */
  readonly sentences: readonly string[];
}

/** What a policy says of the tools that it uses. */
export interface ToolRules {
  readonly policy: Policy;
  readonly periods: readonly PeriodLimit[];
}

/** The rules of a policy, its head's and its words'. */
export const toolRules = (policy: Policy, catalog: Catalog): ToolRules => ({
  policy,
  periods: [...periodLimitsIn(policy.limits, catalog), ...readPeriodLimits(policy, catalog)],
});

/** Words for a tool; with a policy's rules also by whose lanes and limits it goes. */
export function toolWords(name: string, catalog: Catalog, words: Text, rules?: ToolRules): ToolWords {
  const tool = catalog.find(name);
  if (!tool)
    return { name, title: name, lane: null, sentences: [words.phrase('studio.editor.unknown-tool')] };
  const lane = laneOf(tool, rules?.policy);
  return {
    name: tool.name,
    title: titleOf(tool, words),
    lane,
    sentences: [
      words.phrase(`studio.editor.effect.${tool.effect === 'read' ? 'read' : tool.moves}`),
      words.phrase(`studio.editor.lane.${lane}`),
      ...(rules ? limitWords(tool, rules, words) : []),
      ...needWords(tool, words),
      ...(tool.effect === 'read'
        ? []
        : [words.phrase(tool.reversible ? 'studio.editor.reversible' : 'studio.editor.permanent')]),
    ],
  };
}

/** The title of a tool, its name where no language has one. */
export function titleOf(tool: Tool, { phrase }: Text): string {
  const key = `tool.${tool.name}.title`;
  const title = phrase(key);
  return title === key ? tool.name : title;
}

const STRICTNESS: Readonly<Record<Lane, number>> = { auto: 0, agent: 1, supervisor: 2, never: 3 };

/** The stricter of the tool's own lane and the policy's; a write never runs by itself. */
function laneOf(tool: Tool, policy?: Policy): Lane {
  const own = tool.effect === 'write' && tool.lane === 'auto' ? 'agent' : tool.lane;
  const named = [tool.name, ...tool.aliases]
    .map((name) => (policy && Object.hasOwn(policy.approval, name) ? policy.approval[name] : undefined))
    .find((lane) => lane !== undefined);
  return named !== undefined && STRICTNESS[named] > STRICTNESS[own] ? named : own;
}

function limitWords(tool: Tool, { policy, periods }: ToolRules, words: Text): string[] {
  const perCall = Object.entries(policy.limits).flatMap(([key, limit]) => {
    const [name = '', param = ''] = key.split('.');
    if (name !== tool.name && !tool.aliases.includes(name)) return [];
    if (param === '' || param.includes(' ')) return [];
    const value = param === 'percent' ? words.percent(limit) : words.number(limit);
    return [words.phrase('studio.editor.limit', { param: paramName(param, words), value })];
  });
  return [
    ...perCall,
    ...periods.filter((limit) => limit.tool === tool.name).map((limit) => periodWords(limit, words)),
  ];
}

function periodWords({ max, currency, period }: PeriodLimit, words: Text): string {
  const value = currency === null ? words.number(max) : words.money(max, currency);
  const unit = words.phrase(`policy.read.unit.${period.unit}`, { count: period.count });
  return words.phrase('studio.editor.limit-period', { value, number: period.count, unit });
}

function needWords(tool: Tool, words: Text): string[] {
  const needed = tool.params.filter(({ required, origin }) => required && origin !== 'written');
  if (needed.length === 0) return [];
  const params = words.list(needed.map(({ name }) => paramName(name, words)));
  return [words.phrase('studio.editor.needs', { params })];
}

function paramName(name: string, { phrase }: Text): string {
  const key = `param.${name}`;
  const word = phrase(key);
  return word === key ? name.replaceAll('_', ' ') : word;
}
