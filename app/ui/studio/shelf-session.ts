/** What the whole studio knows of the library: read once, read anew after each change. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Problem } from '../../lib/problem.ts';
import { readAllowances } from '../../policy/allowance.ts';
import { namesOf } from '../../policy/library.ts';
import type { Policy } from '../../policy/policy.ts';
import { type PolicyNote, readOpenNotes } from '../../study/policy-note.ts';
import { type LoggedRelease, readReleases } from '../../study/policy-release.ts';
import { type ShelfPolicy, shelfOf } from '../../study/policy-shelf.ts';
import { type IgnoredRelease, readStandings } from '../../study/policy-standing.ts';
import { listVersions, type PolicyVersion, readPolicyTexts } from '../../study/policy-version.ts';
import { type PublishAsk, readPublishAsks } from '../../study/publish-ask.ts';
import type { StudioPorts } from './ports.ts';

/** A policy with its texts, read. */
export interface StudioPolicy extends ShelfPolicy {
  readonly title: string;
  /** The newest text: the team's, else the one that ships. */
  readonly text: string;
  /** What the newest text was read as; null where it is no policy. */
  readonly policy: Policy | null;
  readonly problems: readonly Problem[];
  /** What runs; null where nothing does. */
  readonly running: { readonly text: string; readonly policy: Policy } | null;
  /** Those that nobody has seen to, newest first. */
  readonly notes: readonly PolicyNote[];
  /** That the newest version be published; null where nobody asked. */
  readonly ask: PublishAsk | null;
}

/** The library as it was last read. */
export interface Shelf {
  readonly state: 'reading' | 'ready';
  readonly trouble: string;
  readonly policies: readonly StudioPolicy[];
  readonly log: readonly LoggedRelease[];
  readonly ignored: readonly IgnoredRelease[];
  /** Authors of versions who may not write policies: what they saved is nobody's draft. */
  readonly strangers: ReadonlySet<string>;
  /** Versions of theirs that are newer than every draft. */
  readonly strange: number;
  /** The highest number that any version of a policy has, also of one that was taken away. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** The library, followed. */
export interface ShelfSession {
  readonly view: ReadonlySignal<Shelf>;
  /** Reads everything anew; what was written here a moment ago is in it, though lists lag. */
  reload(): Promise<void>;
  /** A version that was saved or read here, which lists may not have yet. */
  add(version: PolicyVersion, text: string): void;
  /** The text of a version; null where it is not there. Throws where the helpdesk cannot be reached. */
  textOf(digest: string): Promise<string | null>;
}

interface Held {
  readonly ports: StudioPorts;
  readonly view: Signal<Shelf>;
  readonly own: Map<string, PolicyVersion>;
  readonly texts: Map<string, string>;
  turn: number;
}

const NOTHING: Shelf = {
  state: 'reading',
  trouble: '',
  policies: [],
  log: [],
  ignored: [],
  strangers: new Set(),
  strange: 0,
  numbers: new Map(),
};

/** Starts reading the library. */
export function startShelf(ports: StudioPorts): ShelfSession {
  const held: Held = { ports, view: signal(NOTHING), own: new Map(), texts: new Map(), turn: 0 };
  void reload(held);
  return {
    view: held.view,
    reload: () => reload(held),
    add: (version, text) => {
      held.own.set(`${version.policy} ${version.number}`, version);
      held.texts.set(version.digest, text);
    },
    textOf: async (digest) => {
      await fetchTexts(held, [digest]);
      return held.texts.get(digest) ?? null;
    },
  };
}

async function reload(held: Held): Promise<void> {
  held.turn += 1;
  const { turn, view } = held;
  try {
    const read = await readAll(held);
    if (turn === held.turn) view.value = { state: 'ready', trouble: '', ...read };
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    if (turn === held.turn) view.value = { ...view.value, state: 'ready', trouble };
  }
}

async function readAll(held: Held): Promise<Omit<Shelf, 'state' | 'trouble'>> {
  const { ports } = held;
  const { store } = ports.helpdesk;
  const [log, listed, notes, asks] = await Promise.all([
    readReleases(store, held.view.value.log),
    listVersions(store),
    readOpenNotes(store, ports.mayDo),
    readPublishAsks(store),
  ]);
  for (const version of listed) held.own.set(`${version.policy} ${version.number}`, version);
  const { standings, ignored } = await readStandings(log, {
    store,
    mayDo: ports.mayDo,
    allowancesOf: async (policy, text) => allowancesOf(policy, text, ports),
    shippedText: (policy) => ports.shipped.find(({ name }) => name === policy)?.text ?? null,
  });
  for (const { published } of standings)
    if (published) held.texts.set(published.version.digest, published.text);
  const versions = [...held.own.values()];
  const strangers = await strangersIn(versions, ports);
  const shelf = shelfOf(ports.shipped, versions, { standings, strangers });
  await fetchTexts(
    held,
    shelf.flatMap(({ latest }) => latest?.digest ?? []),
  );
  const policies = readShelf(shelf, held, { notes, asks });
  const strange = countStrange(versions, shelf, strangers);
  return { policies, log, ignored, strangers, strange, numbers: highestNumbers(versions) };
}

function highestNumbers(versions: readonly PolicyVersion[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { policy, number } of versions) numbers.set(policy, Math.max(number, numbers.get(policy) ?? 0));
  return numbers;
}

/** Only what the helpdesk's server says of them counts, whatever page they wrote with. */
async function strangersIn(
  versions: readonly PolicyVersion[],
  { mayDo }: StudioPorts,
): Promise<ReadonlySet<string>> {
  const authors = [...new Set(versions.map(({ by }) => by))];
  const may = await Promise.all(authors.map((by) => mayDo('draft', by)));
  return new Set(authors.filter((_, i) => !may[i]));
}

const countStrange = (
  versions: readonly PolicyVersion[],
  shelf: readonly ShelfPolicy[],
  strangers: ReadonlySet<string>,
): number =>
  versions.filter(({ policy, number, by, trial }) => {
    const newest = shelf.find(({ id }) => id === policy)?.latest?.number ?? 0;
    return !trial && strangers.has(by) && number > newest;
  }).length;

/** What a policy's text lets people give. */
export function allowancesOf(policy: string, text: string, { readText, catalog }: StudioPorts) {
  const [read] = readText({ name: policy, text }, []).compiled.policies;
  return read ? readAllowances(read, catalog) : [];
}

async function fetchTexts({ ports, texts }: Held, digests: readonly string[]): Promise<void> {
  const missing = digests.filter((digest) => !texts.has(digest));
  for (const [digest, text] of await readPolicyTexts(ports.helpdesk.store, missing)) texts.set(digest, text);
}

/**
 * What a text may mention: all that runs, and of the rest what nothing weightier shares a name with, so that a colleague's draft
 * never makes a mention of a published policy ambiguous.
 */
export function mentionable(
  policies: readonly {
    readonly runs: Policy | null;
    readonly draft: Policy | null;
    readonly isOff: boolean;
  }[],
): readonly Policy[] {
  const running = policies.flatMap(({ runs }) => runs ?? []);
  const rest = (isOff: boolean, weightier: readonly Policy[]): readonly Policy[] => {
    const taken = new Set(weightier.flatMap(namesOf));
    return policies
      .filter((each) => !each.runs && each.isOff === isOff)
      .flatMap(({ draft }) => (draft && !namesOf(draft).some((name) => taken.has(name)) ? draft : []));
  };
  const drafted = [...running, ...rest(false, running)];
  return [...drafted, ...rest(true, drafted)];
}

/** What a text may mention of the library as it stands. */
export const mentionableOf = ({ policies }: Shelf): readonly Policy[] =>
  mentionable(
    policies.map(({ running, policy, state }) => ({
      runs: running?.policy ?? null,
      draft: policy,
      isOff: state === 'off',
    })),
  );

/** Texts are read twice: what each is, then beside all the others that it may mention. */
function readShelf(
  shelf: readonly ShelfPolicy[],
  { ports, texts }: Held,
  { notes, asks }: { notes: readonly PolicyNote[]; asks: readonly PublishAsk[] },
): readonly StudioPolicy[] {
  const alone = (name: string, text: string): Policy[] =>
    ports
      .readText({ name, text }, [])
      .compiled.policies.slice(0, 1)
      .map((policy) => ({ ...policy, id: name }));
  const withTexts = shelf.map((each) => {
    const text =
      (each.latest && texts.get(each.latest.digest)) ??
      each.shipped?.text ??
      each.standing?.published?.text ??
      '';
    const runs = each.standing?.published?.text ?? (each.runs === 0 ? each.shipped?.text : undefined);
    return { each, text, runs };
  });
  const running = new Map(
    withTexts
      .flatMap(({ each, runs }) => (runs === undefined ? [] : alone(each.id, runs)))
      .map((policy) => [policy.id, policy]),
  );
  const all = mentionable(
    withTexts.map(({ each, text }) => {
      const runs = running.get(each.id) ?? null;
      return { runs, draft: runs ?? alone(each.id, text)[0] ?? null, isOff: each.state === 'off' };
    }),
  );
  return withTexts.map(({ each, text, runs }): StudioPolicy => {
    const { compiled, problems } = ports.readText({ name: each.id, text }, all);
    const [first] = compiled.policies;
    const policy = first ? { ...first, id: each.id } : null;
    const current = running.get(each.id);
    return {
      ...each,
      title: policy?.title ?? each.latest?.title ?? each.id,
      text,
      policy,
      problems,
      running: runs !== undefined && current ? { text: runs, policy: current } : null,
      notes: notes.filter((note) => note.policy === each.id),
      ask:
        asks.find((ask) => each.hasDraft && ask.policy === each.id && ask.version === each.latest?.number) ??
        null,
    };
  });
}
