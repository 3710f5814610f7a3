/** Reads what an offer lets the customer choose from, and the tool that each option stands for. */
import type { Catalog } from '../tools/tool.ts';
import { readLabel, splitCondition } from './condition.ts';
import { readAmounts } from './limits.ts';
import type { Amount, Policy, PolicyMention, Step } from './policy.ts';
import { walkSteps } from './policy.ts';
import { leadingVerb, normalTitle } from './words.ts';

/** One option of an offer. */
export interface OfferOption {
  /** Short name: the author's label, else the option's words without how it is done. */
  readonly label: string;
  /** The option's words, label left out. */
  readonly text: string;
  /** The step that the option is; null where several options stand in one sentence. */
  readonly step: Step | null;
  /** Names of tools; empty where a person has to do it. */
  readonly tools: readonly string[];
  readonly amounts: readonly Amount[];
  readonly policies: readonly PolicyMention[];
  /** Whether the tool is no author's mention but read into the words. */
  readonly readIntoText: boolean;
}

/**
 * The options of an offer, in reading order; empty for an offer that leaves no choice (`offer to investigate`).
 * With the policy, an option without a tool of its own takes the tool of the steps that apply it, or of the class they speak of.
 */
export function offerOptions(step: Step, catalog: Catalog, policy?: Policy): OfferOption[] {
  if (step.kind !== 'offer') return [];
  const listed = step.children.filter(isOption);
  const options = listed.length > 0 ? listed.map(optionOf) : (inlineOptions(step) ?? singleOption(step));
  if (!policy) return options;
  const applying = applyingSteps(policy, step);
  return options.map((option) =>
    option.tools.length > 0 || option.policies.length > 0 ? option : bind(option, applying, catalog),
  );
}

/** A child that can be chosen: no note, and no branch on what the customer says to the offer. */
function isOption(step: Step): boolean {
  if (step.kind === 'note') return readLabel(step.text) !== undefined || step.condition === null;
  if (step.condition !== null && ANSWER.test(step.condition.text)) return false;
  return step.kind !== 'branch' && step.kind !== 'check' && step.kind !== 'ask';
}

// The customer's answer to an offer as a condition: `the user accepts`, `they decline`.
const ANSWER =
  /\b(?:accepts?|declines?|agrees?|refuses?|rejects?|chooses?|says (?:yes|no)|is (?:not )?interested|are (?:not )?interested|none)\b/i;

function optionOf(step: Step): OfferOption {
  const label = readLabel(step.text);
  const named = label !== undefined && label.rest !== '';
  return {
    label: named ? label.label : shortLabel(step.text),
    text: named ? label.rest : step.text,
    step,
    tools: step.tools.map((tool) => tool.name),
    amounts: step.amounts.filter((amount) => amount.in === 'act'),
    policies: step.policies,
    readIntoText: false,
  };
}

/** `Reship the order using #Reshipment Policy.` is `Reship the order`. */
function shortLabel(text: string): string {
  const short = text.replace(HOW, '').replace(/[.;,:\s]+$/, '');
  return short === '' ? text : short;
}

// How an option is done or why: ` using #Refund Policy`, ` (see @x)`, `, if they want it`.
const HOW =
  /\s*(?:\b(?:using|via|with|through|per|under|as described in|according to)\s+(?:the\s+)?[@#[].*|\(.*|[,;]\s.*|\s(?:if|when|to incentivi[sz]e|in order to)\s.*)$/i;

/** `Offer a replacement or a refund`, `If it is late, offer …`: options in one sentence. */
function inlineOptions(step: Step): OfferOption[] | undefined {
  const { rest } = splitCondition(step.text);
  const lead = leadingVerb(rest);
  if (!lead) return undefined;
  const offered = rest
    .slice(lead.end)
    .replace(CHOICE_OF, '')
    .replace(/[.:]+$/, '');
  const parts = offered.split(OR_OPTION).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part === '' || !STANDS_ALONE.test(part))) return undefined;
  return parts.map((part) => inlineOption(part, step));
}

// Whom it is offered to, and the words that announce a choice: ` the customer a choice between `, ` either `.
const CHOICE_OF =
  /^\s*(?:(?:the |your )?(?:customers?|users?|members?|clients?|them)\s+)?(?:(?:the |a )?(?:choice|option)s?\s+(?:of|between|to have|to get)\s+)?(?:either\s+)?(?:between\s+)?/i;
// Between options: `, or `, ` or `, ` and ` only behind `between` is not told apart.
const OR_OPTION =
  /\s*,\s*(?:or\s+)?(?=(?:an?|the|to|free|store|full|partial|[$€£]?\d[\d,.]*%?)\b)|\s+or\s+(?=(?:an?|the|to|free|store|full|partial|[$€£]?\d[\d,.]*%?|another|replacement|refund|exchange|reship\w*|credit)\b)/i;
// An option that says enough by itself: `a refund`, `free shipping`, `to reship it`.
const STANDS_ALONE =
  /^(?:an?|the|to|free|store|full|partial|another|replacement|refund|exchange|reship\w*|credit)\b.*\p{L}{3}|^[$€£]?\d[\d,.]*%?\s.*\p{L}{3}/iu;

function inlineOption(part: string, step: Step): OfferOption {
  const tools = step.tools.filter(
    (tool) => part.includes(`@${tool.name}`) || part.includes(`[${tool.name}]`),
  );
  const policies = step.policies.filter((policy) => part.includes(`#${policy.title}`));
  return {
    label: shortLabel(part),
    text: part,
    step: null,
    tools: tools.map((tool) => tool.name),
    amounts: readAmounts(part, { kind: 'offer', conditionSpans: [] }),
    policies,
    readIntoText: false,
  };
}

/** An offer that can be taken or left: it names what then is done. */
function singleOption(step: Step): OfferOption[] {
  if (step.tools.length === 0 && step.policies.length === 0) return [];
  const { rest } = splitCondition(step.text);
  const offered = rest.slice(leadingVerb(rest)?.end ?? 0).replace(CHOICE_OF, '');
  const option = optionOf(step);
  return [readLabel(step.text) || offered === '' ? option : { ...option, label: shortLabel(offered) }];
}

/** Steps behind the offer that apply what was chosen: those that speak of tools, outside other offers. */
function applyingSteps(policy: Policy, offer: Step): Step[] {
  const steps = walkSteps(policy.steps);
  const at = steps.findIndex(({ step }) => step.id === offer.id);
  return steps
    .slice(at + 1)
    .filter(({ step, above }) => !above.some((each) => each.id === offer.id) && APPLIES.test(step.text))
    .map(({ step }) => step);
}

// Words that apply what was chosen: `Apply the agreed-upon offer`, `the relevant tools`.
const APPLIES = /\bappl(?:y|ies)\b|\b(?:relevant|applicable|appropriate|corresponding|matching|agreed)\b/i;

function bind(option: OfferOption, applying: readonly Step[], catalog: Catalog): OfferOption {
  const named = applying.flatMap((step) => step.tools).find((tool) => fits(option, tool.name, catalog));
  if (named) return { ...option, tools: [named.name] };
  const classes = applying.flatMap((step) => classesIn(step.text));
  const found = classes
    .flatMap((name) => catalog.ofClass(name))
    .find((tool) => fits(option, tool.name, catalog));
  return found ? { ...option, tools: [found.name], readIntoText: true } : option;
}

/** Whether an option speaks of a tool: by one of its wordings, or by every word of its name. */
function fits(option: OfferOption, toolName: string, catalog: Catalog): boolean {
  const label = option.label.toLowerCase();
  const tool = catalog.find(toolName);
  if (tool?.effect === 'read') return false;
  if (tool?.words.some((words) => label.includes(words))) return true;
  const words = normalTitle(toolName).split(' ');
  return words.every((word) => label.includes(word));
}

/** Classes of tools that a text speaks of: `other applicable retention tools`. */
export const classesIn = (text: string): string[] =>
  [...text.matchAll(CLASS)].map((found) => (found[1] ?? '').toLowerCase());

// The word before `tools`: `retention tools`, `cancellation tool`.
const CLASS = /([\p{L}-]+)\s+tools?\b/giu;
