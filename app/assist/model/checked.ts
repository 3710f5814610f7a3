/** What a model's reading is held against, and what a check says of a part of it. */
import type { Phrases } from '../../lib/phrases.ts';
import type { Library } from '../../policy/library.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Passage } from '../../ticket/clean.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { Guided } from '../guided.ts';

/** What a reading is held against. */
export interface CheckInput {
  readonly now: string;
  readonly ticket: Ticket;
  readonly passages: readonly Passage[];
  /** The engine's own view, without the model. */
  readonly assistance: Guided;
  /** Policies of the open runs. */
  readonly policies: readonly Policy[];
  readonly candidates: readonly Policy[];
  readonly library: Library;
  readonly catalog: Catalog;
  /** Per `tool.param`, the team's own limits. */
  readonly limits: Readonly<Record<string, number>>;
  readonly phrases: Phrases;
}

/** One finding of a check: the value, or what is wrong with it. */
export type Checked<T> =
  | { readonly status: 'passed'; readonly value: T }
  | { readonly status: 'refused'; readonly check: string; readonly reason: string };
