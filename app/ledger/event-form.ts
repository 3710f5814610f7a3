/** The form of run events in storage. What comes back was written by some version of the app, or by hand. */
import * as z from 'zod/mini';
import type { RunEvent } from '../assist/event.ts';
import { actorSchema, callSchema, evidenceSchema, jsonSchema } from './stored.ts';

const base = { id: z.string(), at: z.string(), run: z.string(), by: actorSchema };

const eventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('policy-chosen'),
    policy: z.string(),
    version: z.string(),
    from: z.nullable(z.string()),
    section: z.optional(z.string()),
  }),
  z.object({
    ...base,
    type: z.literal('tool-returned'),
    call: callSchema,
    step: z.string(),
    status: z.enum(['done', 'failed', 'unknown']),
    output: jsonSchema,
  }),
  z.object({
    ...base,
    type: z.literal('question-answered'),
    question: z.string(),
    value: jsonSchema,
    evidence: z.array(evidenceSchema),
  }),
  z.object({
    ...base,
    type: z.literal('draft-inserted'),
    text: z.string(),
    asks: z.array(z.string()),
    tells: z.optional(z.array(z.string())),
  }),
  z.object({
    ...base,
    type: z.literal('call-approved'),
    call: callSchema,
    step: z.string(),
    evidence: z.optional(z.array(evidenceSchema)),
  }),
  z.object({
    ...base,
    type: z.literal('call-rejected'),
    call: callSchema,
    step: z.string(),
    reason: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('step-overridden'),
    step: z.string(),
    to: z.enum(['todo', 'active', 'done', 'skipped']),
    reason: z.string(),
  }),
  z.object({ ...base, type: z.literal('round-ended'), step: z.string(), comment: z.string() }),
  z.object({ ...base, type: z.literal('run-ended'), reason: z.string() }),
]);

/** Events in the order given; `dropped` counts those that are not of their form. */
export function parseEvents(values: readonly unknown[]): { events: readonly RunEvent[]; dropped: number } {
  const events: RunEvent[] = [];
  for (const value of values) {
    const parsed = z.safeParse(eventSchema, value);
    if (parsed.success) events.push(parsed.data);
  }
  return { events, dropped: values.length - events.length };
}
