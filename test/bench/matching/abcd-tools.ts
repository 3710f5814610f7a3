/** ABCD's written policies as prose, and the tools that our own reading finds in it. The structured button of a step is not read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../app/policy/parse.ts';
import { walkSteps } from '../../../app/policy/policy.ts';

/** A guideline as the data set holds it. */
export interface Subflow {
  readonly instructions: readonly string[];
  readonly actions: readonly { readonly text: string; readonly subtext: readonly string[] }[];
}

/** The value in a JSON file. */
export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** The subflows by their ids: both files list them in the same order within a flow. */
export function subflowsOf(folder: string): { id: string; flow: string; name: string; subflow: Subflow }[] {
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
      return name !== undefined && subflow ? [{ id, flow, name, subflow }] : [];
    });
  });
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** A policy as its author would have written it: what it is for, then the steps with what they hold. */
export function proseOf(name: string, subflow: Subflow): string {
  const [purpose = '', ...closing] = subflow.instructions;
  const steps = subflow.actions.map((action, index) =>
    [`${index + 1}. ${action.text}`, ...action.subtext.map((line) => `   - ${line}`)].join('\n'),
  );
  return [`# ${name}`, `Use this policy when: ${purpose}`, steps.join('\n'), ...closing].join('\n\n');
}

/** A tool of a policy with the words of the steps that use it. */
export interface ToolStep {
  readonly tool: string;
  readonly words: string;
}

/** The tools that a policy's prose names, each once, in the order of the text. */
export function toolStepsOf(text: string): ToolStep[] {
  const [policies] = parse({ text, name: '' }, { toolNames: [...LABELS.keys()] });
  const found = new Map<string, string>();
  for (const { step } of policies.flatMap((policy) => walkSteps(policy.steps)))
    for (const { name } of step.tools) {
      const tool = LABELS.get(name) ?? name;
      const words = [step, ...step.children].map((each) => each.text).join(' ');
      found.set(tool, [found.get(tool) ?? '', words].join(' ').trim());
    }
  return [...found].map(([tool, words]) => ({ tool, words }));
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
