/** Tells everybody who looks at the sandbox that something in it changed; carries no data, listeners read what they show. */
export interface Live {
  changed(): void;
  /** Gives the function that stops it. */
  listen(listener: () => void): () => void;
}

/** A new channel without listeners. */
export function createLive(): Live {
  const listeners = new Set<() => void>();
  return {
    changed: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
