/** The browser's clock and chance, as the ports of adapters and ledger want them. */
export const browserClock = {
  /** Milliseconds since 1970. */
  now: (): number => Date.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }),
  randomId: (): string => crypto.randomUUID(),
} as const;
