import { useEffect, useReducer, useRef } from 'react';

/** The second click of a double click comes within this time. */
const DOUBLE_CLICK_MS = 600;

/**
 * Lets an act through once: until `stage` changes, or the act is settled and a double click is over, the next ones
 * are swallowed. Gives whether one is under way, and the function that runs one.
 */
export function useOnce(stage: string): [boolean, (act: () => Promise<void>) => void] {
  const under = useRef<string | null>(null);
  const alive = useRef(true);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  if (under.current !== null && under.current !== stage) under.current = null;
  const run = (act: () => Promise<void>) => {
    if (under.current !== null) return;
    under.current = stage;
    redraw();
    const release = () => {
      if (!alive.current || under.current !== stage) return;
      under.current = null;
      redraw();
    };
    void Promise.all([act(), new Promise((wake) => setTimeout(wake, DOUBLE_CLICK_MS))]).then(
      release,
      release,
    );
  };
  return [under.current !== null, run];
}
