import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../../app/policy/compile.ts';
import { createIdleCheck } from '../../../app/ui/studio/editor/idle-check.ts';
import { testClock } from './test-clock.ts';

const READ: Compiled = { policies: [], problems: [] };

function* inParts(parts: string[], text: string): Generator<undefined, Compiled> {
  for (const part of ['one', 'two']) {
    parts.push(`${text} ${part}`);
    yield;
  }
  return READ;
}

function started() {
  const { clock, idle } = testClock();
  const parts: string[] = [];
  const done: string[] = [];
  const check = createIdleCheck(
    (text) => inParts(parts, text),
    (text) => done.push(text),
    clock,
  );
  return { check, parts, done, idle };
}

describe('reading on the page itself', () => {
  it('does a part at a time where there is little time', () => {
    const { check, parts, done, idle } = started();
    check.now('a');
    expect(parts).toEqual([]);
    idle();
    expect(parts).toEqual(['a one']);
    idle();
    idle();
    expect(done).toEqual(['a']);
  });

  it('goes on while there is time', () => {
    const { check, done, idle } = started();
    check.now('a');
    idle(true);
    expect(done).toEqual(['a']);
  });

  it('begins anew with another text and gives only the newest', () => {
    const { check, done, idle } = started();
    check.now('a');
    idle();
    check.now('ab');
    idle(true);
    expect(done).toEqual(['ab']);
  });

  it('gives nothing once it is stopped', () => {
    const { check, done, idle } = started();
    check.now('a');
    check.stop();
    idle(true);
    expect(done).toEqual([]);
  });
});
