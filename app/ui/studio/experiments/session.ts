/** The experiments page as a session: what runs and what came of it, a new one being made, starting and stopping. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { digest } from '../../../lib/canonical.ts';
import type { Json } from '../../../lib/json.ts';
import { addTime } from '../../../lib/time.ts';
import { readDay } from '../../../study/day-record.ts';
import { isUnderWay } from '../../../study/experiment/assign.ts';
import { type Experiment, type Verdict, verdictOf } from '../../../study/experiment/experiment.ts';
import { casesOf, type Guarded, writeStop } from '../../../study/experiment/guard.ts';
import { currencyOf } from '../../../study/experiment/measure.ts';
import type { ExperimentStart } from '../../../study/experiment/records.ts';
import {
  type Experiments,
  readExperiments,
  type StandingExperiment,
} from '../../../study/experiment/standing.ts';
import { dayAfter, daysFrom, isOver } from '../../../study/periods.ts';
import { type LoggedRelease, readReleases, writeExperiment } from '../../../study/policy-release.ts';
import { listVersions, type PolicyVersion, saveTrial } from '../../../study/policy-version.ts';
import { erasedThrough, readRetention } from '../../../study/retention.ts';
import { dayOf } from '../../../study/row.ts';
import { teamLabel } from '../../../study/running.ts';
import type { OwnedRow } from '../../../study/totals.ts';
import type { StudioPorts } from '../ports.ts';
import type { StudioSession } from '../session.ts';
import { allowancesOf } from '../shelf-session.ts';
import { armWords, newArm, textsOf } from './offer-arms.ts';
import { choicesOf, planOf, startOf } from './plan.ts';
import type {
  ExperimentForm,
  ExperimentsActions,
  ExperimentsView,
  PolicyChoice,
  ShownExperiment,
  TakenOut,
} from './view.ts';

/** The running page. */
export interface ExperimentsSession {
  readonly view: ReadonlySignal<ExperimentsView>;
  readonly actions: ExperimentsActions;
}

interface Held {
  readonly studio: StudioSession;
  readonly ports: StudioPorts;
  readonly view: Signal<ExperimentsView>;
  /** Rows of days that are over for good. */
  readonly days: Map<string, readonly OwnedRow[]>;
  /** The last day whose rows were kept long enough and are gone; empty where none are. */
  gone: string;
  /** The last two weeks. */
  past: readonly OwnedRow[];
  /** Of all policies, as they were last listed, with what was saved here: lists lag. */
  versions: readonly PolicyVersion[];
  readonly saved: PolicyVersion[];
}

/** Days by which an experiment is planned. */
const PAST_DAYS = 14;

/** Starts the page by reading what there is. */
export function startExperiments(studio: StudioSession): ExperimentsSession {
  const nothing = { cases: null, missing: 'versions', past: 0, days: null } as const;
  const view = signal<ExperimentsView>({
    state: 'reading',
    trouble: '',
    list: [],
    ignored: [],
    mayRun: false,
    choices: [],
    form: null,
    plan: nothing,
    busy: false,
  });
  const held: Held = {
    studio,
    ports: studio.ports,
    view,
    days: new Map(),
    gone: '',
    past: [],
    versions: [],
    saved: [],
  };
  void busily(held, () => readAll(held));
  return {
    view,
    actions: {
      retry: () => void busily(held, () => readAll(held)),
      begin: () => void busily(held, () => beginForm(held)),
      set: (change) => set(held, change),
      cancel: () => show(held, { form: null, trouble: '' }),
      start: () => void busily(held, () => start(held)),
      stop: (experiment) => void busily(held, () => stop(held, experiment)),
    },
  };
}

const show = ({ view }: Held, change: Partial<ExperimentsView>): void => {
  view.value = { ...view.value, ...change };
};

/** One thing at a time; what goes wrong is said. */
async function busily(held: Held, work: () => Promise<void>): Promise<void> {
  if (held.view.value.busy) return;
  show(held, { busy: true, trouble: '' });
  try {
    await work();
  } catch (error) {
    show(held, { trouble: error instanceof Error ? error.message : String(error) });
  }
  show(held, { busy: false, state: 'ready' });
}

async function readAll(held: Held): Promise<void> {
  const { ports, studio } = held;
  const [versions, mayRun, gone] = await Promise.all([
    listVersions(ports.helpdesk.store),
    ports.mayDo('experiment', ports.user.id),
    erasedThrough(ports.helpdesk.store),
    studio.shelf.reload(),
  ]);
  held.gone = gone;
  const { policies, log, trouble } = studio.shelf.view.peek();
  if (trouble !== '') throw new Error(trouble);
  held.versions = [...held.saved, ...versions];
  const { standing, ignored } = await judged(held, log);
  const titleOf = (id: string): string => policies.find((each) => each.id === id)?.title ?? id;
  const list: ShownExperiment[] = [];
  for (const one of standing.toReversed())
    list.push(await shownOf(held, one, titleOf(one.experiment.policy)));
  show(held, {
    list,
    ignored: ignored.map((one) => ({ ...one, title: titleOf(one.policy) })),
    mayRun,
    choices: choicesOf(policies, versions, ports),
  });
  await stopBroken(held);
}

function judged({ ports, studio }: Held, log: readonly LoggedRelease[]): Promise<Experiments> {
  const { policies } = studio.shelf.view.peek();
  return readExperiments(log, {
    store: ports.helpdesk.store,
    mayDo: ports.mayDo,
    standings: policies.flatMap(({ standing }) => standing ?? []),
    allowancesOf: async (policy, text) => allowancesOf(policy, text, ports),
    shipped: (id) => {
      const text = ports.shipped.find(({ name }) => name === id)?.text;
      const label = ports.shippedLabel(id);
      return text === undefined || label === null ? null : { text, label };
    },
  });
}

async function shownOf(held: Held, standing: StandingExperiment, title: string): Promise<ShownExperiment> {
  const { experiment, arms, currency } = standing;
  const now = held.ports.now();
  const until = [now, experiment.endsAt, experiment.stoppedAt ?? now].sort()[0] ?? now;
  const guarded = { experiment, labels: arms.map(({ label }) => label), currency };
  const verdict = takenOut(held, experiment) ?? (await readVerdict(held, guarded, until));
  const isRunning = isUnderWay(experiment, now);
  const notes = new Map(arms.map(({ version }) => [version, noteOf(held, experiment.policy, version)]));
  return { ...guarded, title, isRunning, verdict, notes, stoppedBy: await stopperOf(held, standing) };
}

/** Without its first cases others would stand in their place, so nothing is said. */
const takenOut = ({ gone }: Held, { startsAt }: Experiment): TakenOut | null =>
  gone >= dayOf(startsAt) ? { type: 'taken-out', through: gone } : null;

async function readVerdict(held: Held, guarded: Guarded, until: string): Promise<Verdict> {
  const { experiment } = guarded;
  const rows = await readRows(held, dayOf(experiment.startsAt), dayOf(until));
  const { ratings } = held.ports.helpdesk.past;
  return verdictOf(experiment, await casesOf(guarded, { rows, until, ratings }), held.ports.now());
}

const noteOf = ({ versions }: Held, policy: string, number: number): string =>
  versions.find((each) => each.policy === policy && each.number === number)?.note ?? '';

/** Whose page wrote the stop that holds. */
async function stopperOf({ ports }: Held, { experiment, stop }: StandingExperiment): Promise<string> {
  if (!stop || experiment.stoppedBy !== 'app') return '';
  return (await ports.helpdesk.names([stop.by])).get(stop.by) ?? stop.by;
}

async function readRows({ ports, days }: Held, first: string, last: string): Promise<OwnedRow[]> {
  const rows: OwnedRow[] = [];
  for (const day of daysFrom(first, last)) {
    const own = days.get(day) ?? (await readDay(ports.helpdesk.store, day));
    if (isOver(day, ports.now())) days.set(day, own);
    rows.push(...own);
  }
  return rows;
}

/** The page of whoever looks stops what the agents' pages have not looked at yet. */
async function stopBroken(held: Held): Promise<void> {
  let count = 0;
  for (const { isRunning, verdict, ...guarded } of held.view.value.list) {
    if (!isRunning || verdict.type !== 'stopped-by-guardrail') continue;
    await writeStop(guarded, verdict, held.ports.helpdesk.store);
    count += 1;
  }
  if (count > 0) await readAll(held);
}

async function beginForm(held: Held): Promise<void> {
  const { ports, view } = held;
  const { choices } = view.value;
  const first = choices.find(({ others, offers }) => others.length + offers.length > 0) ?? choices[0];
  if (!first) return;
  const today = dayOf(ports.now());
  held.past = await readRows(held, dayAfter(today, -PAST_DAYS), today);
  show(held, {
    form: {
      policy: first.id,
      ...firstArms(first),
      percent: 100,
      outcome: 'accepted',
      difference: '10',
      days: 28,
      guardrail: '',
      margin: '1',
    },
  });
  set(held, {});
}

function set(held: Held, change: Partial<ExperimentForm>): void {
  const { form: before, choices } = held.view.value;
  if (!before) return;
  const form = { ...before, ...change };
  const choice = choices.find(({ id }) => id === form.policy);
  if (!choice) return;
  const next: ExperimentForm = {
    ...form,
    ...(form.policy === before.policy ? {} : firstArms(choice)),
    guardrail: form.guardrail === form.outcome ? '' : form.guardrail,
  };
  const texts = textsOf(choice, next.offers, held.ports);
  show(held, { form: next, plan: planOf(next, { rows: held.past, texts, keptDays: keptDays(held) }) });
}

/** For how long the team keeps records; null where for ever. */
function keptDays({ ports }: Held): number | null {
  const retention = readRetention(ports.helpdesk.setting('retentionDays'));
  return retention.type === 'days' ? retention.days : null;
}

/** The newest other version, else another offer. */
function firstArms(choice: PolicyChoice): Pick<ExperimentForm, 'others' | 'offers'> {
  const others = choice.others.slice(0, 1).map(({ label }) => label);
  const arm = others.length === 0 ? newArm(choice, []) : null;
  return { others, offers: arm ? [arm] : [] };
}

async function start(held: Held): Promise<void> {
  const { ports, studio, view } = held;
  const { form, plan, choices } = view.value;
  const choice = choices.find(({ id }) => id === form?.policy);
  if (!form || !choice || plan.cases === null) return;
  await studio.shelf.reload();
  if (runningNumber(held, choice.id) !== choice.first.number) return await beginAgain(held, choice.id);
  const offers = await saveOffers(held, form, choice);
  const body: ExperimentStart = startOf(form, {
    arms: [choice.first.label, ...form.others, ...offers],
    cases: plan.cases,
    endsAt: addTime(ports.now(), form.days, 'days'),
    currency: currencyOf(held.past, form.policy),
  });
  const { log } = studio.shelf.view.peek();
  const why = await whyNot(held, log, body);
  if (why !== null) {
    const because = ports.phrase(`studio.experiments.ignored.${why}`);
    throw new Error(ports.phrase('studio.experiments.not-started', { because }));
  }
  await write(held, log, { policy: form.policy, body: plainOf(body) });
  show(held, { form: null });
  await readAll(held);
}

/** The version of a policy that runs, as it was last read; null where none does. */
function runningNumber({ studio }: Held, id: string): number | null {
  const policy = studio.shelf.view.peek().policies.find((each) => each.id === id);
  return policy?.running ? (policy.standing?.published?.version.number ?? 0) : null;
}

/** What was chosen stood against a version that does not run any more: nothing is started with it. */
async function beginAgain(held: Held, policy: string): Promise<void> {
  await readAll(held);
  const choice = held.view.value.choices.find(({ id }) => id === policy);
  const { form } = held.view.value;
  show(held, { form: form && choice ? { ...form, ...firstArms(choice) } : null });
  set(held, {});
  throw new Error(held.ports.phrase('studio.experiments.changed-meanwhile'));
}

/** Each other offer as a version with a text of its own; one that is there already is taken again. Gives their labels. */
async function saveOffers(
  { ports, versions, saved: own }: Held,
  form: ExperimentForm,
  choice: PolicyChoice,
): Promise<string[]> {
  const labels: string[] = [];
  const texts = textsOf(choice, form.offers, ports);
  for (const [i, arm] of form.offers.entries()) {
    const text = texts[i] ?? null;
    const offer = choice.offers.find(({ step }) => step === arm.step);
    if (text === null || !offer) throw new Error(ports.phrase('studio.experiments.missing.offer'));
    const known = versions.find((each) => each.policy === choice.id && each.digest === digest(text));
    const saved = known ?? (await saveOffer(ports, choice, { text, note: armWords(arm, offer, ports) }));
    if (!known) own.push(saved);
    labels.push(teamLabel(saved.number, saved.digest));
  }
  return labels;
}

async function saveOffer(
  { helpdesk }: StudioPorts,
  { id, title, first, newest }: PolicyChoice,
  { text, note }: { text: string; note: string },
): Promise<PolicyVersion> {
  const fresh = { policy: id, number: newest + 1, title, text, note, base: first.number };
  const outcome = await saveTrial(helpdesk.store, fresh);
  if (outcome.status === 'saved') return outcome.version;
  throw new Error(outcome.status === 'failed' ? outcome.reason : 'the version was not saved');
}

const plainOf = (body: ExperimentStart): Json => ({
  ...body,
  arms: [...body.arms],
  guardrails: body.guardrails.map((one) => ({ ...one })),
});

/** The rules by which every page will judge it, held against it before it is written. */
async function whyNot(held: Held, log: readonly LoggedRelease[], body: ExperimentStart) {
  const { ports } = held;
  const number = log.length;
  const logged = { number, experiment: plainOf(body), by: ports.user.id, at: ports.now() };
  const { ignored } = await judged(held, [...log, logged]);
  return ignored.find((one) => one.number === number)?.because ?? null;
}

async function stop(held: Held, { id, policy }: Experiment): Promise<void> {
  const log = await readReleases(held.ports.helpdesk.store, held.studio.shelf.view.peek().log);
  await write(held, log, { policy, body: { does: 'stop', policy, experiment: Number(id) } });
  await readAll(held);
}

async function write(
  { ports, studio }: Held,
  log: readonly LoggedRelease[],
  entry: { readonly policy: string; readonly body: Json },
): Promise<void> {
  const outcome = await writeExperiment(ports.helpdesk.store, log, entry);
  if (outcome.status === 'failed') throw new Error(outcome.reason);
  if (outcome.status === 'released') return;
  await studio.shelf.reload();
  throw new Error(ports.phrase('studio.experiments.changed-meanwhile'));
}
