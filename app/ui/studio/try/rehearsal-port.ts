/** What the try pane is given: conversations played against shops in memory, and past tickets read by a draft. */
import type { Json, JsonObject } from '../../../lib/json.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Moment } from '../../../study/back-test/past.ts';
import type { Said } from '../../../study/back-test/replay.ts';

/** A call as it is shown. */
export interface TriedCall {
  readonly tool: string;
  readonly args: JsonObject;
}

/** What happened in a turn of a conversation. */
export interface TriedTurn {
  /** Calls made in it, look-ups too, with what came of them. */
  readonly made: readonly (TriedCall & { readonly status: string })[];
  /** Calls that wait for an approval. */
  readonly offered: readonly TriedCall[];
  readonly reply: string;
  readonly asks: readonly string[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly refused: readonly string[];
  readonly status: string;
  readonly policy: string | null;
  /** Where it went another way than was expected. */
  readonly mismatches: readonly {
    readonly what: string;
    readonly expected: string;
    readonly found: string;
  }[];
}

/** A conversation played to its end, or why its script cannot be played. */
export type Tried =
  | { readonly status: 'played'; readonly passed: boolean; readonly turns: readonly TriedTurn[] }
  | { readonly status: 'bad'; readonly reason: string };

/** A past ticket read by some policies: its moments with what they would have said. */
export interface TriedTicket {
  readonly subject: string;
  readonly moments: readonly { readonly moment: Moment; readonly said: Said }[];
}

/** Plays without anything real being called or written. */
export interface Rehearsing {
  /** Plays a script in the form of the command line's `rehearse`. */
  play(script: Json, policies: readonly Policy[]): Promise<Tried>;
  /** Reads a past ticket; null where there is none. Look-ups are answered from what was recorded. Throws where the helpdesk cannot be reached. */
  readTicket(id: string, policies: readonly Policy[]): Promise<TriedTicket | null>;
}
