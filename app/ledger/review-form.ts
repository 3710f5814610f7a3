/** The form of review events in storage. What comes back was written by some version of the app, or by hand. */
import * as z from 'zod/mini';
import type { ReviewEvent } from './review.ts';
import { actorSchema, jsonObjectSchema } from './stored.ts';

const base = {
  id: z.string(),
  at: z.string(),
  suggestion: z.string(),
  ticket: z.string(),
  by: actorSchema,
};

const offeredSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), tool: z.string(), args: jsonObjectSchema }),
  z.object({ type: z.literal('draft'), text: z.string() }),
]);

const reviewSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('suggestion-shown'),
    offered: offeredSchema,
    policy: z.string(),
    version: z.string(),
    steps: z.array(z.string()),
  }),
  z.object({ ...base, type: z.literal('suggestion-looked-at'), forMs: z.number() }),
  z.object({ ...base, type: z.literal('suggestion-accepted'), as: offeredSchema }),
  z.object({ ...base, type: z.literal('suggestion-rejected'), reason: z.string(), words: z.string() }),
  z.object({ ...base, type: z.literal('suggestion-replaced') }),
  z.object({
    ...base,
    type: z.literal('proposal-refused'),
    tool: z.string(),
    check: z.string(),
    policy: z.string(),
    steps: z.array(z.string()),
  }),
]);

/** Events in the order given; those that are not of their form are left out, since no decision rests on them. */
export function parseReviews(values: readonly unknown[]): readonly ReviewEvent[] {
  return values.flatMap((value) => {
    const parsed = z.safeParse(reviewSchema, value);
    return parsed.success ? [parsed.data] : [];
  });
}
