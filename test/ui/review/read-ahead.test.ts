import { describe, expect, it } from 'vitest';
import { createReadAhead } from '../../../app/ui/review/read-ahead.ts';

/** A list whose pages come when the test says so. */
function list() {
  const readings: { cursor: string; isWanted: () => boolean; answer(part: string): void; fail(): void }[] =
    [];
  const ahead = createReadAhead<string, string>(
    (cursor, isWanted) =>
      new Promise((resolve, reject) => {
        readings.push({ cursor, isWanted, answer: resolve, fail: () => reject(new Error('away')) });
      }),
  );
  return { readings, ahead };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the next page', () => {
  it('is read before anybody asks for it, and once', async () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    readings[0]?.answer('second');
    await settled();
    expect(await ahead.take('p2')).toBe('second');
    expect(readings.map(({ cursor }) => cursor)).toEqual(['p2']);
  });

  it('is waited for where it is on its way', async () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    const taken = ahead.take('p2');
    readings[0]?.answer('second');
    expect(await taken).toBe('second');
    expect(readings).toHaveLength(1);
  });

  it('is read anew where another one was read ahead', () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    void ahead.take('p3');
    expect(readings.map(({ cursor }) => cursor)).toEqual(['p2', 'p3']);
  });

  it('is read by itself where none was expected', () => {
    const { readings, ahead } = list();
    ahead.expect(null);
    void ahead.take('p2');
    expect(readings.map(({ cursor, isWanted }) => [cursor, isWanted()])).toEqual([['p2', true]]);
  });
});

describe('a list that nobody looks at', () => {
  it('reads nothing until somebody does', () => {
    const { readings, ahead } = list();
    ahead.looks(false);
    ahead.expect('p2');
    expect(readings).toHaveLength(0);
    ahead.looks(true);
    expect(readings).toHaveLength(1);
  });

  it('gives up what is under way and reads it again later', () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    ahead.looks(false);
    expect(readings[0]?.isWanted()).toBe(false);
    ahead.looks(true);
    expect(readings.map(({ cursor, isWanted }) => [cursor, isWanted()])).toEqual([
      ['p2', false],
      ['p2', true],
    ]);
  });

  it('keeps what was read, and what a person waits for', async () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    readings[0]?.answer('second');
    await settled();
    ahead.looks(false);
    ahead.looks(true);
    expect(readings).toHaveLength(1);
    void ahead.take('p2');
    ahead.expect('p3');
    const third = ahead.take('p3');
    ahead.looks(false);
    expect(readings[1]?.isWanted()).toBe(true);
    readings[1]?.answer('third');
    expect(await third).toBe('third');
  });
});

describe('a reading ahead that fails', () => {
  it('says nothing and is tried again when it is asked for', async () => {
    const { readings, ahead } = list();
    ahead.expect('p2');
    readings[0]?.fail();
    await settled();
    const taken = ahead.take('p2');
    readings[1]?.fail();
    await expect(taken).rejects.toThrow('away');
  });
});
