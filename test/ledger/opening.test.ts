import { describe, expect, it } from 'vitest';
import { createDesk } from '../../app/ledger/desk.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { NOW, ticketOf } from '../support/engine.ts';
import { inputOf } from '../support/model-case.ts';

const POLICY = `---
title: Late parcels
---
Use this policy when a parcel is late.

1. Ask for the order number.
2. If the parcel is lost:
   - Inform the customer that it is looked for.`;

/** A desk whose helpdesk hands the ticket over when the test says so; `told` is what it says first. */
function openDesk(told: string | null = '71') {
  const { events: _events, ticket: _ticket, now: _now, ...engine } = inputOf(POLICY);
  const store = createMemoryStorage({ now: () => NOW }).storeFor('kim');
  const ticket: Ticket = { ...ticketOf({ said: ['My parcel is late.'] }), id: '71' };
  const asked: string[] = [];
  const waiting: ((ticket: Ticket | null) => void)[] = [];
  const desk = createDesk({
    store: {
      ...store,
      getMany: (table, keys) => {
        asked.push(keys[0] ?? '');
        return store.getMany(table, keys);
      },
    },
    runner: {
      run: async () => ({ status: 'failed', reason: 'no', mend: '' }),
      readBack: async () => ({ status: 'cannot-tell', look: '' }),
    },
    now: () => NOW,
    sleep: async () => undefined,
    randomId: () => 'id',
    timeoutMs: 1000,
    engine,
    readTicket: (begun) => {
      if (told !== null) begun?.(told);
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
    user: { id: 'kim', role: 'agent' },
    isSupervisor: async () => false,
    names: async () => new Map(),
    saidOf: () => null,
    work: 'agent',
    addNote: null,
  });
  return { desk, asked, handOver: (given: Ticket | null = ticket) => waiting.shift()?.(given) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('opening a ticket', () => {
  it('reads the log while the comments still come in', async () => {
    const { desk, asked, handOver } = openDesk();
    const opened = desk.open();
    await settled();
    expect(asked).toEqual(['run:71:0']);
    handOver();
    await opened;
    expect(asked.filter((key) => key === 'run:71:0')).toHaveLength(1);
  });

  it('reads the log of the ticket that came, not of the one announced', async () => {
    const { desk, asked, handOver } = openDesk('70');
    const opened = desk.open();
    await settled();
    handOver();
    await opened;
    expect(asked.slice(0, 2)).toEqual(['run:70:0', 'run:71:0']);
    expect(desk.state()?.log.ticket).toBe('71');
  });

  it('reads the log afterwards where nothing is announced', async () => {
    const { desk, asked, handOver } = openDesk(null);
    const opened = desk.open();
    await settled();
    expect(asked).toEqual([]);
    handOver();
    await opened;
    expect(asked[0]).toBe('run:71:0');
  });

  it('forgets nothing that is written while the log is read', async () => {
    const { desk, handOver } = openDesk();
    const opened = desk.open();
    handOver();
    await opened;
    const before = desk.state()?.log.entries.length ?? 0;
    const again = desk.refresh();
    await settled();
    await desk.noteDraft('Hello, which order is it?');
    expect(desk.state()?.log.entries.length).toBe(before + 1);
    handOver();
    await again;
    expect(desk.state()?.log.entries.length).toBe(before + 1);
    expect(desk.state()?.events.some(({ type }) => type === 'draft-inserted')).toBe(true);
  });
});
