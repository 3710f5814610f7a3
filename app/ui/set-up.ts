/** What has to be there before the app can work, as a person reads it. */
export interface SetUpCheck {
  /** A service or a kind of record, by the name that people know. */
  readonly what: string;
  readonly fine: boolean;
  /** What is wrong, or what there is to say where nothing is; empty for plainly connected. */
  readonly because: string;
  /** Who can put it right, and how; empty where nothing is wrong. */
  readonly how: string;
}

/** Looks whether everything is there. Both ask afresh each time and never throw. */
export interface SetUp {
  /** The helpdesk's own part, without which nothing works: those that are not fine. */
  missing(): Promise<readonly SetUpCheck[]>;
  /** That and every service of the package. */
  all(): Promise<readonly SetUpCheck[]>;
}
