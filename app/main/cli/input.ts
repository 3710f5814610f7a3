/** What every command is given: its command line, read, and where it writes. */

/** Where a command writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** A command line, read. */
export interface CommandInput {
  readonly files: readonly string[];
  readonly policies: string | undefined;
  readonly ticket: string | undefined;
  readonly case: string | undefined;
  readonly batch: string | undefined;
  /** A file or folder of policies to try against those of `policies`. */
  readonly draft: string | undefined;
  /** A model to read past tickets with, as its server names it. */
  readonly model: string | undefined;
  /** What it costs for a million tokens, as the app's setting has it. */
  readonly prices: string | undefined;
  /** How much asking it may cost. */
  readonly maxCost: string | undefined;
  /** What is hidden from it besides what always is. */
  readonly redact: string | undefined;
  readonly csv: boolean;
  /** Only look at what publishing would change. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

export type Command = (input: CommandInput, output: Output) => number | Promise<number>;
