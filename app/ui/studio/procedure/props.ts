import type { ProposeDraft } from '../../../assist/policy-draft.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';

/** A policy made of a procedure, chosen to be a draft. */
export interface ChosenDraft {
  readonly title: string;
  /** An id that no policy of `known` has. */
  readonly name: string;
  /** Markdown with its head. */
  readonly text: string;
}

/** What *From a procedure* is given. */
export interface FromProcedureProps {
  readonly catalog: Catalog;
  /** Every policy of the library, drafts too, so that ids stay apart. */
  readonly known: readonly Policy[];
  readonly words: Text;
  /** Asks the model for a draft; left out where none is set up. */
  readonly propose?: ProposeDraft | undefined;
  /** The person goes on to the editor with these, one or more; nothing is published by it. */
  onUse(drafts: readonly ChosenDraft[]): void;
  onCancel(): void;
}
