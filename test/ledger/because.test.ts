/** Why a supervisor was asked, read by somebody with another language. */
import { describe, expect, it } from 'vitest';
import { becauseIn, forOthers } from '../../app/ledger/because.ts';
import { type Asked, askSupervisor, readRequests } from '../../app/ledger/request.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Said } from '../../app/lib/said.ts';
import { createText } from '../../app/ui/text.ts';
import de from '../../translations/de.json' with { type: 'json' };
import { proposeCall } from '../support/suggestions.ts';
import { refund } from './page.ts';

const german = createText('de', de).phrase;
const OVER: Said = { key: 'lane.over-limit', values: { limit: 10 } };

/** What is read of a request that kim made. */
async function asked(why: Said | null): Promise<Asked> {
  const store = createMemoryStorage({ now: () => '2026-09-10T12:00:00.000Z' }).storeFor('kim');
  const body = {
    proposal: proposeCall(refund()),
    ticket: '71',
    effect: null,
    n: 0,
    undoes: null,
    basis: { facts: '', policy: '' },
    because: 'over the limit of 10',
    why,
    words: '',
    version: '',
  };
  await askSupervisor(store, body, 'ask');
  const [request] = await readRequests(store, '71');
  if (!request) throw new Error('nothing was asked');
  return request.asked;
}

describe('why a supervisor was asked', () => {
  it('is read in the reader’s own language', async () => {
    expect(becauseIn(await asked(OVER), german)).toBe(german('lane.over-limit', { limit: 10 }));
  });

  it('stays in the agent’s words where a record holds no more', async () => {
    expect(becauseIn(await asked(null), german)).toBe('over the limit of 10');
  });

  it('stays in the agent’s words where somebody wrote another sentence by hand', async () => {
    expect(becauseIn(await asked({ key: 'ui.card.approve', values: {} }), german)).toBe(
      'over the limit of 10',
    );
  });
});

describe('a reason for others', () => {
  const own: Said = {
    key: 'refused.repeated',
    values: { by: { key: 'refused.you', values: {} }, date: '2026-09-10' },
  };

  it('calls the agent by name', async () => {
    const said = await forOthers(own, async () => 'Kim Novak');
    expect(said?.values['by']).toBe('Kim Novak');
  });

  it('is none where the agent has no name', async () => {
    expect(await forOthers(own, async () => '')).toBeNull();
  });

  it('asks for no name where it calls nobody', async () => {
    const never = async (): Promise<string> => {
      throw new Error('asked for a name');
    };
    expect(await forOthers(OVER, never)).toBe(OVER);
  });
});
