/**
 * What a model is asked about a case, and what becomes of its answer: pure, so that the sidebar's reader and a back-test ask and
 * check alike.
 */
import type { Policy } from '../../policy/policy.ts';
import { type Assistance, type AssistInput, assist } from '../assist.ts';
import { type CheckedReading, checkReading } from './check.ts';
import type { CheckInput } from './checked.ts';
import { itemsLater, itemsNow } from './items.ts';
import { openQuestions } from './open-questions.ts';
import { makePrompt, type Prompt } from './prompt.ts';
import type { RawReading } from './reading.ts';
import type { Redactor } from './redactor.ts';

/** Reasoning counts as output, so that the limit leaves room for it. */
export const OUTPUT_TOKENS_MAX = 6_000;
/** Policies among which a model may choose. */
const CANDIDATES_MAX = 4;

/** The prompt of a case as the engine sees it; the redactor hides what must not leave. */
export function promptOf(
  input: AssistInput,
  assistance: Assistance,
  { redactor, tone }: { readonly redactor: Redactor; readonly tone: string },
): Prompt {
  const policies = openPolicies(input, assistance);
  const now = itemsNow(assistance.frontiers);
  return makePrompt({
    now: input.now,
    ticket: input.ticket,
    passages: assistance.passages,
    assistance,
    policies,
    candidates: candidatesOf(input, assistance),
    catalog: input.catalog,
    questions: openQuestions(assistance, policies),
    itemsNow: now,
    itemsLater: itemsLater(assistance.runs, policies, now),
    tone,
    hide: redactor.hide,
  });
}

/** What is left of a reading when it is held against the case as it stands without a model. */
export const checkedFor = (raw: RawReading, input: AssistInput): CheckedReading =>
  checkReading(raw, checkInput(input, assist(input)));

const checkInput = (input: AssistInput, assistance: Assistance): CheckInput => ({
  now: input.now,
  ticket: input.ticket,
  passages: assistance.passages,
  assistance,
  policies: openPolicies(input, assistance),
  candidates: candidatesOf(input, assistance),
  library: input.library,
  catalog: input.catalog,
  limits: input.settings.limits,
  phrases: input.phrases,
});

/** Policies whose runs go on, each once; of every run where all are over. */
function openPolicies({ library }: AssistInput, { runs }: Assistance): Policy[] {
  const open = runs.filter((run) => run.status !== 'done' && run.status !== 'stopped');
  const ids = (open.length > 0 ? open : runs).map((run) => run.policy);
  return [...new Set(ids)].flatMap((id) => library.find(id) ?? []);
}

function candidatesOf({ library }: AssistInput, { matches }: Assistance): Policy[] {
  const ids = [...matches.matches, ...matches.others].map((match) => match.policy);
  return [...new Set(ids)].slice(0, CANDIDATES_MAX).flatMap((id) => library.find(id) ?? []);
}
