/** A stretch of words that two texts share, or that only one of them has. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts with more words than this are compared as wholes, since the table of words would grow too large. */
const WORDS_MAX = 1200;

/** What turns one text into the other, by words, in reading order; removals before additions. */
export function differenceOf(before: string, after: string): readonly Change[] {
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  if (old.length > WORDS_MAX || fresh.length > WORDS_MAX)
    return merged([...(before ? [removed(before)] : []), ...(after ? [added(after)] : [])]);
  return merged(walk(old, fresh, sharedLengths(old, fresh)));
}

const removed = (text: string): Change => ({ kind: 'removed', text });
const added = (text: string): Change => ({ kind: 'added', text });

// Words with the space behind them: `Hi `, `there.\n`.
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** Length of the longest shared run of words behind each pair of places. */
function sharedLengths(old: readonly string[], fresh: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row)
        row[j] =
          old[i] === fresh[j]
            ? lengthAt(rows, i + 1, j + 1) + 1
            : Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
    }
  return rows;
}

const lengthAt = (rows: readonly Uint16Array[], i: number, j: number): number => rows[i]?.[j] ?? 0;

function walk(old: readonly string[], fresh: readonly string[], lengths: readonly Uint16Array[]): Change[] {
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const mine = old[i];
    const theirs = fresh[j];
    if (mine !== undefined && mine === theirs) {
      changes.push({ kind: 'same', text: mine });
      i += 1;
      j += 1;
    } else if (
      mine !== undefined &&
      (theirs === undefined || lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      changes.push(removed(mine));
      i += 1;
    } else if (theirs !== undefined) {
      changes.push(added(theirs));
      j += 1;
    }
  }
  return changes;
}

function merged(changes: readonly Change[]): Change[] {
  const runs: Change[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.kind === change.kind)
      runs[runs.length - 1] = { kind: last.kind, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
}
