import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../../app/policy/compile.ts';
import { createIdleCheck, type IdleClock } from '../../../app/ui/studio/editor/idle-check.ts';

/** A clock that a test turns: `pass` ends the pause, `idle` gives the page's free time. */
function testClock() {
  let later: (() => void) | null = null;
  let idle: ((hasTime: () => boolean) => void) | null = null;
  const clock: IdleClock = {
    later(work) {
      later = work;
      return () => {
        later = null;
      };
    },
    whenIdle(work) {
      idle = work;
      return () => {
        idle = null;
      };
    },
  };
  const pass = (): void => {
    const work = later;
    later = null;
    work?.();
  };
  const giveIdle = (hasTime = false): void => {
    const work = idle;
    idle = null;
    work?.(() => hasTime);
  };
  return { clock, pass, idle: giveIdle };
}

const READ: Compiled = { policies: [], problems: [] };

function* inParts(parts: string[], text: string): Generator<undefined, Compiled> {
  for (const part of ['one', 'two']) {
    parts.push(`${text} ${part}`);
    yield;
  }
  return READ;
}

function started() {
  const { clock, pass, idle } = testClock();
  const parts: string[] = [];
  const done: string[] = [];
  const check = createIdleCheck(
    (text) => inParts(parts, text),
    (text) => done.push(text),
    clock,
  );
  return { check, parts, done, pass, idle };
}

describe('reading off the keystroke', () => {
  it('waits for a pause and for an idle page', () => {
    const { check, parts, done, pass, idle } = started();
    check.changed(() => 'a');
    expect(parts).toEqual([]);
    pass();
    expect(parts).toEqual([]);
    idle(true);
    expect(done).toEqual(['a']);
  });

  it('does a part at a time where there is little time', () => {
    const { check, parts, done, pass, idle } = started();
    check.changed(() => 'a');
    pass();
    idle();
    expect(parts).toEqual(['a one']);
    idle();
    idle();
    expect(done).toEqual(['a']);
  });

  it('begins anew with a keystroke and gives only the newest', () => {
    const { check, done, pass, idle } = started();
    check.changed(() => 'a');
    pass();
    idle();
    check.changed(() => 'ab');
    idle(true);
    pass();
    idle(true);
    expect(done).toEqual(['ab']);
  });

  it('reads the first text without a pause', () => {
    const { check, done, idle } = started();
    check.now(() => 'a');
    idle(true);
    expect(done).toEqual(['a']);
  });

  it('gives nothing once it is stopped', () => {
    const { check, done, idle } = started();
    check.now(() => 'a');
    check.stop();
    idle(true);
    expect(done).toEqual([]);
  });
});
