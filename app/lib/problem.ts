/** A half-open range in a source text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a problem says, apart from any language. */
export interface ProblemWords {
  /** Which of the sentences of the code it is; the same for the mend. */
  readonly message: string;
  readonly mend: string;
  /** What fills the places of both. */
  readonly values: Readonly<Record<string, string | number>>;
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
  /** The same for readers of other languages. */
  readonly words: ProblemWords;
  /** A replacement that the editor can apply with a click; absent where only a person can decide. */
  readonly fix?: { readonly span: Span; readonly text: string };
}
