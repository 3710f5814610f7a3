/** Offers: which options were put to the customer and what they chose. A later word counts over an earlier one. */
import type { Evidence } from '../lib/evidence.ts';
import { isNotLater } from '../lib/time.ts';
import { type OfferOption, offerOptions } from '../policy/options.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../policy/policy.ts';
import type { Passage } from '../ticket/clean.ts';
import type { Catalog } from '../tools/tool.ts';
import type { Answer } from './question.ts';
import { carriedIn, evidenceOfAnswer, givenAnswer } from './questions.ts';
import { readChoice } from './rules-reader.ts';
import type { Case } from './run.ts';

/** An offer with what came of it. */
export interface Offer {
  readonly ref: string;
  readonly step: Step;
  readonly options: readonly OfferOption[];
  /** Label of the chosen option; null while nothing is chosen. */
  readonly chosen: string | 'declined' | null;
  readonly evidence: readonly Evidence[];
  /** When the newest public comment of ours carried it; null while none has. */
  readonly offeredAt: string | null;
  /** Whether the customer wrote anything since. */
  readonly replied: boolean;
}

/** Offers of a policy that leave a choice, in reading order. */
export function readOffers(
  policy: Policy,
  catalog: Catalog,
  so: { past: Case; passages: readonly Passage[]; modelAnswers: readonly Answer[] },
): Offer[] {
  return walkSteps(policy.steps)
    .filter(({ step }) => step.kind === 'offer')
    .map(({ step }) => ({ step, options: offerOptions(step, catalog, policy).map(bindingWords) }))
    .filter(({ options }) => options.length > 0)
    .map(({ step, options }) => readOffer(stepRef(policy.id, step.id), step, options, so));
}

/** An option's amounts are what it gives, however it is worded (`A 20% coupon`). */
const bindingWords = (option: OfferOption): OfferOption => {
  const said = option.amounts.length > 0 ? option.amounts : (option.step?.amounts ?? []);
  return {
    ...option,
    amounts: said.map((amount) => (amount.in === 'text' ? { ...amount, in: 'act' } : amount)),
  };
};

function readOffer(
  ref: string,
  step: Step,
  options: readonly OfferOption[],
  {
    past,
    passages,
    modelAnswers,
  }: { past: Case; passages: readonly Passage[]; modelAnswers: readonly Answer[] },
): Offer {
  const carried = carriedIn(`choice:${ref}`, options.map((option) => option.label).join(' '), past, passages);
  const first = carried[0];
  const base = {
    ref,
    step,
    options,
    offeredAt: carried.at(-1)?.at ?? null,
    replied: carried.at(-1)?.replied ?? false,
  };
  const given = givenAnswer(past, [`choice:${ref}`, ref]);
  const from = passages.findIndex((passage) => passage.comment === first?.comment);
  const since = first ? passages.slice(from + 1).filter((passage) => passage.by === 'requester') : [];
  const read = first ? readChoice(choosable(options), since) : null;
  const readAt = read?.comment
    ? (passages.find((passage) => passage.comment === read.comment)?.at ?? '')
    : '';
  if (given && typeof given.value === 'string' && (readAt === '' || isNotLater(readAt, given.at))) {
    return {
      ...base,
      chosen: labelOf(options, given.value),
      evidence: evidenceOfAnswer(given, String(given.value)),
    };
  }
  if (!read?.chosen) {
    const modelled = modelAnswers.find((answer) => answer.question === `choice:${ref}`);
    const where = since.some((passage) => passage.comment === modelled?.evidence[0]?.id);
    if (!modelled || !where || typeof modelled.value !== 'string')
      return { ...base, chosen: null, evidence: [] };
    return { ...base, chosen: labelOf(options, modelled.value), evidence: modelled.evidence };
  }
  const evidence: Evidence = { kind: 'comment', id: read.comment, path: '', quote: read.quote };
  return {
    ...base,
    chosen: read.chosen === 'declined' ? 'declined' : labelOf(options, read.chosen),
    evidence: [evidence],
  };
}

const choosable = (options: readonly OfferOption[]) =>
  options.map((option) => ({ value: option.label, label: `${option.label} ${option.text}` }));

/** The label that a chosen value means; what fits none counts as a refusal only when it says so. */
function labelOf(options: readonly OfferOption[], value: string): string | null {
  if (value === 'declined') return 'declined';
  const wanted = value.trim().toLowerCase();
  const exact = options.find((option) => option.label.toLowerCase() === wanted || option.step?.id === value);
  return (exact ?? options.find((option) => option.text.toLowerCase().includes(wanted)))?.label ?? null;
}
