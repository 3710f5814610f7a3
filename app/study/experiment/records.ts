/** Experiments as they stand in the log of releases: one record begins an experiment, another stops it, neither ever changes. */
import * as z from 'zod/mini';
import type { Json } from '../../lib/json.ts';

/** The outcomes that are measured. */
export const MEASURED = [
  'accepted',
  'saved',
  'revenue-kept',
  'money-given',
  'turns',
  'handle-time',
  'reopened',
  'satisfied',
] as const;
/** One of them. */
export type MeasuredOutcome = (typeof MEASURED)[number];

/** Which way of an outcome is good. */
export const BETTER: Readonly<Record<MeasuredOutcome, 'higher' | 'lower'>> = {
  accepted: 'higher',
  saved: 'higher',
  'revenue-kept': 'higher',
  'money-given': 'lower',
  turns: 'lower',
  'handle-time': 'lower',
  reopened: 'lower',
  satisfied: 'higher',
};

/** So many versions at most. */
export const ARMS_MAX = 4;

const startSchema = z.object({
  does: z.literal('start'),
  policy: z.string(),
  /** Labels of versions, as runs remember them; the first is what the others are held against. */
  arms: z.array(z.string()).check(z.minLength(2), z.maxLength(ARMS_MAX)),
  share: z.number().check(z.gt(0), z.lte(1)),
  outcome: z.enum(MEASURED),
  difference: z.number().check(z.gt(0)),
  cases: z.int().check(z.gt(0)),
  endsAt: z.string(),
  /** The currency of money given; cases in another are not measured. Empty where none was known: then most cases' is taken. */
  currency: z.string(),
  guardrails: z.array(z.object({ outcome: z.enum(MEASURED), margin: z.number().check(z.gte(0)) })),
});
const stopSchema = z.object({
  does: z.literal('stop'),
  policy: z.string(),
  /** The number in the log of the experiment that it stops. */
  experiment: z.number(),
});
const recordSchema = z.discriminatedUnion('does', [startSchema, stopSchema]);

/** What begins an experiment, everything fixed. */
export type ExperimentStart = Readonly<z.infer<typeof startSchema>>;
/** What begins or stops one. */
export type ExperimentRecord = ExperimentStart | Readonly<z.infer<typeof stopSchema>>;

/** What a record says; null where it is not of the form. */
export function readExperimentRecord(body: Json): ExperimentRecord | null {
  const parsed = z.safeParse(recordSchema, body);
  return parsed.success ? parsed.data : null;
}
