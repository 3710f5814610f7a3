/**
 * What a policy lets people give away: for each of its tools that costs something, the most that can be given at all and the most
 * that an agent may approve alone. Two versions are compared by it, so that nobody raises a limit unseen.
 */
import type { Catalog, Lane, Tool } from '../tools/tool.ts';
import { readApprovals } from './approvals.ts';
import { offerOptions } from './options.ts';
import { type Amount, type AmountUnit, type Policy, walkSteps } from './policy.ts';

/** One thing that can be given. */
export interface Allowance {
  readonly tool: string;
  /** The tool's parameter that says how much; empty for a tool that is allowed or not. */
  readonly param: string;
  /** The most at all, `Infinity` where nothing bounds it; 1 for a tool without an amount, 0 where it is forbidden. */
  readonly most: number;
  /** The most that an agent may approve without a supervisor. */
  readonly alone: number;
  /** ISO 4217 of the policy's first amount of money; empty for what is none, and where the policy names none. */
  readonly currency: string;
}

/** What a policy lets people give, in the order of its words; empty for one that costs nothing. */
export function readAllowances(policy: Policy, catalog: Catalog): readonly Allowance[] {
  const found = new Map<string, Allowance>();
  for (const use of usesOf(policy, catalog)) {
    const allowance = allowanceOf(use, policy, catalog);
    const name = nameOf(allowance);
    const before = found.get(name);
    found.set(name, {
      ...allowance,
      most: Math.max(before?.most ?? 0, allowance.most),
      alone: Math.max(before?.alone ?? 0, allowance.alone),
    });
  }
  return [...found.values()].filter(({ most }) => most > 0);
}

/** Tools whose effect costs the shop something; cancelling an order pays back too. */
const COSTING: ReadonlySet<Tool['moves']> = new Set(['money', 'shipping', 'order']);

/** A tool where the policy uses it, with the amounts that its words bind there. */
interface Use {
  readonly tool: Tool;
  readonly amounts: readonly Amount[];
}

function usesOf(policy: Policy, catalog: Catalog): Use[] {
  const offered: Amount[] = [];
  const uses: Use[] = [];
  const add = (names: readonly string[], amounts: readonly Amount[]): void => {
    for (const name of names) {
      const tool = catalog.find(name);
      if (tool && tool.effect === 'write' && COSTING.has(tool.moves)) uses.push({ tool, amounts });
    }
  };
  for (const { step } of walkSteps(policy.steps)) {
    const bound = step.amounts.filter((amount) => amount.in === 'act');
    add(
      step.tools.map(({ name }) => name),
      bound,
    );
    if (step.kind !== 'offer') continue;
    const options = offerOptions(step, catalog, policy);
    for (const option of options) add(option.tools, option.amounts.length > 0 ? option.amounts : bound);
    offered.push(...bound, ...options.flatMap(({ amounts }) => amounts));
  }
  return uses.map((use) => (use.amounts.length > 0 ? use : { ...use, amounts: offered }));
}

function allowanceOf({ tool, amounts }: Use, policy: Policy, catalog: Catalog): Allowance {
  const param = tool.params.find(({ name }) => name === 'amount' || name === 'percent')?.name ?? '';
  const lane = strictest([tool.lane, laneIn(policy, tool)]);
  const unit: AmountUnit = param === 'percent' ? 'percent' : 'money';
  const most =
    lane === 'never' ? 0 : param === '' ? 1 : boundOf(amounts.filter((each) => each.unit === unit));
  const alone =
    lane === 'supervisor' || lane === 'never' ? 0 : Math.min(most, limitOf(policy, { tool, param }, catalog));
  return {
    tool: tool.name,
    param,
    most,
    alone,
    currency: unit === 'money' && param !== '' ? currencyOf(policy) : '',
  };
}

const STRICTNESS: readonly Lane[] = ['auto', 'agent', 'supervisor', 'never'];

/** The strictest of some lanes. */
export const strictest = (lanes: readonly Lane[]): Lane =>
  STRICTNESS.findLast((lane) => lanes.includes(lane)) ?? 'agent';

function laneIn(policy: Policy, tool: Tool): Lane {
  const name = [tool.name, ...tool.aliases].find((each) => Object.hasOwn(policy.approval, each));
  return (name === undefined ? undefined : policy.approval[name]) ?? 'agent';
}

/** The largest value that the words allow; `Infinity` where they name none. */
function boundOf(amounts: readonly Amount[]): number {
  const exact = amounts.filter(({ bound }) => bound === 'exactly').map(({ value }) => value);
  const caps = amounts
    .filter(({ bound }) => bound === 'at-most' || bound === 'under')
    .map(({ value }) => value);
  if (exact.length + caps.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...exact, ...caps);
}

function limitOf(policy: Policy, { tool, param }: { tool: Tool; param: string }, catalog: Catalog): number {
  const names = [tool.name, ...tool.aliases].map((name) => `${name}.${param}`);
  const head = Object.entries(policy.limits).flatMap(([name, limit]) =>
    names.includes(name) ? [limit] : [],
  );
  const words = readApprovals(policy, catalog)
    .filter((rule) => rule.tool === tool.name && rule.param === param)
    .map(({ limit }) => limit);
  return Math.min(Number.POSITIVE_INFINITY, ...head, ...words);
}

const currencyOf = (policy: Policy): string =>
  walkSteps(policy.steps)
    .flatMap(({ step }) => step.amounts)
    .find(({ unit, currency }) => unit === 'money' && currency !== undefined)?.currency ?? '';

const nameOf = ({ tool, param }: Pick<Allowance, 'tool' | 'param'>): string => `${tool}.${param}`;

/** A limit that rises from one version to the next. */
export interface Raise {
  readonly tool: string;
  readonly param: string;
  /** `alone`: what an agent approves without a supervisor; `most`: what can be given at all. */
  readonly which: 'alone' | 'most';
  /** 0 where it was not allowed before. */
  readonly before: number;
  readonly after: number;
  readonly currency: string;
}

/** Every limit that is higher in `after`; another currency counts as higher, since the two cannot be compared. */
export function findRaises(before: readonly Allowance[], after: readonly Allowance[]): readonly Raise[] {
  return after.flatMap((now): Raise[] => {
    const then = before.find((each) => nameOf(each) === nameOf(now));
    const comparable = then === undefined || then.currency === now.currency || now.currency === '';
    const { tool, param, currency } = now;
    return (['alone', 'most'] as const).flatMap((which) => {
      const was = then?.[which] ?? 0;
      const rises = now[which] > was || (!comparable && now[which] > 0);
      return rises ? [{ tool, param, which, before: was, after: now[which], currency }] : [];
    });
  });
}
