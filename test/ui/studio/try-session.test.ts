import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { startTry } from '../../../app/ui/studio/try/try-session.ts';
import { notAsked } from '../../support/store-helpdesk.ts';
import { studioPorts } from '../../support/studio-ports.ts';

const NOW = '2026-08-14T10:00:00.000Z';

describe('a past ticket', () => {
  it('is asked for by its number, with or without the sign before it', async () => {
    const asked: string[] = [];
    const store = createMemoryStorage({ now: () => NOW }).storeFor('lea');
    const rehearsing = {
      play: notAsked,
      readTicket: async (id: string) => {
        asked.push(id);
        return null;
      },
    };
    const ports = { ...studioPorts(store, 'lea', () => NOW), rehearsing };
    const trying = startTry(ports, 'refunds', { policies: () => [], mayKeep: () => true });
    for (const wanted of ['42', ' #42 ', '# 42']) await trying.readPast(wanted);
    expect(asked).toEqual(['42', '42', '42']);
    expect(trying.view.value.past).toBe('none');
  });
});
