/** A request as it leaves the sandbox's proxy, and what comes back. */

/** One HTTP exchange as the proxy hands it on. Header names are lower case. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there is none. */
  readonly body: string | null;
}

/** What came back from outside. */
export interface OutgoingReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
