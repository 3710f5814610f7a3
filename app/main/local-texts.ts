/** Texts in the browser's own storage. */
import type { LocalTexts } from '../ui/studio/ports.ts';

/** Texts of one person; a browser may forbid storage to a page in a frame, then they live as long as the page. */
export function createLocalTexts(user: string): LocalTexts {
  const memory = new Map<string, string>();
  const prefix = `stepwise:${user}:`;
  return {
    read: (name) => memory.get(name) ?? attempt(() => localStorage.getItem(prefix + name)) ?? null,
    write: (name, text) => {
      memory.set(name, text);
      attempt(() => localStorage.setItem(prefix + name, text));
    },
    remove: (name) => {
      memory.delete(name);
      attempt(() => localStorage.removeItem(prefix + name));
    },
    names: (begin) => {
      const kept = attempt(() => Object.keys(localStorage)) ?? [];
      const ours = kept.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
      return [...new Set([...memory.keys(), ...ours])].filter((name) => name.startsWith(begin)).sort();
    },
  };
}

/** What storage refuses, it refuses for good; the page's own memory has it. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
