import { describe, expect, it } from 'vitest';
import { fillIn, fillInAll } from '../../../app/sandbox/kustomer/templating.ts';

const values = { secret: 'a=b/c"d', id: '1' };

describe('placeholders', () => {
  it.each([
    ['triple braces as they are', 'Basic {{{secret}}}', 'Basic a=b/c"d'],
    ['double braces with signs escaped', 'Basic {{secret}}', 'Basic a&#x3D;b&#x2F;c&quot;d'],
    ['spaces inside', '/{{{ id }}}/', '/1/'],
    ['unknown names as nothing', '/{{{nothing}}}/{{toString}}', '//'],
    ['single braces as text', '{secret}', '{secret}'],
  ])('fill %s', (_case, text, filled) => {
    expect(fillIn(text, values)).toBe(filled);
  });

  it('are filled in every text of a body', () => {
    expect(fillInAll({ a: ['{{{id}}}', 2, null], b: { c: 'x{{{id}}}' } }, values)).toEqual({
      a: ['1', 2, null],
      b: { c: 'x1' },
    });
  });
});
