/** What could be written for a phrase of a procedure. */
import type { Span } from '../../lib/problem.ts';

/** A phrase and what could be written for it. */
export interface MentionSuggestion {
  /** Unique within the policy. */
  readonly id: string;
  readonly type: 'tool' | 'policy';
  /** The step that holds the phrase. */
  readonly step: string;
  /** The words by which it was found. */
  readonly phrase: Span;
  /** Best first, never empty; several where the words fit several tools as well. */
  readonly options: readonly MentionOption[];
}

/** One way to write a mention. */
export interface MentionOption {
  /** The tool's name or the policy's title. */
  readonly name: string;
  /** What is written over `span`; an empty span is a place to write it at. */
  readonly edit: { readonly span: Span; readonly text: string };
}
