/** One policy under the hands of its author: text, versions, publishing. What was typed is kept in the browser until it is saved. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { digest } from '../../lib/canonical.ts';
import type { Compiled } from '../../policy/compile.ts';
import { markEditing, readEditing } from '../../study/editing-mark.ts';
import {
  draftsOf,
  listVersions,
  type PolicyVersion,
  readNextVersion,
  saveVersion,
} from '../../study/policy-version.ts';
import { createPoll } from '../poll.ts';
import { type KeptDraft, nameOfDraft, readKept } from './kept-draft.ts';
import { type Held, type PolicyView, policyOf, readNow, set } from './policy-work.ts';
import type { StudioPorts } from './ports.ts';
import { ask, judge, publish, release } from './publishing.ts';
import type { ShelfSession, StudioPolicy } from './shelf-session.ts';

/** An open policy. */
export interface PolicySession {
  readonly view: ReadonlySignal<PolicyView>;
  readonly change: (text: string) => void;
  /** What the editor read the newest text as. */
  readonly reads: (compiled: Compiled) => void;
  /** Reads the versions anew, where that failed. */
  readonly list: () => void;
  readonly save: (note: string) => Promise<void>;
  /** Goes on from the colleague's version with one's own text, or takes theirs. */
  readonly settle: (how: 'mine' | 'theirs') => Promise<void>;
  /** Throws the unsaved text away. */
  readonly discard: () => void;
  readonly publish: (note: string) => Promise<void>;
  readonly ask: (words: string) => Promise<void>;
  /** Publishes an older version again. */
  readonly rollBack: (version: PolicyVersion, note: string) => Promise<void>;
  /** Turns the policy off, or takes the team's own away. */
  readonly withdraw: (state: 'off' | 'deleted', note: string) => Promise<void>;
  /** The text of a version, for a look or a comparison; null where it is not there. */
  readonly textOf: (version: PolicyVersion) => Promise<string | null>;
  readonly stop: () => void;
}

/** Opens a policy: what was typed here and never saved comes first, then its newest version. */
export function openPolicy(
  policy: Pick<StudioPolicy, 'id' | 'latest' | 'text' | 'shipped'>,
  ports: StudioPorts,
  {
    shelf,
    mayDraft,
    mayPublish,
    isFresh = false,
  }: {
    shelf: ShelfSession;
    mayDraft: () => boolean;
    mayPublish: () => boolean;
    /** The kept text was made a moment ago: it is not one that was found again. */
    isFresh?: boolean;
  },
): PolicySession {
  const kept = readKept(ports, policy.id);
  const base = policy.latest?.number ?? 0;
  const text = kept?.text ?? policy.text;
  const held: Held = {
    ports,
    shelf,
    id: policy.id,
    mayPublish,
    poll: null,
    saved: policy.text,
    isShipped: policy.shipped !== null,
    isStopped: false,
    view: signal<PolicyView>({
      id: policy.id,
      text,
      base: kept ? Math.min(kept.base, base) : base,
      isUnsaved: text !== policy.text || (policy.latest === null && policy.shipped === null),
      foundFrom: kept && kept.text !== policy.text && !isFresh ? kept.at : '',
      theirs: kept && kept.base < base ? policy.latest : null,
      alsoEditing: [],
      read: readNow(ports, shelf, { id: policy.id, text }),
      versions: null,
      unlisted: '',
      publishable: 'reading',
      raises: [],
      busy: '',
      said: '',
      trouble: '',
    }),
  };
  held.poll = createPoll(
    () => held.view.value.isUnsaved && mayDraft(),
    () => lookAround(held),
  );
  const offShelf = shelf.view.subscribe(() => void judge(held));
  void readAllVersions(held);
  lookAround(held, false).catch((reason: unknown) => {
    set(held, { trouble: reason instanceof Error ? reason.message : String(reason) });
  });
  held.poll.update();
  return {
    view: held.view,
    change: (next) => change(held, next),
    reads: (compiled) => {
      set(held, { read: { compiled, problems: compiled.problems } });
      void judge(held);
    },
    list: () => void readAllVersions(held),
    save: (note) => attempt(held, 'saving', () => save(held, note)),
    settle: (how) => attempt(held, '', () => settle(held, how)),
    discard: () => discard(held),
    publish: (note) => attempt(held, 'publishing', () => publish(held, note)),
    ask: (words) => attempt(held, '', () => ask(held, words)),
    rollBack: (version, note) =>
      attempt(held, 'publishing', () => release(held, { state: 'published', version, note })),
    withdraw: (state, note) =>
      attempt(held, 'publishing', () => release(held, { state, version: null, note })),
    textOf: ({ digest: textDigest }) => shelf.textOf(textDigest),
    stop: () => {
      held.isStopped = true;
      held.poll?.stop();
      offShelf();
    },
  };
}

/** What goes wrong is said on the page; nothing is swallowed. */
async function attempt(held: Held, busy: PolicyView['busy'], work: () => Promise<void>): Promise<void> {
  set(held, { busy, trouble: '', said: '' });
  try {
    await work();
  } catch (error) {
    set(held, { trouble: error instanceof Error ? error.message : String(error) });
  }
  set(held, { busy: '' });
}

function change(held: Held, text: string): void {
  const { ports, view, id, saved } = held;
  if (text === view.value.text) return;
  const isUnsaved = text !== saved || (view.value.base === 0 && !held.isShipped);
  if (isUnsaved) keep(held, text);
  else ports.local.remove(nameOfDraft(id));
  set(held, { text, isUnsaved, said: '', foundFrom: '' });
  held.poll?.update();
  void judge(held);
}

function keep({ ports, id, view }: Held, text: string): void {
  const draft: KeptDraft = { text, base: view.value.base, at: ports.now() };
  ports.local.write(nameOfDraft(id), JSON.stringify(draft));
}

/** The version that the next one stands behind: what was saved of a policy before it was taken away is nobody's draft any more. */
function behindOf({ view, shelf, id }: Held): number {
  const { policies, numbers } = shelf.view.value;
  const gone = policies.find((each) => each.id === id)?.latest ? 0 : (numbers.get(id) ?? 0);
  return Math.max(view.value.base, gone);
}

/** Whether a colleague saved a version or writes too; says that we write. */
async function lookAround(held: Held, mark = true): Promise<void> {
  const { ports, id } = held;
  const { store } = ports.helpdesk;
  const [theirs, others] = await Promise.all([
    readNextVersion(store, { policy: id, number: behindOf(held) }, draftsOf(ports.mayDo)),
    readEditing(store, id, { user: ports.user.id, now: ports.now() }),
    mark ? markEditing(store, id, ports.user.id) : null,
  ]);
  if (theirs) await tellTheirs(held, theirs);
  set(held, { alsoEditing: others });
}

/** The newest of what colleagues saved on top of our base; where nothing was typed here, it is simply shown. */
async function tellTheirs(held: Held, first: PolicyVersion): Promise<void> {
  const all = await listVersions(held.ports.helpdesk.store, held.id);
  const isDraft = draftsOf(held.ports.mayDo);
  const counted = await Promise.all(all.map(isDraft));
  const newest = all.reduce(
    (last, each, i) => (each.number > last.number && counted[i] ? each : last),
    first,
  );
  const text = await held.shelf.textOf(newest.digest);
  if (text === null) throw new Error(held.ports.phrase('studio.no-text'));
  held.shelf.add(newest, text);
  if (held.view.value.isUnsaved && held.view.value.text !== held.saved) return set(held, { theirs: newest });
  take(held, newest, text);
}

/** Goes on from a version with its own text. */
function take(held: Held, version: PolicyVersion, text: string): void {
  const { ports, id, shelf } = held;
  held.saved = text;
  ports.local.remove(nameOfDraft(id));
  set(held, {
    text,
    base: version.number,
    isUnsaved: false,
    theirs: null,
    foundFrom: '',
    read: readNow(ports, shelf, { id, text }),
    versions: withVersion(held.view.value.versions, version),
  });
  held.poll?.update();
  void judge(held);
}

const withVersion = (
  versions: readonly PolicyVersion[] | null,
  version: PolicyVersion,
): readonly PolicyVersion[] =>
  [version, ...(versions ?? []).filter(({ number }) => number !== version.number)].sort(
    (a, b) => b.number - a.number,
  );

async function save(held: Held, note: string): Promise<void> {
  const { ports, id, view, shelf } = held;
  const { text, base } = view.value;
  const read = readNow(ports, shelf, { id, text });
  const fresh = {
    policy: id,
    number: behindOf(held) + 1,
    title: read.compiled.policies[0]?.title ?? id,
    text,
    note: note.trim(),
    base,
  };
  const outcome = await saveVersion(ports.helpdesk.store, fresh, draftsOf(ports.mayDo));
  if (outcome.status === 'failed') throw new Error(outcome.reason);
  if (outcome.status === 'behind' && !isOwn(outcome.theirs, held, text))
    return await tellTheirs(held, outcome.theirs);
  const version = outcome.status === 'behind' ? outcome.theirs : outcome.version;
  shelf.add(version, text);
  // What was typed while the save was under way stays unsaved, on top of it.
  const typed = view.value.text;
  take(held, version, text);
  if (typed !== text) change(held, typed);
  set(held, { said: 'saved' });
  await shelf.reload();
}

/** A save whose answer was lost is found when it is tried again. */
const isOwn = (version: PolicyVersion, { ports }: Held, text: string): boolean =>
  version.by === ports.user.id && version.digest === digest(text);

async function settle(held: Held, how: 'mine' | 'theirs'): Promise<void> {
  const { theirs, text: mine } = held.view.value;
  if (!theirs) return;
  const text = await held.shelf.textOf(theirs.digest);
  if (text === null) throw new Error(held.ports.phrase('studio.no-text'));
  take(held, theirs, text);
  if (how === 'mine') change(held, mine);
}

function discard(held: Held): void {
  const { ports, id, saved } = held;
  change(held, saved);
  ports.local.remove(nameOfDraft(id));
  set(held, { foundFrom: '' });
}

async function readAllVersions(held: Held): Promise<void> {
  set(held, { unlisted: '' });
  try {
    const listed = await listVersions(held.ports.helpdesk.store, held.id);
    const known = held.view.value.versions ?? [];
    const { latest } = policyOf(held) ?? { latest: null };
    const all = [...listed, ...known, ...(latest ? [latest] : [])].reduce<readonly PolicyVersion[]>(
      (versions, version) => withVersion(versions, version),
      [],
    );
    set(held, { versions: all });
  } catch (error) {
    set(held, { unlisted: error instanceof Error ? error.message : String(error) });
  }
}
