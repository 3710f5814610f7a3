/** The policy studio as a session: what the person may do, which part is open, which policy is under their hands. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Source } from '../../policy/parse.ts';
import { freeId } from '../../study/policy-shelf.ts';
import { RIGHTS, type Right } from '../../study/studio-rights.ts';
import { createNames, type Names } from '../names.ts';
import { DRAFTS, type KeptDraft, nameOfDraft, readKept } from './kept-draft.ts';
import { plainLines } from './plain-lines.ts';
import { openPolicy, type PolicySession } from './policy-session.ts';
import type { StudioPorts } from './ports.ts';
import { type ShelfSession, startShelf } from './shelf-session.ts';
import { readUse, type UseByPolicy } from './use-of-policies.ts';

/** The parts of the studio. */
export const STUDIO_PARTS = ['library', 'backtest', 'experiments'] as const;
/** One of them. */
export type StudioPart = (typeof STUDIO_PARTS)[number];

/** The studio's frame. */
export interface StudioView {
  readonly part: StudioPart;
  /** Within the library: the list, a policy, or a procedure that becomes one. */
  readonly place:
    | { readonly at: 'list' | 'procedure' }
    | { readonly at: 'policy'; readonly session: PolicySession };
  /** Null until the helpdesk's server has said so. */
  readonly rights: ReadonlySet<Right> | null;
  /** Why that is not known; empty where all is well. */
  readonly trouble: string;
  /** How often each policy was used in the last four weeks, and how often its suggestions were taken; null until it is known. */
  readonly use: UseByPolicy | null;
  /** The policy whose back-test is wanted next; empty where none is. */
  readonly aimed: string;
  /** Counts up when names of people have come. */
  readonly named: number;
}

/** The running studio; one for as long as the page stands. */
export interface StudioSession {
  readonly ports: StudioPorts;
  readonly view: ReadonlySignal<StudioView>;
  /** The library: what ships, is drafted and runs. */
  readonly shelf: ShelfSession;
  readonly names: Names;
  readonly show: (part: StudioPart) => void;
  /** Goes to the back-tests with a policy. */
  readonly backTest: (policy: string) => void;
  /** The page of back-tests has taken the policy. */
  readonly forgetAim: () => void;
  readonly retry: () => void;
  /** Opens a policy of the library, or a text that only this browser has. */
  readonly open: (policy: string) => void;
  readonly list: () => void;
  readonly fromProcedure: () => void;
  /** Begins policies with texts that are kept in this browser until they are saved; opens the only one. */
  readonly create: (drafts: readonly Source[]) => void;
  /** Takes files: a text for a policy that is there becomes an unsaved text of it. */
  readonly take: (files: readonly Source[]) => TakenFiles;
  /** Ids of texts that only this browser has. */
  readonly unsaved: () => readonly string[];
}

/** What became of files. */
export interface TakenFiles {
  /** Ids of the policies whose texts they are now. */
  readonly ids: readonly string[];
  /** Files, by their stems, that would have overwritten what was typed here and never saved. */
  readonly held: readonly string[];
}

/** Starts the studio with the library. */
export function startStudio(ports: StudioPorts): StudioSession {
  const view = signal<StudioView>({
    part: 'library',
    place: { at: 'list' },
    rights: null,
    trouble: '',
    use: null,
    aimed: '',
    named: 0,
  });
  const shelf = startShelf(ports);
  const names = createNames(
    (ids) => ports.helpdesk.names(ids),
    new Map([[ports.user.id, ports.user.name]]),
    () => {
      view.value = { ...view.value, named: view.value.named + 1 };
    },
  );
  const held: Held = { ports, view, shelf, fresh: new Set() };
  void readRights(held);
  void readUses(held);
  return {
    ports,
    view,
    shelf,
    names,
    show: (part) => {
      view.value = { ...view.value, part };
    },
    backTest: (policy) => {
      view.value = { ...view.value, part: 'backtest', aimed: policy };
    },
    forgetAim: () => {
      view.value = { ...view.value, aimed: '' };
    },
    retry: () => {
      void readRights(held);
      void shelf.reload();
    },
    open: (policy) => open(held, policy),
    list: () => {
      goTo(held, { at: 'list' });
      void shelf.reload();
    },
    fromProcedure: () => goTo(held, { at: 'procedure' }),
    create: (drafts) => create(held, drafts),
    take: (files) => {
      const kept = files.map((file) => ({ file, id: keepText(held, file) }));
      return {
        ids: kept.flatMap(({ id }) => id ?? []),
        held: kept.flatMap(({ file, id }) => (id === null ? [file.name] : [])),
      };
    },
    unsaved: () => unsavedOf(held),
  };
}

interface Held {
  readonly ports: StudioPorts;
  readonly view: Signal<StudioView>;
  readonly shelf: ShelfSession;
  /** Ids of texts that were made or taken in here and not looked at yet: nobody typed them earlier. */
  readonly fresh: Set<string>;
}

async function readRights({ ports: { mayDo, user }, view }: Held): Promise<void> {
  view.value = { ...view.value, trouble: '' };
  try {
    const held = await Promise.all(RIGHTS.map((right) => mayDo(right, user.id)));
    view.value = { ...view.value, rights: new Set(RIGHTS.filter((_, i) => held[i])) };
  } catch (error) {
    view.value = { ...view.value, trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** The list is whole without it; what cannot be read is left open there. */
async function readUses({ ports, view }: Held): Promise<void> {
  const use = await readUse(ports).catch(() => null);
  view.value = { ...view.value, use };
}

function goTo({ view }: Held, place: StudioView['place']): void {
  const { place: before } = view.value;
  if (before.at === 'policy') before.session.stop();
  view.value = { ...view.value, part: 'library', place };
}

function open(held: Held, id: string): void {
  const { ports, shelf, view } = held;
  const known = shelf.view.value.policies.find((policy) => policy.id === id);
  const may = (right: Right): boolean => view.value.rights?.has(right) ?? false;
  const session = openPolicy(known ?? { id, latest: null, shipped: null, text: '' }, ports, {
    shelf,
    mayDraft: () => may('draft'),
    mayPublish: () => may('publish'),
    isFresh: held.fresh.delete(id),
  });
  goTo(held, { at: 'policy', session });
}

function create(held: Held, drafts: readonly Source[]): void {
  const { ports, shelf } = held;
  const { policies, numbers } = shelf.view.value;
  const taken = new Set([...policies.map(({ id }) => id), ...numbers.keys(), ...unsavedOf(held)]);
  const ids = drafts.map(({ name, text }) => {
    const id = freeId(name === '' ? 'policy' : name, taken);
    taken.add(id);
    keepDraft(held, id, { text: plainLines(text), base: 0, at: ports.now() });
    return id;
  });
  const [only, second] = ids;
  if (only !== undefined && second === undefined) open(held, only);
  else goTo(held, { at: 'list' });
}

function keepDraft({ ports, fresh }: Held, id: string, draft: KeptDraft): void {
  ports.local.write(nameOfDraft(id), JSON.stringify(draft));
  fresh.add(id);
}

/** Null where the browser holds an unsaved text of the policy already: a file never takes its place. */
function keepText(held: Held, { name, text }: Source): string | null {
  const { ports, shelf } = held;
  const [policy] = ports.readText({ name, text }, []).compiled.policies;
  const id = policy?.id ?? (name === '' ? 'policy' : name);
  const known = shelf.view.value.policies.find((each) => each.id === id);
  const typed = readKept(ports, id)?.text;
  if (typed !== undefined && typed !== text && typed !== known?.text) return null;
  if (known?.text !== text) keepDraft(held, id, { text, base: known?.latest?.number ?? 0, at: ports.now() });
  return id;
}

function unsavedOf({ ports, shelf }: Held): string[] {
  const known = new Set(shelf.view.value.policies.map(({ id }) => id));
  return ports.local
    .names(DRAFTS)
    .map((name) => name.slice(DRAFTS.length))
    .filter((id) => !known.has(id));
}
