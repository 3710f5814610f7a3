/** For how long each ticket was in front of a person, by day: one page shows one ticket after another. */

/** Told which ticket is in front now (ISO 8601); gives how long that ticket was on that day, in milliseconds. */
export type Stopwatch = (ticket: string, now: string) => number;

/** Creates a watch over a clock that runs only while somebody looks. What passed since it was last told belongs to the ticket that was in front then. */
export function createStopwatch(lookedMs: () => number): Stopwatch {
  const spent = new Map<string, number>();
  let before: string | null = null;
  let readMs = 0;
  return (ticket, now) => {
    const name = `${now.slice(0, DAY_LENGTH)} ${ticket}`;
    const nowMs = lookedMs();
    const owner = before ?? name;
    spent.set(owner, (spent.get(owner) ?? 0) + nowMs - readMs);
    readMs = nowMs;
    before = name;
    return spent.get(name) ?? 0;
  };
}

/** `2026-08-14`; the rows' own function would bring their forms along. */
const DAY_LENGTH = 10;
