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
  readonly csv: boolean;
  /** Only look at what publishing would change. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

export type Command = (input: CommandInput, output: Output) => number | Promise<number>;
