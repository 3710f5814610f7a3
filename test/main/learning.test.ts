import { afterEach, describe, expect, it, vi } from 'vitest';
import { serializeLearned } from '../../app/assist/learn/state.ts';
import { createLearned, learn } from '../../app/assist/learn.ts';
import { createIndex, matchPolicies } from '../../app/assist/match.ts';
import { browserShelf, oneAtATime } from '../../app/main/browser-shelf.ts';
import { LEARNED_KEY, startLearning } from '../../app/main/learning.ts';
import { saying, shipped } from '../assist/match/library.ts';

const index = createIndex(shipped);
const odd = 'The blue lamp flickers and hums at night';

/** A browser whose storage may be used. */
function allowStorage(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  browserShelf.remove(LEARNED_KEY);
});

describe('a page that opens', () => {
  it('matches by what this browser learned before', async () => {
    allowStorage();
    const learned = learn(createLearned(), { text: odd, policy: 'reshipment-policy' }, index);
    browserShelf.write(LEARNED_KEY, serializeLearned(learned));
    const { learned: known } = await startLearning();
    expect(matchPolicies(saying(odd), index, known).matches[0]?.policy).toBe('reshipment-policy');
  });

  it('knows nothing where nothing was learned', async () => {
    allowStorage();
    expect(await startLearning()).toEqual({ learned: undefined });
  });

  it('knows nothing where what is kept cannot be read', async () => {
    allowStorage();
    browserShelf.write(LEARNED_KEY, '{"version":1');
    expect(await startLearning()).toEqual({ learned: undefined });
  });
});

describe('a turn', () => {
  it('is taken at once where the browser gives none', async () => {
    const denied = async () => {
      throw new DOMException('The request was denied.', 'SecurityError');
    };
    vi.stubGlobal('navigator', { locks: { request: denied } });
    let done = 0;
    await oneAtATime('x', async () => {
      done += 1;
    });
    expect(done).toBe(1);
  });

  it('whose work fails is not taken twice', async () => {
    vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => Promise<void>) => work() } });
    let begun = 0;
    const failing = oneAtATime('x', async () => {
      begun += 1;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(begun).toBe(1);
  });
});
