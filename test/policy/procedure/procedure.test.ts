import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../app/policy/compile.ts';
import { parse } from '../../../app/policy/parse.ts';
import type { Step } from '../../../app/policy/policy.ts';
import { readProcedure } from '../../../app/policy/procedure.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import { untidyText } from '../texts.ts';

const catalog = createCatalog(shippedTools);
const known = compile([
  { text: '# Broken item\n\nUse this policy when it broke.\n\n1. Ask.', name: 'broken-item' },
]).policies;
const read = (text: string, name = '') => readProcedure({ text, name }, { catalog, known });
const only = (text: string, name = '') => {
  const [draft] = read(text, name).drafts;
  if (!draft) throw new Error('no draft was read');
  return draft;
};

const outline = (steps: readonly Step[]): unknown =>
  steps.map(({ kind, condition, children }) => [kind, condition, outline(children)]);

const TEXT = `Late parcel

Use this policy when a parcel is late.

- Ask for the order number.
- Check the tracking.

We have shipped parcels with love since 1999.
`;

describe('a procedure', () => {
  it('becomes Markdown with a head and numbered steps', () => {
    const { text, policy, stepCount } = only(TEXT, 'late-parcel');
    expect(text).toMatch(/^---\ntitle: .+\nid: late-parcel\n---\n/);
    expect(text).toContain('1. Ask for the order number.\n2. Check the tracking.');
    expect(policy.trigger).toBe('Use this policy when a parcel is late.');
    expect(stepCount).toBe(2);
  });

  it('keeps what became no step under notes and says where it stood', () => {
    const { text, leftOver } = only(TEXT, 'late-parcel');
    const left = leftOver.find(({ why }) => why === 'note');
    expect(text.slice(text.indexOf('## Notes'))).toContain('We have shipped parcels with love since 1999.');
    expect(TEXT.slice(left?.span.start, left?.span.end).trim()).toBe(
      'We have shipped parcels with love since 1999.',
    );
  });

  it('bears the first line as its title where that reads like one', () => {
    expect(only(TEXT).title).toBe('Late parcel');
    expect(only(TEXT).policy.id).toBe('late-parcel');
    expect(only('Ask for a photo.\n\n1. Thank them.').title).toBe('Policy');
  });

  it('never takes the id of a policy of the library', () => {
    expect(only('# Broken item\n\n1. Ask for a photo.').policy.id).toBe('broken-item-2');
  });

  it('is given a plain id of its own, even where its head names a taken one', () => {
    expect(only('1. Ask for a photo.', 'Late Parcels v2').policy.id).toBe('late-parcels-v2');
    const { text, policy } = only('---\nid: broken-item\ntitle: Mine\n---\n1. Ask for a photo.\n');
    expect([policy.id, text]).toEqual([
      'broken-item-2',
      '---\nid: broken-item-2\ntitle: Mine\n---\n1. Ask for a photo.\n',
    ]);
  });

  it('stays as it is where it is a policy already', () => {
    const text = '---\ntitle: Whole\n---\nUse this policy when x.\n\n* Ask for a photo.   \n';
    expect(only(text).text).toBe(text);
  });

  it('finds each policy of a document and which are the same', () => {
    const one = 'Use this policy when it is late.\n\n1. Ask for the email.\n2. Thank them.\n\n';
    const { drafts } = read(`# One\n\n${one}# Two\n\n${one}# Three\n\n1. Apologize.\n`);
    expect(drafts.map(({ title, twinOf }) => [title, twinOf])).toEqual([
      ['One', null],
      ['Two', 'One'],
      ['Three', null],
    ]);
  });

  it('names the tools that there are and those that there are not', () => {
    const { tools } = only(
      '1. Read it with @get_traking_info.\n2. Cancel it with @cancel_order.\n3. Use @zap.',
    );
    expect(tools).toEqual([
      { name: 'cancel_order', isKnown: true, near: null, steps: ['2'] },
      { name: 'get_traking_info', isKnown: false, near: 'get_tracking_info', steps: ['1'] },
      { name: 'zap', isKnown: false, near: null, steps: ['3'] },
    ]);
  });

  it('has no draft where nothing says what to do', () => {
    expect(read('Our parcels are brown.').drafts).toEqual([]);
    expect(read('').drafts).toEqual([]);
  });

  it('means what the parser read, notes and all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const text = untidyText(seed, true);
        const parsed = parse({ text, name: 'text' }, { toolNames: [] })[0].filter(
          ({ steps }) => steps.length > 0,
        );
        const drafts = readProcedure(
          { text, name: 'text' },
          { catalog: createCatalog([]), known: [] },
        ).drafts;
        expect(drafts.map(({ policy }) => outline(policy.steps))).toEqual(
          parsed.map(({ steps }) => outline(steps)),
        );
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
