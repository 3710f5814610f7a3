import { describe, expect, it } from 'vitest';
import { readAudit } from '../../app/study/audit.ts';
import { createTeam } from './policies-kit.ts';

describe('the audit', () => {
  it('tells who saved and who published a policy, and which version', async () => {
    const team = createTeam();
    await team.publish('max', 'skip', '1. Ask for the order number.', 'lea');
    const store = team.storage.storeFor('sam');
    const wish = { ticket: '', cursor: null };
    const saves = await readAudit(store, 'policy-version', wish);
    expect(saves.lines).toMatchObject([
      { what: 'policy-version', by: 'lea', policy: 'skip', version: '1', ticket: '' },
    ]);
    const releases = await readAudit(store, 'policy-release', wish);
    expect(releases.lines).toMatchObject([
      { what: 'policy-published', by: 'max', policy: 'skip', version: '1', detail: 'state: published' },
    ]);
  });

  it('marks a release that was changed afterwards', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', '1. Ask for the order number.');
    const [record] = team.storage.records().filter(({ type }) => type === 'policy-release');
    if (record) await team.storage.storeFor('kim').put(record);
    const { lines } = await readAudit(team.storage.storeFor('sam'), 'policy-release', {
      ticket: '',
      cursor: null,
    });
    expect(lines[0]?.altered).toBe(true);
  });
});
