import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import {
  draftsOf,
  listVersions,
  readNextVersion,
  readPolicyTexts,
  readVersions,
  saveTrial,
  saveVersion,
  textKey,
} from '../../app/study/policy-version.ts';
import { createMayDo, readRightsSetting } from '../../app/study/studio-rights.ts';

const storage = () => createMemoryStorage({ now: () => '2026-08-14T10:00:00.000Z' });
const draft = (number: number, text = 'Ask for the order number.') => ({
  policy: 'refunds',
  number,
  title: 'Refunds',
  text,
  note: 'first words',
  base: number - 1,
});

describe('a saved version', () => {
  it('bears its author, time and note and gives its text again', async () => {
    const store = storage().storeFor('lea');
    expect(await saveVersion(store, draft(1))).toMatchObject({
      status: 'saved',
      version: { number: 1, by: 'lea', at: '2026-08-14T10:00:00.000Z', note: 'first words', base: 0 },
    });
    const [version] = await readVersions(store, [{ policy: 'refunds', number: 1 }]);
    const digest = version?.digest ?? '';
    expect((await readPolicyTexts(store, [digest])).get(digest)).toBe('Ask for the order number.');
  });

  it('does not overwrite what a colleague saved under its number', async () => {
    const { storeFor } = storage();
    await saveVersion(storeFor('lea'), draft(1, 'Lea’s words.'));
    const outcome = await saveVersion(storeFor('max'), draft(1, 'Max’s words.'));
    expect(outcome).toMatchObject({ status: 'behind', theirs: { by: 'lea', number: 1 } });
    const [version] = await readVersions(storeFor('max'), [{ policy: 'refunds', number: 1 }]);
    expect([...(await readPolicyTexts(storeFor('max'), [version?.digest ?? ''])).values()]).toEqual([
      'Lea’s words.',
    ]);
  });

  it('passes over those made for experiments, which pass over it', async () => {
    const { storeFor } = storage();
    const store = storeFor('lea');
    await saveVersion(store, draft(1));
    expect(await saveTrial(store, draft(1, 'Another offer.'))).toMatchObject({
      version: { number: 2, trial: true },
    });
    expect(await readNextVersion(store, { policy: 'refunds', number: 1 })).toBe(null);
    expect(await saveVersion(store, draft(2, 'Lea’s words.'))).toMatchObject({
      status: 'saved',
      version: { number: 3, trial: false },
    });
    expect(await saveVersion(storeFor('max'), draft(2, 'Max’s words.'))).toMatchObject({
      status: 'behind',
      theirs: { by: 'lea', number: 3 },
    });
    expect(await readNextVersion(store, { policy: 'refunds', number: 1 })).toMatchObject({ number: 3 });
  });

  it('passes over those of people who may not write policies', async () => {
    const { storeFor } = storage();
    const isDraft = draftsOf(async (_right, user) => user !== 'kim');
    await saveVersion(storeFor('kim'), draft(1, 'Kim’s words.'));
    const at = { policy: 'refunds', number: 0 };
    expect(await readNextVersion(storeFor('lea'), at, isDraft)).toBe(null);
    expect(await saveVersion(storeFor('lea'), draft(1), isDraft)).toMatchObject({
      status: 'saved',
      version: { number: 2, by: 'lea' },
    });
    expect(await readNextVersion(storeFor('max'), at, isDraft)).toMatchObject({ by: 'lea' });
  });

  it('is not held up by a record that was changed', async () => {
    const { storeFor, records } = storage();
    await saveVersion(storeFor('lea'), draft(1));
    const [record] = records().filter(({ type }) => type === 'policy-version');
    if (record) await storeFor('kim').put(record);
    expect(await saveVersion(storeFor('lea'), draft(1, 'Other words.'))).toMatchObject({
      status: 'saved',
      version: { number: 2 },
    });
  });

  it('may be longer than a record', async () => {
    const store = storage().storeFor('lea');
    const long = 'Ask for the order number. '.repeat(3_000);
    const outcome = await saveVersion(store, draft(1, long));
    const digest = outcome.status === 'saved' ? outcome.version.digest : '';
    expect((await readPolicyTexts(store, [digest])).get(digest)).toBe(long);
  });

  it('is left out where its record was changed afterwards', async () => {
    const { storeFor, records } = storage();
    await saveVersion(storeFor('lea'), draft(1));
    const [record] = records().filter(({ type }) => type === 'policy-version');
    if (record) await storeFor('kim').put(record);
    expect(await listVersions(storeFor('lea'))).toEqual([]);
  });

  it('is without a text where the text is not what it was', async () => {
    const { storeFor } = storage();
    const outcome = await saveVersion(storeFor('lea'), draft(1));
    const digest = outcome.status === 'saved' ? outcome.version.digest : '';
    await storeFor('kim').put({
      table: 'rule',
      key: textKey(digest),
      type: 'policy-text',
      body: { text: 'Give it all away.' },
      group: 'refunds',
    });
    expect((await readPolicyTexts(storeFor('lea'), [digest])).size).toBe(0);
  });
});

describe('rights in the studio', () => {
  it('are read a line each, with groups by commas', () => {
    expect(readRightsSetting('publish: Policy team, Leads\nRAISE: Leads\nsomething\ndraft:\n')).toEqual({
      publish: ['Policy team', 'Leads'],
      raise: ['Leads'],
    });
  });

  it('are the supervisors’ where no line says otherwise', async () => {
    const mayDo = createMayDo(readRightsSetting('publish: Leads'), {
      isSupervisor: async (user) => user === 'sam',
      isMember: async (user, groups) => user === 'lea' && groups.includes('Leads'),
    });
    expect(await mayDo('publish', 'lea')).toBe(true);
    expect(await mayDo('publish', 'sam')).toBe(false);
    expect(await mayDo('draft', 'sam')).toBe(true);
    expect(await mayDo('draft', 'lea')).toBe(false);
  });
});
