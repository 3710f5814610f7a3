import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { markEditing, readEditing } from '../../app/study/editing-mark.ts';
import { readPolicyTests, removePolicyTest, writePolicyTest } from '../../app/study/policy-test.ts';
import { askToPublish, readPublishAsks } from '../../app/study/publish-ask.ts';

const NOW = '2026-08-14T10:00:00.000Z';
const storage = (now = () => NOW) => createMemoryStorage({ now });
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

const anybody = async () => true;
const notKim = async (_right: string, user: string) => user !== 'kim';

describe('tests of a policy', () => {
  const script = { name: 'a skip', turns: [{ customer: 'Please skip it' }] };

  it('are kept and read again, oldest first', async () => {
    const store = storage().storeFor('lea');
    for (const name of ['first', 'second'])
      expect(await writePolicyTest(store, name, { policy: 'skip', name, script })).toBe('');
    const tests = await readPolicyTests(store, 'skip', anybody);
    expect(tests.map(({ name }) => name).sort()).toEqual(['first', 'second']);
    expect(tests[0]).toMatchObject({ script, by: 'lea' });
    expect(await readPolicyTests(store, 'other', anybody)).toEqual([]);
  });

  it('are taken away by a record of their own', async () => {
    const { storeFor, records } = storage();
    await writePolicyTest(storeFor('lea'), 'one', { policy: 'skip', name: 'one', script });
    const [test] = await readPolicyTests(storeFor('lea'), 'skip', anybody);
    if (test) expect(await removePolicyTest(storeFor('max'), 'two', test)).toBe('');
    expect(await readPolicyTests(storeFor('lea'), 'skip', anybody)).toEqual([]);
    expect(records().filter(({ type }) => type === 'policy-test').length).toBe(2);
  });

  it('are kept and taken away by people who may write policies alone', async () => {
    const { storeFor } = storage();
    await writePolicyTest(storeFor('lea'), 'one', { policy: 'skip', name: 'one', script });
    await writePolicyTest(storeFor('kim'), 'two', { policy: 'skip', name: 'two', script });
    const names = async () =>
      (await readPolicyTests(storeFor('max'), 'skip', notKim)).map(({ name }) => name);
    expect(await names()).toEqual(['one']);
    const [test] = await readPolicyTests(storeFor('max'), 'skip', notKim);
    if (test) await removePolicyTest(storeFor('kim'), 'three', test);
    expect(await names()).toEqual(['one']);
  });

  it('may be long', async () => {
    const store = storage().storeFor('lea');
    const long = { name: 'long', turns: [{ customer: 'Where is it? '.repeat(5_000) }] };
    expect(await writePolicyTest(store, 'one', { policy: 'skip', name: 'long', script: long })).toBe('');
    expect((await readPolicyTests(store, 'skip', anybody))[0]?.script).toEqual(long);
  });
});

describe('an ask to publish', () => {
  it('names the version and who asks, once', async () => {
    const { storeFor } = storage();
    const ask = { policy: 'refunds', version: 3, words: 'They leave less often.' };
    expect(await askToPublish(storeFor('lea'), ask)).toBe('');
    expect(await askToPublish(storeFor('max'), { ...ask, words: 'Me too.' })).toBe('');
    expect(await readPublishAsks(storeFor('max'))).toEqual([{ ...ask, by: 'lea', at: NOW }]);
  });

  it('counts for nothing where its record was changed', async () => {
    const { storeFor, records } = storage();
    await askToPublish(storeFor('lea'), { policy: 'refunds', version: 3, words: '' });
    const [record] = records();
    if (record) await storeFor('kim').put(record);
    expect(await readPublishAsks(storeFor('max'))).toEqual([]);
  });
});

describe('who writes on a policy', () => {
  it('is told to others and not to oneself', async () => {
    const { storeFor } = storage();
    await markEditing(storeFor('lea'), 'refunds', 'lea');
    expect(await readEditing(storeFor('max'), 'refunds', { user: 'max', now: later(2) })).toEqual(['lea']);
    expect(await readEditing(storeFor('lea'), 'refunds', { user: 'lea', now: later(2) })).toEqual([]);
    expect(await readEditing(storeFor('max'), 'other', { user: 'max', now: later(2) })).toEqual([]);
  });

  it('is forgotten when nothing was heard for some minutes', async () => {
    const { storeFor } = storage();
    await markEditing(storeFor('lea'), 'refunds', 'lea');
    expect(await readEditing(storeFor('max'), 'refunds', { user: 'max', now: later(4) })).toEqual([]);
  });
});
