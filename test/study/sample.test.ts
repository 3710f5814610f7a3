import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../app/study/review-list.ts';
import type { SuggestionRow } from '../../app/study/row.ts';
import { drawSample, type SampleKind, versionKey } from '../../app/study/sample.ts';
import { suggestionRow } from './kit.ts';

const item = (agent: string, id: string, over: Partial<SuggestionRow> = {}): ReviewItem => ({
  agent,
  row: suggestionRow({ id, ...over }),
});

const nothingKnown = { versions: new Set<string>(), agents: new Set<string>() };

const draw = (items: readonly ReviewItem[], kind: SampleKind, over = {}) =>
  drawSample(items, { kind, size: 10, seed: 'w1', known: nothingKnown, ...over });

const idsOf = (items: readonly ReviewItem[]) => items.map(({ row }) => row.id).sort();

describe('a sample', () => {
  it('is the same for the same seed and another for another', () => {
    const items = Array.from({ length: 60 }, (_, i) => item('kim', `r${i}`));
    expect(draw(items, 'random')).toEqual(draw([...items].reverse(), 'random'));
    expect(idsOf(draw(items, 'random'))).not.toEqual(idsOf(draw(items, 'random', { seed: 'w2' })));
  });

  it('takes one from each agent in turn', () => {
    const busy = Array.from({ length: 50 }, (_, i) => item('kim', `k${i}`));
    const quiet = [item('lee', 'l1'), item('ann', 'a1')];
    const agents = draw([...busy, ...quiet], 'random', { size: 4 }).map(({ agent }) => agent);
    expect(agents.filter((agent) => agent === 'kim')).toHaveLength(2);
    expect(agents).toEqual(expect.arrayContaining(['lee', 'ann']));
  });

  it('leaves out what nobody decided', () => {
    expect(draw([item('kim', 'r1', { outcome: 'ignored' })], 'random')).toEqual([]);
  });

  it('is of what can do harm', () => {
    const items = [item('kim', 'r1', { risky: false }), item('kim', 'r2', { risky: true })];
    expect(idsOf(draw(items, 'risky'))).toEqual(['r2']);
  });

  it('is of what was edited or rejected', () => {
    const items = (['unedited', 'light', 'heavy', 'rejected'] as const).map((outcome) =>
      item('kim', outcome, { outcome }),
    );
    expect(idsOf(draw(items, 'edited'))).toEqual(['heavy', 'light', 'rejected']);
  });

  it('is of policy versions and agents that were not seen before', () => {
    const items = [item('kim', 'r1'), item('new', 'r2', { version: 'v2' })];
    const known = { versions: new Set(items.slice(0, 1).map(versionKey)), agents: new Set(['kim']) };
    expect(idsOf(draw(items, 'new-policy', { known }))).toEqual(['r2']);
    expect(idsOf(draw(items, 'new-agent', { known }))).toEqual(['r2']);
  });
});
