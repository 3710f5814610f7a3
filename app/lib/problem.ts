/** A half-open range in a source text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something an author of a policy has to know about the text, with the place and a way to mend it. */
export interface Problem {
  /** A stable kebab-case name, e.g. `unknown-tool`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  /** One lower-case phrase, no full stop, the author's text in backticks. */
  readonly message: string;
  /** What to do about it, in one phrase. */
  readonly mend: string;
  /** A replacement that the editor can apply with a click; absent where only a person can decide. */
  readonly fix?: { readonly span: Span; readonly text: string };
}
