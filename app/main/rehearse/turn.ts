/** What happened in a turn of a script, and where it differs from what was expected. */

import type { JsonObject } from '../../lib/json.ts';
import type { Effect } from '../../sandbox/shops/shop-state.ts';

/** One difference. */
export interface Mismatch {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** What happened in a turn. */
export interface TurnRecord {
  readonly turn: number;
  /** Calls made in it, in order, with what came of them. */
  readonly made: readonly { readonly tool: string; readonly args: JsonObject; readonly status: string }[];
  readonly offered: readonly { readonly tool: string; readonly args: JsonObject }[];
  readonly effects: readonly Effect[];
  readonly reply: string;
  readonly asks: readonly string[];
  readonly tells: readonly string[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly refused: readonly string[];
  readonly status: string;
  readonly policy: string | null;
  readonly mismatches: readonly Mismatch[];
}
