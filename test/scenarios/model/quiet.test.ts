import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQuiet, QUIET_MS } from '../../../app/ui/quiet.ts';

describe('a burst of messages', () => {
  let times = 0;
  const quiet = createQuiet(async () => {
    times += 1;
  });

  beforeEach(() => {
    times = 0;
    vi.useFakeTimers();
  });

  afterEach(() => {
    quiet.stop();
    vi.useRealTimers();
  });

  it('is one, when nothing has come for four seconds', () => {
    quiet.later();
    vi.advanceTimersByTime(QUIET_MS - 1);
    quiet.later();
    vi.advanceTimersByTime(QUIET_MS - 1);
    expect(times).toBe(0);
    vi.advanceTimersByTime(1);
    expect(times).toBe(1);
  });

  it('is read at once where the ticket is opened, and not again', () => {
    quiet.later();
    quiet.now();
    vi.advanceTimersByTime(2 * QUIET_MS);
    expect(times).toBe(1);
  });

  it('is left alone once the ticket is out of sight', () => {
    quiet.later();
    quiet.stop();
    vi.advanceTimersByTime(2 * QUIET_MS);
    expect(times).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
