/** Experiments and releases in the audit: who began and stopped what, and which versions ran. */
import { describe, expect, it } from 'vitest';
import { AUDITED, type AuditedType, exportRecords, readAudit } from '../../app/study/audit.ts';
import { writeStop } from '../../app/study/experiment/guard.ts';
import { writeExperiment } from '../../app/study/policy-release.ts';
import { experimentOf } from './kit.ts';
import { createTeam } from './policies-kit.ts';

const START = {
  does: 'start',
  policy: 'skip',
  arms: ['team-1', 'team-2'],
  share: 0.5,
  outcome: 'accepted',
  difference: 0.1,
  cases: 200,
  endsAt: '2026-09-14T08:00:00.000Z',
  currency: '',
  guardrails: [{ outcome: 'turns', margin: 1 }],
};

async function team() {
  const it = createTeam();
  const log = async (by: string, body: typeof START | { does: string; policy: string; experiment: number }) =>
    await writeExperiment(it.storage.storeFor(by), await it.log(), { policy: 'skip', body });
  const reader = it.storage.storeFor('sam');
  return {
    ...it,
    begin: () => log('lea', START),
    stop: () => log('max', { does: 'stop', policy: 'skip', experiment: 0 }),
    lines: async (type: AuditedType) => (await readAudit(reader, type, { ticket: '', cursor: null })).lines,
    file: async () => {
      const lines: string[] = [];
      const wish = { types: AUDITED, ticket: '', from: '', to: '' };
      await exportRecords(reader, wish, (text) => {
        lines.push(...text.trim().split('\n'));
        return true;
      });
      return lines.map((line): Record<string, unknown> => JSON.parse(line));
    },
  };
}

const EXPERIMENT = experimentOf({ id: '0', policy: 'skip', guardrails: [] });

describe('experiments in the audit', () => {
  it('tell who began one, with which versions and until when', async () => {
    const { begin, lines } = await team();
    await begin();
    const [line] = await lines('policy-experiment');
    expect(line).toMatchObject({
      what: 'experiment-begun',
      by: 'lea',
      policy: 'skip',
      version: 'team-1, team-2',
      ticket: '',
    });
    for (const words of ['endsAt: 2026-09-14', 'share: 0.5', 'outcome: accepted', '"margin":1'])
      expect(line?.detail).toContain(words);
  });

  it('tell who stopped one, and which', async () => {
    const { begin, stop, lines } = await team();
    await begin();
    await stop();
    const told = (await lines('policy-experiment')).map(({ what, by, detail }) => [what, by, detail]);
    expect(told).toContainEqual(['experiment-ended', 'max', 'experiment: 0']);
  });

  it('tell of one that stopped by itself, and why', async () => {
    const { storage, lines } = await team();
    await writeStop(
      { experiment: EXPERIMENT, labels: ['team-1', 'team-2'] },
      {
        type: 'stopped-by-guardrail',
        guardrail: { outcome: 'turns', worse: 'higher', margin: 1 },
        version: 2,
        at: '2026-08-20T08:00:00.000Z',
        cases: 40,
        interval: { low: 2, high: 3 },
      },
      storage.storeFor('kim'),
    );
    const [line] = await lines('experiment-stop');
    expect(line).toMatchObject({ what: 'experiment-stop', by: 'kim', policy: 'skip', version: 'team-2' });
    expect(line?.detail).toContain('outcome: turns');
  });

  it('stand in the file with what they say', async () => {
    const { begin, file } = await team();
    await begin();
    const [line] = await file();
    expect(line).toMatchObject({
      type: 'policy-experiment',
      createdBy: 'lea',
      told: [{ what: 'experiment-begun', policy: 'skip', version: 'team-1, team-2' }],
      body: START,
    });
  });
});

describe('releases in the audit', () => {
  it('tell a roll-back, a switching off and a taking away apart', async () => {
    const { save, release, lines } = await team();
    await save('lea', 'skip', 'one');
    await save('lea', 'skip', 'two');
    await release('lea', 'skip', { version: 2, text: 'two' });
    await release('max', 'skip', { version: 1, text: 'one' });
    await release('max', 'skip', { state: 'off' });
    await release('lea', 'skip', { state: 'deleted' });
    const told = (await lines('policy-release')).map(({ what, by, version }) => [what, by, version]);
    expect(told).toHaveLength(4);
    for (const each of [
      ['policy-published', 'lea', '2'],
      ['policy-rolled-back', 'max', '1'],
      ['policy-off', 'max', ''],
      ['policy-deleted', 'lea', ''],
    ])
      expect(told).toContainEqual(each);
  });

  it('take going forward again, and another policy’s first version, for no roll-back', async () => {
    const { save, release, lines } = await team();
    for (const text of ['one', 'two']) await save('lea', 'skip', text);
    await save('lea', 'pause', 'one');
    await release('lea', 'skip', { version: 2, text: 'two' });
    await release('lea', 'pause', { version: 1, text: 'one' });
    await release('lea', 'skip', { version: 1, text: 'one' });
    await release('lea', 'skip', { version: 2, text: 'two' });
    const rolled = (await lines('policy-release')).filter(({ what }) => what === 'policy-rolled-back');
    expect(rolled.map(({ policy, version }) => [policy, version])).toEqual([['skip', '1']]);
  });

  it('stand in the file as what they are', async () => {
    const { save, release, file } = await team();
    for (const text of ['one', 'two']) await save('lea', 'skip', text);
    await release('lea', 'skip', { version: 2, text: 'two' });
    await release('max', 'skip', { version: 1, text: 'one' });
    const releases = (await file()).filter(({ type }) => type === 'policy-release');
    expect(releases.map(({ told }) => told)).toMatchObject([
      [{ what: 'policy-rolled-back', version: '1' }],
      [{ what: 'policy-published', version: '2' }],
    ]);
  });
});
