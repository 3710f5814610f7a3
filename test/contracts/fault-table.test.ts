import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultTable, TABLE_BEGIN, TABLE_END, withTable } from './fault-table.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('says of every write under every fault what becomes of it', async () => {
    expect(withTable(readme, await faultTable()), 'renew it with `npm run fault-table`').toBe(readme);
  });
});

describe('a table in a text', () => {
  it('takes the place of the one before', () => {
    const text = `a\n${TABLE_BEGIN}\n\nold\n\n${TABLE_END}\nb`;
    expect(withTable(text, 'new')).toBe(`a\n${TABLE_BEGIN}\n\nnew\n\n${TABLE_END}\nb`);
  });

  it('needs its place', () => {
    expect(withTable('a text without one', 'new')).toBeUndefined();
  });
});
