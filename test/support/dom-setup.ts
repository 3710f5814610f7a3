import '../../app/ui/preact-refs.ts';
import { configure } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';
import { unmountAll } from './render.tsx';

// Preact renders and runs effects after the event; `act` waits for both, so that a test sees the result at once.
configure({
  asyncWrapper: async (run) => {
    let result: unknown;
    await act(async () => {
      result = await run();
    });
    return result as never;
  },
  eventWrapper: (run) => {
    let result: unknown;
    void act(() => {
      result = run();
    });
    return result as never;
  },
});

afterEach(unmountAll);
