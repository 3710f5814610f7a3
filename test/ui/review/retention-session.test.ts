import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { dayAfter } from '../../../app/study/periods.ts';
import { startRetention } from '../../../app/ui/review/retention-session.ts';
import { createText } from '../../../app/ui/text.ts';
import { suggestionRow } from '../../study/kit.ts';

const TODAY = '2026-06-30';
const text = createText('en', {
  review: {
    audit: {
      old: { one: '{count} by {date}', other: '{count} by {date}' },
      'old-more': 'more',
      'old-bad': 'bad: {value}',
      'old-failed': 'failed: {reason}',
    },
  },
});

/** More days, with a record each, than one go looks at. */
const DAYS = 120;

async function open(setting: string, turn: () => Promise<void> = async () => undefined) {
  let day = TODAY;
  const storage = createMemoryStorage({ now: () => `${day}T10:00:00.000Z` });
  const store = storage.storeFor('sam');
  for (let back = 30 + DAYS; back > 30; back -= 1) {
    day = dayAfter(TODAY, -back);
    const rows = [suggestionRow({ at: `${day}T10:00:00.000Z` })];
    for (const record of dayRecords({ day, user: 'sam', browser: 'b1' }, rows)) await store.put(record);
  }
  const session = startRetention({
    text,
    now: () => `${TODAY}T10:00:00.000Z`,
    isSupervisor: async () => true,
    helpdesk: { store, setting: () => setting, past: { turn } },
  });
  const days = () => storage.records().filter(({ type }) => type === 'day').length;
  return { session, days, until: (words: string) => untilWords(session.view, words) };
}

function untilWords(
  view: { subscribe(tell: (value: { words: string; trouble: string }) => void): () => void },
  wanted: string,
): Promise<void> {
  return new Promise((resolve) => {
    view.subscribe(({ words, trouble }) => {
      if (words === wanted || trouble === wanted) resolve();
    });
  });
}

describe('old records behind an open page', () => {
  it('go until none is left, however many goes that takes', async () => {
    const { days, until } = await open('30');
    await until(`${DAYS} by May 30`);
    expect(days()).toBe(0);
  });

  it('wait while nobody looks', async () => {
    let turns = 0;
    const { session, days, until } = await open('30', async () => {
      turns += 1;
      if (turns === 1) session.looks(false);
    });
    // A go looks at a hundred days, the three before the oldest among them.
    await until('97 by May 7 more');
    expect(days()).toBe(DAYS - 97);
    session.looks(true);
    await until(`${DAYS} by May 30`);
    expect(days()).toBe(0);
  });

  it('stay where the helpdesk fails, and it says why', async () => {
    const { days, until } = await open('30', () => Promise.reject(new Error('the helpdesk answered 500')));
    await until('failed: the helpdesk answered 500');
    expect(days()).toBe(DAYS);
  });

  it('stay where the setting is no number of days', async () => {
    const { session, days } = await open('12 months');
    expect(session.view.value).toEqual({ words: '', trouble: 'bad: 12 months' });
    expect(days()).toBe(DAYS);
  });
});
