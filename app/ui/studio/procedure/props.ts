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

/** A procedure's text and the stem of the file that it came from, empty for a paste. */
export interface Procedure {
  readonly text: string;
  readonly name: string;
}

/** What *From a procedure* is given. */
export interface FromProcedureProps {
  readonly catalog: Catalog;
  /** Every policy of the library, drafts too, so that ids stay apart. */
  readonly known: readonly Policy[];
  readonly words: Text;
  /** Asks the model for a draft; left out where none is set up. */
  readonly propose?: ProposeDraft | undefined;
  /** What was typed or taken in here before and led to nothing yet. */
  readonly kept?: Procedure | undefined;
  /** Told of every change, so that leaving the page loses nothing. */
  onKeep?(procedure: Procedure): void;
  /** The person goes on to the editor with these, one or more; nothing is published by it. */
  onUse(drafts: readonly ChosenDraft[]): void;
  onCancel(): void;
}
