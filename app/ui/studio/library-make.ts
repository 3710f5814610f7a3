/** Rows of the library from what is known of its policies. */
import type { StudioSession } from './session.ts';
import type { StudioPolicy } from './shelf-session.ts';

/** A policy in the list. */
export interface LibraryRow {
  readonly id: string;
  readonly title: string;
  /** As a key of `studio.state`. */
  readonly state: 'draft' | 'published' | 'off' | 'unsaved';
  /** Which version runs, in words; empty where none does, or where the team has no other. */
  readonly version: string;
  /** A newer version waits: as a key of `studio.waits`; empty where none does. */
  readonly waits: '' | 'draft' | 'asked' | 'unsaved';
  readonly owner: string;
  /** ISO 8601; empty for what ships. */
  readonly changedAt: string;
  /** In words; empty where nothing was shown. */
  readonly use: string;
  readonly accepted: string;
  readonly notes: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Rows whose title, id or text holds every word of the query; texts that only this browser has come first. */
export function libraryRows(session: StudioSession, query: string): readonly LibraryRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const { policies } = session.shelf.view.value;
  const unsaved = session.unsaved();
  const kept = new Set(session.ports.local.names('draft:').map((name) => name.slice('draft:'.length)));
  const fits = (...texts: readonly string[]): boolean => {
    const all = texts.join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return [
    ...unsaved.filter((id) => fits(id)).map(unsavedRow),
    ...policies
      .filter(({ id, title, text }) => fits(id, title, text))
      .sort((a, b) => a.title.localeCompare(b.title, session.ports.text.locale))
      .map((policy) => rowOf(policy, session, kept)),
  ];
}

const unsavedRow = (id: string): LibraryRow => ({
  id,
  title: id.replaceAll('-', ' '),
  state: 'unsaved',
  version: '',
  waits: '',
  owner: '',
  changedAt: '',
  use: '',
  accepted: '',
  notes: 0,
  errors: 0,
  warnings: 0,
});

function rowOf(policy: StudioPolicy, session: StudioSession, kept: ReadonlySet<string>): LibraryRow {
  const { ports, names, view } = session;
  const { text, phrase } = ports;
  const used = view.value.use?.get(policy.id);
  const by = policy.latest?.by ?? '';
  return {
    id: policy.id,
    title: policy.title,
    state: policy.state,
    version: policy.runs === null || policy.latest === null ? '' : versionWords(policy.runs, session),
    waits: kept.has(policy.id)
      ? 'unsaved'
      : policy.ask
        ? 'asked'
        : policy.hasDraft && policy.runs !== null
          ? 'draft'
          : '',
    owner: by === '' ? phrase('studio.library.ships') : names.nameOf(by) || by,
    changedAt: policy.latest?.at ?? '',
    use: used && used.shown > 0 ? text.number(used.shown) : '',
    accepted: used && used.shown > 0 ? text.percent(Math.round((100 * used.accepted) / used.shown)) : '',
    notes: policy.notes.length,
    errors: policy.problems.filter(({ severity }) => severity === 'error').length,
    warnings: policy.problems.filter(({ severity }) => severity === 'warning').length,
  };
}

/** `version 7`, `the version that ships`. */
export const versionWords = (version: number, { ports }: Pick<StudioSession, 'ports'>): string =>
  version === 0
    ? ports.phrase('session.version-shipped')
    : ports.phrase('session.version', { count: version });
