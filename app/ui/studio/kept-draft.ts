/** What an author typed and did not save, as the browser keeps it. */
import * as z from 'zod/mini';
import { parseJson } from '../../lib/json.ts';
import type { LocalTexts } from './ports.ts';

/** A text under edit. */
export const keptDraftSchema = z.object({
  text: z.string(),
  /** The version that it was made from. */
  base: z.number(),
  /** When it was last typed at, ISO 8601. */
  at: z.string(),
});
/** A text under edit. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** Under which name the browser keeps a policy's text. */
export const nameOfDraft = (policy: string): string => `${DRAFTS}${policy}`;

/** Names of kept texts begin so. */
export const DRAFTS = 'draft:';

/** The text of a policy that the browser keeps; null where it keeps none. */
export function readKept({ local }: { readonly local: LocalTexts }, policy: string): KeptDraft | null {
  const parsed = z.safeParse(keptDraftSchema, parseJson(local.read(nameOfDraft(policy)) ?? ''));
  return parsed.success ? parsed.data : null;
}

const procedureSchema = z.object({ text: z.string(), name: z.string() });

/** A procedure that was brought in and led to no policy yet; undefined where there is none. */
export function readProcedure(local: LocalTexts): z.infer<typeof procedureSchema> | undefined {
  const parsed = z.safeParse(procedureSchema, parseJson(local.read(PROCEDURE) ?? ''));
  return parsed.success ? parsed.data : undefined;
}

/** Keeps a procedure, or nothing where its text is empty. */
export function keepProcedure(local: LocalTexts, procedure: z.infer<typeof procedureSchema>): void {
  if (procedure.text === '') local.remove(PROCEDURE);
  else local.write(PROCEDURE, JSON.stringify(procedure));
}

const PROCEDURE = 'procedure';
