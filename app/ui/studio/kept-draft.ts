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
