/** A place in this browser that outlives the page, and turns that its pages take. */
import type { Shelf } from '../study/day-book.ts';

/** A browser may forbid storage to a page in a frame; then the page's own memory has to do. */
const memory = new Map<string, string>();

/** The browser's own storage, else the page's memory. */
export const browserShelf: Shelf = {
  keys: () => attempt(() => Object.keys(localStorage)) ?? [...memory.keys()],
  read: (key) => attempt(() => localStorage.getItem(key)) ?? memory.get(key) ?? null,
  write: (key, text) => {
    if (attempt(() => localStorage.setItem(key, text) ?? true) === undefined) memory.set(key, text);
  },
  remove: (key) => {
    attempt(() => localStorage.removeItem(key));
    memory.delete(key);
  },
};

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Runs work while no other page of this browser runs any of the same name, where the browser lets pages take turns. */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  let begun = false;
  const once = async () => {
    begun = true;
    await work();
  };
  try {
    await navigator.locks.request(name, once);
  } catch (error) {
    // A page whose browser forbids it storage gets no turns either; nothing is shared then that turns would guard.
    if (begun) throw error;
    await work();
  }
}
