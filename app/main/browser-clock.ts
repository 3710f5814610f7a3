/** The browser's clock and chance, as the ports of adapters and ledger want them. */
export const browserClock = {
  /** Milliseconds since 1970. */
  now: (): number => Date.now(),
  sleep: (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms)),
  randomId: (): string => crypto.randomUUID(),
} as const;
