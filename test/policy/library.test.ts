import { describe, expect, it } from 'vitest';
import { compile, libraryOf } from '../../app/policy/compile.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { parse } from '../../app/policy/parse.ts';
import { readTitles } from '../../app/policy/titles.ts';

const policy = (title: string, name: string): string =>
  `# ${title}\n\nUse this policy when ${name}.\n\n1. Ask for it.`;

const library = createLibrary(
  [
    parse({
      text: '# Refund Policy\n## Give Options\n- Refund.\n## Close\n- Thank them.',
      name: 'refund',
    })[0],
    parse({ text: policy('Refund before a return', 'x'), name: 'refund-before' })[0],
    parse({ text: policy('Late parcels', 'y'), name: 'late_a' })[0],
    parse({ text: policy('Late Parcels', 'z'), name: 'late_b' })[0],
  ].flat(),
);

const resolve = (title: string, section: string | null = null): string => {
  const found = library.resolve({ title, section });
  return found.status === 'found' ? `${found.policy.id} ${found.section?.id ?? ''}`.trim() : found.status;
};

describe('a library', () => {
  it('finds titles and ids in any writing', () => {
    for (const name of ['Refund Policy', 'refund_policy', 'refund-policy', 'REFUND', 'refund'])
      expect(library.find(name)?.id).toBe('refund');
  });

  it('finds the longest title that the words begin with', () => {
    expect(library.find('Refund before a return of goods')?.id).toBe('refund-before');
    expect(library.find('Refund Policy for gifts')?.id).toBe('refund');
  });

  it('finds neither of two that share a title', () => {
    expect(library.find('Late parcels')).toBeUndefined();
    expect(library.find('late_a')?.id).toBe('late_a');
  });

  it('says what a mention points at', () => {
    expect(resolve('Refund Policy')).toBe('refund');
    expect(resolve('Late parcels')).toBe('ambiguous');
    expect(resolve('Returns')).toBe('unknown');
  });

  it('says which section a mention points at', () => {
    expect(resolve('refund', 'give options')).toBe('refund 1');
    expect(resolve('refund', 'Close')).toBe('refund 2');
    expect(resolve('refund', 'Exceptions')).toBe('unknown-section');
  });
});

describe('compiling several texts', () => {
  const sources = [
    { text: '1. Go on with #Late parcels of any kind when paid.', name: 'first' },
    { text: policy('Late parcels of any kind', 'late'), name: 'second' },
  ];

  it('lets each mention the titles of the others', () => {
    const compiled = compile(sources);
    const [step] = compiled.policies[0]?.steps ?? [];
    expect(step?.policies).toEqual([{ title: 'Late parcels of any kind', section: null }]);
    expect(libraryOf(compiled).resolve(step?.policies[0] ?? { title: '', section: null }).status).toBe(
      'found',
    );
  });

  it('lets a mention use the stem of a file', () => {
    const { policies } = compile([
      { text: '1. Go on with #old_name.', name: 'first' },
      { text: '---\nid: new-name\ntitle: Late\n---\n1. Ask.', name: 'old-name' },
    ]);
    expect(policies[0]?.steps[0]?.policies).toEqual([{ title: 'new-name', section: null }]);
  });

  it('reads titles without the rest', () => {
    expect(readTitles({ text: '---\ntitle: A\nid: b\n---\n# C\n1. Ask.\n# D\n', name: 'e_f' })).toEqual([
      'A',
      'b',
      'e_f',
      'e f',
      'C',
      'D',
    ]);
  });

  it('gives the form that is printed', () => {
    const text =
      '---\nlimits:\n  x.percent: 15\n---\n# T\n\nUse this policy when late.\n\n1. If paid, offer 10% with @x(a: str), see #U – V.';
    expect(compile([{ text, name: 'stem' }])).toEqual({
      problems: [],
      policies: [
        {
          id: 'stem',
          title: 'T',
          trigger: 'Use this policy when late.',
          examples: [],
          limits: { 'x.percent': 15 },
          approval: {},
          mentions: { tools: [], policies: [] },
          steps: [
            {
              id: '1',
              kind: 'offer',
              text: 'If paid, offer 10% with @x(a: str), see #U – V.',
              span: { start: text.indexOf('If paid'), end: text.length },
              condition: { text: 'paid', negated: false },
              tools: [{ name: 'x', params: [{ name: 'a', type: 'str' }] }],
              policies: [{ title: 'U', section: 'V' }],
              amounts: [{ value: 10, unit: 'percent', bound: 'exactly', in: 'act' }],
              children: [],
            },
          ],
        },
      ],
    });
  });
});
