import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import {
  closePolicyNote,
  readOpenNotes,
  readPolicyNotes,
  writePolicyNote,
} from '../../app/study/policy-note.ts';

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

  it('is open until somebody who may write policies has seen to it', async () => {
    const storage = open();
    await writePolicyNote(storage.storeFor('sam'), 'n1', about);
    await writePolicyNote(storage.storeFor('sam'), 'n2', about);
    const mayDo = async (_right: string, user: string) => user === 'lea';
    const openNow = async () => (await readOpenNotes(storage.storeFor('sue'), mayDo)).map(({ key }) => key);
    const [, first] = await readOpenNotes(storage.storeFor('sue'), mayDo);
    if (!first) throw new Error('no note');
    await closePolicyNote(storage.storeFor('kim'), first);
    expect(await openNow()).toHaveLength(2);
    const forged = await storage
      .storeFor('kim')
      .find({ table: 'rule', type: 'policy-note-closed', limit: 9 });
    await storage.storeFor('kim').remove('rule', forged.records[0]?.key ?? '');
    expect(await closePolicyNote(storage.storeFor('lea'), first)).toBe('');
    expect(await openNow()).toEqual(['policy-note:refunds:n2']);
    expect(await readPolicyNotes(storage.storeFor('sue'), null)).toHaveLength(2);
  });
});
