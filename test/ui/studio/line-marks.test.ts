import { describe, expect, it } from 'vitest';
import { marksIn, mentionsIn } from '../../../app/ui/studio/editor/line-marks.ts';

const TITLES = new Set(['refund policy', 'refund', 'lost parcel']);

/** The parts of a line as `type:words`. */
const check = (line: string, expected: readonly string[], isHead = false): void =>
  expect(
    marksIn(line, TITLES, isHead).map(({ type, start, end }) => `${type}:${line.slice(start, end)}`),
  ).toEqual(expected);

describe('the parts of a line', () => {
  it('are mentions with their parameters', () => {
    check('Use @refund_order(order_id: str) now', ['tool:@refund_order', 'parameters:(order_id: str)']);
    check('See #Refund Policy.', ['policy:#Refund Policy']);
  });

  it('are the whole title that the library knows and no more', () => {
    check('See #lost parcel and close', ['policy:#lost parcel']);
  });

  it('are the condition behind a list’s mark', () => {
    check('  - If it is late, apologize.', ['mark:  - ', 'condition:it is late']);
  });

  it('are headings with what they mention', () => {
    check('## See #Refund', ['heading:## See #Refund', 'policy:#Refund']);
  });

  it('are the settings of a head', () => {
    check('  refund_order.amount per 90 days: 2', ['key:refund_order.amount per 90 days:'], true);
    check('---', ['mark:---'], true);
  });

  it('are none in a line of uncommon length', () => {
    check(`@a ${'x'.repeat(3_000)}`, []);
  });

  it('are no mention within an address', () => {
    expect(mentionsIn('write to a@b.example or see /x#y', TITLES)).toEqual([]);
  });
});
