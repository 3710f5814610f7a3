/** How often policies were suggested and taken: the two columns of the library. */
import { expect, it } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { addUp } from '../../../app/study/periods.ts';
import type { SuggestionRow } from '../../../app/study/row.ts';
import { readUse } from '../../../app/ui/studio/use-of-policies.ts';
import { suggestionRow } from '../../study/kit.ts';
import { studioPorts } from '../../support/studio-ports.ts';

const NOW = '2026-08-31T12:00:00.000Z';

/** What was suggested on a day, by outcome, as the numbers page added it up. */
async function used(days: Readonly<Record<string, readonly SuggestionRow['outcome'][]>>) {
  const storage = createMemoryStorage({ now: () => NOW });
  const store = storage.storeFor('sam');
  for (const [day, outcomes] of Object.entries(days)) {
    const rows = outcomes.map((outcome, at) =>
      suggestionRow({
        id: `${day}-${at}`,
        suggestion: `${day}-${at}`,
        at: `${day}T10:00:00.000Z`,
        policy: 'skip',
        outcome,
      }),
    );
    for (const record of dayRecords({ day, user: 'kim', browser: 'b1' }, rows))
      await storage.storeFor('kim').put(record);
    await addUp(day, { store, now: () => NOW, isSupervisor: async () => true });
  }
  return await readUse(studioPorts(store, 'sam', () => NOW));
}

it('counts what was shown, and as accepted what was taken as it stood or with light changes', async () => {
  const use = await used({
    '2026-08-20': ['unedited', 'light', 'heavy', 'rejected'],
    '2026-08-21': ['unedited'],
  });
  expect([...use]).toEqual([['skip', { shown: 5, accepted: 3 }]]);
});

it('leaves out what is older than four weeks', async () => {
  const use = await used({ '2026-08-03': ['unedited'], '2026-08-04': ['unedited', 'light'] });
  expect(use.get('skip')).toEqual({ shown: 2, accepted: 2 });
});
