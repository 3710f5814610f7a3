import type { Json, JsonObject } from '../lib/json.ts';

/** Types that a policy's author may write behind a parameter; `[]` makes a list of them. */
export type ParamType =
  | 'str'
  | 'int'
  | 'float'
  | 'bool'
  | 'date'
  | 'str[]'
  | 'int[]'
  | 'float[]'
  | 'bool[]'
  | 'date[]';

/** Who may let a call happen. `auto` is for reads without cost. */
export type Lane = 'auto' | 'agent' | 'supervisor' | 'never';

/** One argument of a tool. */
export interface Param {
  readonly name: string;
  readonly type: ParamType;
  readonly required: boolean;
  /**
   * Where a value may come from. `grounded`: only from a fact, a tool result or the agent's own typing (an email, an order id, an amount).
   * `policy`: from the policy's words (10%). `written`: text that the app composes and the agent may edit (a message, a description).
   */
  readonly origin: 'grounded' | 'policy' | 'written';
  /** The fact that supplies it; the parameter's own name where they are the same. */
  readonly fact: string;
  /** Allowed values; empty where any value of the type will do. */
  readonly options: readonly string[];
  /** What the sidebar uses where nothing else supplies the value; null where there is none. */
  readonly standard: Json;
  /** Bounds of a number that the tool itself never goes beyond; a policy may only narrow them. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a tool changes in the world, for risk, ownership and wording. */
export type Moves = 'nothing' | 'money' | 'shipping' | 'order' | 'subscription' | 'message' | 'ticket';

/** A fact that a tool's result states, with the path in the output where it stands. */
export interface ResultFact {
  readonly name: string;
  /** Exactly what stands at `path`; money is a decimal text there, which `parseArgument` turns into a number. */
  readonly value: string | number | boolean;
  readonly path: string;
  /** `choice` where the result holds several that fit (two orders, three subscriptions). */
  readonly standing: 'certain' | 'choice';
}

/** What is known before a call about how the other side will take one of its arguments; said on the card. */
export interface Caution {
  readonly param: string;
  /** Stable name, `loss-after-delivery`; its sentence stands in the translations under `caution`. */
  readonly code: string;
  /** Values that would surely be refused; empty where the other side only wants more, or may refuse. */
  readonly not: readonly string[];
}

/** Something that a vendor says a customer was given. */
export interface Given {
  /** The vendor's own name of it. */
  readonly id: string;
  readonly at: string;
  /** As arguments of the tool that gives it. */
  readonly args: JsonObject;
}

/** Where a vendor remembers what a tool, or a person at the vendor, gave to a customer. */
export interface Past {
  /** The look-up that lists it, taking `email`. */
  readonly tool: string;
  given(output: JsonObject): readonly Given[];
  /** The vendor's name of what a call of the tool itself gave; empty where its output does not say. */
  idOf(output: JsonObject): string;
}

/** What was looked up for a case: the newest output of a tool, undefined where it was not asked. */
export interface Seen {
  readonly now: string;
  find(tool: string): JsonObject | undefined;
}

/** The contract of a tool: everything about it that needs no network. */
export interface Tool {
  /** snake_case, as policies mention it. */
  readonly name: string;
  /** Other names that policies use for it; empty where none. */
  readonly aliases: readonly string[];
  /** Services of the table that it speaks to; a package without one of them does not offer the tool. */
  readonly services: readonly string[];
  readonly effect: 'read' | 'write';
  readonly moves: Moves;
  readonly lane: Lane;
  /** Classes that policies speak of ("other applicable retention tools"): `retention`, `cancellation`, `claim` … */
  readonly classes: readonly string[];
  /** Words by which an option or a step without a mention is known to mean this tool, lower case. */
  readonly words: readonly string[];
  readonly params: readonly Param[];
  /** Names of parameters of which at least one has to be given though none is required; absent where that is not so. */
  readonly oneOf?: readonly string[];
  /**
   * What the effect is done to, e.g. `order:1042`; the claim's key is made of it. Null for reads. `ticket` stands for the ticket
   * that the call is made on.
   */
  subjectOf(args: JsonObject): string | null;
  /** Reads whose fresh results must be at hand before the call is offered, e.g. the order for a cancellation. */
  readonly needs: readonly string[];
  /** Reads that may find a value which the call lacks; made where they have what they need, and no condition of the call. */
  readonly helps: readonly string[];
  /** Parses an output received or stored; a phrase that says what is wrong where it is not of this tool's form. */
  parseOutput(
    output: unknown,
  ):
    | { readonly status: 'ok'; readonly output: JsonObject }
    | { readonly status: 'bad'; readonly reason: string };
  /** What an output states as facts. */
  factsOf(output: JsonObject): readonly ResultFact[];
  /** `found`, `none` (look-up without a hit: the ask that fed it reopens) or `several` (a choice for a person). */
  outcomeOf(output: JsonObject): 'found' | 'none' | 'several';
  /** How the effect is taken back: a call of its own, or null where it cannot be. */
  undo(args: JsonObject, output: JsonObject): { readonly tool: string; readonly args: JsonObject } | null;
  /** Whether the effect can be taken back at all; said on the card before approval. */
  readonly reversible: boolean;
  /** How to find out what a customer was given before, by whatever hand; absent where only our own ledger knows. */
  readonly past?: Past;
  /** What speaks against arguments by what was looked up; absent where nothing can be known beforehand. */
  cautions?(args: JsonObject, seen: Seen): readonly Caution[];
}

/** A request to do one thing with one tool. `id` names this attempt; the same id is never sent twice. */
export interface ToolCall {
  readonly id: string;
  readonly tool: string;
  readonly args: JsonObject;
}

/** What became of a call. `failed`: surely did not happen. `unknown`: may have happened; read it back, never resend. */
export type ToolResult =
  | {
      readonly status: 'done';
      readonly output: JsonObject /** Parts that were not done, offered as new calls; empty where it is whole. */;
      readonly rest: readonly ToolCall[];
    }
  | {
      readonly status: 'failed';
      readonly reason: string /** What a person can do about it. */;
      readonly mend: string;
    }
  | { readonly status: 'unknown'; readonly reason: string };

/** What a read-back found out about a call whose outcome was unknown. */
export type ReadBack =
  | {
      readonly status: 'happened';
      readonly output: JsonObject;
      /** Parts that did not happen, offered as new calls; absent where it is whole. */
      readonly rest?: readonly ToolCall[];
    }
  | { readonly status: 'did-not-happen' }
  | { readonly status: 'cannot-tell' /** Where a person can look. */; readonly look: string };

/** The tools known to the app, by name and alias. */
export interface Catalog {
  find(name: string): Tool | undefined;
  /** In the order of the catalog's files. */
  all(): readonly Tool[];
  ofClass(name: string): readonly Tool[];
}
