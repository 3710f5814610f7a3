/** The compiled steps as their author reads them beside the text. */
import type { Span } from '../../../lib/problem.ts';
import { readApprovals } from '../../../policy/approvals.ts';
import { type OfferOption, offerOptions } from '../../../policy/options.ts';
import { type Policy, type Step, walkSteps } from '../../../policy/policy.ts';
import { meaningOf, readAs } from '../../../policy/reading.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';
import { type ToolRules, type ToolWords, titleOf, toolRules, toolWords } from './tool-words.ts';

/** A step as a row. */
export interface ReadStep {
  readonly id: string;
  /** 0 for a step of the outermost list. */
  readonly depth: number;
  readonly kind: Step['kind'];
  /** In a few words, for the row. */
  readonly meaning: string;
  /** The whole sentence: `I read this as: …`. */
  readonly sentence: string;
  readonly span: Span;
  /** Equal where two steps read alike, wherever they stand in the text. */
  readonly likeness: string;
  readonly tools: readonly ToolWords[];
  /** What the step's own words say about who approves. */
  readonly rules: readonly string[];
}

/** Every step of a policy in reading order. */
export const readSteps = (policy: Policy, catalog: Catalog, words: Text): ReadStep[] =>
  createStepReader(catalog, words)(policy);

/** Reads policies to steps; a step like one of the policy read before takes its words, so that an edit words one step and not all. */
export function createStepReader(catalog: Catalog, words: Text): (policy: Policy) => ReadStep[] {
  let last = new Map<string, StepWords>();
  return (policy) => {
    const next = new Map<string, StepWords>();
    const approvals = readApprovals(policy, catalog);
    const rules = toolRules(policy, catalog);
    const options = plainOptions(policy, catalog);
    const head = JSON.stringify([policy.limits, policy.approval, rules.periods]);
    const steps = walkSteps(policy.steps).map(({ step, above }): ReadStep => {
      const own = approvals.filter((rule) => rule.step === step.id);
      const option = options.get(step.id);
      const chosen = option && [option.label, option.tools];
      const plain = `${JSON.stringify([own, chosen])}${likenessOf(step)}`;
      const likeness = step.tools.length > 0 || chosen ? `${head}${plain}` : plain;
      const around = { catalog, words, rules, own, option };
      const known = last.get(likeness) ?? next.get(likeness) ?? wordsOf(step, around);
      next.set(likeness, known);
      return { ...known, id: step.id, depth: above.length, span: step.span, likeness };
    });
    last = next;
    return steps;
  };
}

/** Options in plain words, which alone would read as notes, by the steps that they are. */
function plainOptions(policy: Policy, catalog: Catalog): ReadonlyMap<string, OfferOption> {
  const options = walkSteps(policy.steps).flatMap(({ step }) => offerOptions(step, catalog, policy));
  return new Map(
    options.flatMap((option) =>
      option.step?.kind === 'note' && option.step.children.length === 0 ? [[option.step.id, option]] : [],
    ),
  );
}

type StepWords = Pick<ReadStep, 'kind' | 'meaning' | 'sentence' | 'tools' | 'rules'>;

/** Everything that a step's words are made of, and nothing of its place. */
const likenessOf = ({ kind, text, condition, tools, policies, amounts, children }: Step): string =>
  [kind, text, JSON.stringify([condition, tools, policies, amounts]), ...children.map(likenessOf)].join('\n');

interface Wording {
  readonly catalog: Catalog;
  readonly words: Text;
  readonly rules: ToolRules;
  /** What this step says of approvals. */
  readonly own: ReturnType<typeof readApprovals>;
  /** Where the step is an option of an offer in plain words. */
  readonly option: OfferOption | undefined;
}

function wordsOf(step: Step, { catalog, words, rules, own, option }: Wording): StepWords {
  if (option) return optionWords(step.kind, option, { catalog, words, rules });
  const spoken = withTitles(step, catalog, words);
  return {
    kind: step.kind,
    meaning: opened(meaningOf(spoken, words.phrase), words.locale),
    sentence: readAs(spoken, words.phrase),
    tools: step.tools.map(({ name }) => toolWords(name, catalog, words, rules)),
    rules: own.map(({ limit, currency, param }) => {
      const value = currency === null ? words.percent(limit) : words.money(limit, currency);
      return words.phrase('studio.editor.limit', { param: words.phrase(`param.${param}`), value });
    }),
  };
}

function optionWords(
  kind: Step['kind'],
  { label, tools }: OfferOption,
  { catalog, words, rules }: Pick<Wording, 'catalog' | 'words' | 'rules'>,
): StepWords {
  const { phrase } = words;
  const told = tools.map((name) => toolWords(name, catalog, words, rules));
  const named = told.map(({ title }) => phrase('studio.editor.quoted', { text: title }));
  const meaning =
    tools.length === 0
      ? phrase('policy.read.option-by-hand', { option: label })
      : phrase('policy.read.option', { option: label, tools: words.list(named) });
  const sentence = phrase('policy.read.as', { meaning });
  return { kind, meaning: opened(meaning, words.locale), sentence, tools: told, rules: [] };
}

/** A step whose tools bear the names that people know, as it is read back. */
function withTitles(step: Step, catalog: Catalog, words: Text): Step {
  const tools = step.tools.map((mention) => {
    const tool = catalog.find(mention.name);
    return tool
      ? { ...mention, name: words.phrase('studio.editor.quoted', { text: titleOf(tool, words) }) }
      : mention;
  });
  return { ...step, text: step.text.replace(PARAMETERS, '@$1'), tools };
}

// A mention with its parameters: `@refund_order(order_id: str)`.
const PARAMETERS = /@([A-Za-z_][\w.-]*)\([^()]{0,400}\)/g;

const opened = (words: string, locale: string): string =>
  words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);

/** The innermost step at an offset, else the last that begins before it; undefined above the first. */
export function stepAt(steps: readonly ReadStep[], offset: number): ReadStep | undefined {
  const holding = steps.filter(({ span }) => span.start <= offset && offset <= span.end);
  const inner = holding.reduce<ReadStep | undefined>(
    (best, step) => (best && best.span.start > step.span.start ? best : step),
    undefined,
  );
  return inner ?? steps.findLast(({ span }) => span.end < offset);
}
