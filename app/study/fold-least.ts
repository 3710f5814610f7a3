/** How sums by key are made fewer. */
export interface Folding<Sum> {
  readonly most: number;
  /** The key under which those that do not stay are counted together. */
  readonly restOf: (key: string) => string;
  readonly weightOf: (sum: Sum) => number;
  readonly add: (a: Sum, b: Sum) => Sum;
}

/** The heaviest sums stay; the rest go under the keys that `restOf` names. */
export function foldLeast<Sum>(
  all: Readonly<Record<string, Sum>>,
  { most, restOf, weightOf, add }: Folding<Sum>,
): Readonly<Record<string, Sum>> {
  const ordered = Object.entries(all).sort(([, a], [, b]) => weightOf(b) - weightOf(a));
  const folded = new Map(ordered.slice(0, most));
  for (const [key, sum] of ordered.slice(most)) {
    const rest = restOf(key);
    const before = folded.get(rest);
    folded.set(rest, before === undefined ? sum : add(before, sum));
  }
  return Object.fromEntries(folded);
}
