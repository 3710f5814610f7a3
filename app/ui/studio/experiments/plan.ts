/** What a new experiment can be made of, and how many cases it needs. */
import { casesNeeded } from '../../../study/experiment/experiment.ts';
import { sampleOf } from '../../../study/experiment/intervals.ts';
import { currencyOf, measuredCases } from '../../../study/experiment/measure.ts';
import { ARMS_MAX, type ExperimentStart, type MeasuredOutcome } from '../../../study/experiment/records.ts';
import type { PolicyVersion } from '../../../study/policy-version.ts';
import { teamLabel } from '../../../study/running.ts';
import type { OwnedRow } from '../../../study/totals.ts';
import type { StudioPorts } from '../ports.ts';
import type { StudioPolicy } from '../shelf-session.ts';
import type { ExperimentForm, Plan, PolicyChoice, VersionChoice } from './view.ts';

/** Versions of a policy that are offered. */
const VERSIONS_MAX = 12;

/** The policies that run and have another version, in the order of their titles. */
export function choicesOf(
  policies: readonly StudioPolicy[],
  versions: readonly PolicyVersion[],
  { shippedLabel }: Pick<StudioPorts, 'shippedLabel'>,
): readonly PolicyChoice[] {
  const found = policies.flatMap((policy): PolicyChoice[] => {
    const { id, title, running, standing } = policy;
    const shipped = shippedLabel(id);
    const own = versions
      .filter((each) => each.policy === id)
      .sort((a, b) => b.number - a.number)
      .map(({ number, digest, note }): VersionChoice => ({ number, label: teamLabel(number, digest), note }));
    const all = shipped === null ? own : [...own, { number: 0, label: shipped, note: '' }];
    const number = standing?.published?.version.number ?? 0;
    const first = all.find((each) => each.number === number);
    const others = all.filter((each) => each !== first).slice(0, VERSIONS_MAX);
    return running && first && others.length > 0 ? [{ id, title, first, others }] : [];
  });
  return found.sort((a, b) => a.title.localeCompare(b.title));
}

/** Whether an outcome is a share of the cases; its difference is typed in percentage points. */
export const isShare = (outcome: MeasuredOutcome): boolean => outcome === 'accepted' || outcome === 'saved';

/** A typed amount as a number above zero, a share from percentage points; null where it is none. `10` and `2.5` are. */
export function readAmount(typed: string, outcome: MeasuredOutcome): number | null {
  const value = Number(typed.trim().replace(',', '.'));
  if (!Number.isFinite(value) || value <= 0 || (isShare(outcome) && value > 100)) return null;
  return isShare(outcome) ? value / 100 : value;
}

/** Fewer past cases say nothing of how much an amount varies. */
const PAST_MIN = 20;
const PAST_DAYS = 14;

/** A share varies most at a half: so many cases are enough, whatever it is. */
const SHARE_VARIANCE = 0.25;

/** How many cases a form needs, by what the last two weeks say. */
export function planOf(form: ExperimentForm, rows: readonly OwnedRow[]): Plan {
  const { policy, others, outcome, percent } = form;
  const past = measuredCases(rows, {
    policy,
    from: '',
    versionOf: () => 0,
    currency: currencyOf(rows, policy),
  });
  const values = past.flatMap(({ values }) => values[outcome] ?? []);
  const nothing = { cases: null, past: values.length, days: null };
  if (others.length === 0 || others.length >= ARMS_MAX) return { ...nothing, missing: 'versions' };
  const difference = readAmount(form.difference, outcome);
  if (difference === null) return { ...nothing, missing: 'difference' };
  if (!isShare(outcome) && values.length < PAST_MIN) return { ...nothing, missing: 'history' };
  if (form.guardrail !== '' && readAmount(form.margin, form.guardrail) === null)
    return { ...nothing, missing: 'margin' };
  const variance = isShare(outcome) ? SHARE_VARIANCE : sampleOf(values).variance;
  const arms = others.length + 1;
  const cases = Math.max(PAST_MIN, casesNeeded(difference, variance, arms));
  const daily = (values.length * percent) / 100 / PAST_DAYS;
  return {
    cases,
    missing: '',
    past: values.length,
    days: daily === 0 ? null : Math.ceil((cases * arms) / daily),
  };
}

/** What is written down of a form. */
export function startOf(
  form: ExperimentForm,
  {
    first,
    ...fixed
  }: { readonly first: VersionChoice } & Pick<ExperimentStart, 'cases' | 'endsAt' | 'currency'>,
): ExperimentStart {
  const { policy, others, outcome, percent, guardrail } = form;
  const margin = guardrail === '' ? null : readAmount(form.margin, guardrail);
  return {
    does: 'start',
    policy,
    arms: [first.label, ...others],
    share: percent / 100,
    outcome,
    difference: readAmount(form.difference, outcome) ?? 1,
    guardrails: guardrail === '' || margin === null ? [] : [{ outcome: guardrail, margin }],
    ...fixed,
  };
}
