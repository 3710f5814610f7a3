/** Whether a browser lets the app's frames keep things and share them with other tabs. */
import type { Frame } from 'playwright-core';

/** Tries to keep something in a frame. */
export const mayKeep = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => {
    try {
      localStorage.setItem('probe', '1');
      localStorage.removeItem('probe');
      return true;
    } catch {
      return false;
    }
  });
