/**
 * Which experiments count. One counts when its author may run experiments, its policy runs, its versions are there unchanged, none of
 * them lets people give more than what runs, it has an end that lies ahead of its start, and no other of its policy was running then. It is over when it
 * ends, when somebody who may run experiments stops it, when something else is released for its policy, or when anybody's page wrote
 * down that a guardrail broke: all of these give everybody what is published.
 */
import type { Store } from '../../lib/store.ts';
import { daysBetween, parseTime } from '../../lib/time.ts';
import { type Allowance, findRaises } from '../../policy/allowance.ts';
import { isSound, type LoggedExperiment, type LoggedRelease, type PolicyRelease } from '../policy-release.ts';
import { countedReleases, type Standing } from '../policy-standing.ts';
import { readPolicyTexts, readVersions } from '../policy-version.ts';
import { readTeamLabel } from '../running.ts';
import type { MayDo } from '../studio-rights.ts';
import { isRunning } from './assign.ts';
import type { Experiment } from './experiment.ts';
import { type AppStop, readStops } from './guard.ts';
import { BETTER, type ExperimentRecord, type ExperimentStart, readExperimentRecord } from './records.ts';

/** A version in an experiment. */
export interface Arm {
  /** 0 for a policy as it ships. */
  readonly version: number;
  readonly label: string;
  readonly text: string;
}

/** An experiment that counts. */
export interface StandingExperiment {
  readonly experiment: Experiment;
  readonly arms: readonly Arm[];
  readonly currency: string;
  /** Who began it. */
  readonly by: string;
  /** What a page wrote down of a broken guardrail; null where none did. */
  readonly stop: AppStop | null;
}

/** An experiment that does not count, and why. */
export interface IgnoredExperiment {
  readonly number: number;
  readonly policy: string;
  readonly because: 'form' | 'rights' | 'no-version' | 'raise' | 'overlap' | 'off';
}

/** The experiments of a log, judged; oldest first. */
export interface Experiments {
  readonly standing: readonly StandingExperiment[];
  readonly ignored: readonly IgnoredExperiment[];
}

/** What judging needs. */
export interface ExperimentPorts {
  readonly store: Store;
  readonly mayDo: MayDo;
  readonly standings: readonly Standing[];
  /** What a policy's text lets people give. */
  readonly allowancesOf: (policy: string, text: string) => Promise<readonly Allowance[]>;
  /** The policy as it ships, with the label of its runs; null for a policy of the team's own. */
  readonly shipped: (policy: string) => { readonly text: string; readonly label: string } | null;
}

/** Judges the experiments of a log. Throws where the helpdesk cannot be reached. */
export async function readExperiments(
  log: readonly LoggedRelease[],
  ports: ExperimentPorts,
): Promise<Experiments> {
  const entries = log.flatMap((each) => ('experiment' in each ? [entryOf(each)] : []));
  const standing: StandingExperiment[] = [];
  const ignored: IgnoredExperiment[] = [];
  const stops = await readStops(ports.store, startsOf(entries));
  for (const { logged, record } of entries) {
    if (record?.does === 'stop') continue;
    const stop = stops.get(String(logged.number)) ?? null;
    const stoppedAt = record && (await findStop(logged, record.policy, { log, entries, ports }));
    const found = record ? await judge({ logged, record, stoppedAt, stop }, standing, ports) : 'form';
    if (typeof found === 'string')
      ignored.push({ number: logged.number, policy: record?.policy ?? '', because: found });
    else standing.push(found);
  }
  return { standing, ignored };
}

interface Entry {
  readonly logged: LoggedExperiment;
  readonly record: ExperimentRecord | null;
}

const entryOf = (logged: LoggedExperiment): Entry => ({
  logged: { ...logged, at: withMilliseconds(logged.at) },
  record: readExperimentRecord(logged.experiment),
});

const startsOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ logged, record }) => (record?.does === 'start' ? [String(logged.number)] : []));

/** Helpdesks leave parts of a second out, and then a moment would sort behind those of its own second. */
const withMilliseconds = (at: string): string => new Date(parseTime(at) ?? 0).toISOString();

interface Judged {
  readonly log: readonly LoggedRelease[];
  readonly entries: readonly Entry[];
  readonly ports: ExperimentPorts;
}

/** The first thing that stopped it: a person who may, or a release of its policy that counts. */
async function findStop(
  { number }: LoggedExperiment,
  policy: string,
  { log, entries, ports }: Judged,
): Promise<string | null> {
  const releases = await releasesBehind(number, policy, { log, ports });
  const ends = releases.map(({ at }) => withMilliseconds(at));
  for (const { logged, record } of entries)
    if (record?.does === 'stop' && record.experiment === number && logged.number > number)
      if (await ports.mayDo('experiment', logged.by)) ends.push(logged.at);
  return ends.sort()[0] ?? null;
}

/** The releases of a policy that count, behind a number. The newest is known; older ones are judged only where there are any. */
async function releasesBehind(
  number: number,
  policy: string,
  { log, ports }: Pick<Judged, 'log' | 'ports'>,
): Promise<readonly PolicyRelease[]> {
  const newest = ports.standings.find((each) => each.policy === policy)?.release;
  if (!newest || newest.number <= number) return [];
  const isOlder = (each: LoggedRelease): boolean =>
    isSound(each) && each.policy === policy && each.number > number && each.number < newest.number;
  if (!log.some(isOlder)) return [newest];
  const shippedText = (id: string): string | null => ports.shipped(id)?.text ?? null;
  return await countedReleases(log, { policy, behind: number }, { ...ports, shippedText });
}

interface Begun {
  readonly logged: LoggedExperiment;
  readonly record: ExperimentStart;
  /** By a person or a release. */
  readonly stoppedAt: string | null;
  readonly stop: AppStop | null;
}

async function judge(
  begun: Begun,
  before: readonly StandingExperiment[],
  ports: ExperimentPorts,
): Promise<StandingExperiment | IgnoredExperiment['because']> {
  const { logged, record, stop } = begun;
  const { by, at } = logged;
  if (new Set(record.arms).size < record.arms.length || !isEnd(record.endsAt, at)) return 'form';
  if (!(await ports.mayDo('experiment', by))) return 'rights';
  const isBeside = before.some(
    ({ experiment }) => experiment.policy === record.policy && isRunning(experiment, at),
  );
  if (isBeside) return 'overlap';
  const arms = await readArms(record, ports);
  if (!arms) return 'no-version';
  const experiment = experimentOf(begun, arms);
  const isOver = begun.stoppedAt !== null || experiment.stoppedAt !== null;
  if (!isOver && runningText(record.policy, ports) === null) return 'off';
  if (!isOver && (await raises(record.policy, arms, ports))) return 'raise';
  return { experiment, arms, currency: record.currency, by, stop };
}

/** Nothing is tried for longer than a year, and every page reads all days of what is under way. */
const DAYS_MAX = 366;

/** Whether a text is a moment behind the start and not too far. */
function isEnd(endsAt: string, startsAt: string): boolean {
  const days = daysBetween(startsAt, endsAt);
  return days !== undefined && days > 0 && days <= DAYS_MAX;
}

const experimentOf = ({ logged, record, ...begun }: Begun, arms: readonly Arm[]): Experiment => ({
  id: String(logged.number),
  policy: record.policy,
  arms: arms.map(({ version }) => version),
  share: record.share,
  outcome: record.outcome,
  better: BETTER[record.outcome],
  difference: record.difference,
  cases: record.cases,
  startsAt: logged.at,
  endsAt: withMilliseconds(record.endsAt),
  ...stopOf(begun, { from: logged.at, to: withMilliseconds(record.endsAt) }),
  guardrails: record.guardrails.map(({ outcome, margin }) => ({
    outcome,
    margin,
    worse: BETTER[outcome] === 'higher' ? 'lower' : 'higher',
  })),
});

/** What ended it first; a page's stop from before its start holds from the start. */
function stopOf(
  { stoppedAt, stop }: Pick<Begun, 'stoppedAt' | 'stop'>,
  { from, to }: { from: string; to: string },
): Pick<Experiment, 'stoppedAt' | 'stoppedBy'> {
  const byApp = stop && (stop.at < from ? from : stop.at);
  const isApp = byApp !== null && (stoppedAt === null || byApp < stoppedAt);
  const at = isApp ? byApp : stoppedAt;
  if (at === null || at >= to) return { stoppedAt: null, stoppedBy: null };
  return { stoppedAt: at, stoppedBy: isApp ? 'app' : 'person' };
}

/** Null where one of them is not there, or is not what its label says. */
async function readArms({ policy, arms }: ExperimentStart, ports: ExperimentPorts): Promise<Arm[] | null> {
  const named = arms.map((label) => ({ label, team: readTeamLabel(label) }));
  const wanted = named.flatMap(({ team }) => (team ? [{ policy, number: team.version }] : []));
  const versions = await readVersions(ports.store, wanted);
  const texts = await readPolicyTexts(
    ports.store,
    versions.map(({ digest }) => digest),
  );
  const shipped = ports.shipped(policy);
  const found = named.flatMap(({ label, team }): Arm[] => {
    if (!team) return shipped?.label === label ? [{ version: 0, label, text: shipped.text }] : [];
    const version = versions.find(({ number }) => number === team.version);
    const text = version && texts.get(version.digest);
    if (text === undefined || !version?.digest.startsWith(team.digest)) return [];
    return [{ version: team.version, label, text }];
  });
  return found.length === arms.length ? found : null;
}

/** Giving more than before is a matter of publishing, with its second person. */
async function raises(policy: string, arms: readonly Arm[], ports: ExperimentPorts): Promise<boolean> {
  const text = runningText(policy, ports);
  const allowed = text === null ? [] : await ports.allowancesOf(policy, text);
  for (const arm of arms)
    if (arm.text !== text && findRaises(allowed, await ports.allowancesOf(policy, arm.text)).length > 0)
      return true;
  return false;
}

function runningText(policy: string, { standings, shipped }: ExperimentPorts): string | null {
  const standing = standings.find((each) => each.policy === policy);
  if (standing?.published) return standing.published.text;
  return standing?.release.state === 'off' ? null : (shipped(policy)?.text ?? null);
}
