/** The lists of review and audit, page by page: what is read ahead, what stays on the page, what is drawn again. */

import { type ReadonlySignal, signal } from '@preact/signals-core';
import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../../app/assist/event.ts';
import { appendTurn, emptyLog } from '../../../app/ledger/log.ts';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { startAudit } from '../../../app/ui/review/audit-session.ts';
import { startReviewList } from '../../../app/ui/review/review-list-session.ts';
import { suggestionRow } from '../../study/kit.ts';
import { reviewPorts } from '../../support/review-ports.ts';

const NOW = '2026-09-10T12:00:00.000Z';

/** Storage whose lists count how often they were asked for. */
function storage() {
  const held = createMemoryStorage({ now: () => NOW });
  const finds = { count: 0 };
  const own = held.storeFor('sam');
  const store = {
    ...own,
    find: async (query: Parameters<typeof own.find>[0]) => {
      finds.count += 1;
      return await own.find(query);
    },
  };
  return { held, finds, store };
}

interface Paged<View> {
  readonly view: ReadonlySignal<View>;
  readonly actions: { more(): void };
}

/** A list whose first page is there, with its next one. */
async function pager<View extends { readonly more: string }>(session: Paged<View>) {
  const view = (): View => session.view.value;
  const ready = () => vi.waitFor(() => expect(view().more).not.toBe('reading'));
  await ready();
  return {
    view,
    more: async (): Promise<void> => {
      session.actions.more();
      await ready();
    },
  };
}

/** So many suggestions of today, in records of forty. */
async function review(count: number) {
  const { held, finds, store } = storage();
  const write = async (browser: number, from: number, size: number): Promise<void> => {
    const rows = Array.from({ length: size }, (_, i) =>
      suggestionRow({ at: NOW, suggestion: `s${from + i}` }),
    );
    for (const record of dayRecords({ day: '2026-09-10', user: 'kim', browser: `b${browser}` }, rows))
      await held.storeFor('kim').put(record);
  };
  for (let from = 0; from < count; from += 40) await write(from / 40, from, Math.min(40, count - from));
  const session = startReviewList(reviewPorts(store, NOW));
  return { ...(await pager(session)), session, finds, write };
}

describe('the review list', () => {
  it('has the next page before anybody asks, and one at most', async () => {
    const { finds, more } = await review(2_000);
    await vi.waitFor(() => expect(finds.count).toBe(2));
    await more();
    await vi.waitFor(() => expect(finds.count).toBe(3));
  });

  it('reads nothing ahead while it is hidden', async () => {
    const { session, finds, more } = await review(2_000);
    await vi.waitFor(() => expect(finds.count).toBe(2));
    session.looks(false);
    await more();
    expect(finds.count).toBe(2);
    session.looks(true);
    await vi.waitFor(() => expect(finds.count).toBe(3));
  });

  it('draws the rows that stay no second time', async () => {
    const { view, more } = await review(2_000);
    await vi.waitFor(() => expect(view().rows[0]?.agent).toBe('KIM'));
    const before = view();
    await more();
    expect(view().rows.length).toBeGreaterThan(before.rows.length);
    expect(before.rows.every((row, i) => row === view().rows[i])).toBe(true);
    expect([view().choices, view().filter]).toEqual([before.choices, before.filter]);
    expect(view().choices).toBe(before.choices);
  });

  it('shows a row once where its pages overlap', async () => {
    const { view, more, write } = await review(1_200);
    await write(99, 5_000, 40);
    for (let page = 0; page < 3; page += 1) await more();
    const ids = view().rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets go of the newest beyond a thousand and says so', async () => {
    const { session, view, more } = await review(1_600);
    const [first] = view().rows;
    expect(view().isCut).toBe(false);
    for (let page = 0; page < 4; page += 1) await more();
    expect([view().rows.length, view().isCut]).toEqual([1_000, true]);
    expect(view().rows.some(({ id }) => id === first?.id)).toBe(false);
    session.actions.retry();
    await vi.waitFor(() => expect(view().rows[0]?.id).toBe(first?.id));
    expect(view().isCut).toBe(false);
  });
});

const ended = (ticket: number): RunEvent => ({
  id: `e${ticket}`,
  at: NOW,
  run: '1',
  by: { kind: 'agent', id: 'kim' },
  type: 'run-ended',
  reason: 'done',
});

/** So many tickets with one turn each. */
async function audit(count: number) {
  const { held, finds, store } = storage();
  const work = async (ticket: number): Promise<void> => {
    await appendTurn(held.storeFor('kim'), emptyLog(String(ticket)), [ended(ticket)]);
  };
  for (let ticket = 0; ticket < count; ticket += 1) await work(ticket);
  const session = startAudit(reviewPorts(store, NOW), signal({ words: '', trouble: '' }));
  return { ...(await pager(session)), session, finds, work };
}

describe('the audit list', () => {
  it('has the next page before anybody asks, unless it is hidden', async () => {
    const { session, finds, more } = await audit(120);
    await vi.waitFor(() => expect(finds.count).toBe(2));
    session.looks(false);
    await more();
    expect(finds.count).toBe(2);
  });

  it('shows every line once while others write', async () => {
    const { view, more, work } = await audit(120);
    for (let page = 0; page < 5; page += 1) {
      await work(500 + page);
      await more();
    }
    const lines = view().rows.map(({ id }) => id);
    expect(new Set(lines).size).toBe(lines.length);
    for (let ticket = 0; ticket < 120; ticket += 1) expect(lines).toContain(`run:${ticket}:0#0`);
  });

  it('draws the lines that stay no second time', async () => {
    const { view, more } = await audit(120);
    await vi.waitFor(() => expect(view().rows[0]?.by).toBe('KIM'));
    const before = view().rows;
    await more();
    expect(before.every((row, i) => row === view().rows[i])).toBe(true);
  });
});
