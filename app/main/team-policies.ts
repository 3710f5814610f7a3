/**
 * The team's published policies in a page: kept in the browser, so that a ticket opens without waiting for them, and looked up
 * again when they may have changed.
 */
import * as z from 'zod/mini';
import { digest } from '../lib/canonical.ts';
import { parseJson } from '../lib/json.ts';
import type { Store } from '../lib/store.ts';
import type { Source } from '../policy/parse.ts';
import type { Policy } from '../policy/policy.ts';
import { assignedPlace, isUnderWay } from '../study/experiment/assign.ts';
import type { Experiment } from '../study/experiment/experiment.ts';
import type { Guarded } from '../study/experiment/guard.ts';
import type { LoggedRelease } from '../study/policy-release.ts';
import { type PolicyRelease, readReleases } from '../study/policy-release.ts';
import { readStandings, type Standing } from '../study/policy-standing.ts';
import { type PolicyVersion, readPolicyTexts, readVersions } from '../study/policy-version.ts';
import {
  plainLabel,
  type Running,
  type RunningPolicy,
  readTeamLabel,
  runningOf,
  type TriedOnTicket,
} from '../study/running.ts';
import type { MayDo } from '../study/studio-rights.ts';
import type { Catalog } from '../tools/tool.ts';
import type { LocalTexts } from '../ui/studio/ports.ts';

/** What they are made from. */
export interface TeamPolicyPorts {
  readonly store: Store;
  readonly mayDo: MayDo;
  readonly catalog: Catalog;
  readonly shipped: readonly Policy[];
  /** Their texts, fetched where they are compared with. */
  readonly shippedTexts: () => Promise<readonly Source[]>;
  readonly local: LocalTexts;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Names what the compiler would make of texts: another build, other forms. */
  readonly build: string;
}

/** The team's policies as they are known. */
export interface TeamPolicies {
  running(): Running;
  /** Whether anything is known: from the helpdesk, or kept from an earlier page. */
  isKnown(): boolean;
  /** Reads what was published since, where that was not asked for so long; tells whether anything changed. Never throws. */
  refresh(olderThanMs: number): Promise<boolean>;
  /** Reads versions that runs began with, so that `begun` has them. Never throws. */
  fetchBegun(labels: ReadonlyMap<string, string>): Promise<void>;
  begun(label: string, policy: string): RunningPolicy | undefined;
  /** What an experiment of a policy says of a requester's tickets; undefined where none is under way. */
  tried(policy: string, requester: string): TriedOnTicket | undefined;
  /** The experiments under way. */
  guarded(): readonly Guarded[];
  /** Reads whether any of them was stopped by a page that saw a guardrail broken; tells whether one was. Never throws. */
  readStops(): Promise<boolean>;
}

/** Opens what the browser kept; reads nothing yet. */
export function openTeamPolicies(ports: TeamPolicyPorts): TeamPolicies {
  const held: Held = { ports, kept: readKept(ports) ?? null, begun: new Map(), reading: null };
  const shipped = new Map(ports.shipped.map((policy) => [plainLabel(policy), policy]));
  const nothing = runningOf(ports.shipped, [], new Map());
  let of: { kept: Kept; running: Running } | null = null;
  const running = (): Running => {
    if (!held.kept) return nothing;
    if (of?.kept !== held.kept) of = { kept: held.kept, running: runningFrom(held.kept, ports.shipped) };
    return of.running;
  };
  return {
    running,
    isKnown: () => held.kept !== null,
    refresh: (olderThanMs) => refresh(held, olderThanMs),
    fetchBegun: (labels) => fetchBegun(held, labels, running()),
    begun: (label, policy) => {
      const fromPackage = shipped.get(label);
      if (fromPackage?.id === policy) return { policy: fromPackage, version: 0, label };
      return (
        held.begun.get(`${policy} ${label}`) ??
        armsOf(held, policy).find((each) => each.label === label) ??
        running().policies.find((each) => each.label === label)
      );
    },
    tried: (policy, requester) => tried(held, { policy, requester, running }),
    guarded: () =>
      allUnderWay(held).map(({ experiment, arms, currency }) => ({
        experiment,
        labels: arms.map(({ label }) => label),
        currency,
      })),
    readStops: () => stopsRead(held).catch(() => false),
  };
}

interface Held {
  readonly ports: TeamPolicyPorts;
  kept: Kept | null;
  readonly begun: Map<string, RunningPolicy>;
  reading: Promise<boolean> | null;
}

const allUnderWay = ({ kept, ports }: Held) => {
  const now = new Date(ports.nowMs()).toISOString();
  return kept?.experiments.filter(({ experiment }) => isUnderWay(experiment, now)) ?? [];
};

const underWay = (held: Held, policy: string) =>
  allUnderWay(held).find(({ experiment }) => experiment.policy === policy);

const armsOf = ({ kept }: Held, policy: string): readonly RunningPolicy[] =>
  kept?.experiments.flatMap(({ experiment, arms }) => (experiment.policy === policy ? arms : [])) ?? [];

function tried(
  held: Held,
  { policy, requester, running }: { policy: string; requester: string; running: () => Running },
): TriedOnTicket | undefined {
  const trial = underWay(held, policy);
  if (!trial) return undefined;
  const published = running().policies.find((each) => each.policy.id === policy)?.label;
  if (published === undefined) return undefined;
  const place = assignedPlace(trial.experiment, requester);
  const label = (place === null ? undefined : trial.arms[place]?.label) ?? published;
  return { label, labels: [published, ...trial.arms.map((arm) => arm.label)] };
}

const policySchema = z.custom<Policy>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && 'steps' in value,
);
const keptSchema = z.object({
  build: z.string(),
  /** When the log was last read, and when rights were last asked for. */
  readAtMs: z.number(),
  judgedAtMs: z.number(),
  log: z.array(
    z.custom<LoggedRelease>((value) => typeof value === 'object' && value !== null && 'number' in value),
  ),
  standings: z.array(
    z.object({
      policy: z.string(),
      release: z.custom<PolicyRelease>(
        (value) => typeof value === 'object' && value !== null && 'state' in value,
      ),
      version: z.nullable(
        z.custom<PolicyVersion>((value) => typeof value === 'object' && value !== null && 'digest' in value),
      ),
      compiled: z.nullable(policySchema),
    }),
  ),
  /** Those that count and are not over, with their versions compiled. */
  experiments: z.array(
    z.object({
      experiment: z.custom<Experiment>(
        (value) => typeof value === 'object' && value !== null && 'arms' in value,
      ),
      arms: z.array(z.object({ version: z.number(), label: z.string(), policy: policySchema })),
      currency: z.string(),
    }),
  ),
  /** When it was last read whether a page stopped one of them. */
  stopsAtMs: z._default(z.number(), 0),
});
type Kept = z.infer<typeof keptSchema>;

const NAME = 'team-policies';

/** Another build may read the texts otherwise: its findings count for nothing here. */
function readKept({ local, build }: TeamPolicyPorts): Kept | undefined {
  const parsed = z.safeParse(keptSchema, parseJson(local.read(NAME) ?? ''));
  return parsed.success && parsed.data.build === build ? parsed.data : undefined;
}

const runningFrom = ({ standings }: Kept, shipped: readonly Policy[]): Running =>
  runningOf(
    shipped,
    standings.map(
      ({ policy, release, version }): Standing => ({
        policy,
        release,
        published: version && { version, text: '' },
      }),
    ),
    new Map(standings.flatMap(({ policy, compiled }) => (compiled ? [[policy, compiled] as const] : []))),
  );

/** Rights are asked for anew after this time, also where nothing was published. */
const JUDGED_MS = 12 * 60 * 60_000;

function refresh(held: Held, olderThanMs: number): Promise<boolean> {
  const isNew = takeFromBrowser(held);
  const ageMs = held.ports.nowMs() - (held.kept?.readAtMs ?? 0);
  if (held.kept && ageMs >= 0 && ageMs < olderThanMs) return Promise.resolve(isNew);
  // Who is about to approve has to hear of the log itself.
  held.reading ??= (olderThanMs > 0 && areStopsDue(held) ? stopsRead(held) : readAll(held))
    .catch(() => false)
    .finally(() => {
      held.reading = null;
    });
  return held.reading.then((changed) => changed || isNew);
}

/** Another page of the same browser may have read meanwhile; tells whether it found something else. */
function takeFromBrowser(held: Held): boolean {
  const newest = readKept(held.ports);
  if (!newest || newest.readAtMs <= (held.kept?.readAtMs ?? 0)) return false;
  const isNew = held.kept !== null && digestOf(newest) !== digestOf(held.kept);
  held.kept = newest;
  return isNew;
}

/** A stop is learned of within this time, also by a page that has nothing to write down. */
const STOPS_MS = 30 * 60_000;

/** Asked in the log's place, so that no ticket waits for one request more. */
const areStopsDue = (held: Held): boolean =>
  held.kept !== null &&
  held.ports.nowMs() - held.kept.stopsAtMs >= STOPS_MS &&
  allUnderWay(held).some(({ experiment }) => experiment.guardrails.length > 0);

async function stopsRead(held: Held): Promise<boolean> {
  const { ports } = held;
  const ids = allUnderWay(held).map(({ experiment }) => experiment.id);
  if (ids.length === 0) return false;
  const nowMs = ports.nowMs();
  const { readStops } = await import('../study/experiment/guard.ts');
  const stops = await readStops(ports.store, ids);
  const { kept } = held;
  if (!kept) return false;
  const experiments = kept.experiments.map((one) => {
    const stop = stops.get(one.experiment.id);
    return stop
      ? { ...one, experiment: { ...one.experiment, stoppedAt: stop.at, stoppedBy: 'app' as const } }
      : one;
  });
  keep(held, { ...kept, experiments, readAtMs: nowMs, stopsAtMs: nowMs });
  return stops.size > 0;
}

function keep(held: Held, next: Kept): void {
  held.kept = next;
  held.ports.local.write(NAME, JSON.stringify(next));
}

const digestOf = ({ standings, experiments }: Kept): string =>
  digest({
    releases: standings.map(({ release }) => release),
    experiments: experiments.map(({ experiment }) => ({ ...experiment })),
  });

async function readAll(held: Held): Promise<boolean> {
  const { ports, kept } = held;
  const readAtMs = ports.nowMs();
  const log = await readReleases(ports.store, kept?.log ?? []);
  const isNews = log.length !== kept?.log.length || readAtMs - kept.judgedAtMs > JUDGED_MS;
  const judged = isNews ? await judge(log, ports) : null;
  const next: Kept = {
    build: ports.build,
    readAtMs,
    judgedAtMs: judged ? readAtMs : (kept?.judgedAtMs ?? readAtMs),
    log: [...log],
    standings: judged?.standings ?? kept?.standings ?? [],
    experiments: judged?.experiments ?? kept?.experiments ?? [],
    stopsAtMs: judged ? readAtMs : (kept?.stopsAtMs ?? readAtMs),
  };
  keep(held, next);
  return kept !== null && digestOf(kept) !== digestOf(next);
}

type Judged = Pick<Kept, 'standings' | 'experiments'>;

async function judge(log: readonly LoggedRelease[], ports: TeamPolicyPorts): Promise<Judged> {
  if (log.length === 0) return { standings: [], experiments: [] };
  const { compileTexts, allowancesOfText } = await import('./compiler.ts');
  const shippedTexts = await ports.shippedTexts();
  const { standings } = await readStandings(log, {
    store: ports.store,
    mayDo: ports.mayDo,
    allowancesOf: async (name, text) => allowancesOfText({ name, text }, ports.catalog),
    shippedText: (policy) => shippedTexts.find(({ name }) => name === policy)?.text ?? null,
  });
  const sources = standings.flatMap(({ policy, published }) =>
    published ? [{ name: policy, text: published.text }] : [],
  );
  const compiled = compileTexts(sources, ports.shipped, ports.catalog);
  return {
    standings: standings.map(({ policy, release, published }) => ({
      policy,
      release,
      version: published?.version ?? null,
      compiled: compiled.get(policy) ?? null,
    })),
    experiments: log.some((each) => 'experiment' in each)
      ? await judgeExperiments(log, { standings, shippedTexts, ports })
      : [],
  };
}

/** What is needed of them is fetched only where the log has experiments. */
async function judgeExperiments(
  log: readonly LoggedRelease[],
  {
    standings,
    shippedTexts,
    ports,
  }: {
    standings: readonly Standing[];
    shippedTexts: readonly Source[];
    ports: TeamPolicyPorts;
  },
): Promise<Kept['experiments']> {
  const { readCompiledExperiments } = await import('./team-experiments.ts');
  const now = new Date(ports.nowMs()).toISOString();
  return [...(await readCompiledExperiments(log, { ...ports, standings, shippedTexts, now }))];
}

async function fetchBegun(held: Held, labels: ReadonlyMap<string, string>, running: Running): Promise<void> {
  const { ports, begun } = held;
  const wanted = [...labels].flatMap(([policy, label]) => {
    const named = readTeamLabel(label);
    const isRunning = running.policies.some((each) => each.label === label && each.policy.id === policy);
    const isTried = armsOf(held, policy).some((each) => each.label === label);
    return named && !isRunning && !isTried && !begun.has(`${policy} ${label}`)
      ? [{ policy, label, ...named }]
      : [];
  });
  if (wanted.length === 0) return;
  try {
    const versions = await readVersions(
      ports.store,
      wanted.map(({ policy, version }) => ({ policy, number: version })),
    );
    const texts = await readPolicyTexts(
      ports.store,
      versions.map((each) => each.digest),
    );
    const { compileTexts } = await import('./compiler.ts');
    for (const { policy, label, version, digest: start } of wanted) {
      const found = versions.find((each) => each.policy === policy && each.number === version);
      const text = found && texts.get(found.digest);
      if (!found?.digest.startsWith(start) || text === undefined) continue;
      const beside = running.policies.map((each) => each.policy);
      const compiled = compileTexts([{ name: policy, text }], beside, ports.catalog).get(policy);
      if (compiled) begun.set(`${policy} ${label}`, { policy: compiled, version, label });
    }
  } catch {
    // Without it the run goes on with today's version, and the sidebar says so.
  }
}
