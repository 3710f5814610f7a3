/** What every Store has to keep; each implementation runs it through `describeStore`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../app/lib/json.ts';
import type { NewRecord, PutOutcome, Store } from '../../app/lib/store.ts';

/** A fresh, empty storage for one test. */
export interface StoreFixture {
  /** The storage as one person sees it; ids are the fixture's own. */
  storeFor(person: 'first' | 'second'): Store;
  /** The id that the server gives that person. */
  idOf(person: 'first' | 'second'): string;
  /** Waits until lists show every earlier write. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const record = (key: string, body: Json = { a: 1 }, group = ''): NewRecord => ({
  table: 'entry',
  key,
  type: 'run',
  body,
  group,
});

/** Runs the contract against a Store. */
export function describeStore(name: string, createFixture: () => Promise<StoreFixture>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let fixture: StoreFixture;
    let first: Store;
    let second: Store;
    beforeEach(async () => {
      fixture = await createFixture();
      first = fixture.storeFor('first');
      second = fixture.storeFor('second');
    });
    afterEach(() => fixture.close());
    describePutIfAbsent(() => ({ fixture, first, second }));
    describeReads(() => ({ fixture, first, second }));
    describePut(() => ({ fixture, first, second }));
    describeFind(() => ({ fixture, first, second }));
  });
}

type Given = () => { fixture: StoreFixture; first: Store; second: Store };

const statuses = (outcomes: readonly PutOutcome[]): string[] => outcomes.map(({ status }) => status).sort();

function describePutIfAbsent(given: Given): void {
  it('tells the only writer that it won', async () => {
    const outcome = await given().first.putIfAbsent(record('claim:cancel_order:order:1042:0'));
    expect(outcome).toMatchObject({
      status: 'won',
      record: { key: 'claim:cancel_order:order:1042:0', body: { a: 1 } },
    });
  });

  it('tells a later writer who was first', async () => {
    const { fixture, first, second } = given();
    await first.putIfAbsent(record('k', { by: 'first' }));
    const outcome = await second.putIfAbsent(record('k', { by: 'second' }));
    expect(outcome).toMatchObject({
      status: 'lost',
      record: { body: { by: 'first' }, createdBy: fixture.idOf('first') },
    });
  });

  it('has exactly one winner among many at once', async () => {
    const { first, second } = given();
    const outcomes = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => (n % 2 === 0 ? first : second).putIfAbsent(record('race', { n }))),
    );
    expect(statuses(outcomes)).toEqual(['lost', 'lost', 'lost', 'lost', 'lost', 'won']);
    const winner = outcomes.findIndex(({ status }) => status === 'won');
    expect((await first.get('entry', 'race'))?.body).toEqual({ n: winner });
  });

  it('tells even equal writers apart', async () => {
    const { first } = given();
    const outcomes = await Promise.all([
      first.putIfAbsent(record('same')),
      first.putIfAbsent(record('same')),
    ]);
    expect(statuses(outcomes)).toEqual(['lost', 'won']);
  });

  it('keeps keys of two tables apart', async () => {
    const { first } = given();
    await first.putIfAbsent(record('k'));
    expect((await first.putIfAbsent({ ...record('k'), table: 'rule' })).status).toBe('won');
  });

  it('bears the person and time of the server', async () => {
    const { fixture, first } = given();
    await first.putIfAbsent(record('k', { createdBy: 'somebody else' }));
    const stored = await first.get('entry', 'k');
    expect(stored).toMatchObject({
      createdBy: fixture.idOf('first'),
      updatedBy: fixture.idOf('first'),
    });
    expect(stored?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('refuses a body longer than a record may be', async () => {
    const { first } = given();
    const outcome = await first.putIfAbsent(record('long', 'ä'.repeat(20_000)));
    expect(outcome.status).toBe('failed');
    expect(await first.get('entry', 'long')).toBeNull();
  });
}

function describeReads(given: Given): void {
  it('gives null for a key that nobody wrote', async () => {
    expect(await given().first.get('entry', 'nothing')).toBeNull();
  });

  it('reads at once what another person wrote', async () => {
    const { first, second } = given();
    await first.putIfAbsent(record('k', { deep: [{ 'ключ "é" 🧾': '\\ {{x}} <b>\n' }, null, 1.5, true] }));
    expect((await second.get('entry', 'k'))?.body).toEqual({
      deep: [{ 'ключ "é" 🧾': '\\ {{x}} <b>\n' }, null, 1.5, true],
    });
  });

  it('reads those of many keys that exist in the order asked', async () => {
    const { first } = given();
    for (const key of ['run:7:0', 'run:7:1', 'claim:a.b:~x-y:2']) await first.putIfAbsent(record(key));
    const found = await first.getMany('entry', ['claim:a.b:~x-y:2', 'run:7:2', 'run:7:1', 'run:7:0']);
    expect(found.map(({ key }) => key)).toEqual(['claim:a.b:~x-y:2', 'run:7:1', 'run:7:0']);
  });

  it('reads more keys than fit one request', async () => {
    const { first } = given();
    const keys = Array.from({ length: 130 }, (_, n) => `order:1${n}:part`);
    const there = [0, 99, 100, 129].map((n) => keys[n] ?? '');
    for (const key of there) await first.putIfAbsent(record(key));
    const found = await first.getMany('entry', keys);
    expect(found.map(({ key }) => key)).toEqual(there);
  });

  it('reads numbered keys up to the last one written', async () => {
    const { first } = given();
    const keys = Array.from({ length: 50 }, (_, n) => `run:9:${n}`);
    for (const key of keys.slice(0, 12)) await first.putIfAbsent(record(key));
    const found = await first.getMany('entry', keys);
    expect(found.map(({ key }) => key)).toEqual(keys.slice(0, 12));
  });

  it('reads two counts that take turns', async () => {
    const { first } = given();
    for (const key of ['claim:x:0', 'settlement:x:0', 'claim:x:1']) await first.putIfAbsent(record(key));
    const keys = [0, 1, 2].flatMap((n) => [`claim:x:${n}`, `settlement:x:${n}`]);
    const found = await first.getMany('entry', keys);
    expect(found.map(({ key }) => key)).toEqual(['claim:x:0', 'settlement:x:0', 'claim:x:1']);
  });

  it('reads no keys as no records', async () => {
    expect(await given().first.getMany('entry', [])).toEqual([]);
  });

  it('tells keys apart by case', async () => {
    const { first } = given();
    await first.putIfAbsent(record('order:a1'));
    expect(await first.get('entry', 'order:A1')).toBeNull();
  });
}

function describePut(given: Given): void {
  it('writes over what is there and keeps who created it', async () => {
    const { fixture, first, second } = given();
    await first.put(record('cache', { v: 1 }));
    await second.put(record('cache', { v: 2 }));
    expect(await first.get('entry', 'cache')).toMatchObject({
      body: { v: 2 },
      createdBy: fixture.idOf('first'),
      updatedBy: fixture.idOf('second'),
    });
  });

  it('drops members that the new body lacks', async () => {
    const { first } = given();
    await first.put(record('cache', { old: 1, both: 1 }));
    await first.put(record('cache', { both: 2 }));
    expect((await first.get('entry', 'cache'))?.body).toEqual({ both: 2 });
  });

  it('forgets a record that was removed', async () => {
    const { first, second } = given();
    await first.put(record('cache'));
    await second.remove('entry', 'cache');
    expect(await first.get('entry', 'cache')).toBeNull();
  });

  it('removes what is not there without complaint', async () => {
    await expect(given().first.remove('entry', 'nothing')).resolves.toBeUndefined();
  });
}

function describeFind(given: Given): void {
  it('lists a type of a group and nothing else', async () => {
    const { fixture, first } = given();
    await first.putIfAbsent(record('a', {}, 'ticket-1'));
    await first.putIfAbsent(record('b', {}, 'ticket-2'));
    await first.putIfAbsent({ ...record('c', {}, 'ticket-1'), type: 'request' });
    await first.putIfAbsent({ ...record('d', {}, 'ticket-1'), table: 'rule' });
    await fixture.settle();
    const page = await first.find({ table: 'entry', type: 'run', group: 'ticket-1', limit: 10 });
    expect(page.records.map(({ key }) => key)).toEqual(['a']);
    expect(page.next).toBeNull();
  });

  it('lists every group where none is asked for', async () => {
    const { fixture, first } = given();
    await first.putIfAbsent(record('a', {}, 'ticket-1'));
    await first.putIfAbsent(record('b', {}, 'ticket-2'));
    await fixture.settle();
    const page = await first.find({ table: 'entry', type: 'run', limit: 10 });
    expect(page.records.map(({ key }) => key).sort()).toEqual(['a', 'b']);
  });

  it('lists the newest first, or the oldest where that is asked for', async () => {
    const { fixture, first } = given();
    for (const key of ['a', 'b', 'c']) {
      await first.putIfAbsent(record(key));
      await fixture.settle();
    }
    const keysIn = async (order: { readonly order?: 'oldest-first' }) =>
      (await first.find({ table: 'entry', type: 'run', limit: 2, ...order })).records.map(({ key }) => key);
    expect(await keysIn({})).toEqual(['c', 'b']);
    expect(await keysIn({ order: 'oldest-first' })).toEqual(['a', 'b']);
  });

  it('gives every record once over its pages', async () => {
    const { fixture, first } = given();
    for (const key of ['a', 'b', 'c', 'd', 'e']) await first.putIfAbsent(record(key));
    await fixture.settle();
    const keys: string[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; page < 4 && cursor !== null; page += 1) {
      const found = await first.find({
        table: 'entry',
        type: 'run',
        limit: 2,
        ...(typeof cursor === 'string' ? { cursor } : {}),
      });
      expect(found.records.length).toBeLessThanOrEqual(2);
      keys.push(...found.records.map(({ key }) => key));
      cursor = found.next;
    }
    expect(cursor).toBeNull();
    expect(keys.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
}
