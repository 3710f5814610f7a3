import type { DeskState } from '../../ledger/desk/held.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { Library } from '../../policy/library.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { SearchView } from '../sidebar/view-model.ts';
import type { Text } from '../text.ts';
import type { Insertion } from './insertion.ts';

/** What the agent is in the middle of; lost with the page, nothing depends on it. */
export interface Memory {
  readonly openRun: string;
  readonly muted: boolean;
  readonly shortcuts: boolean;
  readonly search: SearchView;
  /** Arguments under edit by card id. */
  readonly edits: Readonly<Record<string, Readonly<Record<string, import('../../lib/json.ts').Json>>>>;
  readonly draftEdits: Readonly<Record<string, string>>;
  /** What became of the newest draft that was put into the composer; null before the first. */
  readonly insertion: Insertion | null;
  readonly trouble: string;
}

/** What an agent is in the middle of on a ticket just opened: nothing. */
export const freshMemory: Memory = {
  openRun: '',
  muted: false,
  shortcuts: true,
  search: { query: '', state: 'idle', results: [] },
  edits: {},
  draftEdits: {},
  insertion: null,
  trouble: '',
};

/** What one view is made from. */
export interface SessionContext {
  readonly desk: DeskState;
  readonly memory: Memory;
  readonly library: Library;
  /** The team's version that a policy has on this ticket (0: as it ships) and the one that begins today (null: none). */
  readonly versionOf: (policy: string) => { readonly version: number; readonly today: number | null } | null;
  readonly catalog: Catalog;
  readonly text: Text;
  readonly phrases: Phrases;
  readonly mayWritePolicies: boolean;
  readonly userName: string;
  /** A person's name by their id; empty where it is not known (yet). */
  readonly nameOf: (id: string) => string;
}
