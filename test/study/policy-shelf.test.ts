import { describe, expect, it } from 'vitest';
import { freeId, shelfOf } from '../../app/study/policy-shelf.ts';
import type { Standing } from '../../app/study/policy-standing.ts';
import type { PolicyVersion } from '../../app/study/policy-version.ts';

const shipped = [{ name: 'refunds', text: '1. Ask why.' }];
const version = (policy: string, number: number, at = '2026-08-01'): PolicyVersion => ({
  policy,
  number,
  title: policy,
  digest: `d${number}`,
  note: '',
  base: number - 1,
  trial: false,
  by: 'lea',
  at,
});
const standing = (policy: string, state: 'published' | 'off' | 'deleted', number = 1, at = ''): Standing => ({
  policy,
  release: { number: 0, policy, state, version: number, digest: '', note: '', vouches: [], by: 'lea', at },
  published: state === 'published' ? { version: version(policy, number), text: '' } : null,
});
const found = (
  versions: readonly PolicyVersion[],
  standings: readonly Standing[] = [],
  strangers: readonly string[] = [],
) => shelfOf(shipped, versions, { standings, strangers: new Set(strangers) });
const short = (versions: readonly PolicyVersion[], standings: readonly Standing[]) =>
  found(versions, standings).map(({ id, state, runs, hasDraft }) => [id, state, runs, hasDraft]);

describe('the shelf', () => {
  it('holds what ships as running', () => {
    expect(short([], [])).toEqual([['refunds', 'published', 0, false]]);
  });

  it('tells a draft of the team beside what ships', () => {
    expect(short([version('refunds', 1)], [])).toEqual([['refunds', 'published', 0, true]]);
    expect(short([version('gifts', 1)], [])).toEqual([
      ['gifts', 'draft', null, true],
      ['refunds', 'published', 0, false],
    ]);
  });

  it('takes the newest version of several', () => {
    const versions = [version('refunds', 2), version('refunds', 10), version('refunds', 9)];
    expect(found(versions)[0]?.latest?.number).toBe(10);
  });

  it('takes no version of an experiment for a draft, until it runs', () => {
    const versions = [version('refunds', 1), { ...version('refunds', 2), trial: true }];
    expect(found(versions)[0]?.latest?.number).toBe(1);
    const running = found(versions, [standing('refunds', 'published', 2)])[0];
    expect(running).toMatchObject({ latest: { number: 2 }, hasDraft: false });
  });

  it('takes no version of somebody who may not write policies for a draft, until it runs', () => {
    const versions = [version('refunds', 1), { ...version('refunds', 2), by: 'kim' }];
    expect(found(versions, [], ['kim'])[0]?.latest?.number).toBe(1);
    expect(found([{ ...version('gifts', 1), by: 'kim' }], [], ['kim']).map(({ id }) => id)).toEqual([
      'refunds',
    ]);
    const running = found(versions, [standing('refunds', 'published', 2)], ['kim'])[0];
    expect(running).toMatchObject({ latest: { number: 2 }, hasDraft: false });
  });

  it('tells what runs from a newer draft', () => {
    const versions = [version('refunds', 1), version('refunds', 2)];
    expect(short(versions, [standing('refunds', 'published', 1)])).toEqual([
      ['refunds', 'published', 1, true],
    ]);
    expect(short(versions, [standing('refunds', 'published', 2)])).toEqual([
      ['refunds', 'published', 2, false],
    ]);
  });

  it('shows what is off as off', () => {
    expect(short([version('refunds', 1)], [standing('refunds', 'off')])).toEqual([
      ['refunds', 'off', null, true],
    ]);
  });

  it('leaves out what the team took away until it is saved again', () => {
    const gone = standing('gifts', 'deleted', 0, '2026-08-05');
    expect(short([version('gifts', 1)], [gone])).toEqual([['refunds', 'published', 0, false]]);
    expect(short([version('gifts', 1), version('gifts', 2, '2026-08-06')], [gone])[0]).toEqual([
      'gifts',
      'draft',
      null,
      true,
    ]);
  });
});

describe('a free id', () => {
  it('is the wanted one or the next with a number', () => {
    expect(freeId('gifts', new Set())).toBe('gifts');
    expect(freeId('gifts', new Set(['gifts', 'gifts-2']))).toBe('gifts-3');
  });
});
