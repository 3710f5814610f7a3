/** What a new experiment can be made of, and how many cases it needs. */
import { changeableOffers, fixedOffers } from '../../../policy/offer-change.ts';
import { casesNeeded, type Outcome, SHARES } from '../../../study/experiment/experiment.ts';
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

/** The policies that run and have another version or an offer, in the order of their titles. */
export function choicesOf(
  policies: readonly StudioPolicy[],
  versions: readonly PolicyVersion[],
  { shippedLabel, catalog }: Pick<StudioPorts, 'shippedLabel' | 'catalog'>,
): readonly PolicyChoice[] {
  const found = policies.flatMap((policy): PolicyChoice[] => {
    const { id, title, running, standing } = policy;
    const shipped = shippedLabel(id);
    const saved = versions.filter((each) => each.policy === id).sort((a, b) => b.number - a.number);
    const own = saved.map(versionChoice);
    const all = shipped === null ? own : [...own, { number: 0, label: shipped, note: '' }];
    const number = standing?.published?.version.number ?? 0;
    const first = all.find((each) => each.number === number);
    const trials = new Set(saved.flatMap((each) => (each.trial ? [each.number] : [])));
    const others = all.filter((each) => each !== first && !trials.has(each.number)).slice(0, VERSIONS_MAX);
    const offers = running ? changeableOffers(running.policy, catalog) : [];
    const fixed = running ? fixedOffers(running.policy, catalog) : [];
    if (!running || !first || others.length + offers.length + fixed.length === 0) return [];
    return [{ id, title, first, text: running.text, others, offers, fixed, newest: saved[0]?.number ?? 0 }];
  });
  return found.sort((a, b) => a.title.localeCompare(b.title));
}

const versionChoice = ({ number, digest, note }: PolicyVersion): VersionChoice => ({
  number,
  label: teamLabel(number, digest),
  note,
});

/** Whether an outcome is a share of the cases; its difference is typed in percentage points. */
export const isShare = (outcome: Outcome): boolean => SHARES.some((share) => share === outcome);

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

/** How long a customer may still do something does not matter for how many cases there are. */
const FOREVER = '9999-12-31T00:00:00.000Z';

/** What a plan goes by. */
export interface PlanInput {
  /** Of the last two weeks. */
  readonly rows: readonly OwnedRow[];
  /** Texts of the form's offers. */
  readonly texts?: readonly (string | null)[];
  /** Records are kept for so many days; null where for ever. */
  readonly keptDays?: number | null;
}

/** How many cases a form needs, by what the last two weeks say. */
export function planOf(form: ExperimentForm, { rows, texts = [], keptDays = null }: PlanInput): Plan {
  const { policy, outcome, percent } = form;
  const arms = form.others.length + form.offers.length + 1;
  const past = measuredCases(rows, {
    policy,
    from: '',
    versionOf: () => 0,
    currency: currencyOf(rows, policy),
    until: FOREVER,
    ratings: new Map(),
  });
  const values = past.flatMap(({ values }) => values[outcome] ?? []);
  const nothing = { cases: null, past: values.length, days: null };
  if (arms < 2 || arms > ARMS_MAX) return { ...nothing, missing: 'versions' };
  if (texts.includes(null)) return { ...nothing, missing: 'offer' };
  const difference = readAmount(form.difference, outcome);
  if (difference === null) return { ...nothing, missing: 'difference' };
  if (keptDays !== null && form.days >= keptDays) return { ...nothing, missing: 'kept' };
  if (!isShare(outcome) && values.length < PAST_MIN) return { ...nothing, missing: 'history' };
  if (form.guardrail !== '' && readAmount(form.margin, form.guardrail) === null)
    return { ...nothing, missing: 'margin' };
  const variance = isShare(outcome) ? SHARE_VARIANCE : sampleOf(values).variance;
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
  fixed: Pick<ExperimentStart, 'arms' | 'cases' | 'endsAt' | 'currency'>,
): ExperimentStart {
  const { policy, outcome, percent, guardrail } = form;
  const margin = guardrail === '' ? null : readAmount(form.margin, guardrail);
  return {
    does: 'start',
    policy,
    share: percent / 100,
    outcome,
    difference: readAmount(form.difference, outcome) ?? 1,
    guardrails: guardrail === '' || margin === null ? [] : [{ outcome: guardrail, margin }],
    ...fixed,
  };
}
