/** What an author typed and did not save, as the browser keeps it. */
import * as z from 'zod/mini';

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
