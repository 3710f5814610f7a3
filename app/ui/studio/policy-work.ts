/** An open policy in its author's hands: what is seen of it, and what its typing, its versions and its publishing share. */
import type { Signal } from '@preact/signals-core';
import type { Raise } from '../../policy/allowance.ts';
import type { PolicyVersion } from '../../study/policy-version.ts';
import type { Poll } from '../poll.ts';
import type { ReadText, StudioPorts } from './ports.ts';
import { mentionableOf, type ShelfSession, type StudioPolicy } from './shelf-session.ts';

/** Why a version cannot be published as it stands; `yes` where it can. */
export type Publishable =
  | 'yes'
  | 'reading'
  | 'unsaved'
  | 'runs'
  | 'errors'
  | 'no-policy'
  | 'several'
  | 'other-id'
  | 'rights'
  | 'second-person'
  | 'raise-rights';

/** A policy as its author sees it. */
export interface PolicyView {
  readonly id: string;
  readonly text: string;
  /** The version that the text was made from; 0 for a text that nobody saved. */
  readonly base: number;
  /** Whether the text differs from its version. */
  readonly isUnsaved: boolean;
  /** When the text was last typed at in this browser, where it was found here again; empty where it was not. */
  readonly foundFrom: string;
  /** A version that a colleague saved meanwhile; null where none did. */
  readonly theirs: PolicyVersion | null;
  /** Ids of colleagues who write on it too. */
  readonly alsoEditing: readonly string[];
  readonly read: ReadText;
  /** Newest first; null until they are read. */
  readonly versions: readonly PolicyVersion[] | null;
  /** Why they could not be read; empty where all is well. */
  readonly unlisted: string;
  readonly publishable: Publishable;
  /** What publishing the newest version raises. */
  readonly raises: readonly Raise[];
  readonly busy: '' | 'saving' | 'publishing';
  /** What happened last, as the rest of a key of `studio.said`; empty where nothing did. */
  readonly said: '' | 'saved' | 'published' | 'off' | 'deleted' | 'asked';
  readonly trouble: string;
}

/** What the parts of an open policy work with. */
export interface Held {
  readonly ports: StudioPorts;
  readonly shelf: ShelfSession;
  readonly id: string;
  readonly view: Signal<PolicyView>;
  readonly mayPublish: () => boolean;
  poll: Poll | null;
  /** The text of the base version. */
  saved: string;
  readonly isShipped: boolean;
  isStopped: boolean;
}

/** Reads a text against the policies that it may mention. */
export const readNow = (
  ports: StudioPorts,
  shelf: ShelfSession,
  { id, text }: { id: string; text: string },
): ReadText => ports.readText({ name: id, text }, mentionableOf(shelf.view.value));

/** Changes what is seen, unless the policy was closed meanwhile. */
export function set(held: Held, change: Partial<PolicyView>): void {
  if (!held.isStopped) held.view.value = { ...held.view.value, ...change };
}

/** The policy as it stands in the library. */
export const policyOf = ({ shelf, id }: Held): StudioPolicy | undefined =>
  shelf.view.value.policies.find((each) => each.id === id);
