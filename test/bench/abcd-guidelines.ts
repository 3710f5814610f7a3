/**
 * ABCD's 55 written policies, as prose, to the ordered list of tools that they use. The structured button of each step is
 * not read; the labels of the agents' buttons are the tool names that a library would know.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../app/policy/parse.ts';
import { walkSteps } from '../../app/policy/policy.ts';
import { type BenchOptions, DATA_FOLDER, writePredictions } from './bench.ts';

interface Subflow {
  readonly instructions: readonly string[];
  readonly actions: readonly { readonly text: string; readonly subtext: readonly string[] }[];
}

/** Exact lists of 55 and F1 over tools; `--data FOLDER` reads another copy of the three files. */
export async function run(options: BenchOptions): Promise<unknown> {
  const folder = options.data ?? join(DATA_FOLDER, 'abcd');
  if (!existsSync(join(folder, 'guidelines.json'))) return 'no data';
  const gold = readJson<Record<string, string[]>>(join(folder, 'kb.json'));
  const rows = subflowsOf(folder).map(({ id, name, subflow }) => {
    const wanted = gold[id] ?? [];
    const found = toolsOf(proseOf(name, subflow));
    return { policy: id, wanted, found, exact: wanted.join() === found.join() };
  });
  writePredictions(options, rows);
  return {
    policies: rows.length,
    exact: rows.filter((row) => row.exact).length,
    exactBound: 45,
    f1: round(f1(rows)),
    f1Bound: 0.97,
    wrong: rows.filter((row) => !row.exact),
  };
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** The subflows by their ids: both files list them in the same order within a flow. */
function subflowsOf(folder: string): { id: string; name: string; subflow: Subflow }[] {
  const ontology = readJson<{ intents: { subflows: Record<string, string[]> } }>(
    join(folder, 'ontology.json'),
  );
  const guidelines = readJson<Record<string, { subflows: Record<string, Subflow> }>>(
    join(folder, 'guidelines.json'),
  );
  const flows = new Map(Object.entries(guidelines).map(([title, flow]) => [plain(title), flow.subflows]));
  return Object.entries(ontology.intents.subflows).flatMap(([flow, ids]) => {
    const subflows = Object.entries(flows.get(plain(flow)) ?? {});
    return ids.flatMap((id, index) => {
      const [name, subflow] = subflows[index] ?? [];
      return name !== undefined && subflow ? [{ id, name, subflow }] : [];
    });
  });
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** A policy as its author would have written it: what it is for, then the steps with what they hold. */
function proseOf(name: string, subflow: Subflow): string {
  const [purpose = '', ...closing] = subflow.instructions;
  const steps = subflow.actions.map((action, index) =>
    [`${index + 1}. ${action.text}`, ...action.subtext.map((line) => `   - ${line}`)].join('\n'),
  );
  return [`# ${name}`, `Use this policy when: ${purpose}`, steps.join('\n'), ...closing].join('\n\n');
}

function toolsOf(text: string): string[] {
  const [policies] = parse({ text, name: '' }, { toolNames: [...LABELS.keys()] });
  const names = policies.flatMap((policy) =>
    walkSteps(policy.steps).flatMap(({ step }) =>
      step.tools.map((tool) => LABELS.get(tool.name) ?? tool.name),
    ),
  );
  return [...new Set(names)];
}

/** What the agents' buttons say, and the names that `kb.json` gives the actions. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['Pull up Account', 'pull-up-account'],
  ['Verify Identity', 'verify-identity'],
  ['Validate Purchase', 'validate-purchase'],
  ['Ask the Oracle', 'ask-the-oracle'],
  ['Record Reason', 'record-reason'],
  ['Enter Details', 'enter-details'],
  ['Membership Privileges', 'membership'],
  ['Shipping Status', 'shipping-status'],
  ['Subscription Status', 'subscription-status'],
  ['Update Order', 'update-order'],
  ['Update Account', 'update-account'],
  ['Offer Refund', 'offer-refund'],
  ['Make Purchase', 'make-purchase'],
  ['Make Password', 'make-password'],
  ['Promo Code', 'promo-code'],
  ['Notify Internal Team', 'notify-team'],
  ['Send Link', 'send-link'],
  ['Try Again', 'try-again'],
  ['Log Out/In', 'log-out-in'],
  ['Instructions', 'instructions'],
  ['Search FAQ', 'search-faq'],
  ['Select Answer', 'select-faq'],
  ['Boots', 'search-boots'],
  ['Shirt', 'search-shirt'],
  ['Jeans', 'search-jeans'],
  ['Jacket', 'search-jacket'],
  ['Pricing', 'search-pricing'],
  ['Timing', 'search-timing'],
  ['Membership', 'search-membership'],
  ['Policy', 'search-policy'],
]);

/** Over all tools of all policies together. */
function f1(
  rows: readonly { readonly wanted: readonly string[]; readonly found: readonly string[] }[],
): number {
  const right = sum(rows.map((row) => row.found.filter((tool) => row.wanted.includes(tool)).length));
  const found = sum(rows.map((row) => row.found.length));
  const wanted = sum(rows.map((row) => row.wanted.length));
  return (2 * right) / (found + wanted);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
