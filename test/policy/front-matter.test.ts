import { describe, expect, it } from 'vitest';
import { parse } from '../../app/policy/parse.ts';
import type { Policy } from '../../app/policy/policy.ts';

const read = (head: string, name = 'stem'): [Policy | undefined, string[]] => {
  const [policies, problems] = parse({ text: `---\n${head}\n---\n1. Ask for it.`, name });
  return [policies[0], problems.map(({ code }) => code)];
};

describe('the head of a policy', () => {
  it('gives title, id, examples, limits and approval', () => {
    const [policy, problems] = read(
      [
        'title: "Late: parcels"',
        'id: late',
        'examples:',
        '  - Where is it?',
        "  - 'It is late: why'",
        'limits:',
        '  refund_order.amount: 50   # over it: supervisor',
        '  set_discount_to_order.percent: 15%',
        'approval:',
        '  file_carrier_claim: supervisor',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      id: 'late',
      title: 'Late: parcels',
      examples: ['Where is it?', 'It is late: why'],
      limits: { 'refund_order.amount': 50, 'set_discount_to_order.percent': 15 },
      approval: { file_carrier_claim: 'supervisor' },
    });
  });

  it('may be written in one line each', () => {
    const [policy] = read('examples: [Where is it?, "a, b"]\nlimits: { x.percent: 5, y.amount: "1,000" }');
    expect(policy).toMatchObject({
      examples: ['Where is it?', 'a, b'],
      limits: { 'x.percent': 5, 'y.amount': 1000 },
    });
  });

  it('leaves title and id to heading and file', () => {
    const [policy] = parse({ text: '# Late parcels\n1. Ask.', name: 'late-parcels' })[0];
    expect(policy).toMatchObject({ title: 'Late parcels', id: 'late-parcels' });
    expect(parse({ text: '1. Ask.', name: 'late_parcels' })[0][0]).toMatchObject({
      title: 'late parcels',
      id: 'late_parcels',
    });
  });

  it('says what it does not know', () => {
    expect(read('colour: red')[1]).toEqual(['unknown-setting']);
    expect(read('title')[1]).toEqual(['unread-setting']);
    expect(read('limits:\n  x.percent: much')[1]).toEqual(['wrong-limit']);
    expect(read('approval:\n  x: boss')[1]).toEqual(['wrong-lane']);
  });

  it('says when it is never closed', () => {
    const [policies, problems] = parse({ text: '---\ntitle: Late\n1. Ask for it.', name: 'a' });
    expect(problems.map(({ code }) => code)).toContain('unclosed-front-matter');
    expect(policies[0]?.steps).toHaveLength(1);
  });

  it('is not read into a rule above the text', () => {
    const [policies] = parse({ text: '---\n\n1. Ask for it.\n2. Thank them.', name: 'a' });
    expect(policies[0]?.steps).toHaveLength(2);
  });
});
