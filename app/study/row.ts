/**
 * A row is one thing that is counted: how a suggestion ended, what became of an effect, a run that is over. Rows name
 * tickets, steps and tools; they hold no word of a customer. They are what numbers are added up from, and the list that
 * reviewers go through.
 */
import * as z from 'zod/mini';

/** How a suggestion ended. `heavy`: more than `HEAVY_SHARE` of it was changed. */
export type RowOutcome = 'unedited' | 'light' | 'heavy' | 'rejected' | 'ignored';

/** The outcomes in the order in which they are shown. */
export const ROW_OUTCOMES = ['unedited', 'light', 'heavy', 'rejected', 'ignored'] as const;

/** An edit beyond this share of the words, or of the arguments, is heavy. */
export const HEAVY_SHARE = 0.4;

const moneySchema = z.nullable(z.object({ currency: z.string(), minor: z.number() }));

const base = {
  /** Unique among the rows of a person; the same thing counted again has the same id. */
  id: z.string(),
  /** When it ended, ISO 8601 UTC. */
  at: z.string(),
  ticket: z.string(),
  policy: z.string(),
  /** Step ref; empty where it belongs to no step. */
  step: z.string(),
  version: z.string(),
};

const rowSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('suggestion'),
    suggestion: z.string(),
    /** Empty for a draft. */
    tool: z.string(),
    outcome: z.enum(ROW_OUTCOMES),
    /** How much was changed, from 0 to 1. */
    share: z.number(),
    /** Code of a rejection; empty for the rest. */
    reason: z.string(),
    /** How long it was in front of somebody; 0 where nobody knows. */
    lookedMs: z.number(),
    /** From being shown to its end. */
    tookMs: z.number(),
    /** It was taken as it stood, faster than it can be read. */
    quick: z.boolean(),
    /** It moves money or goods, or cannot be taken back. */
    risky: z.boolean(),
    /** How the customer wrote, and to which brand; as the helpdesk names them. */
    channel: z.string(),
    brand: z.string(),
  }),
  z.object({
    ...base,
    kind: z.literal('effect'),
    tool: z.string(),
    status: z.enum(['done', 'failed', 'unknown']),
    /** It had been done before on the same subject. */
    repeated: z.boolean(),
    /** What the customer got; null where it is no amount. */
    money: moneySchema,
  }),
  z.object({ ...base, kind: z.literal('refused'), tool: z.string(), check: z.string() }),
  z.object({
    ...base,
    kind: z.literal('run'),
    result: z.enum(['done', 'stopped']),
    /** The requester's lot, by which experiments draw; empty in rows of older pages. */
    lot: z._default(z.string(), ''),
    /** When the case began with this policy; empty in rows of older pages. */
    began: z._default(z.string(), ''),
    /** Messages of the customer until it ended, mere thanks left out; rows of older pages count those too, and what came behind. */
    turns: z.number(),
    offered: z.boolean(),
    /** Something was offered and the customer stayed. */
    saved: z.boolean(),
    /** What the order or subscription that it was about is worth to the shop; null where that is not known of one. */
    worth: z._default(moneySchema, null),
  }),
  /** The customer wrote again after a run was done, and more than thanks. */
  z.object({ ...base, kind: z.literal('came-back'), wroteAt: z.string() }),
  /** For how long the ticket was in front of a person on a day, in one page; it belongs to no policy. */
  z.object({ ...base, kind: z.literal('handled'), forMs: z.number() }),
  /** An agent put another policy in this one's place. */
  z.object({ ...base, kind: z.literal('wrong-match'), right: z.string() }),
  z.object({
    ...base,
    kind: z.literal('model'),
    inputTokens: z.number(),
    outputTokens: z.number(),
    cost: z.nullable(z.object({ currency: z.string(), amount: z.number() })),
  }),
]);

/** One thing that is counted. */
export type Row = Readonly<z.infer<typeof rowSchema>>;

/** A row about a suggestion. */
export type SuggestionRow = Extract<Row, { kind: 'suggestion' }>;

/** Rows in the order given; what is not of their form is left out. */
export function parseRows(values: unknown): readonly Row[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value) => {
    const parsed = z.safeParse(rowSchema, value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The day on which something counts: that of its moment, UTC. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** How an edit of that share is called. */
export function outcomeOfShare(share: number): 'unedited' | 'light' | 'heavy' {
  if (share === 0) return 'unedited';
  return share > HEAVY_SHARE ? 'heavy' : 'light';
}
