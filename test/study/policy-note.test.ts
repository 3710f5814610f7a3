import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { readPolicyNotes, writePolicyNote } from '../../app/study/policy-note.ts';

const open = () => createMemoryStorage({ now: () => '2026-09-10T12:00:00.000Z' });
const about = {
  policy: 'refunds',
  step: 'refunds#2.1',
  version: 'v3',
  words: 'Ask for the photo first',
  ticket: '71',
  suggestion: 's1',
};

describe('a note on a policy', () => {
  it('stands at the exact step with its author', async () => {
    const storage = open();
    expect(await writePolicyNote(storage.storeFor('sam'), 'n1', about)).toBe('');
    const [note] = await readPolicyNotes(storage.storeFor('sue'), 'refunds');
    expect(note).toMatchObject({ ...about, by: 'sam' });
  });

  it('is gathered by policy', async () => {
    const store = open().storeFor('sam');
    await writePolicyNote(store, 'n1', about);
    await writePolicyNote(store, 'n2', { ...about, policy: 'skips', step: 'skips#1' });
    expect((await readPolicyNotes(store, 'skips')).map(({ step }) => step)).toEqual(['skips#1']);
    expect(await readPolicyNotes(store, null)).toHaveLength(2);
  });

  it('does not count once somebody else has changed it', async () => {
    const storage = open();
    await writePolicyNote(storage.storeFor('sam'), 'n1', about);
    const { policy: group, ...body } = about;
    const record = { table: 'rule', key: 'policy-note:refunds:n1', type: 'policy-note', group } as const;
    await storage.storeFor('kim').put({ ...record, body: { ...body, words: 'other' } });
    expect(await readPolicyNotes(storage.storeFor('sue'), 'refunds')).toEqual([]);
  });
});
