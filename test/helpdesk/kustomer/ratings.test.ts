import { describe, expect, it } from 'vitest';
import { createPastTickets } from '../../../app/helpdesk/kustomer/past-tickets.ts';

/** Past tickets of a team whose only conversation has these attributes. */
function pastWith(attributes: Record<string, unknown>, satisfiedFrom = '') {
  return createPastTickets(
    async () => ({
      status: 'answered',
      httpStatus: 200,
      headers: {},
      body: { type: 'conversation', id: 'c1', attributes, relationships: {} },
    }),
    {
      now: () => 0,
      sleep: async () => undefined,
      satisfiedFrom: () => satisfiedFrom,
      read: () => Promise.reject(new Error('nothing is read here')),
    },
  );
}

async function check(
  attributes: Record<string, unknown>,
  satisfiedFrom: string,
  expected: 'good' | 'bad' | undefined,
): Promise<void> {
  expect((await pastWith(attributes, satisfiedFrom).ratings(['c1'])).get('c1')).toBe(expected);
}

describe('a rating in Kustomer', () => {
  it('counts as satisfied from four on where nothing is set', async () => {
    await check({ satisfactionLevel: { rating: 4 } }, '', 'good');
    await check({ satisfactionLevel: { rating: 3 } }, '', 'bad');
  });

  it('counts as satisfied from the set rating on', async () => {
    await check({ satisfactionLevel: { rating: 8 } }, '8', 'good');
    await check({ satisfactionLevel: { rating: 7 } }, '8', 'bad');
  });

  it('is looked for wherever Kustomer may show it', async () => {
    await check({ satisfactionLevel: { score: 5 } }, '', 'good');
    await check({ satisfaction: 2 }, '', 'bad');
  });

  it('is none while nobody answered', async () => {
    await check({ satisfaction: 0, satisfactionLevel: { sentByTeams: [], answers: [] } }, '', undefined);
    await check({}, '', undefined);
  });

  it.each(['four', '0', '-1'])('is not guessed where the setting says `%s`', async (setting) => {
    await expect(pastWith({ satisfactionLevel: { rating: 4 } }, setting).ratings(['c1'])).rejects.toThrow(
      'is no rating',
    );
  });
});
