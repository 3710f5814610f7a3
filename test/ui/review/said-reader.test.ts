import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { createSaidReader } from '../../../app/ui/review/said-reader.ts';
import { runRow } from '../../study/kit.ts';

const NOW = '2026-08-16T18:00:00.000Z';
const DAYS = ['2026-08-14', '2026-08-15', '2026-08-16'] as const;

/** Three days, each with a case of its own that ended; `answer` says what the helpdesk answers. */
async function open(answer: () => Promise<void> = async () => undefined) {
  const storage = createMemoryStorage({ now: () => NOW });
  for (const [i, day] of DAYS.entries())
    for (const record of dayRecords({ day, user: 'kim', browser: 'b1' }, [
      runRow({ ticket: String(i), at: `${day}T10:00:00.000Z` }),
    ]))
      await storage.storeFor('kim').put(record);
  const asked: string[] = [];
  let told = 0;
  const reader = createSaidReader(
    {
      store: storage.storeFor('sam'),
      isSupervisor: async () => true,
      now: () => NOW,
      turn: async () => undefined,
      ratings: async (tickets) => {
        asked.push(...tickets);
        await answer();
        return new Map(tickets.map((ticket) => [ticket, 'good'] as const));
      },
    },
    () => {
      told += 1;
    },
  );
  const settled = async () => {
    for (let before = -1; before !== told || told === 0; ) {
      before = told;
      for (let i = 0; i < 50; i += 1) await Promise.resolve();
    }
  };
  return { reader, asked, settled };
}

const never = () => false;

describe('reading what customers said', () => {
  it('asks about the newest day first', async () => {
    const { reader, asked, settled } = await open();
    reader.read(DAYS, never);
    await settled();
    expect(asked).toEqual(['2', '1', '0']);
    expect(reader.state()).toMatchObject({ left: 0, trouble: '' });
    expect(reader.state().days.map(({ totals }) => totals?.all.good)).toEqual([1, 1, 1]);
  });

  it('asks about no day on which no case ended', async () => {
    const { reader, asked, settled } = await open();
    reader.read(DAYS, (day) => day !== DAYS[1]);
    await settled();
    expect(asked).toEqual(['1']);
  });

  it('asks nothing while nobody looks and goes on afterwards', async () => {
    const { reader, asked, settled } = await open();
    reader.looks(false);
    reader.read(DAYS, never);
    await settled();
    expect(asked).toEqual([]);
    expect(reader.state().left).toBe(3);
    reader.looks(true);
    await settled();
    expect(asked).toEqual(['2', '1', '0']);
  });

  it('says why it stopped and keeps what it knew', async () => {
    let isBroken = false;
    const { reader, settled } = await open(async () => {
      if (isBroken) throw new Error('ratings cannot be read (500)');
      isBroken = true;
    });
    reader.read(DAYS, never);
    await settled();
    expect(reader.state()).toMatchObject({ left: 0, trouble: 'ratings cannot be read (500)' });
    expect(reader.state().days.map(({ totals }) => totals?.all.good)).toEqual([undefined, undefined, 1]);
  });

  it('forgets one reading for another', async () => {
    const { reader, settled } = await open();
    reader.read(DAYS, never);
    reader.read(DAYS.slice(0, 1), never);
    await settled();
    expect(reader.state().days.map(({ day }) => day)).toEqual([DAYS[0]]);
    expect(reader.state().left).toBe(0);
  });
});
