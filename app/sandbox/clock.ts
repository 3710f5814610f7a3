/** The sandbox's clock: the machine's, moved by an offset so that "three days later" can be tried in a second. */

/** ISO 8601 time of so many hours ago. */
export type HoursAgo = (hours: number) => string;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** ISO 8601 UTC to the second, as Zendesk writes times. */
  iso(): string;
  offsetMs(): number;
  setOffsetMs(offsetMs: number): void;
}

/** A clock over `source`, which gives milliseconds since 1970. */
export function createClock(source: () => number, offsetMs = 0): Clock {
  let offset = offsetMs;
  const now = () => source() + offset;
  return {
    now,
    iso: () => isoSeconds(now()),
    offsetMs: () => offset,
    setOffsetMs: (next) => {
      offset = next;
    },
  };
}

/** ISO 8601 UTC to the second of a moment in milliseconds since 1970. */
export const isoSeconds = (ms: number): string =>
  new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
