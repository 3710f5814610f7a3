import type { Problem } from '../../lib/problem.ts';
import { warning } from '../problem-words.ts';
import { CUSTOMER_WORDS, firstWords } from '../words.ts';
import type { Placed, Scope } from './scope.ts';

/** Conditions that nothing can answer: they name nothing, or something that no step looks up, asks or checks. */
export function findConditionProblems(scope: Scope): Problem[] {
  return scope.steps.flatMap((placed, index) => {
    const { step } = placed;
    if (!step.condition || step.condition.negated) return [];
    const words = step.condition.text;
    const span = scope.spanIn(step, words);
    const values = { condition: words };
    if (VAGUE.test(words)) return [warning('condition-not-decidable', { span, values })];
    if (isAnswerable(words, scope.steps.slice(0, index), placed)) return [];
    return [warning('condition-without-source', { span, values })];
  });
}

// Words that name nothing: `necessary`, `it makes sense`, `appropriate`, `X`, `…`.
const VAGUE =
  /^(?:(?:it is |this is |that is |it[’']s )?(?:really |absolutely )?(?:necessary|appropriate|applicable|needed|required|relevant|suitable|possible|okay|ok|x|y|tbd|\.{2,}|…|something|everything else|all else)(?: fails)?|it makes sense|you (?:think|feel|believe|want|like)\b.*|in doubt)$/i;

/** Kinds of step that find something out. */
const FINDING = new Set(['ask', 'look-up', 'check', 'offer', 'hand-off', 'act']);

function isAnswerable(words: string, before: readonly Placed[], { above }: Placed): boolean {
  if (SAID.test(words) || KNOWN.test(words)) return true;
  const wanted = content(words);
  if (wanted.length === 0) return true;
  return [...before.map(({ step }) => step), ...above].some((step) => {
    if (!FINDING.has(step.kind)) return false;
    if (step.tools.length > 0 || step.policies.length > 0) return true;
    const known = content(step.text);
    return wanted.some((word) => known.includes(word));
  });
}

// What the customer says or does, which their own words answer: `the customer accepts`, `they want`.
const SAID = new RegExp(`^(?:the |a |an )?(?:${CUSTOMER_WORDS}|someone|nobody)\\b`, 'i');
// What every ticket shows: its tags, fields, channel, language, brand, who wrote, what about.
const KNOWN =
  /\b(?:ticket|tagged|tag|channel|chat|e-?mail|phone|language|speaks?|written in|vip|priority|brand|message|contact|requests?|asks?|asking|wants?|says?|reports?|claims?|mentions?|complain\w*|angry|upset|photo|attach\w*|gift|english|german|spanish|french)\b/i;

/** The telling words of a text, roughly without endings. */
const content = (text: string): string[] =>
  firstWords(text, 40)
    .map(({ word }) => word.replace(/(?:’s|'s|ies|es|s|ed|ing|y)$/, ''))
    .filter((word) => word.length > 2 && !IDLE.has(word));

const IDLE = new Set(
  'the and for not are was has have been that this with from any all thi ther when than more les over under'.split(
    ' ',
  ),
);
