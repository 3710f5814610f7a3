import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../app/assist/learn/lesson.ts';
import { createIndex, rankPolicies } from '../../app/assist/match.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store } from '../../app/lib/store.ts';
import { eraseTicket } from '../../app/study/erase.ts';
import { readPointer } from '../../app/study/learned-copy.ts';
import { catchUp, emptySchool, learnedOf, parseSchool, type School, teach } from '../../app/study/school.ts';
import { saying, shipped } from '../assist/match/library.ts';
import { withLaggingLists } from '../support/memory-store.ts';

const index = createIndex(shipped);
const odd = 'The blue lamp flickers and hums at night';
const lesson = (over: Partial<Lesson> = {}): Lesson => ({
  ticket: '1',
  run: '1',
  policy: 'reshipment-policy',
  text: odd,
  ...over,
});

function team() {
  let ms = Date.UTC(2026, 7, 1);
  const now = (): string => {
    ms += 1000;
    return new Date(ms).toISOString();
  };
  const storage = createMemoryStorage({ now });
  const portsOf = (store: Store) => ({ store, index, pause: async () => {} });
  return {
    ports: portsOf(storage.storeFor('11')),
    lagging: portsOf(withLaggingLists(storage.storeFor('22'), { ms: 60_000, now })),
    wait: (forMs: number) => {
      ms += forMs;
    },
  };
}

const firstOf = (school: School, text = odd) =>
  rankPolicies(saying(text), index, learnedOf(school, index))[0]?.policy;
const counted = (school: School) => learnedOf(school, index).examples.reduce((sum, count) => sum + count, 0);

describe('a lesson', () => {
  it('is known at once to whoever taught it', async () => {
    const { ports } = team();
    expect(firstOf(await teach(emptySchool, lesson(), ports))).toBe('reshipment-policy');
  });

  it('is known to a colleague who catches up, once', async () => {
    const { ports } = team();
    await teach(emptySchool, lesson(), ports);
    const school = await catchUp(emptySchool, ports);
    expect(firstOf(school)).toBe('reshipment-policy');
    expect(counted(await catchUp(school, ports))).toBe(1);
  });

  it('counts once where one’s own comes back in a list', async () => {
    const { ports } = team();
    const school = await teach(emptySchool, lesson(), ports);
    expect(counted(await catchUp(school, ports))).toBe(1);
  });

  it('that was taught already is not taught twice', async () => {
    const { ports } = team();
    const school = await teach(emptySchool, lesson(), ports);
    expect(await teach(school, lesson(), ports)).toBe(school);
  });

  it('is found though lists lag', async () => {
    const { ports, lagging, wait } = team();
    await teach(emptySchool, lesson({ ticket: '1' }), ports);
    wait(59_000);
    await teach(emptySchool, lesson({ ticket: '2' }), ports);
    wait(2_000);
    const early = await catchUp(emptySchool, lagging);
    expect(counted(early)).toBe(1);
    wait(120_000);
    expect(counted(await catchUp(early, lagging))).toBe(2);
  });
});

describe('a change of mind', () => {
  it('takes the lesson back where it was learned', async () => {
    const { ports } = team();
    const wrong = await teach(emptySchool, lesson({ policy: 'retention' }), ports);
    const colleague = await catchUp(emptySchool, ports);
    const right = await teach(wrong, lesson({ policy: 'skip-next-shipment' }), ports);
    for (const school of [right, await catchUp(colleague, ports)]) {
      expect(firstOf(school)).toBe('skip-next-shipment');
      expect(counted(school)).toBe(1);
    }
  });

  it('is all that a newcomer learns', async () => {
    const { ports } = team();
    await teach(emptySchool, lesson({ policy: 'retention' }), ports);
    await teach(emptySchool, lesson({ policy: 'skip-next-shipment' }), ports);
    const school = await catchUp(emptySchool, ports);
    expect(learnedOf(school, index).labels).toEqual(['skip-next-shipment']);
  });
});

const TAUGHT = 25;

async function taughtMany(ports: Parameters<typeof teach>[2]): Promise<void> {
  for (let at = 0; at < TAUGHT; at += 1)
    await teach(
      emptySchool,
      lesson({
        ticket: String(at),
        text: `${odd} number${at}`,
        policy: at % 2 ? 'retention' : 'refund-policy',
      }),
      ports,
    );
}

describe('many lessons', () => {
  it('become a copy that newcomers start from', async () => {
    const { ports } = team();
    await taughtMany(ports);
    const rebuilt = await catchUp(emptySchool, ports);
    expect(rebuilt.since).toEqual([]);
    expect(rebuilt.copied).toBe(TAUGHT);
    expect((await readPointer(ports.store)).copy).not.toBe('');
    const newcomer = await catchUp(emptySchool, ports);
    expect(newcomer.copy).toBe(rebuilt.copy);
    expect(counted(newcomer)).toBe(TAUGHT);
  });

  it('are learned from themselves where the copy was changed', async () => {
    const { ports } = team();
    await taughtMany(ports);
    await catchUp(emptySchool, ports);
    const { copy } = await readPointer(ports.store);
    for (let part = 0; part < 64; part += 1)
      await ports.store.remove('entry', `part:${copy.slice(0, 24)}:${part}`);
    await ports.store.remove('entry', `cache:learned:${copy.slice(0, 32)}`);
    expect(counted(await catchUp(emptySchool, ports))).toBe(TAUGHT);
  });
});

describe('a customer who is erased', () => {
  it('is forgotten by every browser', async () => {
    const { ports } = team();
    await teach(emptySchool, lesson({ ticket: '1' }), ports);
    await teach(emptySchool, lesson({ ticket: '2', text: 'kettle leaks', policy: 'retention' }), ports);
    const school = await catchUp(emptySchool, ports);
    expect(await eraseTicket(ports.store, '1')).toBe(1);
    const after = await catchUp(school, ports);
    expect(learnedOf(after, index).labels).toEqual(['retention']);
    expect(JSON.stringify(after)).not.toContain('lamp');
  });

  it('is gone from the copy too', async () => {
    const { ports } = team();
    await taughtMany(ports);
    const school = await catchUp(emptySchool, ports);
    await eraseTicket(ports.store, '3');
    expect(await readPointer(ports.store)).toMatchObject({ copy: '', epoch: 1 });
    expect(counted(await catchUp(school, ports))).toBe(TAUGHT - 1);
  });
});

describe('a school on the shelf', () => {
  it('comes back as it was', async () => {
    const { ports } = team();
    const school = await teach(emptySchool, lesson(), ports);
    expect(parseSchool(JSON.parse(JSON.stringify(school)))).toEqual(school);
  });

  it.each([null, {}, { ...emptySchool, since: 'x' }, { ...emptySchool, epoch: '1' }])(
    'is refused where it is %j',
    (value) => {
      expect(parseSchool(value)).toBeUndefined();
    },
  );
});
