import { describe, expect, it } from 'vitest';
import { backTest, versionsOf } from '../../../app/study/back-test/back-test.ts';
import { toLines, toTable } from '../../../app/study/back-test/export.ts';
import { inOrder } from '../../../app/study/back-test/summary.ts';
import { DRAFT, engineOf, PUBLISHED, pastMonth } from '../../support/past-tickets.ts';

const versions = versionsOf(engineOf(PUBLISHED), engineOf(DRAFT));
const found = pastMonth(16).map(({ past }) => backTest(past, versions));

describe('the files of a back-test', () => {
  it('begin with the gravest flips, the newest first', () => {
    const flips = inOrder(found).map(({ flip }) => flip);
    expect(flips.slice(0, 2)).toEqual(['policy', 'policy']);
    expect(flips.indexOf('reply')).toBeGreaterThan(flips.lastIndexOf('action'));
    expect(inOrder(found)[0]?.ticket).toBe('70011');
  });
  it('hold a row a moment', () => {
    const rows = toTable(found).trimEnd().split('\r\n');
    expect(rows.length).toBe(1 + found.flatMap(({ moments }) => moments).length);
    expect(rows[1]).toContain('70011');
  });
  it('hold a comparison a line', () => {
    const lines = toLines(found).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).ticket)).toEqual(inOrder(found).map(({ ticket }) => ticket));
  });
});
