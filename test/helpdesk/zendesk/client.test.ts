import { describe, expect, it } from 'vitest';
import { askZendesk, type ZafClient } from '../../../app/helpdesk/zendesk/client.ts';

const clock = { now: () => 0, sleep: () => new Promise<void>(() => undefined) };

/** What is heard of a request that fails so. */
async function lostBy(failure: unknown) {
  const client: ZafClient = {
    get: async () => ({}),
    set: async () => undefined,
    invoke: async () => undefined,
    request: () => Promise.reject(failure),
    on: () => undefined,
    off: () => undefined,
    metadata: async () => ({ settings: {} }),
    context: async () => ({}),
  };
  return await askZendesk(client, { method: 'GET', path: '/api/v2/users/me.json' }, clock);
}

describe('a request without an answer', () => {
  it('says that the connection failed where the framework knows nothing of it', async () => {
    const lost = { status: 'lost', reason: 'the connection failed' };
    expect(await lostBy({ status: 0, statusText: 'error' })).toEqual(lost);
    expect(await lostBy({ status: 0, statusText: '' })).toEqual(lost);
  });

  it('says what the framework says', async () => {
    expect(await lostBy({ status: 0, statusText: 'timeout' })).toMatchObject({ reason: 'timeout' });
  });
});
