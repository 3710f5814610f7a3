/**
 * What pure readers made of a text that does not change, such as a policy's words. Each text is read once a page; what ships is
 * read when the app is built and comes with it, so that no page waits for patterns that only a policy's words need.
 */

/** By reader, then by text; an empty list stands for `undefined`, a list of one for what was read. */
export type Readings = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Texts kept of one reader; further ones are read anew each time. */
const TEXTS_MAX = 2000;

const kept = new Map<string, Map<string, readonly unknown[]>>();

/** The same reader, reading each text once. What it gives is shared and has to survive JSON: never change it. */
export function readOnce<T>(name: string, read: (text: string) => T): (text: string) => T {
  const mine = textsOf(name);
  return (text) => {
    const before = mine.get(text);
    // What was kept under a reader's name is what that reader gave.
    if (before) return before[0] as T;
    const made = read(text);
    if (mine.size < TEXTS_MAX) mine.set(text, made === undefined ? [] : [made]);
    return made;
  };
}

/** Everything read so far, for a build to keep. */
export const readingsSoFar = (): Readings =>
  Object.fromEntries([...kept].map(([name, texts]) => [name, Object.fromEntries(texts)]));

/** Takes over what was read when the app was built. */
export function keepReadings(readings: Readings): void {
  for (const [name, texts] of Object.entries(readings))
    for (const [text, read] of Object.entries(texts)) textsOf(name).set(text, read);
}

function textsOf(name: string): Map<string, readonly unknown[]> {
  const found = kept.get(name) ?? new Map<string, readonly unknown[]>();
  kept.set(name, found);
  return found;
}
