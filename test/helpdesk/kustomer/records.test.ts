/** What the klasses' contract does not show: doubtful answers of Kustomer. */
import { describe, expect, it } from 'vitest';
import { createKustomerStore } from '../../../app/helpdesk/kustomer/store.ts';
import type { NewRecord } from '../../../app/lib/store.ts';
import { type Asked, quickClock, scriptedSdk } from '../../support/scripted-sdk.ts';

const KLASSES = { entry: 'stepwise_entry', rule: 'stepwise_rule' };
const CLAIM: NewRecord = { table: 'entry', key: 'claim:x:0', type: 'claim', body: { a: 1 }, group: 't' };

function storeOn(request: (asked: Asked) => unknown, recordsChecked = true) {
  const sdk = scriptedSdk({ request });
  let last = 0;
  const randomId = () => {
    last += 1;
    return `nonce-${last}`;
  };
  const store = createKustomerStore(sdk, { ...quickClock(), randomId, klasses: KLASSES, recordsChecked });
  return { store, asked: sdk.asked };
}

const kobject = (key: string, nonce: string, more: object = {}) => ({
  id: 'k1',
  attributes: {
    custom: { recordTypeStr: 'claim', recordGroupStr: 't', nonceStr: nonce },
    data: { key, body: '{"a":1}' },
    createdAt: '2026-11-22T10:00:00.000Z',
    ...more,
  },
  relationships: { createdBy: { data: { type: 'user', id: 'u1' } } },
});

const refuse = (code: string): never => {
  throw { errors: [{ code }] };
};

describe('a first write in Kustomer', () => {
  it('claims nothing where nobody has seen that records are unique', async () => {
    const { store, asked } = storeOn(() => ({}), false);
    expect((await store.putIfAbsent(CLAIM)).status).toBe('failed');
    expect(asked).toEqual([]);
  });

  it('still writes what is no claim there', async () => {
    const { store } = storeOn(
      ({ method }) => (method === 'GET' ? kobject('claim:x:0', 'nonce-1') : {}),
      false,
    );
    expect((await store.putIfAbsent({ ...CLAIM, type: 'run' })).status).toBe('won');
  });

  it('is lost where another’s nonce stands, even when the write was accepted', async () => {
    const { store } = storeOn(({ method }) => (method === 'GET' ? kobject('claim:x:0', 'theirs') : {}));
    expect(await store.putIfAbsent(CLAIM)).toMatchObject({ status: 'lost', record: { createdBy: 'u1' } });
  });

  it.each(['conflict', 'bad_request', 'unprocessable_entity'])('reads back after %s', async (code) => {
    const { store } = storeOn(({ method }) =>
      method === 'GET' ? kobject('claim:x:0', 'theirs') : refuse(code),
    );
    expect((await store.putIfAbsent(CLAIM)).status).toBe('lost');
  });

  it('is won where the answer was lost and our nonce stands', async () => {
    const { store } = storeOn(({ method }) => {
      if (method === 'GET') return kobject('claim:x:0', 'nonce-1');
      throw new Error('closed');
    });
    expect((await store.putIfAbsent(CLAIM)).status).toBe('won');
  });

  it('looks again while the record cannot be seen yet', async () => {
    let looks = 0;
    const { store } = storeOn(({ method }) => {
      if (method !== 'GET') return {};
      looks += 1;
      return looks < 3 ? refuse('not_found') : kobject('claim:x:0', 'nonce-1');
    });
    expect((await store.putIfAbsent(CLAIM)).status).toBe('won');
  });

  it('is unknown where it cannot be read back', async () => {
    const { store } = storeOn(({ method }) => (method === 'GET' ? refuse('not_found') : {}));
    expect((await store.putIfAbsent(CLAIM)).status).toBe('unknown');
  });

  it.each([
    ['forbidden', 'your role may not add'],
    ['not_found', 'klasses of Stepwise are missing'],
    ['too_many_requests', 'busy'],
  ])('says why nothing was written after %s', async (code, words) => {
    const { store } = storeOn(() => refuse(code));
    const outcome = await store.putIfAbsent(CLAIM);
    expect(outcome.status === 'failed' && outcome.reason).toContain(words);
  });
});

describe('a record of Kustomer', () => {
  it('is none where another key stands under the id', async () => {
    const { store } = storeOn(() => kobject('claim:X:0', 'n'));
    expect(await store.get('entry', 'claim:x:0')).toBeNull();
  });

  it('has no author where the server names none', async () => {
    const { store } = storeOn(() => ({ ...kobject('claim:x:0', 'n'), relationships: {} }));
    expect(await store.get('entry', 'claim:x:0')).toMatchObject({ createdBy: '', updatedBy: '' });
  });

  it('bears who changed it', async () => {
    const relationships = { createdBy: { data: { id: 'u1' } }, modifiedBy: { data: { id: 'u2' } } };
    const { store } = storeOn(() => ({ ...kobject('claim:x:0', 'n'), relationships }));
    expect(await store.get('entry', 'claim:x:0')).toMatchObject({ createdBy: 'u1', updatedBy: 'u2' });
  });

  it('is read by itself where a list leaves its data out', async () => {
    const listed = { ...kobject('claim:x:0', 'n'), attributes: { s3DataUrl: 'https://data.example.com/1' } };
    const { store, asked } = storeOn(({ path }) =>
      path.includes('/search') ? [listed] : kobject('claim:x:0', 'n'),
    );
    const page = await store.find({ table: 'entry', type: 'claim', limit: 10 });
    expect(page.records.map(({ key }) => key)).toEqual(['claim:x:0']);
    expect(asked.at(-1)?.path).toBe('/v1/klasses/stepwise_entry/k1');
  });

  it('throws where it cannot be reached, rather than be absent', async () => {
    const { store } = storeOn(() => {
      throw new Error('closed');
    });
    await expect(store.get('entry', 'claim:x:0')).rejects.toThrow('cannot be reached');
  });
});

/** A klass of so many records whose lists leave the data out; `takes`: several may be had in one request. */
function listing(count: number, takes: boolean) {
  const revs = Array.from({ length: count }, () => 1);
  const row = (n: number, hasData: boolean) => {
    const { attributes, ...rest } = kobject(`claim:x:${n}`, 'n');
    const { data, ...others } = attributes;
    return { ...rest, id: `k${n}`, attributes: { ...others, rev: revs[n], ...(hasData ? { data } : {}) } };
  };
  const numbers = revs.map((_, n) => n);
  const opened = storeOn(({ path }) => {
    if (path.includes('/search')) return numbers.map((n) => row(n, false));
    if (path.includes('externalId=')) return row(0, true);
    const ids = path.replace(/^.*\//, '').replace(/\?.*$/, '').split(',');
    const found = ids.map((id) => row(Number(id.slice(1)), true));
    if (ids.length > 1) return takes ? found : refuse('not_found');
    return found[0];
  });
  const find = async (): Promise<number> => {
    const before = opened.asked.length;
    const { records } = await opened.store.find({ table: 'entry', type: 'claim', limit: 100 });
    expect(records.map(({ key }) => key)).toEqual(numbers.map((n) => `claim:x:${n}`));
    return opened.asked.length - before;
  };
  return { ...opened, find, touch: (n: number) => revs.splice(n, 1, (revs[n] ?? 0) + 1) };
}

describe('a list without data', () => {
  it('costs one request more for fifty records', async () => {
    expect(await listing(100, true).find()).toBe(3);
  });

  it('reads each by itself where several are refused, and asks for several no more', async () => {
    const list = listing(10, false);
    expect(await list.find()).toBe(12);
    for (let n = 0; n < 10; n += 1) list.touch(n);
    expect(await list.find()).toBe(11);
  });

  it('reads nothing twice that has not changed', async () => {
    const list = listing(10, true);
    await list.find();
    expect(await list.find()).toBe(1);
    list.touch(3);
    expect(await list.find()).toBe(2);
  });

  it('reads anew what was taken out here', async () => {
    const list = listing(10, true);
    await list.find();
    await list.store.remove('entry', 'claim:x:0');
    expect(await list.find()).toBe(2);
  });
});

describe('records that stand alone', () => {
  it('are read side by side, eight at once', async () => {
    const under = { now: 0, most: 0, all: 0 };
    const { store } = storeOn(async () => {
      under.now += 1;
      under.all += 1;
      under.most = Math.max(under.most, under.now);
      await new Promise((resolve) => setTimeout(resolve));
      under.now -= 1;
      return refuse('not_found');
    });
    const keys = Array.from({ length: 20 }, (_, i) => `decision:${i}:0:0`);
    expect(await store.getMany('rule', keys)).toEqual([]);
    expect([under.all, under.most]).toEqual([20, 8]);
  });
});

describe('numbered records', () => {
  it('cost one read where none was written', async () => {
    const { store, asked } = storeOn(() => refuse('not_found'));
    const keys = Array.from({ length: 50 }, (_, n) => `run:5001:${n}`);
    expect(await store.getMany('entry', keys)).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
